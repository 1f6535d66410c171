/** Counts one contest: figures, percentages, result, and the declared beside the counted. */

import type { Contest, Poll } from '../election.js';
import type { LineId, OptionId, Sum } from '../figures.js';
import { type Fraction, fraction } from '../fraction.js';
import type { Rule, Rules } from '../rules.js';
import { compareContest, compareShares } from './declared.js';
import { countList } from './list.js';
import type { ContestOutcome, Percentage, PreliminaryOutcome, Result, Status } from './outcome.js';
import { countQuestion } from './question.js';
import { firstPoll, isUnspecified, pollView, putQuestion, record, type Run } from './run.js';
import { countMajority, countPlurality } from './single.js';
import { evaluateSum, figureAt, type View } from './view.js';

/** Counts the contest of `run`. Never throws on absent figures: the outcome says which lines are missing. */
export function countContest(run: Run): ContestOutcome {
  const { contest } = run;
  const figures = contest.polls.flatMap((poll) => figuresOf(run, poll));
  recordTotals(run, figures);
  const percentages = percentagesOf(run);
  const turnout = turnoutOf(run.rules, pollView(run, firstPoll(contest)));
  const result = countByRule(run, run.part.rule);
  const status = statusOf(contest, result);
  const outcome = {
    contest: contest.id,
    name: contest.name,
    part: contest.part,
    area: contest.area,
    status,
    missing: status === 'counted' ? [] : [...run.missing],
    figures,
    percentages,
    steps: run.steps,
    lots: run.lots,
    questions: run.questions,
    refusals: run.refusals,
    ...(contest.body === undefined ? {} : { body: contest.body }),
    ...(turnout === undefined ? {} : { turnout }),
    ...(result === undefined ? {} : { result }),
    ...(run.validity.length === 0 ? {} : { valid: run.validity.every((valid) => valid) }),
    ...preliminaryField(run),
  };
  return { ...outcome, comparisons: compareContest(run, outcome) };
}

/** The figures announced before the final ones, where there are any. */
function preliminaryField(run: Run): { readonly preliminary?: PreliminaryOutcome } {
  const { preliminary } = run.contest;
  if (preliminary === undefined) return {};
  const poll: Poll = { round: 1, tally: preliminary.tally ?? new Map() };
  const view = pollView(run, poll);
  const turnout = turnoutOf(run.rules, view);
  const percentages = percentagesIn(run, view);
  const comparisons = compareShares(preliminary.declared ?? {}, percentages, turnout);
  const at = preliminary.at === undefined ? {} : { at: preliminary.at };
  const figures = figuresOf(run, poll);
  return { preliminary: { ...at, figures, percentages, ...(turnout === undefined ? {} : { turnout }), comparisons } };
}

function countByRule(run: Run, rule: Rule): Result | undefined {
  switch (rule.rule) {
    case 'list':
      return countList(run, rule);
    case 'plurality':
      return countPlurality(run, rule);
    case 'majority':
      return countMajority(run, rule);
    case 'question':
      return countQuestion(run, rule);
    case 'given':
      return undefined;
  }
}

function statusOf({ declared }: Contest, result: Result | undefined): Status {
  if (result !== undefined) return 'counted';
  const said = [declared.seats, declared.elected, declared.adopted, declared.secondRound, declared.percent, declared.admitted];
  return said.some((value) => value !== undefined) ? 'declared-only' : 'not-determinable';
}

type FigureRow = ContestOutcome['figures'][number];

/** Every line and option of a poll that is known at the contest's area. */
function figuresOf(run: Run, poll: Poll): FigureRow[] {
  const view = pollView(run, poll);
  return [...linesOf(run.contest, poll)].flatMap((line) => {
    const figure = figureAt(view, line);
    return figure.known ? [{ line, value: figure.value, origin: figure.origin, round: poll.round }] : [];
  });
}

/** Lines and options named anywhere in a poll's tally, options last, in ballot order. */
function linesOf(contest: Contest, poll: Poll): Set<LineId> {
  const options = new Set<OptionId>(contest.options.map(({ id }) => id));
  const named = [...poll.tally.values()].flatMap((lines) => [...lines.keys()]);
  return new Set([...named.filter((line) => !options.has(line)), ...options]);
}

function recordTotals(run: Run, figures: readonly FigureRow[]): void {
  for (const { line, value, origin, round } of figures) {
    if (origin === 'summed' && round === 1) record(run, { step: 'total', line, value, origin });
  }
}

/** Shares of every option, and of the line against all, in the part's base. */
function percentagesOf(run: Run): Percentage[] {
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
  const lines = [...view.options.map(({ id }) => id), ...view.against, ...extraLines(view)];
  return lines.flatMap((line) => percentage(view, line, percentOf, base.value) ?? []);
}

/** Classes of ballots that a referendum prints beside its answers. */
function extraLines(view: View): LineId[] {
  const answers = view.options.some(({ role }) => role === 'answer');
  return answers ? ['both-marked', 'blank', 'invalid'].filter((line) => figureAt(view, line).known) : [];
}

function percentage(view: View, line: LineId, of: Sum, base: bigint): Percentage | undefined {
  const figure = figureAt(view, line);
  if (!figure.known) return undefined;
  const share: Fraction | undefined = base > 0n ? fraction(figure.value, base) : undefined;
  return { line, votes: figure.value, of, base, ...(share === undefined ? {} : { share }) };
}

/** Turnout as the rules define it, where both its sums are known. */
function turnoutOf(rules: Rules, view: View): Percentage | undefined {
  if (rules.turnout === undefined) return undefined;
  const count = evaluateSum(rules.turnout.count, view);
  const of = evaluateSum(rules.turnout.of, view);
  if (!count.known || !of.known) return undefined;
  const share = of.value > 0n ? fraction(count.value, of.value) : undefined;
  const line = 'terms' in rules.turnout.count ? (rules.turnout.count.terms[0]?.line ?? 'turnout') : 'turnout';
  return { line, votes: count.value, of: rules.turnout.of, base: of.value, ...(share === undefined ? {} : { share }) };
}
