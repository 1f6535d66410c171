/** One protocol written into a table, taken out of it, or changed: the totals of all areas follow at a cost that no number of stations raises. */

import type { Contest } from '../election.js';
import { areasAt } from './ranges.js';
import type { AreaNumber, Row } from './stations.js';
import { type Bits, bits, clearBit, hasBit, largestFigure, type ProtocolTable, setBit } from './table.js';
import type { Totals } from './totals.js';

/** The figures of one protocol in the order of the table's columns: its lines, then the options of its contest; undefined is absent. */
export type Figures = readonly (number | undefined)[];

/**
 * Writes a protocol into the columns, in place of any that was there. What `figures` does not reach is absent.
 * `received` is kept where the table has such a column. Throws RangeError, before anything is written, where the
 * station does not vote on this ballot, or a figure is none that a column can hold or stands beyond the contest's options.
 */
export function setProtocol(table: ProtocolTable, row: Row, figures: Figures, received = -1): void {
  const width = widthAt(table, row);
  refuseFigures(figures, width);
  setBit(table.arrived, row);
  if (table.received) table.received[row] = received;
  const { columns, absent } = table;
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index];
    const figure = figures[index];
    if (column !== undefined) column[row] = figure ?? 0;
    if (figure === undefined && index < width) setBit(lackingIn(table, index), row);
    else if (absent[index] !== undefined) clearAbsent(table, index, row);
  }
}

/** How many columns mean something at a row: the lines, and the slots of its contest's options. */
function widthAt({ ballot, contestOf, lines }: ProtocolTable, row: Row): number {
  const contest = ballot.contests[contestOf[row] ?? -1];
  if (contest === undefined) throw new RangeError(`row ${row} does not vote on this ballot`);
  return lines.length + slotsOf(contest);
}

function slotsOf({ options }: Contest): number {
  let slots = 0;
  for (const { role } of options) if (role !== 'against-all') slots += 1;
  return slots;
}

function refuseFigures(figures: Figures, width: number): void {
  for (let index = 0; index < figures.length; index++) {
    const figure = figures[index];
    if (figure === undefined) continue;
    const fits = Number.isInteger(figure) && figure >= 0 && figure <= largestFigure;
    if (!fits || index >= width) throw new RangeError(`figure ${figure} in column ${index}`);
  }
}

function lackingIn({ absent, stations }: ProtocolTable, column: number): Bits {
  const own = absent[column] ?? bits(stations.ids.length);
  absent[column] = own;
  return own;
}

function clearAbsent({ absent }: ProtocolTable, column: number, row: Row): void {
  const own = absent[column];
  if (own) clearBit(own, row);
}

/** Takes a protocol out: its station has none again. */
export function removeProtocol(table: ProtocolTable, row: Row): void {
  clearBit(table.arrived, row);
  if (table.received) table.received[row] = -1;
  for (const [index, column] of table.columns.entries()) {
    column[row] = 0;
    clearAbsent(table, index, row);
  }
}

/**
 * Writes a protocol into the table of `totals`, or takes it out where `figures` is undefined, and changes the totals of
 * every area that the station belongs to. Throws as `setProtocol` does, and then changes nothing.
 */
export function changeTotals(totals: Totals, row: Row, figures: Figures | undefined, received?: number): void {
  const { table } = totals;
  if (figures) refuseFigures(figures, widthAt(table, row));
  const areas = [...areasAt(table.stations, row)];
  count(totals, row, areas, -1);
  if (figures) setProtocol(table, row, figures, received);
  else removeProtocol(table, row);
  count(totals, row, areas, 1);
}

/** Counts the protocol that stands at a row into its areas, or out of them. */
function count({ table, sums, absent, arrived }: Totals, row: Row, areas: readonly AreaNumber[], sign: 1 | -1): void {
  if (!hasBit(table.arrived, row)) return;
  addTo(arrived, areas, sign);
  for (const [index, column] of table.columns.entries()) {
    const own = sums[index];
    if (own) addTo(own, areas, sign * (column[row] ?? 0));
    const lacking = table.absent[index];
    if (lacking && hasBit(lacking, row)) {
      const numbers = absent[index] ?? new Float64Array(arrived.length);
      absent[index] = numbers;
      addTo(numbers, areas, sign);
    }
  }
}

function addTo(totals: Float64Array, areas: readonly AreaNumber[], amount: number): void {
  for (const area of areas) totals[area] = (totals[area] ?? 0) + amount;
}
