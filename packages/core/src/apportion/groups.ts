/** Apparentement: groups of lists get seats by their votes together, then divide them among their lists. */

import { apportion } from './apportion.js';
import type { Method } from './methods.js';
import { ApportionError, type Apportionment, type Lot, type Seats, type Step } from './problem.js';

/** Groups of lists; a list that is in none is a group of its own. */
export interface Grouping {
  readonly groups: readonly (readonly number[])[];
  /** Method inside a group; absent: the problem's own. */
  readonly within?: Method;
}

/**
 * Where a lot between groups is open, a list's certain seats are the least it has with and without the group's lot,
 * and the rest of those groups' seats is one lot among their lists.
 */
export function apportionGroups(problem: Apportionment, grouping: Grouping, steps?: Step[]): Seats {
  const groups = everyGroup(problem, grouping.groups);
  const outer = groupProblem(problem, groups);
  const shares = apportion(outer, steps);
  const inner: Apportionment = {
    ...problem,
    method: grouping.within ?? problem.method,
    drawn: drawnInside(problem, outer, groups),
  };
  const standing = new Array<number>(problem.votes.length).fill(0);
  const lots: Lot[] = [];
  let vacant = shares.vacant;
  const open = winnable(shares);
  groups.forEach((lists, group) => {
    const seats = shares.seats[group] ?? 0;
    const more = open.get(group);
    const part = inGroup(inner, lists, seats, more === undefined ? steps : undefined);
    const other = more === undefined ? part : inGroup(inner, lists, seats + more);
    for (const list of lists) standing[list] = Math.min(part.seats.get(list) ?? 0, other.seats.get(list) ?? 0);
    if (more !== undefined) return;
    lots.push(...part.lots);
    vacant += part.vacant;
  });
  return { seats: standing, lots: [...lots, ...outerLots(shares, groups, inner, standing)], vacant };
}

/** All groups, single lists too, in the order of their first list. */
function everyGroup({ votes }: Apportionment, groups: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const named = groups.flat();
  const grouped = new Set(named);
  if (grouped.size !== named.length || named.some((list) => votes[list] === undefined)) {
    throw new ApportionError('groups-overlap');
  }
  const singles = [...votes.keys()].filter((list) => !grouped.has(list)).map((list) => [list]);
  return [...groups, ...singles].filter((group) => group.length > 0);
}

/** The problem among the groups: votes and bounds summed over admitted lists; a group's rank is its best list's. */
function groupProblem(problem: Apportionment, groups: readonly (readonly number[])[]): Apportionment {
  const { votes, admitted, minimum, maximum, order, registered, drawn } = problem;
  const taking = groups.map((group) => group.filter((list) => admitted?.[list] ?? true));
  const sum = (values: readonly number[]) =>
    taking.map((group) => group.reduce((all, list) => all + (values[list] ?? 0), 0));
  const best = (ranks: readonly (number | undefined)[]) =>
    taking.map((group) => bestRank(group.map((list) => ranks[list])));
  return {
    ...problem,
    votes: taking.map((group) => group.reduce((all, list) => all + (votes[list] ?? 0n), 0n)),
    admitted: taking.map((group) => group.length > 0),
    ...(minimum === undefined ? {} : { minimum: sum(minimum) }),
    ...(maximum === undefined ? {} : { maximum: sum(maximum) }),
    ...(order === undefined ? {} : { order: best(order) }),
    ...(registered === undefined ? {} : { registered: best(registered) }),
    ...(drawn === undefined ? {} : { drawn: drawn.map((list) => groupOf(groups, list)) }),
  };
}

function bestRank(ranks: readonly (number | undefined)[]): number | undefined {
  const known = ranks.filter((rank) => rank !== undefined);
  return known.length === 0 || known.length < ranks.length ? undefined : known.reduce((a, b) => Math.min(a, b));
}

const groupOf = (groups: readonly (readonly number[])[], list: number) =>
  groups.findIndex((group) => group.includes(list));

/** Lots drawn, without those that settled a lot between groups. */
function drawnInside(
  problem: Apportionment,
  outer: Apportionment,
  groups: readonly (readonly number[])[],
): readonly number[] {
  const { drawn = [] } = problem;
  if (drawn.length === 0) return drawn;
  const used = new Set<number>();
  for (const { among, seats, together } of apportion({ ...outer, drawn: [] }).lots) {
    const won = new Set<number>();
    for (const list of drawn) {
      const group = groupOf(groups, list);
      if (won.size === (together ? 1 : seats) || won.has(group) || !among.includes(group)) continue;
      won.add(group);
      used.add(list);
    }
  }
  return drawn.filter((list) => !used.has(list));
}

interface Part {
  readonly seats: ReadonlyMap<number, number>;
  readonly lots: readonly Lot[];
  readonly vacant: number;
}

/** The seats of one group among its lists; a single list takes them all. */
function inGroup(inner: Apportionment, lists: readonly number[], seats: number, steps?: Step[]): Part {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return { seats: new Map([[only, seats]]), lots: [], vacant: 0 };
  const members = new Set(lists);
  const admitted = inner.votes.map((_, list) => members.has(list) && (inner.admitted?.[list] ?? true));
  steps?.push({ step: 'group', lists, seats });
  const result = apportion({ ...inner, seats, admitted }, steps);
  return { ...result, seats: new Map(lists.map((list) => [list, result.seats[list] ?? 0])) };
}

/** Groups in an open lot, with the seats that each can win by it. */
function winnable({ lots }: Seats): ReadonlyMap<number, number> {
  return new Map(lots.flatMap((lot) => lot.among.map((group) => [group, lot.together ? lot.seats : 1] as const)));
}

/** Each open lot between groups as one among their admitted lists, over all their seats that are not certain. */
function outerLots(
  shares: Seats,
  groups: readonly (readonly number[])[],
  { votes, admitted }: Apportionment,
  standing: readonly number[],
): readonly Lot[] {
  return shares.lots.map((lot) => {
    const lists = lot.among.flatMap((group) => groups[group] ?? []).sort((a, b) => a - b);
    const certain = lists.reduce((sum, list) => sum + (standing[list] ?? 0), 0);
    const due = lot.among.reduce((sum, group) => sum + (shares.seats[group] ?? 0), lot.seats);
    const among = lists.filter((list) => (admitted?.[list] ?? true) && (votes[list] ?? 0n) > 0n);
    return { ...lot, among, seats: due - certain };
  });
}
