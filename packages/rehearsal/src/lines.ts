/** Figures of one station that several lines of its protocols are made of, by row; and sums of lines, row by row. */

import type { LineId, Sum } from '@saylau/core';
import { RehearsalError } from './error.js';
import type { Range } from './spread.js';

export type Columns = ReadonlyMap<LineId, Int32Array>;

/** A signed sum of columns in every row of the range, never below zero. Throws RehearsalError `unknown-line`. */
export function sumColumn(sum: Sum, columns: Columns, { from, to }: Range): Int32Array {
  const rows = Math.max(to, ...[...columns.values()].map((column) => column.length));
  const out = new Int32Array(rows);
  if ('count' in sum) return out.fill(Number(sum.count), from, to);
  for (const { sign, line } of sum.terms) {
    const column = columns.get(line);
    if (column === undefined) throw new RehearsalError('unknown-line', { found: line });
    for (let row = from; row < to; row++) out[row] = (out[row] ?? 0) + sign * (column[row] ?? 0);
  }
  for (let row = from; row < to; row++) if ((out[row] ?? 0) < 0) out[row] = 0;
  return out;
}

/** What a column comes to in a range. */
export function totalOf(column: Int32Array, { from, to }: Range): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += column[row] ?? 0;
  return sum;
}

/** The lesser of two columns, row by row. */
export function lesser(one: Int32Array, other: Int32Array | undefined): Int32Array {
  return other === undefined ? one : one.map((own, row) => Math.min(own, other[row] ?? 0));
}
