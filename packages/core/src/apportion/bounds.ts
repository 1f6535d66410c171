/**
 * Quota methods under a minimum and a maximum. A list beyond its bound is set to it and taken out with its votes,
 * and the rest is apportioned again, until nobody is beyond a bound. With the surplus `next` a maximum is no such bound:
 * the quota stays and the remainders pass full lists by. Bounds are settled before lots, so that no lot changes who is set.
 */

import { fraction } from '../fraction.js';
import type { Bounds } from './estimate.js';
import { ApportionError, type Seats, type Step } from './problem.js';
import { byRemainders, firstQuota, type QuotaApportionment, type QuotaProblem } from './remainder.js';

/**
 * Maximums are settled before minimums; when a list is set to its minimum, the lists at their maximum are looked at afresh,
 * since fewer seats are left for them. Each turn sets at least one list, so the turns end.
 */
export function withinBounds(problem: QuotaApportionment, bounds: Bounds, steps?: Step[]): Seats {
  const lists = [...problem.votes.keys()];
  const hasVotes = (list: number) => (problem.votes[list] ?? 0n) > 0n;
  if (problem.minimum === undefined && problem.maximum === undefined) {
    return pass({ problem, lists: lists.filter(hasVotes), seats: problem.seats }, steps);
  }
  const capped = problem.surplus === 'next' ? { high: bounds.high } : {};
  const stays = (list: number) => problem.surplus === 'next' && hasVotes(list);
  const fixed = lists.filter((list) => bounds.low[list] === bounds.high[list] && !stays(list));
  const set: AtBound = { least: new Map(fixed.map((list) => [list, bounds.low[list] ?? 0])), most: new Map() };
  for (;;) {
    const free = lists.filter((list) => !set.least.has(list) && !set.most.has(list));
    const rest = { problem, lists: free, seats: problem.seats - sum(set.least) - sum(set.most), ...capped };
    if (problem.minimumBy === 'quota' && setBelowQuota(set, rest, bounds, steps)) continue;
    const { settled, drawn } = passes(rest, bounds, steps !== undefined);
    const bound: Step[] = [];
    const isSet = setBeyond(set, settled.result, rest, bounds, bound);
    for (const step of [...(isSet ? settled : drawn).steps, ...bound]) steps?.push(step);
    if (isSet) continue;
    const { result } = drawn;
    return {
      ...result,
      seats: result.seats.map((held, list) => held + (set.least.get(list) ?? set.most.get(list) ?? 0)),
    };
  }
}

interface Pass {
  readonly result: Seats;
  readonly steps: readonly Step[];
}

/**
 * What bounds are settled by, and what stands once nobody is beyond one. Bounds are settled by what is certain without lots;
 * but a lot for several seats that takes its winner beyond a maximum comes first. Throws `lot-before-bounds` where it is open.
 */
function passes(
  rest: QuotaProblem,
  bounds: Bounds,
  explain: boolean,
): { readonly settled: Pass; readonly drawn: Pass } {
  const open = passWith(rest, [], explain);
  const lots = rest.problem.drawn ?? [];
  const drawn = lots.length === 0 || open.result.lots.length === 0 ? open : passWith(rest, lots, explain);
  if (isLotBeyond(drawn.result, bounds)) throw new ApportionError('lot-before-bounds');
  return { settled: isLotBeyond(open.result, bounds) ? drawn : open, drawn };
}

function passWith(rest: QuotaProblem, drawn: readonly number[], explain: boolean): Pass {
  const steps: Step[] = [];
  const result = pass({ ...rest, problem: { ...rest.problem, drawn } }, explain ? steps : undefined);
  return { result, steps };
}

/** Whether a lot for several seats together would take a winner beyond its maximum. */
const isLotBeyond = ({ seats, lots }: Seats, { high }: Bounds): boolean =>
  lots.some((lot) => lot.together && lot.among.some((list) => (seats[list] ?? 0) + lot.seats > (high[list] ?? 0)));

/** Lists set to a bound, with their seats. */
interface AtBound {
  readonly least: Map<number, number>;
  readonly most: Map<number, number>;
}

/**
 * Sets the lists to their minimum whose votes are less than that many quotas; false where there are none.
 * Swiss Federal Act on Political Rights, article 17: what stands before the remainders.
 */
function setBelowQuota(set: AtBound, rest: QuotaProblem, { low }: Bounds, steps?: Step[]): boolean {
  const { problem, lists, seats } = rest;
  // No seat is left: no votes are a quota.
  const first = seats === 0 ? undefined : firstQuota(rest);
  const isBelow = (list: number) =>
    (low[list] ?? 0) > 0 &&
    (first === undefined || (problem.votes[list] ?? 0n) * first.quota.den < BigInt(low[list] ?? 0) * first.quota.num);
  const below = lists.filter(isBelow);
  if (below.length === 0) return false;
  set.most.clear();
  for (const list of below) set.least.set(list, low[list] ?? 0);
  if (first !== undefined) steps?.push({ step: 'quota', ...first, quota: fraction(first.quota.num, first.quota.den) });
  steps?.push({ step: 'bound', bound: 'minimum', lists: below, seats: below.map((list) => low[list] ?? 0) });
  return true;
}

/** Sets the lists beyond a bound to it; false where there are none. */
function setBeyond(set: AtBound, result: Seats, rest: QuotaProblem, { low, high }: Bounds, steps?: Step[]): boolean {
  const reached = reach(result);
  // With `rest.high` nobody is given more than that.
  const above = rest.lists.filter((list) => rest.high === undefined && (reached[list] ?? 0) > (high[list] ?? 0));
  const below = rest.lists.filter((list) => (result.seats[list] ?? 0) < (low[list] ?? 0));
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
 * The winner of a lot for several seats has room for all of them, else it was drawn before.
 */
function reach({ seats, lots }: Seats): number[] {
  const most = [...seats];
  for (const { among } of lots) for (const list of among) most[list] = (most[list] ?? 0) + 1;
  return most;
}

const sum = (set: ReadonlyMap<number, number>) => [...set.values()].reduce((all, seats) => all + seats, 0);

function pass(rest: QuotaProblem, steps?: Step[]): Seats {
  if (rest.seats === 0) return { seats: rest.problem.votes.map(() => 0), lots: [], vacant: 0 };
  return byRemainders(rest, steps);
}
