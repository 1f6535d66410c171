/** Line totals of an area spread over its stations: very long tables with exact totals both ways, in one pass. */

import type { Chance } from './chance.js';
import { areCounts, type Refusal, sumOf } from './refusal.js';

export interface LongTable {
  readonly rows: Int32Array;
  /** At least one. */
  readonly columns: readonly number[];
  /** Weights, an array for each column; left out: all alike. A zero stays zero. */
  readonly start?: readonly ArrayLike<number>[];
}

/**
 * An array for each column, with exactly these totals. Row by row by largest remainders of the proportional fit; what
 * rounding leaves is carried to the next row, so that the sums of neighbouring rows are near the fit as well. For a
 * million rows and more; `fitTable` is nearer in each cell. Refused: `not-whole`, `margins-differ`, `no-table` where a
 * row has no weights, `not-found` where zeros keep the columns from their totals.
 */
export function fitTableFast({ rows, columns, start }: LongTable): Int32Array[] | Refusal {
  if (!areCounts(columns) || rows.some((total) => total < 0)) return { refused: 'not-whole' };
  if (rows.reduce((sum, total) => sum + total, 0) !== sumOf(columns)) return { refused: 'margins-differ' };
  const weights = start ?? columns.map(() => new Uint8Array(rows.length).fill(1));
  const table: Long = { rows, columns, weights, factors: factorsOf(rows, columns, weights) };
  const filled = fillRows(table);
  if (filled === undefined) return { refused: 'no-table' };
  return mendColumns(table, filled) ? filled : { refused: 'not-found' };
}

interface Long {
  readonly rows: Int32Array;
  readonly columns: readonly number[];
  readonly weights: readonly ArrayLike<number>[];
  /** With weights times these, rows in proportion give the column totals. */
  readonly factors: Float64Array;
}

const mostRounds = 40;

function factorsOf(rows: Int32Array, columns: readonly number[], weights: Long['weights']): Float64Array {
  const factors = Float64Array.from(columns);
  const [fit, sums] = [new Float64Array(columns.length), new Float64Array(columns.length)];
  for (let round = 0, off = Number.POSITIVE_INFINITY; round < mostRounds && off > 0.25; round++) {
    sums.fill(0);
    for (let row = 0; row < rows.length; row++) {
      fitRow({ rows, columns, weights, factors }, row, fit);
      addTo(sums, fit, 1);
    }
    off = sumOf(columns.map((total, column) => Math.abs(total - (sums[column] ?? 0))));
    for (const [column, total] of columns.entries()) {
      const sum = sums[column] ?? 0;
      if (sum > 0) factors[column] = ((factors[column] ?? 0) * total) / sum;
    }
  }
  return factors;
}

/** Adds one list to another, or takes it away. */
function addTo(sums: Float64Array, list: Float64Array, sign: 1 | -1): void {
  for (let index = 0; index < list.length; index++) sums[index] = (sums[index] ?? 0) + sign * (list[index] ?? 0);
}

/** A row's total in proportion to weights × factors; false where it has no weights. */
function fitRow({ rows, weights, factors }: Long, row: number, fit: Float64Array): boolean {
  let sum = 0;
  for (let column = 0; column < fit.length; column++) {
    const value = (weights[column]?.[row] ?? 0) * (factors[column] ?? 0);
    fit[column] = value;
    sum += value;
  }
  const total = rows[row] ?? 0;
  const scale = sum > 0 ? total / sum : 0;
  for (let column = 0; column < fit.length; column++) fit[column] = (fit[column] ?? 0) * scale;
  return sum > 0 || total === 0;
}

function fillRows(table: Long): Int32Array[] | undefined {
  const { rows, columns } = table;
  const filled = columns.map(() => new Int32Array(rows.length));
  const empty = () => new Float64Array(columns.length);
  const [fit, due, cells] = [empty(), empty(), empty()];
  for (let row = 0; row < rows.length; row++) {
    if (!fitRow(table, row, fit)) return undefined;
    addTo(due, fit, 1);
    roundRow(rows[row] ?? 0, fit, due, cells);
    addTo(due, cells, -1);
    for (const [column, values] of filled.entries()) values[row] = cells[column] ?? 0;
  }
  return filled;
}

/** Whole cells near `due`, with the total; nothing where the fit has nothing. */
function roundRow(total: number, fit: Float64Array, due: Float64Array, cells: Float64Array): void {
  let over = total;
  for (let column = 0; column < fit.length; column++) {
    const cell = (fit[column] ?? 0) > 0 ? Math.max(0, Math.floor(due[column] ?? 0)) : 0;
    cells[column] = cell;
    over -= cell;
  }
  while (over !== 0) {
    const step = over > 0 ? 1 : -1;
    const column = furthest(step, fit, due, cells);
    cells[column] = (cells[column] ?? 0) + step;
    over -= step;
  }
}

/** The column that most lacks (step 1) or most exceeds (step -1) what is due to it. */
function furthest(step: 1 | -1, fit: Float64Array, due: Float64Array, cells: Float64Array): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let column = 0; column < fit.length; column++) {
    const cell = cells[column] ?? 0;
    const distance = step * ((due[column] ?? 0) - cell);
    const isOpen = (fit[column] ?? 0) > 0 && (step > 0 || cell > 0);
    if (isOpen && distance > most) [best, most] = [column, distance];
  }
  return best;
}

/** Moves single votes within rows, the last first, until every column has its total; false where zeros prevent it. */
function mendColumns({ columns, weights }: Long, filled: readonly Int32Array[]): boolean {
  const off = columns.map((total, column) => total - (filled[column]?.reduce((sum, cell) => sum + cell, 0) ?? 0));
  for (const [from, taken] of filled.entries()) {
    for (const [to, given] of filled.entries()) {
      const moved = move(Math.min(-(off[from] ?? 0), off[to] ?? 0), taken, given, weights[to] ?? []);
      off[from] = (off[from] ?? 0) + moved;
      off[to] = (off[to] ?? 0) - moved;
    }
  }
  return off.every((difference) => difference === 0);
}

/** Moves one vote a row, where the row may have it, until `amount` are moved; how many were. */
function move(amount: number, taken: Int32Array, given: Int32Array, weights: ArrayLike<number>): number {
  let moved = 0;
  for (let row = taken.length - 1; row >= 0 && moved < amount; row--) {
    const cell = taken[row] ?? 0;
    if (cell === 0 || !((weights[row] ?? 0) > 0)) continue;
    taken[row] = cell - 1;
    given[row] = (given[row] ?? 0) + 1;
    moved += 1;
  }
  return moved;
}

/** A line of the form, or an option, with its total in the area. */
export interface LineTotal {
  readonly line: string;
  readonly total: number;
}

export interface SpreadProblem {
  /** Voters who took part, by station. */
  readonly tookPart: Int32Array;
  /** Lines that together are those who took part: options, against all, invalid. */
  readonly lines: readonly LineTotal[];
  readonly chance: Chance;
  /** How far a station's weight for a line may be from the area's, in thousandths; 0 to 999. */
  readonly uneven: number;
}

/**
 * For each line its count by station: each station's lines add up to its voters who took part, each line to its total.
 * A line's weights depend on the seed and its name only. Refused as `fitTableFast`.
 */
export function spreadColumns({ tookPart, lines, chance, uneven }: SpreadProblem): Map<string, Int32Array> | Refusal {
  const start = lines.map(({ line }) => {
    const stream = chance.fork(line);
    return Int32Array.from(tookPart, () => stream.between(1000 - uneven, 1000 + uneven));
  });
  const table = fitTableFast({ rows: tookPart, columns: lines.map(({ total }) => total), start });
  if ('refused' in table) return table;
  return new Map(lines.map(({ line }, index) => [line, table[index] ?? new Int32Array(tookPart.length)]));
}
