/** The options of a contest: votes, percentages, the threshold, seats, each beside the declared figure. */

import type { ContestOutcome, Fraction, LineId, Percentage } from '@saylau/core';
import { decimal, percentBeside, percentNumber, whole } from '@saylau/texts';
import { comparisonCell, comparisonOf } from './comparison.js';
import type { Counting } from './counting.js';
import type { Cell, Column } from './table.js';

/** Which columns a contest has something for. */
interface Shown {
  readonly votes: boolean;
  readonly percent: boolean;
  readonly declaredPercent: boolean;
  readonly admitted: boolean;
  readonly seats: boolean;
  readonly declaredSeats: boolean;
}

export function optionTable(counting: Counting, outcome: ContestOutcome): string[] {
  const lines = linesOf(counting, outcome);
  if (lines.length === 0) return [];
  const shown = shownOf(outcome, lines);
  if (!shown.votes && !shown.percent && !shown.declaredPercent && !shown.seats && !shown.declaredSeats) return [];
  const rows = lines.map((line) => rowOf(counting, outcome, line, shown));
  return counting.page.table(columnsOf(counting, outcome, shown), rows);
}

/** Options by votes, then in ballot order; the line against all and classes of ballots last. */
function linesOf(counting: Counting, outcome: ContestOutcome): LineId[] {
  const options = counting.contest(outcome.contest)?.options ?? [];
  const standing = options.filter(({ role }) => role !== 'against-all').map(({ id }) => id);
  const votes = (line: LineId): bigint => votesOf(outcome, line) ?? declaredSeatsOf(outcome, line);
  const sorted = [...standing].sort((a, b) => (votes(a) === votes(b) ? 0 : votes(a) < votes(b) ? 1 : -1));
  const own = new Set(standing);
  const others = [
    ...options.filter(({ role }) => role === 'against-all').map(({ id }) => id),
    ...outcome.percentages.map(({ line }) => line),
  ].filter((line) => !own.has(line));
  return [...sorted, ...new Set(others)];
}

function declaredSeatsOf(outcome: ContestOutcome, line: LineId): bigint {
  const { declared } = comparisonOf(outcome.comparisons, 'seats', line) ?? {};
  return declared === undefined ? -1n : BigInt(declared);
}

/** Lines of an outcome by id: its rows ask for each many times. */
interface Lines {
  readonly votes: ReadonlyMap<LineId, bigint>;
  readonly shares: ReadonlyMap<LineId, Percentage>;
  readonly seats: ReadonlyMap<LineId, number>;
  /** The share that each had to reach to take part. */
  readonly bounds: ReadonlyMap<LineId, Fraction>;
}

const known = new WeakMap<ContestOutcome, Lines>();

function linesIn(outcome: ContestOutcome): Lines {
  const { figures, percentages, result, steps } = outcome;
  const lines = known.get(outcome) ?? {
    votes: new Map(figures.filter(({ round }) => round === 1).map(({ line, value }) => [line, value])),
    shares: new Map(percentages.map((one) => [one.line, one])),
    seats: new Map(result?.kind === 'seats' ? result.rows.map(({ option, seats }) => [option, seats]) : []),
    bounds: new Map(
      steps.flatMap((step) =>
        step.step !== 'condition' || step.use !== 'admit'
          ? []
          : step.findings.flatMap(({ option, bound, of }) =>
              option === undefined || of === undefined ? [] : [[option, bound.amount] as const],
            ),
      ),
    ),
  };
  known.set(outcome, lines);
  return lines;
}

function votesOf(outcome: ContestOutcome, line: LineId): bigint | undefined {
  return linesIn(outcome).votes.get(line);
}

function shownOf(outcome: ContestOutcome, lines: readonly LineId[]): Shown {
  const declared = (what: 'percent' | 'seats'): boolean =>
    outcome.comparisons.some((one) => one.what === what && one.declared !== undefined);
  return {
    votes: lines.some((line) => votesOf(outcome, line) !== undefined),
    percent: outcome.percentages.length > 0,
    declaredPercent: declared('percent'),
    admitted: outcome.steps.some(({ step }) => step === 'admitted'),
    seats: outcome.result?.kind === 'seats',
    declaredSeats: declared('seats'),
  };
}

function columnsOf(counting: Counting, { contest }: ContestOutcome, shown: Shown): Column[] {
  const { texts } = counting.page;
  const role = counting.contest(contest)?.options.find((option) => option.role !== 'against-all')?.role;
  const kind = role === 'list' || role === 'answer' ? role : 'candidate';
  return [
    { head: texts.say(`head.${kind}`), flexible: true },
    ...(shown.votes ? [{ head: texts.say('head.votes'), align: 'right' as const }] : []),
    ...(shown.percent ? [{ head: '%', align: 'right' as const }] : []),
    ...(shown.declaredPercent ? [{ head: texts.say('head.declared-percent') }] : []),
    ...(shown.admitted ? [{ head: texts.say('head.threshold') }] : []),
    ...(shown.seats ? [{ head: texts.say('head.seats'), align: 'right' as const }] : []),
    ...(shown.declaredSeats ? [{ head: texts.say('head.declared-seats') }] : []),
  ];
}

function rowOf(counting: Counting, outcome: ContestOutcome, line: LineId, shown: Shown): Cell[] {
  const { page, names } = counting;
  const { texts, colours } = page;
  const votes = votesOf(outcome, line);
  const share = linesIn(outcome).shares.get(line);
  const name = names.row(outcome.contest, line);
  const elected = outcome.result?.kind === 'elected' && outcome.result.elected.includes(line);
  return [
    elected ? { text: name, style: colours.bold } : name,
    ...(shown.votes
      ? [votes === undefined ? { text: texts.say('figure.absent'), style: colours.dim } : whole(texts, votes)]
      : []),
    ...(shown.percent ? [shareCell(counting, outcome, share)] : []),
    ...(shown.declaredPercent ? [declaredCell(counting, outcome, 'percent', line)] : []),
    ...(shown.admitted ? [admittedCell(counting, outcome, line)] : []),
    ...(shown.seats ? [seatsCell(counting, outcome, line)] : []),
    ...(shown.declaredSeats ? [declaredCell(counting, outcome, 'seats', line)] : []),
  ];
}

/** As many decimals as tell a share from the threshold that it fails or meets; cut where the declared ones were. */
function shareCell(counting: Counting, outcome: ContestOutcome, share: Percentage | undefined): Cell {
  const { texts } = counting.page;
  if (share?.share === undefined) return '';
  const rounding = counting.contest(outcome.contest)?.declared.percentRounding;
  const bound = linesIn(outcome).bounds.get(share.line);
  if (rounding === 'down' || bound === undefined) return percentNumber(texts, share, rounding);
  return percentBeside(texts, share.share, bound).replace(/\u00a0%$/, '');
}

/** The comparison; where nothing was counted, the declared figure itself. */
function declaredCell({ page }: Counting, outcome: ContestOutcome, what: 'percent' | 'seats', line: LineId): Cell {
  const comparison = comparisonOf(outcome.comparisons, what, line);
  if (comparison?.is === 'not-counted' && comparison.declared !== undefined)
    return decimal(page.texts, comparison.declared);
  if (comparison?.is === 'not-declared' && what === 'seats') return '';
  return comparisonCell(page, comparison);
}

function admittedCell({ page }: Counting, outcome: ContestOutcome, line: LineId): Cell {
  const { texts, colours } = page;
  const step = outcome.steps.find((one) => one.step === 'admitted');
  if (step?.step !== 'admitted') return '';
  if (step.options.includes(line))
    return texts.say(step.by === 'declaration' ? 'threshold.declared' : 'threshold.passes');
  return step.excluded.includes(line) ? { text: texts.say('threshold.below'), style: colours.dim } : '';
}

function seatsCell({ page }: Counting, outcome: ContestOutcome, line: LineId): Cell {
  const seats = linesIn(outcome).seats.get(line);
  if (seats === undefined) return '';
  return seats === 0 ? { text: '0', style: page.colours.dim } : { text: String(seats), style: page.colours.bold };
}
