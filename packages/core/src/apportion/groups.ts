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
  const among: Step[] = [];
  const shares = apportion(outer, steps === undefined && outer.drawn === undefined ? undefined : among);
  for (const step of among) if (step.step === 'tie') steps?.push(inLists(step, groups, problem));
  const inner: Apportionment = {
    ...problem,
    method: grouping.within ?? problem.method,
    drawn: drawnInside(problem, groups, among),
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
    for (const lot of part.lots) lots.push(lot);
    vacant += part.vacant;
  });
  const between = outerLots(shares, groups, inner, standing);
  for (const lot of between) steps?.push({ step: 'lot', lot });
  return { seats: standing, lots: [...lots, ...between], vacant };
}

type Tie = Extract<Step, { step: 'tie' }>;

/** A tie between groups as one between their admitted lists; its seats are the groups'. */
function inLists(tie: Tie, groups: readonly (readonly number[])[], { admitted }: Apportionment): Tie {
  const lists = (of: readonly number[]) =>
    of.flatMap((group) => (groups[group] ?? []).filter((list) => admitted?.[list] ?? true));
  return { ...tie, among: lists(tie.among), to: lists(tie.to) };
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
  const { votes, admitted, minimum, maximum, order, registered, older, younger, drawn } = problem;
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
    ...(older === undefined ? {} : { older: best(older) }),
    ...(younger === undefined ? {} : { younger: best(younger) }),
    ...(drawn === undefined ? {} : { drawn: drawn.map((list) => groupOf(groups, list)) }),
  };
}

function bestRank(ranks: readonly (number | undefined)[]): number | undefined {
  const known = ranks.filter((rank) => rank !== undefined);
  return known.length === 0 || known.length < ranks.length ? undefined : known.reduce((a, b) => Math.min(a, b));
}

const groupOf = (groups: readonly (readonly number[])[], list: number) =>
  groups.findIndex((group) => group.includes(list));

/** Lots drawn, without those that settled a lot between groups: of each such group the first drawn. */
function drawnInside(
  { drawn = [] }: Apportionment,
  groups: readonly (readonly number[])[],
  among: readonly Step[],
): readonly number[] {
  const won = among.flatMap((step) => (step.step === 'tie' && step.by === 'lot' ? step.to : []));
  const used = new Set(won.map((group) => drawn.find((list) => groups[group]?.includes(list))));
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
