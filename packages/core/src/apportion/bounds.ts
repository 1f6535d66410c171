/**
 * Quota methods under a minimum and a maximum. A list beyond its bound is set to it and taken out with its votes,
 * and the rest is apportioned again, until nobody is beyond a bound.
 */

import type { Bounds } from './estimate.js';
import type { QuotaMethod } from './methods.js';
import type { Apportionment, Seats, Step } from './problem.js';
import { byRemainders } from './remainder.js';

export type QuotaApportionment = Apportionment & { readonly method: QuotaMethod };

/**
 * Maximums are settled before minimums; when a list is set to its minimum, the lists at their maximum are looked at afresh,
 * since fewer seats are left for them. Each turn sets at least one list, so the turns end.
 */
export function withinBounds(problem: QuotaApportionment, bounds: Bounds, steps?: Step[]): Seats {
  const lists = [...problem.votes.keys()];
  if (problem.minimum === undefined && problem.maximum === undefined) {
    return pass(
      problem,
      lists.filter((list) => (problem.votes[list] ?? 0n) > 0n),
      problem.seats,
      steps,
    );
  }
  const fixed = lists.filter((list) => bounds.low[list] === bounds.high[list]);
  const set: AtBound = { least: new Map(fixed.map((list) => [list, bounds.low[list] ?? 0])), most: new Map() };
  for (;;) {
    const free = lists.filter((list) => !set.least.has(list) && !set.most.has(list));
    const result = pass(problem, free, problem.seats - sum(set.least) - sum(set.most), steps);
    const again = setBeyond(set, result, free, bounds, steps);
    if (again) continue;
    return {
      ...result,
      seats: result.seats.map((held, list) => held + (set.least.get(list) ?? set.most.get(list) ?? 0)),
    };
  }
}

/** Lists set to a bound, with their seats. */
interface AtBound {
  readonly least: Map<number, number>;
  readonly most: Map<number, number>;
}

/** Sets the lists beyond a bound to it; false where there are none. */
function setBeyond(
  set: AtBound,
  result: Seats,
  free: readonly number[],
  { low, high }: Bounds,
  steps?: Step[],
): boolean {
  const reached = reach(result);
  const above = free.filter((list) => (reached[list] ?? 0) > (high[list] ?? 0));
  const below = free.filter((list) => (result.seats[list] ?? 0) < (low[list] ?? 0));
  const bound = above.length > 0 ? 'maximum' : 'minimum';
  const found = above.length > 0 ? above : below;
  if (found.length === 0) return false;
  if (bound === 'minimum') set.most.clear();
  const [into, from] = bound === 'maximum' ? [set.most, high] : [set.least, low];
  for (const list of found) into.set(list, from[list] ?? 0);
  steps?.push({ step: 'bound', bound, lists: found, seats: found.map((list) => from[list] ?? 0) });
  return true;
}

/**
 * The seats each list has, and one more where it is in a lot: a list at its maximum cannot be drawn.
 * The winner of a lot for several seats takes them up to its maximum, so such a lot stays a lot.
 */
function reach({ seats, lots }: Seats): number[] {
  const most = [...seats];
  for (const { among } of lots) for (const list of among) most[list] = (most[list] ?? 0) + 1;
  return most;
}

const sum = (set: ReadonlyMap<number, number>) => [...set.values()].reduce((all, seats) => all + seats, 0);

function pass(problem: QuotaApportionment, lists: readonly number[], seats: number, steps?: Step[]): Seats {
  if (seats === 0) return { seats: problem.votes.map(() => 0), lots: [], vacant: 0 };
  return byRemainders({ problem, lists, seats }, steps);
}
