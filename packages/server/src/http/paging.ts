/** Pages of long lists: `limit` and `after`, and where the next page begins. */

import Type, { type Static, type TSchema } from 'typebox';
import { LeafIndex } from './fields.js';

export const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
  after: Type.Optional(Type.Integer({ ...LeafIndex, description: 'As `next` of the page before.' })),
});
export type PageQuery = Static<typeof PageQuery>;

export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
  /** Undefined: this is the last page. */
  readonly next?: number;
}

/** The items of a page; `make` is called for no others. */
export function pageOf<S, T>(all: readonly S[], { limit = 100, after = 0 }: PageQuery, make: (item: S) => T): Page<T> {
  const end = Math.min(all.length, after + limit);
  const items = all.slice(after, end).map(make);
  return { total: all.length, items, ...(end < all.length ? { next: end } : {}) };
}

export const NextPage = Type.Optional(Type.Integer({ description: '`after` of the next page; left out on the last.' }));

/** What a page of such items looks like. */
export function pageShape(item: TSchema): TSchema {
  return Type.Object({ total: Type.Integer({ minimum: 0 }), items: Type.Array(item), next: NextPage });
}
