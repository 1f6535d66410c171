/** A view of one poll's figures at one area: declared, summed from below, derived, or absent. */

import type { Area, Contest, Option, Poll } from '../election.js';
import type { AreaId, Figure, LineId, OptionId, Sum, SumResult, Tally, Term } from '../figures.js';

/** Where a figure comes from. */
export type Origin = 'declared' | 'summed' | 'derived' | 'protocols';

export type FigureAt =
  | { readonly known: true; readonly value: bigint; readonly origin: Origin }
  | { readonly known: false; readonly missing: readonly LineId[] };

/** What a count of one poll reads: its options, its figures, and the areas below. */
export interface View {
  readonly area: AreaId;
  /** Candidates, lists or answers on the ballot; without the line against all. */
  readonly options: readonly Option[];
  /** Ids of the line against all; empty where the ballot has none. */
  readonly against: readonly OptionId[];
  /** False where the ballot had options whose names or votes are not known. */
  readonly complete: boolean;
  readonly areas: AreaTree;
  readonly tally: Tally;
  /** Every area has the figures of its own stations: areas below may be of several hierarchies, or leave stations out. */
  readonly fromProtocols: boolean;
  readonly derive: ReadonlyMap<LineId, Sum>;
  /** Sums already taken of these options and figures, by area: each is taken once, however many options ask for it. */
  readonly sums: Map<AreaId, Map<Sum, SumResult>>;
}

/** Areas by parent, made once for an election. */
export interface AreaTree {
  readonly byId: ReadonlyMap<AreaId, Area>;
  readonly below: ReadonlyMap<AreaId, readonly Area[]>;
}

/**
 * Areas by id, and below each area those whose parent it is.
 * Throws RangeError where an area is below itself: readers refuse such areas, and no count of them would end.
 */
export function areaTree(areas: readonly Area[]): AreaTree {
  const below = new Map<AreaId, Area[]>();
  for (const area of areas) {
    if (area.parent === undefined) continue;
    const siblings = below.get(area.parent);
    if (siblings) siblings.push(area);
    else below.set(area.parent, [area]);
  }
  const byId = new Map(areas.map((area) => [area.id, area]));
  refuseCircles(byId);
  return { byId, below };
}

function refuseCircles(byId: ReadonlyMap<AreaId, Area>): void {
  const rooted = new Set<AreaId | undefined>([undefined]);
  for (const { id } of byId.values()) {
    const path = new Set<AreaId | undefined>();
    for (let at: AreaId | undefined = id; !rooted.has(at); at = at === undefined ? at : byId.get(at)?.parent) {
      if (path.has(at)) throw new RangeError(`area ${id} is below itself`);
      path.add(at);
    }
    for (const at of path) rooted.add(at);
  }
}

/** The view of `poll` of `contest`; `hasAgainst` tells whether the law's ballot has the line against all. */
export function viewOf(
  contest: Contest,
  poll: Poll,
  areas: AreaTree,
  derive: ReadonlyMap<LineId, Sum>,
  hasAgainst: boolean,
): View {
  const onBallot = (option: Option): boolean =>
    poll.options === undefined || poll.options.includes(option.id) || option.role === 'against-all';
  const listed = contest.options.filter(onBallot);
  const options = listed.filter((option) => option.role !== 'against-all');
  const against = hasAgainst ? againstLines(listed) : [];
  const complete = poll.round > 1 || contest.candidates === undefined || contest.candidates <= options.length;
  const fromProtocols = poll.fromProtocols === true;
  const { tally } = poll;
  return { area: contest.area, options, against, complete, areas, tally, fromProtocols, derive, sums: new Map() };
}

/** A line against all that the law's ballot has but the file does not name is absent, not zero. */
function againstLines(options: readonly Option[]): readonly OptionId[] {
  const named = options.filter(({ role }) => role === 'against-all').map(({ id }) => id);
  return named.length > 0 ? named : ['against-all'];
}

/** The same poll seen at another area (for majorities of regions). */
export function viewAt(view: View, area: AreaId): View {
  return { ...view, area };
}

/** The same poll with fewer options on its ballot (a later round). */
export function withOptions(view: View, options: readonly Option[]): View {
  return { ...view, options, sums: new Map() };
}

/** The figure of one line: declared at the area, else summed where every area below has it, else derived, else absent. */
export function figureAt(view: View, line: LineId): FigureAt {
  return storedFigure(view, line) ?? lookUp({ view, found: new Map() }, line);
}

/** One question to a view; what was found on the way is kept, so that no line is derived twice. */
interface Lookup {
  readonly view: View;
  readonly found: Map<LineId, FigureAt>;
}

/** A line that is met again while it is being derived is absent: no figure follows from itself. */
function lookUp(lookup: Lookup, line: LineId): FigureAt {
  const { view, found } = lookup;
  const before = found.get(line);
  if (before !== undefined) return before;
  const absent: FigureAt = { known: false, missing: [line] };
  found.set(line, absent);
  const figure = storedFigure(view, line) ?? derivedFigure(lookup, line) ?? absent;
  found.set(line, figure);
  return figure;
}

function derivedFigure(lookup: Lookup, line: LineId): FigureAt | undefined {
  const formula = lookup.view.derive.get(line) ?? (line === 'valid' ? validSum : undefined);
  const result = formula && sumOf(formula, lookup);
  return result?.known ? { known: true, value: result.value, origin: 'derived' } : undefined;
}

/** `valid` where no line says it: the votes for all options and against all. */
export const validSum: Sum = {
  terms: [
    { sign: 1, line: 'options' },
    { sign: 1, line: 'against-all' },
  ],
};

function storedFigure(view: View, line: LineId): Extract<FigureAt, { known: true }> | undefined {
  const own: Figure = view.tally.get(view.area)?.get(line);
  if (own !== undefined) return { known: true, value: own, origin: view.fromProtocols ? 'protocols' : 'declared' };
  const summed = summedBelow(view, view.area, line);
  return summed === undefined ? undefined : { known: true, value: summed, origin: 'summed' };
}

/**
 * The sum of a line over the areas right below, where each of them has it (itself declared or summed); never of protocols.
 * Absent as soon as one area has it neither itself nor below. A loop: a tree may be deeper than calls can be.
 */
export function summedBelow(view: View, area: AreaId, line: LineId): Figure {
  const waiting = view.fromProtocols ? [] : [...(view.areas.below.get(area) ?? [])];
  if (waiting.length === 0) return undefined;
  let total = 0n;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const own: Figure = view.tally.get(next.id)?.get(line);
    const below = own === undefined ? view.areas.below.get(next.id) : [];
    if (below === undefined) return undefined;
    for (const child of below) waiting.push(child);
    total += own ?? 0n;
  }
  return total;
}

/**
 * Evaluates a signed sum: its value, or every line that is missing.
 * Less than nobody is no number of people: lines that give it contradict each other, and all of them are missing.
 */
export function evaluateSum(sum: Sum, view: View): SumResult {
  const here = view.sums.get(view.area) ?? new Map<Sum, SumResult>();
  view.sums.set(view.area, here);
  const result = here.get(sum) ?? sumOf(sum, { view, found: new Map() });
  here.set(sum, result);
  return result;
}

function sumOf(sum: Sum, lookup: Lookup): SumResult {
  if ('count' in sum) return { known: true, value: sum.count };
  const result = addUp(sum.terms.map((term) => ({ sign: term.sign, figure: termFigure(term, lookup) })));
  if (!result.known || result.value >= 0n) return result;
  return { known: false, missing: [...new Set(sum.terms.map(({ line }) => line))] };
}

interface Signed {
  readonly sign: 1 | -1;
  readonly figure: SumResult;
}

function addUp(parts: readonly Signed[]): SumResult {
  const missing = parts.flatMap(({ figure }) => (figure.known ? [] : figure.missing));
  if (missing.length > 0) return { known: false, missing: [...new Set(missing)] };
  const add = (total: bigint, { sign, figure }: Signed): bigint =>
    figure.known ? total + BigInt(sign) * figure.value : total;
  return { known: true, value: parts.reduce(add, 0n) };
}

function termFigure(term: Term, lookup: Lookup): SumResult {
  if (term.line === 'options') return optionsTotal(lookup);
  if (term.line === 'against-all') return totalOf(lookup, lookup.view.against);
  return lookUp(lookup, term.line);
}

function optionsTotal(lookup: Lookup): SumResult {
  const { options, complete } = lookup.view;
  const total = totalOf(
    lookup,
    options.map(({ id }) => id),
  );
  return complete || !total.known ? total : { known: false, missing: ['options'] };
}

/** The sum of options by their own ids: the line against all may itself be called `against-all`. */
function totalOf(lookup: Lookup, options: readonly OptionId[]): SumResult {
  return addUp(options.map((option) => ({ sign: 1, figure: lookUp(lookup, option) })));
}
