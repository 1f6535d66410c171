/** Which lists can be over the threshold together in the end. */

import type { Certainty } from './contest-bounds.js';
import { type Race, sum, votesToPass } from './race.js';

/** By list: who passes. */
export type PassSet = readonly boolean[];

/** More lists that can still pass or fail have too many sets (2^10) to look at. */
export const mostOpen = 10;

/** The base of the bars when all votes have come and count in it. */
export function fullBase({ base, grows, more }: Race): bigint {
  return grows ? base + more : base;
}

/**
 * Every set that can pass, or that cannot be shown not to. With all votes used the base is largest: whoever fails at any
 * base fails there, and whoever passes at a smaller one can be kept over its bar with its share of what is added.
 */
export function passSets(race: Race, over: readonly Certainty[]): readonly PassSet[] {
  const open = [...over.keys()].filter((list) => over[list] === 'open');
  const sets: PassSet[] = [];
  for (let mask = 0; mask < 2 ** open.length; mask++) {
    const set = over.map((certainty) => certainty === 'yes');
    for (const [bit, list] of open.entries()) set[list] = Math.floor(mask / 2 ** bit) % 2 === 1;
    if (isPossible(race, set)) sets.push(set);
  }
  return sets;
}

function isPossible(race: Race, set: PassSet): boolean {
  const base = fullBase(race);
  const failing = set.every((passes, list) => passes || canFail(race, list, base));
  return failing && sum(needs(race, set, base, 'real')) <= race.more;
}

function canFail({ bars, votes }: Race, list: number, base: bigint): boolean {
  const bar = bars[list] ?? 'free';
  if (bar === 'free' || bar === 'barred') return bar === 'barred';
  return (votes[list] ?? 0n) * bar.den <= bar.num * base;
}

/** Votes that the lists of a set lack to pass at this base; nothing for those outside it. */
export function needs({ bars, votes }: Race, set: PassSet, base: bigint, real: 'real' | 'whole'): readonly bigint[] {
  return set.map((passes, list) => {
    const bar = bars[list] ?? 'free';
    if (!passes || bar === 'free' || bar === 'barred') return 0n;
    const lacking = votesToPass(bar, base, real) - (votes[list] ?? 0n);
    return lacking > 0n ? lacking : 0n;
  });
}
