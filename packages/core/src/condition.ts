/** Conditions: what a law asks of an option's votes, as data. */

import type { AreaId, Sum } from './figures.js';
import type { Fraction } from './fraction.js';

/** How much: a fraction of a sum or a number of votes, strict ("more than") or not ("at least"). */
export interface Bound {
  readonly amount: Fraction;
  /** true: more than; false: at least. */
  readonly strict: boolean;
}

export type Condition =
  /** The option's votes (or `sum`, for a quorum) reach `bound` × `of`; without `of` the bound is a number. */
  | {
      readonly kind: 'share';
      readonly bound: Bound;
      readonly of?: Sum;
      readonly sum?: Sum;
      /** Taken over all contests of the part, by party, instead of this contest alone (a national threshold). */
      readonly across?: true;
      /** The votes of the option's whole group (alliance) in place of its own. */
      readonly group?: true;
    }
  /** The option's lead over the best other option reaches `bound` × `of`; without `of` the bound is a number of votes. */
  | { readonly kind: 'lead'; readonly bound: Bound; readonly of?: Sum }
  /**
   * `where` holds in enough regions: a fraction of them (exact: 2/3 of 17 is 12), or a number.
   * With `weighted` each region counts by its `weight` (Swiss half-cantons).
   */
  | {
      readonly kind: 'regions';
      readonly bound: Bound;
      readonly unit: 'fraction' | 'number';
      readonly where: Condition;
      readonly weighted?: true;
      /** Only areas of this kind are regions (Australia: states, not territories); default: all but `abroad`. */
      readonly areaKind?: string;
    }
  /** `where` holds in one named area. */
  | { readonly kind: 'at'; readonly area: AreaId; readonly where: Condition }
  /** How many options are on the ballot: a rule of its own where one stands alone. */
  | { readonly kind: 'ballot'; readonly atLeast?: number; readonly atMost?: number }
  /** The option carries the tag (`minority`, `coalition`, …). */
  | { readonly kind: 'is'; readonly tag: string }
  /** The option's party won at least so many seats in another part of the same election. */
  | { readonly kind: 'won'; readonly part: string; readonly atLeast: number }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };
