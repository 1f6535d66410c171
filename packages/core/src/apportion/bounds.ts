/**
 * Quota methods under a minimum and a maximum. A list beyond its bound is set to it and taken out with its votes,
 * and the rest is apportioned again, until nobody is beyond a bound.
 */

import type { Bounds } from './estimate.js';
import type { QuotaMethod } from './methods.js';
import type { Apportionment, Seats, Step } from './problem.js';
import { byRemainders } from './remainder.js';

/**
 * Maximums are settled before minimums; when a list is set to its minimum, the lists at their maximum are looked at afresh,
 * since fewer seats are left for them. Each turn sets at least one list, so the turns end.
 */
export function withinBounds(
  problem: Apportionment & { readonly method: QuotaMethod },
  { low, high }: Bounds,
  steps?: Step[],
): Seats {
  const lists = [...problem.votes.keys()];
  if (problem.minimum === undefined && problem.maximum === undefined) return withoutBounds(problem, lists, steps);
  const least = new Set<number>();
  const most = new Set<number>();
  for (const list of lists) if (low[list] === high[list]) least.add(list);
  for (;;) {
    const set = (list: number) => (least.has(list) ? low[list] : most.has(list) ? high[list] : 0) ?? 0;
    const free = lists.filter((list) => !least.has(list) && !most.has(list));
    const seats = problem.seats - lists.reduce((sum, list) => sum + set(list), 0);
    const pass = seats === 0 ? nothing(problem) : byRemainders({ problem, lists: free, seats }, steps);
    const reached = reach(pass);
    const above = free.filter((list) => (reached[list] ?? 0) > (high[list] ?? 0));
    const below = free.filter((list) => (pass.seats[list] ?? 0) < (low[list] ?? 0));
    if (above.length > 0) {
      for (const list of above) most.add(list);
      steps?.push({ step: 'bound', bound: 'maximum', lists: above, seats: above.map((list) => high[list] ?? 0) });
    } else if (below.length > 0) {
      most.clear();
      for (const list of below) least.add(list);
      steps?.push({ step: 'bound', bound: 'minimum', lists: below, seats: below.map((list) => low[list] ?? 0) });
    } else {
      return { ...pass, seats: lists.map((list) => (pass.seats[list] ?? 0) + set(list)) };
    }
  }
}

function withoutBounds(
  problem: Apportionment & { readonly method: QuotaMethod },
  all: readonly number[],
  steps?: Step[],
): Seats {
  if (problem.seats === 0) return nothing(problem);
  const lists = all.filter((list) => (problem.votes[list] ?? 0n) > 0n);
  return byRemainders({ problem, lists, seats: problem.seats }, steps);
}

/** The most seats each list can come to once lots are drawn. */
function reach({ seats, lots }: Seats): number[] {
  const most = [...seats];
  for (const lot of lots) for (const list of lot.among) most[list] = (most[list] ?? 0) + (lot.together ? lot.seats : 1);
  return most;
}

const nothing = ({ votes }: Apportionment): Seats => ({ seats: votes.map(() => 0), lots: [], vacant: 0 });
