/** Polls beside the one that counts: rounds after the first, and what was announced before the final figures. */

import type { ContestOutcome, Declared, LineId, PollOutcome, PreliminaryOutcome } from '@saylau/core';
import { date, decimal, percentNumber, signed, whole } from '@saylau/texts';
import { comparisonCell, comparisonOf } from './comparison.js';
import type { Counting } from './counting.js';
import type { Cell, Column } from './table.js';
import { turnoutWords } from './turnout.js';

/** Votes and shares of the second and later rounds. */
export function laterRoundLines(counting: Counting, { contest, laterRounds }: ContestOutcome): string[] {
  const { texts } = counting.page;
  return laterRounds.flatMap((round) => {
    const lines = round.figures.map(({ line }) => line);
    const title = texts.say('round.title', { round: round.round });
    const cells = [
      votesColumn(counting, round),
      ...shareColumns(
        counting,
        round,
        counting.contest(contest)?.polls.find((poll) => poll.round === round.round)?.declared,
      ),
    ];
    return [...pollTable(counting, contest, title, lines, cells), ...turnoutLine(counting, contest, round)];
  });
}

/** What was announced first: its turnout, and every line that is another in the final count. */
export function preliminaryLines(counting: Counting, outcome: ContestOutcome): string[] {
  const { contest, preliminary } = outcome;
  if (preliminary === undefined) return [];
  const { page } = counting;
  const { texts } = page;
  const lines = linesOf(preliminary);
  const changed = lines.filter((line) => isChanged(preliminary, outcome, line));
  const title = texts.say('preliminary.title');
  const at = preliminary.at === undefined ? '' : date(texts, preliminary.at);
  const same = lines.length - changed.length;
  return [
    ...page.heading(title, at),
    ...turnoutLine(counting, contest, preliminary),
    ...(changed.length === 0 ? [] : changeTable(counting, outcome, preliminary, changed)),
    ...(same === 0 ? [] : page.note(texts.say('preliminary.same', { number: same }))),
  ];
}

function linesOf({ figures, comparisons }: PollOutcome): LineId[] {
  const declared = comparisons.filter(({ what, declared: own }) => what === 'percent' && own !== undefined);
  return [...new Set([...figures.map(({ line }) => line), ...declared.map(({ key }) => key)])];
}

/** Another figure in the final count, none in one of the two, or a printed share that is not that of the figures. */
function isChanged(preliminary: PollOutcome, final: PollOutcome, line: LineId): boolean {
  const first = figureIn(preliminary, line);
  const differs = comparisonOf(preliminary.comparisons, 'percent', line)?.is === 'differs';
  return first === undefined || first !== figureIn(final, line) || differs;
}

function figureIn({ figures }: PollOutcome, line: LineId): bigint | undefined {
  return figures.find((figure) => figure.line === line && figure.round === 1)?.value;
}

function changeTable(
  counting: Counting,
  outcome: ContestOutcome,
  preliminary: PreliminaryOutcome,
  lines: readonly LineId[],
): string[] {
  const { texts } = counting.page;
  const final = (line: LineId): Cell => numberCell(counting, figureIn(outcome, line));
  const change = (line: LineId): Cell => {
    const [first, last] = [figureIn(preliminary, line), figureIn(outcome, line)];
    return first === undefined || last === undefined ? '' : signed(texts, String(last - first));
  };
  const cells = [
    votesColumn(counting, preliminary),
    ...shareColumns(counting, preliminary, counting.contest(outcome.contest)?.preliminary?.declared),
    { column: { head: texts.say('head.final'), align: 'right' as const }, cell: final },
    ...(lines.every((line) => change(line) === '')
      ? []
      : [{ column: { head: '±', align: 'right' as const }, cell: change }]),
  ];
  return pollTable(counting, outcome.contest, texts.say('head.line'), lines, cells);
}

/** A column of a poll's table: its head, and its cell for a line. */
interface PollColumn {
  readonly column: Column;
  readonly cell: (line: LineId) => Cell;
}

function votesColumn(counting: Counting, poll: PollOutcome): PollColumn {
  const value = (line: LineId): bigint | undefined => poll.figures.find((figure) => figure.line === line)?.value;
  return {
    column: { head: counting.page.texts.say('head.votes'), align: 'right' },
    cell: (line) => numberCell(counting, value(line)),
  };
}

function numberCell({ page }: Counting, value: bigint | undefined): Cell {
  return value === undefined
    ? { text: page.texts.say('figure.absent'), style: page.colours.dim }
    : whole(page.texts, value);
}

/** Shares that were counted, rounded as the printed ones are, and those that were declared. */
function shareColumns(
  { page }: Counting,
  { percentages, comparisons }: PollOutcome,
  printed: Declared | undefined,
): PollColumn[] {
  const { texts } = page;
  const share = (line: LineId): Cell => {
    const found = percentages.find((one) => one.line === line);
    return found?.share === undefined ? '' : percentNumber(texts, found, printed?.percentRounding);
  };
  const declared = (line: LineId): Cell => {
    const comparison = comparisonOf(comparisons, 'percent', line);
    return comparison?.is === 'not-counted'
      ? decimal(texts, comparison.declared ?? '')
      : comparisonCell(page, comparison);
  };
  const said = comparisons.some(({ what, declared: own }) => what === 'percent' && own !== undefined);
  return [
    ...(percentages.length === 0 ? [] : [{ column: { head: '%', align: 'right' as const }, cell: share }]),
    ...(said ? [{ column: { head: texts.say('head.declared-percent') }, cell: declared }] : []),
  ];
}

function pollTable(
  { page, names }: Counting,
  contest: string,
  head: string,
  lines: readonly LineId[],
  columns: readonly PollColumn[],
): string[] {
  const rows = lines.map((line) => [names.row(contest, line), ...columns.map(({ cell }) => cell(line))]);
  return ['', ...page.table([{ head, flexible: true }, ...columns.map(({ column }) => column)], rows)];
}

function turnoutLine(counting: Counting, contest: string, poll: PollOutcome): string[] {
  const words = turnoutWords(counting, contest, poll, []);
  return words === undefined ? [] : counting.page.pairs([[counting.page.texts.say('turnout.label'), words]]);
}
