/** Reads the trail of access, and checks it: that its chain is whole, and that it goes on from what somebody kept of it. */

import { LogError, parseCanonical } from '@saylau/log';
import type { Database, Row } from '../store/database.js';
import { bytes, text, whole } from './columns.js';
import { chainHash, emptyTrail, type TrailHead } from './trail-entry.js';

/** What is wrong at an entry. */
export const trailFaults = [
  /** There is no entry of this index, though there are later ones. */
  'missing',
  /** The entry was changed, or one before it and the hashes were not made anew. */
  'changed',
  /** The entry says of itself that it has another place. */
  'misplaced',
  /** The trail ends here, but its head, or a head that was kept, goes on or ends otherwise. */
  'cut',
  /** The chain fits together, but is not the one whose head was kept. */
  'rewritten',
] as const;
export type TrailFault = (typeof trailFaults)[number];

export type TrailCheck =
  | { readonly ok: true; readonly head: TrailHead }
  /** `index`: the first entry that is broken. */
  | { readonly ok: false; readonly index: number; readonly fault: TrailFault };

export interface TrailRow {
  readonly index: number;
  /** Text of the canonical bytes of a `TrailEntry`. */
  readonly entry: string;
  readonly hash: Uint8Array;
}

const pageRows = 1000;

/** Entries from index `from` on, at most 1,000. */
export async function trailPage(database: Database, from: number): Promise<readonly TrailRow[]> {
  if (!Number.isSafeInteger(from)) return [];
  const sql = 'select index, entry, hash from trail where index >= $1 order by index limit $2';
  return (await database.read(sql, [from, pageRows])).map(rowOf);
}

/**
 * Goes through the whole trail, which may grow meanwhile. Without `kept` this finds what was changed in some rows, not
 * a trail that somebody wrote anew from its beginning: keep heads elsewhere from time to time, and give them here.
 */
export async function checkTrail(database: Database, kept: readonly TrailHead[] = []): Promise<TrailCheck> {
  const walk = new Walk(kept);
  for (;;) {
    const [head] = await database.read('select size, hash from trail_head');
    const page = await trailPage(database, walk.size);
    if (page.length === 0) return walk.end(head);
    const fault = walk.faultIn(page);
    if (fault !== undefined) return { ok: false, index: walk.size, fault };
  }
}

class Walk {
  readonly #kept: readonly TrailHead[];
  #head = emptyTrail;

  constructor(kept: readonly TrailHead[]) {
    this.#kept = kept;
  }

  get size(): number {
    return this.#head.size;
  }

  /** The fault of the first row that has one, and where the walk then stands. */
  faultIn(page: readonly TrailRow[]): TrailFault | undefined {
    for (const row of page) {
      const fault = this.#faultOf(row);
      if (fault !== undefined) return fault;
      this.#head = { size: row.index + 1, hash: row.hash };
    }
    return undefined;
  }

  #faultOf(row: TrailRow): TrailFault | undefined {
    const { size, hash } = this.#head;
    if (row.index !== size) return 'missing';
    if (!same(chainHash(hash, row.entry), row.hash)) return indexIn(row.entry) === size ? 'changed' : 'misplaced';
    if (indexIn(row.entry) !== size) return 'misplaced';
    const known = this.#kept.filter((head) => head.size === size + 1);
    return known.every((head) => same(head.hash, row.hash)) ? undefined : 'rewritten';
  }

  end(head: Row | undefined): TrailCheck {
    const { size, hash } = this.#head;
    const fits = head !== undefined && whole(head, 'size') === size && same(bytes(head, 'hash'), hash);
    const longer = this.#kept.some((kept) => kept.size > size);
    return fits && !longer ? { ok: true, head: this.#head } : { ok: false, index: size, fault: 'cut' };
  }
}

/** The place that an entry gives itself; undefined for what is no entry. */
function indexIn(entry: string): unknown {
  try {
    const value = parseCanonical(new TextEncoder().encode(entry));
    return typeof value === 'object' && value !== null && 'index' in value ? value.index : undefined;
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function rowOf(row: Row): TrailRow {
  return { index: whole(row, 'index'), entry: text(row, 'entry'), hash: bytes(row, 'hash') };
}
