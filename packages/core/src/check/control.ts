/** Control equations over the columns of a table: which rows break them. */

import { type Bits, bits, type ProtocolTable, setBit } from '../protocol/table.js';
import type { PlacedControl } from './control-form.js';

/** Rows summed at a time: their sums stay in the processor's nearest memory. */
const blockRows = 2048;

/** A control equation as left − right: 0 for `=`, at most 0 for `<=`. */
interface Difference {
  readonly plus: readonly Int32Array[];
  readonly minus: readonly Int32Array[];
  /** The bare counts. A count above 2^53 is rounded, and stays far above all sums of figures. */
  readonly count: number;
  readonly equal: boolean;
}

/**
 * The arrived rows that break at least one of these equations: those of `placeControls` with the table's form and slots.
 * An absent figure is added as 0, so that a row with one may be among them without reason; such a row has an error anyway.
 * Sums are exact: a figure is below 2^31, and a sum of up to 2^22 of them is below 2^53.
 */
export function failingRows(table: ProtocolTable, controls: readonly PlacedControl[]): Bits {
  const rows = table.stations.ids.length;
  const failing = bits(rows);
  const differences = controls.map((control) => differenceOf(table, control));
  const sums = new Float64Array(blockRows);
  for (let start = 0; start < rows; start += blockRows) {
    const block = sums.subarray(0, Math.min(blockRows, rows - start));
    for (const difference of differences) {
      sumBlock(difference, block, start);
      addFailing(difference.equal, block, failing, start);
    }
  }
  for (let byte = 0; byte < failing.length; byte++) failing[byte] = (failing[byte] ?? 0) & (table.arrived[byte] ?? 0);
  return failing;
}

function differenceOf(table: ProtocolTable, { control, left, right }: PlacedControl): Difference {
  const plus = [...left.plus, ...right.minus];
  const minus = [...left.minus, ...right.plus];
  const columns = (places: readonly number[]): Int32Array[] =>
    places.map((place) => table.columns[place]).filter((column) => column !== undefined);
  const count = Number(left.count - right.count);
  return { plus: columns(plus), minus: columns(minus), count, equal: control.is === '=' };
}

/** Puts left − right of the rows from `start` into `sums`, four columns a pass. */
function sumBlock({ plus, minus, count }: Difference, sums: Float64Array, start: number): void {
  sums.fill(count);
  for (let at = 0; at < plus.length; at += 4) addFour(sums, plus, at, start);
  for (let at = 0; at < minus.length; at += 4) takeFour(sums, minus, at, start);
}

function addFour(sums: Float64Array, columns: readonly Int32Array[], at: number, start: number): void {
  const [a, b, c, d] = [columns[at], columns[at + 1], columns[at + 2], columns[at + 3]];
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    for (const column of columns.slice(at)) addOne(sums, column, start);
    return;
  }
  for (let row = 0; row < sums.length; row++) {
    const place = start + row;
    sums[row] = (sums[row] ?? 0) + (a[place] ?? 0) + (b[place] ?? 0) + (c[place] ?? 0) + (d[place] ?? 0);
  }
}

function addOne(sums: Float64Array, column: Int32Array, start: number): void {
  for (let row = 0; row < sums.length; row++) sums[row] = (sums[row] ?? 0) + (column[start + row] ?? 0);
}

function takeFour(sums: Float64Array, columns: readonly Int32Array[], at: number, start: number): void {
  const [a, b, c, d] = [columns[at], columns[at + 1], columns[at + 2], columns[at + 3]];
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    for (const column of columns.slice(at)) takeOne(sums, column, start);
    return;
  }
  for (let row = 0; row < sums.length; row++) {
    const place = start + row;
    sums[row] = (sums[row] ?? 0) - (a[place] ?? 0) - (b[place] ?? 0) - (c[place] ?? 0) - (d[place] ?? 0);
  }
}

function takeOne(sums: Float64Array, column: Int32Array, start: number): void {
  for (let row = 0; row < sums.length; row++) sums[row] = (sums[row] ?? 0) - (column[start + row] ?? 0);
}

function addFailing(equal: boolean, sums: Float64Array, failing: Bits, start: number): void {
  for (let row = 0; row < sums.length; row++) {
    const sum = sums[row] ?? 0;
    if (equal ? sum !== 0 : sum > 0) setBit(failing, start + row);
  }
}
