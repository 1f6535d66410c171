/** Who holds the seats of a body: parties by part and in all, beside the declared chamber. */

import type { Chamber, ChamberRow } from '@saylau/core';
import { comparisonCell } from './comparison.js';
import type { Counting } from './counting.js';
import type { Cell, Column, Row } from './table.js';

/** `drawn`: seats of each part that wait for a lot. */
export function chamberLines(counting: Counting, chamber: Chamber, drawn: ReadonlyMap<string, number>): string[] {
  const { page, names } = counting;
  const { texts } = page;
  const seats = chamber.seats === undefined ? '' : texts.say('seats.number', { seats: chamber.seats });
  const title =
    chamber.body === undefined
      ? texts.say(counting.options.soFar === true ? 'chamber.so-far' : 'chamber.title')
      : names.body(chamber.body);
  if (chamber.rows.length === 0) return [...page.heading(title, seats), ...emptyLines(counting, chamber)];
  const declared = chamber.rows.some(({ comparison }) => comparison !== undefined);
  const columns = chamberColumns(counting, chamber, declared);
  const shown = withSeats(counting, chamber.rows);
  const rows: Row[] = shown.map((row) => rowOf(counting, chamber, row, declared));
  const rest = chamber.rows.length - shown.length;
  const end: Row[] = [
    ...(chamber.vacant > 0 ? [vacantRow(counting, chamber)] : []),
    ...(drawn.size > 0 ? [lotRow(counting, chamber, drawn)] : []),
  ];
  return [
    ...page.heading(title, seats),
    ...page.table(columns, [...rows, ...end, 'rule', totalRow(counting, chamber, drawn)]),
    ...(rest > 0 ? page.note(texts.say('chamber.rest', { number: rest })) : []),
    ...partNotes(counting, chamber),
  ];
}

function chamberColumns({ page, names }: Counting, { parts }: Chamber, declared: boolean): Column[] {
  const { texts } = page;
  const several = parts.length > 1;
  return [
    { head: texts.say('head.party'), flexible: true },
    ...(several ? parts.map(({ part }): Column => ({ head: names.part(part), align: 'right' })) : []),
    { head: texts.say(several ? 'head.in-all' : 'head.seats'), align: 'right' },
    ...(declared ? [{ head: texts.say('head.declared') }] : []),
  ];
}

function rowOf({ page, names }: Counting, { parts }: Chamber, row: ChamberRow, declared: boolean): Cell[] {
  const { colours } = page;
  const own = parts.map(({ part }): Cell => {
    const held = row.parts.get(part);
    if (held === undefined) return { text: '?', style: colours.dim };
    return held.status === 'declared-only' ? { text: `${held.seats}*`, style: colours.dim } : String(held.seats);
  });
  const total = { text: row.total === undefined ? '?' : String(row.total), style: colours.bold };
  return [
    names.party(row.party),
    ...(parts.length > 1 ? own : []),
    total,
    ...(declared ? [declaredCell(page.texts.say, row, comparisonCell(page, row.comparison))] : []),
  ];
}

/** A declared number that was not counted is itself worth showing. */
function declaredCell(say: Counting['page']['texts']['say'], row: ChamberRow, cell: Cell): Cell {
  const declared = row.comparison?.declared;
  return row.comparison?.is === 'not-counted' && declared !== undefined
    ? `${declared} (${say('compare.not-counted')})`
    : cell;
}

function vacantRow({ page }: Counting, { parts, vacant }: Chamber): Cell[] {
  const { texts, colours } = page;
  const blank = parts.length > 1 ? parts.map(() => '') : [];
  return [{ text: texts.say('seats.vacant'), style: colours.yellow }, ...blank, String(vacant)];
}

function lotRow({ page }: Counting, { parts }: Chamber, drawn: ReadonlyMap<string, number>): Cell[] {
  const own = parts.length > 1 ? parts.map(({ part }) => String(drawn.get(part) ?? '')) : [];
  return [{ text: page.texts.say('seats.lot'), style: page.colours.yellow }, ...own, String(sum([...drawn.values()]))];
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function totalRow({ page }: Counting, chamber: Chamber, drawn: ReadonlyMap<string, number>): Cell[] {
  const { parts, rows } = chamber;
  const sums = parts.map(({ part, seats }) => {
    if (rows.some((row) => !row.parts.has(part))) return seats === undefined ? '?' : String(seats);
    return String(sum(rows.map((row) => row.parts.get(part)?.seats ?? 0)) + (drawn.get(part) ?? 0));
  });
  const known = rows.every(({ total }) => total !== undefined);
  const held = sum(rows.map(({ total }) => total ?? 0)) + chamber.vacant + sum([...drawn.values()]);
  const all = known ? held : chamber.seats;
  return [page.texts.say('head.total'), ...(parts.length > 1 ? sums : []), all === undefined ? '?' : String(all)];
}

/** What the star and the question mark stand for. */
function partNotes(counting: Counting, { parts }: Chamber): string[] {
  const { page, names } = counting;
  const { texts } = page;
  return parts.flatMap(({ part, status, missing }) => {
    if (status === 'counted') return [];
    const lines =
      missing.length === 0
        ? ''
        : ` ${texts.say('status.missing', { lines: names.lines(missing, names.exampleOf(part)) })}`;
    const mark = status === 'declared-only' ? '* ' : '? ';
    return page.note(`${mark}${names.part(part)}: ${texts.say(`status.${status}-long`)}.${lines}`);
  });
}

function emptyLines(counting: Counting, chamber: Chamber): string[] {
  return partNotes(counting, chamber);
}

/** Whether a chamber says more than its only contest does: several parts, or a declared whole. */
export function tellsMore({ parts, rows }: Chamber): boolean {
  return parts.length > 1 || rows.some(({ comparison }) => comparison !== undefined);
}

/** Parties without a seat, whose row would say nothing, are left out where there are many. */
function withSeats({ options }: Counting, rows: readonly ChamberRow[]): readonly ChamberRow[] {
  if (options.all || rows.length <= manyRows) return rows;
  return rows.filter(({ total, comparison }) => total !== 0 || comparison?.is === 'differs');
}

const manyRows = 10;
