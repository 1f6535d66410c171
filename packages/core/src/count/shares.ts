/** A poll's figures at the contest's area, and their shares: percentages of the part's base, turnout. */

import type { Contest, Declared, Poll } from '../election.js';
import type { LineId, OptionId, Sum } from '../figures.js';
import { type Fraction, fraction } from '../fraction.js';
import type { Rules } from '../rules.js';
import { compareShares } from './declared.js';
import type { ContestOutcome, Percentage, PollOutcome } from './outcome.js';
import { firstPoll, isUnspecified, pollView, putQuestion, type Run, record } from './run.js';
import { evaluateSum, figureAt, type View } from './view.js';

/** Figures and shares of one poll, beside what was printed of them. */
export function pollOutcome(run: Run, poll: Poll, declared: Declared): PollOutcome {
  const view = pollView(run, poll);
  const turnout = turnoutOf(run.rules, view);
  const percentages = percentagesIn(run, view);
  const comparisons = compareShares(declared, percentages, turnout);
  const figures = figuresOf(run, poll);
  return { figures, percentages, ...(turnout === undefined ? {} : { turnout }), comparisons };
}

type FigureRow = ContestOutcome['figures'][number];

/** Every line and option of a poll that is known at the contest's area. */
export function figuresOf(run: Run, poll: Poll): FigureRow[] {
  const view = pollView(run, poll);
  return [...linesOf(run.contest, poll)].flatMap((line) => {
    const figure = figureAt(view, line);
    return figure.known ? [{ line, value: figure.value, origin: figure.origin, round: poll.round }] : [];
  });
}

/** Lines and options named anywhere in a poll's tally, options last, in ballot order. */
function linesOf(contest: Contest, poll: Poll): Set<LineId> {
  const options = new Set<OptionId>(contest.options.map(({ id }) => id));
  const named = new Set<LineId>();
  // Of protocols every area has the same lines.
  const own = poll.fromProtocols === true ? poll.tally.get(contest.area) : undefined;
  for (const lines of own === undefined ? poll.tally.values() : [own])
    for (const line of lines.keys()) if (!options.has(line)) named.add(line);
  for (const option of options) named.add(option);
  return named;
}

/** Records what was summed from below. */
export function recordTotals(run: Run, figures: readonly FigureRow[]): void {
  for (const { line, value, origin, round } of figures) {
    if (origin === 'summed' && round === 1) record(run, { step: 'total', line, value, origin });
  }
}

/** Shares of every option, and of the line against all, in the part's base. */
export function percentagesOf(run: Run): Percentage[] {
  const { percentOf } = run.part;
  if (percentOf === undefined) return [];
  if (isUnspecified(percentOf)) {
    putQuestion(run, 'percentOf', 'percent', []);
    return [];
  }
  const view = pollView(run, firstPoll(run.contest));
  const base = evaluateSum(percentOf, view);
  if (base.known) record(run, { step: 'base', sum: percentOf, value: base.value }, 'percentOf');
  return percentagesIn(run, view);
}

function percentagesIn(run: Run, view: View): Percentage[] {
  const { percentOf } = run.part;
  if (percentOf === undefined || isUnspecified(percentOf)) return [];
  const base = evaluateSum(percentOf, view);
  if (!base.known) return [];
  const lines = [...view.options.map(({ id }) => id), ...view.against, ...extraLines(view, percentOf)];
  return lines.flatMap((line) => percentage(view, line, percentOf, base.value) ?? []);
}

/** Classes of ballots that a referendum prints beside its answers, where they are of the base: no share is of what excludes it. */
function extraLines(view: View, base: Sum): LineId[] {
  if (!view.options.some(({ role }) => role === 'answer')) return [];
  const has = (line: LineId): boolean =>
    'terms' in base && base.terms.some((term) => term.sign > 0 && term.line === line);
  return ['both-marked', 'blank', 'invalid'].filter(
    (line) => (has(line) || has('took-part')) && figureAt(view, line).known,
  );
}

function percentage(view: View, line: LineId, of: Sum, base: bigint): Percentage | undefined {
  const figure = figureAt(view, line);
  if (!figure.known) return undefined;
  const share: Fraction | undefined = base > 0n ? fraction(figure.value, base) : undefined;
  return { line, votes: figure.value, of, base, ...(share === undefined ? {} : { share }) };
}

/** Lines that are absent and keep turnout from being known. */
export function turnoutMissing({ turnout }: Rules, view: View): LineId[] {
  const sums = turnout === undefined ? [] : [turnout.count, turnout.of];
  const missing = sums.map((sum) => evaluateSum(sum, view)).flatMap((result) => (result.known ? [] : result.missing));
  return [...new Set(missing)];
}

/** Turnout as the rules define it, where both its sums are known. */
export function turnoutOf(rules: Rules, view: View): Percentage | undefined {
  if (rules.turnout === undefined) return undefined;
  const count = evaluateSum(rules.turnout.count, view);
  const of = evaluateSum(rules.turnout.of, view);
  if (!count.known || !of.known) return undefined;
  const share = of.value > 0n ? fraction(count.value, of.value) : undefined;
  const line = 'terms' in rules.turnout.count ? (rules.turnout.count.terms[0]?.line ?? 'turnout') : 'turnout';
  return { line, votes: count.value, of: rules.turnout.of, base: of.value, ...(share === undefined ? {} : { share }) };
}
