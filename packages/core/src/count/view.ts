/** A view of one poll's figures at one area: declared, summed from below, derived, or absent. */

import type { Area, Contest, Option, Poll } from '../election.js';
import type { AreaId, Figure, LineId, OptionId, Sum, SumResult, Tally, Term } from '../figures.js';

/** Where a figure comes from. */
export type Origin = 'declared' | 'summed' | 'derived';

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
  readonly derive: ReadonlyMap<LineId, Sum>;
}

/** Areas by parent, made once for an election. */
export interface AreaTree {
  readonly byId: ReadonlyMap<AreaId, Area>;
  readonly below: ReadonlyMap<AreaId, readonly Area[]>;
}

/** Areas by id, and below each area those whose parent it is. */
export function areaTree(areas: readonly Area[]): AreaTree {
  const below = new Map<AreaId, Area[]>();
  for (const area of areas) {
    if (area.parent === undefined) continue;
    const siblings = below.get(area.parent);
    if (siblings) siblings.push(area);
    else below.set(area.parent, [area]);
  }
  return { byId: new Map(areas.map((area) => [area.id, area])), below };
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
  return { area: contest.area, options, against, complete, areas, tally: poll.tally, derive };
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

/** The figure of one line: declared at the area, else summed where every area below has it, else derived, else absent. */
export function figureAt(view: View, line: LineId): FigureAt {
  const stored = storedFigure(view, view.area, line);
  if (stored !== undefined) return stored;
  const formula = view.derive.get(line) ?? (line === 'valid' ? validSum : undefined);
  if (formula === undefined) return { known: false, missing: [line] };
  const result = evaluateSum(formula, withoutDerivation(view, line));
  return result.known ? { known: true, value: result.value, origin: 'derived' } : { known: false, missing: [line] };
}

/** `valid` where no line says it: the votes for all options and against all. */
const validSum: Sum = {
  terms: [
    { sign: 1, line: 'options' },
    { sign: 1, line: 'against-all' },
  ],
};

function withoutDerivation(view: View, line: LineId): View {
  const derive = new Map(view.derive);
  derive.delete(line);
  return { ...view, derive };
}

function storedFigure(view: View, area: AreaId, line: LineId): Extract<FigureAt, { known: true }> | undefined {
  const own: Figure = view.tally.get(area)?.get(line);
  if (own !== undefined) return { known: true, value: own, origin: 'declared' };
  const summed = summedBelow(view, area, line);
  return summed === undefined ? undefined : { known: true, value: summed, origin: 'summed' };
}

/** The sum of a line over the areas right below, where each of them has it (itself declared or summed). */
export function summedBelow(view: View, area: AreaId, line: LineId): Figure {
  const children = view.areas.below.get(area) ?? [];
  if (children.length === 0) return undefined;
  let total = 0n;
  for (const child of children) {
    const figure = storedFigure(view, child.id, line);
    if (figure === undefined) return undefined;
    total += figure.value;
  }
  return total;
}

/** Evaluates a signed sum: its value, or every line that is missing. */
export function evaluateSum(sum: Sum, view: View): SumResult {
  if ('count' in sum) return { known: true, value: sum.count };
  return addUp(sum.terms.map((term) => ({ sign: term.sign, figure: termFigure(term, view) })));
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

function termFigure(term: Term, view: View): SumResult {
  if (term.line === 'options') return optionsTotal(view);
  if (term.line === 'against-all') return totalOf(view, view.against);
  return figureAt(view, term.line);
}

function optionsTotal(view: View): SumResult {
  const total = totalOf(
    view,
    view.options.map(({ id }) => id),
  );
  if (view.complete || !total.known) return total;
  return { known: false, missing: ['options'] };
}

/** The sum of options by their own ids: the line against all may itself be called `against-all`. */
function totalOf(view: View, options: readonly OptionId[]): SumResult {
  return addUp(options.map((option) => ({ sign: 1, figure: figureAt(view, option) })));
}
