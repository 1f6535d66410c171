/** Thresholds of an apportionment case: which lists take part. */

import type { Bound } from '../condition.js';

/** A list that is not tested (not among `lists`, or among `exempt`) passes. */
export interface SingleThreshold {
  /** `share`: the bound is a share of the base; else it is a number of votes. */
  readonly kind: 'share' | 'votes';
  readonly bound: Bound;
  /** Default: the sum of the votes. */
  readonly base?: bigint;
  readonly lists?: readonly number[];
  readonly exempt?: readonly number[];
}

export type Threshold = SingleThreshold | { readonly kind: 'all' | 'any'; readonly of: readonly Threshold[] };

/** Who passes. Exact: votes × denominator against numerator × base. Nothing is a share of nothing: with a base of 0 no list reaches one. */
export function passing(threshold: Threshold, votes: readonly bigint[]): boolean[] {
  if ('of' in threshold) {
    const each = threshold.of.map((part) => passing(part, votes));
    return votes.map((_, list) =>
      threshold.kind === 'all' ? each.every((passed) => passed[list]) : each.some((passed) => passed[list]),
    );
  }
  const { bound, lists, exempt } = threshold;
  const base = threshold.kind === 'votes' ? 1n : (threshold.base ?? votes.reduce((sum, vote) => sum + vote, 0n));
  const needed = bound.amount.num * base;
  const tested = lists === undefined ? undefined : new Set(lists);
  const free = new Set(exempt);
  return votes.map((vote, list) => {
    if (free.has(list) || (tested !== undefined && !tested.has(list))) return true;
    const reached = vote * bound.amount.den;
    return base > 0n && (bound.strict ? reached > needed : reached >= needed);
  });
}
