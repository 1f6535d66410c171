/** What checks compare at every station: a line of its protocol, or a small sum of lines, under the names that the rules have for them. */

import type { LineId, Sum } from '../figures.js';
import type { Row } from '../protocol/stations.js';
import { type Ballot, type Bits, hasBit, type ProtocolTable, slotOptions } from '../protocol/table.js';
import { lineSum, soleLine, turnoutSum } from '../protocol/table-turnout.js';
import { sumOverColumns } from './control-form.js';

/** A sum of lines over the columns of one table. */
export interface Amount {
  readonly table: ProtocolTable;
  readonly sum: Sum;
  /** Its column where it is one line: most are, and a million rows are asked. */
  readonly only?: Column;
  readonly plus: readonly Column[];
  readonly minus: readonly Column[];
  /** By contest, its lines and options, each once. */
  readonly lines: readonly (readonly LineId[])[];
}

/** One column. */
export interface Column {
  readonly figures: Int32Array;
  readonly absent: Bits | undefined;
}

/** The line in which the ballots found in the boxes stand. No rule says it: the shared vocabulary does. */
export const tookPart: LineId = 'took-part';

/** Voters who received a ballot: the turnout, or where that is of those who took part, the line of the shared vocabulary. */
export function receivedSum(ballot: Ballot): Sum {
  const counted = turnoutSum(ballot);
  return soleLine(counted) === tookPart ? lineSum('ballots-received') : counted;
}

/** A sum at the stations of a table; undefined where its form has not all of the lines. */
export function amountOf(table: ProtocolTable, sum: Sum): Amount | undefined {
  const placed = sumOverColumns(table.ballot.form, table.slots, sum);
  if (placed === undefined) return undefined;
  const places = [...placed.plus, ...placed.minus];
  const lines = table.ballot.contests.map((contest) => {
    const names = [...table.lines, ...slotOptions(contest)];
    return [...new Set(places.flatMap((place) => names[place] ?? []))];
  });
  const [plus, minus] = [figuresIn(table, placed.plus), figuresIn(table, placed.minus)];
  const [only] = plus.length === 1 && minus.length === 0 ? plus : [];
  return { table, sum, ...(only === undefined ? {} : { only }), plus, minus, lines };
}

function figuresIn({ columns, absent }: ProtocolTable, places: readonly number[]): readonly Column[] {
  return places.map((place) => ({ figures: columns[place] ?? new Int32Array(0), absent: absent[place] }));
}

/** The amount at a row whose protocol has arrived, a safe whole number; -1 where a figure is absent, the sum is below zero, or there is none. */
export function amountAt(amount: Amount | undefined, row: Row): number {
  if (amount === undefined) return -1;
  if (amount.only !== undefined) return figureAt(amount.only, row);
  const plus = addedAt(amount.plus, row);
  const minus = addedAt(amount.minus, row);
  return plus < 0 || minus < 0 ? -1 : Math.max(-1, plus - minus);
}

function figureAt({ figures, absent }: Column, row: Row): number {
  return absent !== undefined && hasBit(absent, row) ? -1 : (figures[row] ?? -1);
}

/** The figures of these columns at a row whose protocol has arrived, added; -1 where one is absent. */
export function addedAt(all: readonly Column[], row: Row): number {
  let added = 0;
  for (const column of all) {
    const figure = figureAt(column, row);
    if (figure < 0) return -1;
    added += figure;
  }
  return added;
}

/** The amount at a row; -1 where its protocol has not arrived or lacks a figure of it. */
export function arrivedAt(amount: Amount, row: Row): number {
  return hasBit(amount.table.arrived, row) ? amountAt(amount, row) : -1;
}

/** The lines and options of a row that an amount is made of, each once. */
export function linesAt({ table, lines }: Amount, row: Row): readonly LineId[] {
  return lines[table.contestOf[row] ?? -1] ?? [];
}

/** The same text for sums of the same lines, in whatever order. */
export function sumKey(sum: Sum): string {
  if ('count' in sum) return sum.count.toString();
  return sum.terms
    .map(({ sign, line }) => `${sign > 0 ? '+' : '-'}${line}`)
    .toSorted()
    .join(' ');
}
