/** Places for those with the most votes: who has one whatever comes, who has none, and who can still get one. */

import type { OptionId } from '../figures.js';
import type { Certainty } from './contest-bounds.js';

export interface Votes {
  readonly option: OptionId;
  readonly votes: bigint;
}

/**
 * Whether each is among the first `places`, by place in `all`. `yes`: so many others cannot come level with it, even if all of
 * `more` is used for that. `no`: so many others stay ahead even if it gets all. Equality is open. Exact but for equality.
 */
export function placesOf(all: readonly Votes[], places: number, more: bigint): readonly Certainty[] {
  return all.map((own) => {
    const others = all.filter((one) => one !== own).map(({ votes }) => votes);
    const ahead = others.filter((votes) => votes > own.votes + more).length;
    if (ahead >= places) return 'no';
    return levelWith(others, own.votes, more) < places ? 'yes' : 'open';
  });
}

/** How many of `others` can come level together: the cheapest first. */
function levelWith(others: readonly bigint[], votes: bigint, more: bigint): number {
  let left = more;
  let level = 0;
  const lacking = others.map((other) => (other < votes ? votes - other : 0n));
  for (const lack of lacking.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
    left -= lack;
    if (left < 0n) break;
    level += 1;
  }
  return level;
}

/** Votes of the last with a place over the first without one; undefined where all have a place. */
export function leadOf(all: readonly Votes[], places: number): bigint | undefined {
  const sorted = all.map(({ votes }) => votes).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const [last, next] = [sorted[places - 1], sorted[places]];
  return last === undefined || next === undefined ? undefined : last - next;
}
