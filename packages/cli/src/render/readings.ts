/** Two counts of the same votes beside each other: two readings of the law, or the law of the day and a what-if. */

import type { ContestOutcome, Count, Outcome, ReadingOutcome } from '@saylau/core';
import { percent } from '@saylau/texts';
import type { Counting } from './counting.js';
import type { Cell, Column, Row } from './table.js';

/** One count of a table: its head, and the count. */
export interface Beside {
  readonly head: string;
  readonly count: Count;
}

export function readingTable(counting: Counting, inUse: Count, other: Count): string[] {
  const { page, names } = counting;
  const { texts } = page;
  if (!other.contests.some(tells)) {
    const missing = other.contests.flatMap(({ contest, missing: own }) =>
      own.filter((line) => names.isLine(line)).map((line) => names.line(line, contest)),
    );
    const said = [...new Set(missing)].join(texts.say('list.separator'));
    const lines = said === '' ? '' : ` ${texts.say('status.missing', { lines: said })}`;
    return page.note(`${texts.say('reading.unknown')}${lines}`);
  }
  const tables = besideTables(counting, [
    { head: texts.say('reading.in-use'), count: inUse },
    { head: texts.say('reading.other'), count: other },
  ]);
  return tables.length > 0 ? tables : page.note(texts.say('reading.same'));
}

/** The real outcome beside the what-if and its readings: seats, percentages and changes. */
export function whatIfTables(counting: Counting, real: Outcome, other: Outcome): string[] {
  const { texts } = counting.page;
  const reading = (number: number): string => texts.say('what-if.reading', { number });
  const others = tellingReadings(other).map(({ count }, index) => ({ head: reading(index + 2), count }));
  const head = others.length > 0 ? reading(1) : texts.say('what-if.column');
  return besideTables(counting, [{ head: texts.say('what-if.real'), count: real }, { head, count: other }, ...others]);
}

/** Other readings under which something can be counted; they are numbered from 2 on. */
export function tellingReadings({ readings }: Outcome): readonly ReadingOutcome[] {
  return readings.filter(({ count }) => count.contests.some(tells));
}

/** For every contest that divides seats or elects, a table: rows are options, columns the counts. */
function besideTables(counting: Counting, counts: readonly Beside[]): string[] {
  const byContest = counts.map(({ count }) => new Map(count.contests.map((one) => [one.contest, one])));
  const contests = [
    ...new Set(counts.flatMap(({ count }) => count.contests.filter(tells).map(({ contest }) => contest))),
  ].filter((contest) => differ(byContest.map((outcomes) => outcomes.get(contest))));
  return contests
    .slice(0, counting.options.all ? undefined : 3)
    .flatMap((contest) => besideTable(counting, contest, counts));
}

/** Whether there is anything to set beside each other: percentages in more than one count, or another result. */
function differ(outcomes: readonly (ContestOutcome | undefined)[]): boolean {
  const shared = outcomes.filter((outcome) => outcome !== undefined && outcome.percentages.length > 0).length > 1;
  return shared || new Set(outcomes.map((outcome) => JSON.stringify(outcome?.result ?? null))).size > 1;
}

function tells({ result, percentages }: ContestOutcome): boolean {
  return result !== undefined || percentages.length > 0;
}

function besideTable(counting: Counting, contest: string, counts: readonly Beside[]): string[] {
  const { page, names } = counting;
  const { texts, colours } = page;
  const outcomes = counts.map(({ count }) => count.contests.find((one) => one.contest === contest));
  const seated = outcomes.some((outcome) => outcome?.result?.kind === 'seats');
  const lines = linesOf(outcomes);
  const columns: Column[] = [
    { head: names.contest(contest), flexible: true },
    ...counts.flatMap(({ head }, index): Column[] => [
      { head: `${head}, %`, align: 'right' },
      ...(seated ? [{ head: texts.say('head.seats'), align: 'right' as const }] : []),
      ...(seated && index > 0 ? [{ head: '±', align: 'right' as const }] : []),
    ]),
  ];
  const rows: Row[] = lines.map((line): Cell[] => [
    names.row(contest, line),
    ...outcomes.flatMap((outcome, index): Cell[] => [
      shareOf(counting, outcome, line),
      ...(seated ? [seatsOf(outcome, line)?.toString() ?? ''] : []),
      ...(seated && index > 0 ? [changeOf(counting, seatsOf(outcomes[0], line), seatsOf(outcome, line))] : []),
    ]),
  ]);
  const decided = outcomes.flatMap((outcome, index) => decision(counting, outcome, counts[index]?.head ?? ''));
  const same =
    seated && lines.every((line) => outcomes.every((one) => seatsOf(one, line) === seatsOf(outcomes[0], line)));
  return [
    '',
    ...page.table(columns, rows),
    ...(same ? page.paragraph(texts.say('what-if.no-seat-changes')) : []),
    ...decided.flatMap((line) => page.paragraph(line)).map(colours.dim),
  ];
}

/** Options and other lines with a percentage, the largest first as in the first count. */
function linesOf(outcomes: readonly (ContestOutcome | undefined)[]): string[] {
  const rows = outcomes.flatMap((outcome) => outcome?.percentages ?? []);
  const largest = [...rows].sort((a, b) => (a.votes === b.votes ? 0 : a.votes < b.votes ? 1 : -1));
  const seated = outcomes.flatMap((outcome) =>
    outcome?.result?.kind === 'seats' ? outcome.result.rows.map(({ option }) => option) : [],
  );
  return [...new Set([...largest.map(({ line }) => line), ...seated])];
}

function shareOf({ page }: Counting, outcome: ContestOutcome | undefined, line: string): Cell {
  const share = outcome?.percentages.find((one) => one.line === line)?.share;
  return share === undefined
    ? { text: '–', style: page.colours.dim }
    : percent(page.texts, share).replace(/\u00a0%$/, '');
}

function seatsOf(outcome: ContestOutcome | undefined, line: string): number | undefined {
  return outcome?.result?.kind === 'seats'
    ? outcome.result.rows.find(({ option }) => option === line)?.seats
    : undefined;
}

function changeOf({ page }: Counting, before: number | undefined, after: number | undefined): Cell {
  if (before === undefined || after === undefined) return '';
  const change = after - before;
  if (change === 0) return { text: '·', style: page.colours.dim };
  return { text: change > 0 ? `+${change}` : `−${-change}`, style: change > 0 ? page.colours.green : page.colours.red };
}

function decision({ page, names }: Counting, outcome: ContestOutcome | undefined, head: string): string[] {
  const { texts } = page;
  const { result, contest } = outcome ?? {};
  if (result === undefined || contest === undefined || result.kind === 'seats') return [];
  if (result.kind === 'answer') return [`${head}: ${texts.say(result.adopted ? 'result.adopted' : 'result.rejected')}`];
  if (result.secondRound)
    return [`${head}: ${texts.say('result.second-round', { who: names.options(contest, result.advancing) })}`];
  if (result.elected.length === 0) return [];
  return [`${head}: ${texts.say('result.elected', { who: names.options(contest, result.elected) })}`];
}
