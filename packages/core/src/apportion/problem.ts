/** What an apportionment is given and what it gives back. */

import type { Fraction } from '../fraction.js';
import type { Method, MinimumBy, Overaward, QuotaRounding, RemainderRule, Surplus, TieRule } from './methods.js';

/**
 * Seats to divide among lists by their votes. A list is its index; arrays with one value a list have the length of `votes`.
 * `docs/formats/apportion.md` says what each field means and where a default comes from.
 */
export interface Apportionment {
  readonly method: Method;
  readonly seats: number;
  readonly votes: readonly bigint[];
  /** First divisor of `modified-sainte-lague`, above 0 and below 3; default 7/5. */
  readonly first?: Fraction;
  /** Default: `next` for `droop-remainder`, `exact` for the other quotas. */
  readonly quotaRounding?: QuotaRounding;
  /** true: votes that are exactly n quotas give n − 1 seats and a full remainder. Default false. */
  readonly quotaStrict?: boolean;
  /** Default `subtract`. */
  readonly overaward?: Overaward;
  /** Default `largest`. */
  readonly remainders?: RemainderRule;
  /** Only lists with a whole quota (true), or with at least that part of one, get seats left over. Default false. */
  readonly remaindersNeedQuota?: boolean | Fraction;
  /** Default: every list. */
  readonly admitted?: readonly boolean[];
  /** Least seats of each list, where it is admitted. Default 0. */
  readonly minimum?: readonly number[];
  /** Of quota methods. Default `result`. */
  readonly minimumBy?: MinimumBy;
  /** Most seats of each list: a cap, or its candidates. Default: no limit. */
  readonly maximum?: readonly number[];
  /** Of quota methods. Default `recompute`. */
  readonly surplus?: Surplus;
  /** Default: the lot alone. */
  readonly ties?: readonly TieRule[];
  /** Place on the ballot; the rule `order` decides only between lists that all have one. */
  readonly order?: readonly (number | undefined)[];
  /** Place in the order of registration, likewise. */
  readonly registered?: readonly (number | undefined)[];
  /** Place in the order of age, the oldest first, and the youngest first, likewise. */
  readonly older?: readonly (number | undefined)[];
  readonly younger?: readonly (number | undefined)[];
  /** Lots drawn: lists in the order in which they were drawn. */
  readonly drawn?: readonly number[];
}

/** `seats` seats to be drawn among the lists `among`. A list can win one of them; with `together` the winner takes all. */
export interface Lot {
  readonly among: readonly number[];
  readonly seats: number;
  readonly together?: true;
}

/** Seats that are certain, seats that wait for a lot, seats that nobody can take. They add up to the seats given. */
export interface Seats {
  readonly seats: readonly number[];
  readonly lots: readonly Lot[];
  readonly vacant: number;
}

/** A quotient at the cut: `votes` over the divisor of the list's seat number `seat`; undefined where the divisor is zero. */
export interface CutQuotient {
  readonly list: number;
  readonly seat: number;
  /** The square of the quotient where `squared` is set (Huntington-Hill). */
  readonly quotient?: Fraction;
  readonly squared?: true;
}

/** Why the seats are as they are, in the order in which it came to pass. Pages print these and compute nothing. */
export type Step =
  | { readonly step: 'quota'; readonly votes: bigint; readonly seats: number; readonly quota: Fraction }
  | {
      readonly step: 'whole';
      readonly lists: readonly number[];
      readonly seats: readonly number[];
      readonly remainders: readonly Fraction[];
    }
  /** Seats left over, one entry a seat, in the order given (the largest remainder first). */
  | { readonly step: 'remainder'; readonly rule: RemainderRule; readonly to: readonly number[] }
  /** Seats above the number to fill, taken back from the smallest remainders, in that order. */
  | { readonly step: 'withdrawn'; readonly from: readonly number[] }
  /** Lists set to a bound and taken out with their votes; with the surplus `next` these stay in the quota. */
  | {
      readonly step: 'bound';
      readonly bound: 'minimum' | 'maximum';
      readonly lists: readonly number[];
      readonly seats: readonly number[];
    }
  /** The lowest quotient that got a seat and the highest that did not. */
  | { readonly step: 'cut'; readonly last: CutQuotient; readonly next?: CutQuotient }
  | {
      readonly step: 'tie';
      readonly among: readonly number[];
      readonly seats: number;
      readonly by: TieRule;
      readonly to: readonly number[];
    }
  | { readonly step: 'lot'; readonly lot: Lot }
  /** Seats of a group of lists (an apparentement); the steps that follow divide them among its lists. */
  | { readonly step: 'group'; readonly lists: readonly number[]; readonly seats: number }
  /** Seats given outright to the largest list. */
  | { readonly step: 'bonus'; readonly to: number; readonly seats: number }
  /** Seats held already above a list's due. */
  | { readonly step: 'overhang'; readonly list: number; readonly seats: number }
  /** The chamber grew to so many seats. */
  | { readonly step: 'levelled'; readonly seats: number };

/** Everything an apportionment can be refused for. */
export const apportionErrors = [
  'seats-not-whole', // seats are no whole number from 0
  'votes-negative', // a list has fewer than no votes
  'lengths-differ', // an array has not one value a list
  'first-out-of-range', // the first divisor is not above 0 and below 3
  'bounds-not-whole', // a minimum or maximum is no whole number from 0
  'minimum-above-seats', // the minimums of the admitted lists are more than the seats
  'minimum-above-maximum', // a list's minimum is above its maximum
  'overaward', // the quota gives more seats than there are and the rule is `error`
  'groups-overlap', // a list is in two groups, or is none of the lists
  'bonus-above-seats', // the bonus is more than the seats
  'prior-above-seats', // seats held already are more than the seats, and overhang is `within`
  'cannot-level', // no house size gives a list with prior seats its due
  'lot-before-bounds', // an open lot decides whether a list goes beyond its maximum
  'lot-before-overhang', // an open lot decides who has overhang, or the size of the chamber
] as const;
export type ApportionErrorCode = (typeof apportionErrors)[number];

/** An apportionment that cannot be done as asked. */
export class ApportionError extends Error {
  constructor(readonly code: ApportionErrorCode) {
    super(code);
    this.name = 'ApportionError';
  }
}
