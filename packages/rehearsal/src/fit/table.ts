/** A table of whole numbers with given row and column totals, near a start: proportional fitting, then exact rounding. */

import { circulation, type Pipe } from './flow.js';
import { areCounts, type Refusal, sumOf } from './refusal.js';

export interface TableProblem {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Rows × columns weights; a zero stays zero. */
  readonly start: readonly (readonly number[])[];
  /** The most that a cell may hold. */
  readonly most?: readonly (readonly number[])[];
}

/**
 * Whole numbers with exactly these totals, each the floor or the ceiling of the proportional fit (Deming and Stephan;
 * with `most`, the fit nearest in the same sense). Where the zeros let the fit come near its totals only in the limit,
 * the totals still are exact, the cells only near. Refused: `not-whole`, `margins-differ`, `no-table`.
 */
export function fitTable(problem: TableProblem): number[][] | Refusal {
  const { rows, columns, start, most = [] } = problem;
  if (!areCounts([...rows, ...columns]) || most.some((row) => !areCounts(row)) || start.some(hasBadWeight))
    return { refused: 'not-whole' };
  if (sumOf(rows) !== sumOf(columns)) return { refused: 'margins-differ' };
  const fit = realFit(problem);
  const whole =
    (fit.off < near ? roundTable(problem, fit.cells, true) : undefined) ?? roundTable(problem, fit.cells, false);
  return whole ?? { refused: 'no-table' };
}

function hasBadWeight(row: readonly number[]): boolean {
  return row.some((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
}

/** With totals off by less than this altogether, rounding by floor or ceiling exists: a cut would lack a whole one. */
const near = 0.1;
const settled = 1e-6;
const mostRounds = 2000;

interface RealFit {
  readonly cells: readonly (readonly number[])[];
  /** How far all row totals are off together. */
  readonly off: number;
}

/** Row and column factors in turn, each set so that its totals come out, until the rows stay right as well. */
function realFit({ rows, columns, start, most }: TableProblem): RealFit {
  const turned = transposed(start, columns.length);
  const tops = most === undefined ? undefined : transposed(most, columns.length);
  let b = columns.map(() => 1);
  let fit: RealFit = { cells: [], off: Number.POSITIVE_INFINITY };
  for (let round = 0; round < mostRounds && fit.off > settled; round++) {
    const a = rows.map((total, row) => factorOf(total, start[row] ?? [], b, most?.[row]));
    b = columns.map((total, column) => factorOf(total, turned[column] ?? [], a, tops?.[column]));
    const cells = cellsOf(start, a, b, most);
    fit = { cells, off: sumOf(rows.map((total, row) => Math.abs(total - sumOf(cells[row] ?? [])))) };
  }
  return fit;
}

function cellsOf(
  start: TableProblem['start'],
  a: readonly number[],
  b: readonly number[],
  most: TableProblem['most'],
): number[][] {
  return start.map((weights, row) =>
    weights.map((weight, column) =>
      Math.min(weight * (a[row] ?? 0) * (b[column] ?? 0), most?.[row]?.[column] ?? Number.POSITIVE_INFINITY),
    ),
  );
}

/** The factor with which weights × factors, each cut at its most, add up to a total; 0 where nothing can be reached. */
function factorOf(
  total: number,
  weights: readonly number[],
  factors: readonly number[],
  most: readonly number[] | undefined,
): number {
  const values = weights.map((weight, index) => weight * (factors[index] ?? 0));
  const sum = sumOf(values);
  let factor = sum > 0 ? total / sum : 0;
  if (most === undefined) return factor;
  for (let full = -1, fullNow = 0; full !== fullNow; ) {
    full = fullNow;
    fullNow = 0;
    let [room, open] = [total, 0];
    for (const [index, value] of values.entries()) {
      const top = most[index] ?? 0;
      if (value * factor >= top) {
        room -= top;
        fullNow += 1;
      } else open += value;
    }
    if (open > 0) factor = Math.max(factor, room / open);
  }
  return factor;
}

function transposed(table: readonly (readonly number[])[], width: number): number[][] {
  return Array.from({ length: width }, (_, column) => table.map((row) => row[column] ?? 0));
}

/** Closer than this to a whole number counts as it. */
const whisker = 1e-6;

/** Whole cells with the exact totals, as a flow from rows to columns: `tight`, each the floor or ceiling of the fit. */
function roundTable(problem: TableProblem, fit: RealFit['cells'], tight: boolean): number[][] | undefined {
  const { rows, columns, start } = problem;
  const places = rows.flatMap((_, row) =>
    columns.flatMap((_, column) => ((start[row]?.[column] ?? 0) > 0 ? [{ row, column }] : [])),
  );
  const cellPipes = places.map(({ row, column }) => {
    const value = fit[row]?.[column] ?? 0;
    const bounds = cellBounds(value, topOf(problem, row, column), tight);
    return { from: 1 + row, to: 1 + rows.length + column, ...bounds, start: Math.round(value) };
  });
  const flow = circulation(1 + rows.length + columns.length, [...cellPipes, ...marginPipes(rows, columns)]);
  if (flow === undefined) return undefined;
  const table = rows.map(() => columns.map(() => 0));
  for (const [index, { row, column }] of places.entries()) {
    const cells = table[row];
    if (cells !== undefined) cells[column] = flow[index] ?? 0;
  }
  return table;
}

function marginPipes(rows: readonly number[], columns: readonly number[]): Pipe[] {
  const fixed = (total: number) => ({ least: total, most: total, start: total });
  return [
    ...rows.map((total, row) => ({ from: 0, to: 1 + row, ...fixed(total) })),
    ...columns.map((total, column) => ({ from: 1 + rows.length + column, to: 0, ...fixed(total) })),
  ];
}

function topOf({ rows, columns, most }: TableProblem, row: number, column: number): number {
  const total = Math.min(rows[row] ?? 0, columns[column] ?? 0);
  return Math.min(total, most?.[row]?.[column] ?? total);
}

function cellBounds(value: number, top: number, tight: boolean): { least: number; most: number } {
  if (!tight) return { least: 0, most: top };
  return { least: Math.floor(value + whisker), most: Math.min(Math.ceil(value - whisker), top) };
}
