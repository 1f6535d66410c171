/**
 * Whole numbers over very many rows, in place: each row in turn gets its part of what is left, rounded by chance, within its bounds.
 * What is left is always shared by the weights that are left, so chance never adds up.
 */

import { RehearsalError } from './error.js';
import type { Chance } from './fit/chance.js';

/** Rows from `from` up to but not including `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Spreading {
  readonly range: Range;
  readonly total: number;
  /** Whole weights by row. */
  readonly weights: Int32Array;
  readonly least?: Int32Array;
  readonly most?: Int32Array;
}

const steps = 1_048_576;

/**
 * Writes `total` into the rows of `into`, in proportion to the weights and within the bounds; the sum is exact.
 * Throws RehearsalError `contradiction` where the bounds have no room for it; `what` says whose.
 */
export function spread(
  into: Int32Array,
  { range, total, weights, least, most }: Spreading,
  chance: Chance,
  what: string,
): void {
  let [rest, weight, low, high] = [total, 0, 0, 0];
  for (let row = range.from; row < range.to; row++) {
    weight += weights[row] ?? 0;
    low += least?.[row] ?? 0;
    high += most?.[row] ?? total;
  }
  if (low > total || high < total || (least !== undefined && most !== undefined && crossed(range, least, most)))
    throw new RehearsalError('contradiction', { what, total, least: low, most: high });
  for (let row = range.from; row < range.to; row++) {
    const own = weights[row] ?? 0;
    const floor = least?.[row] ?? 0;
    const ceiling = most?.[row] ?? total;
    low -= floor;
    high -= ceiling;
    const near = weight > 0 ? Math.floor((rest * own) / weight + chance.below(steps) / steps) : 0;
    const given = Math.min(Math.max(near, floor, rest - high), ceiling, rest - low);
    into[row] = given;
    rest -= given;
    weight -= own;
  }
}

function crossed({ from, to }: Range, least: Int32Array, most: Int32Array): boolean {
  for (let row = from; row < to; row++) if ((least[row] ?? 0) > (most[row] ?? 0)) return true;
  return false;
}

interface Splitting {
  readonly range: Range;
  /** What each row has in all. */
  readonly rows: Int32Array;
  /** What each column has in all; together as much as the rows. */
  readonly totals: readonly number[];
  /** How far a row's share of a column goes from the others', in percent of it. */
  readonly percent: number;
}

/** Splits every row over the columns so that each row and each column has just its total. Throws RehearsalError `contradiction`. */
export function split(columns: readonly Int32Array[], problem: Splitting, chance: Chance, what: string): void {
  const { range, rows, percent } = problem;
  const left = Float64Array.from(problem.totals);
  const sum = problem.totals.reduce((all, one) => all + one, 0);
  let inRows = 0;
  for (let row = range.from; row < range.to; row++) inRows += rows[row] ?? 0;
  if (sum !== inRows) throw new RehearsalError('contradiction', { what, total: inRows, columns: sum });
  const drawing: Drawing = { left, pulls: new Float64Array(columns.length), chance };
  let after = inRows;
  for (let row = range.from; row < range.to; row++) {
    const total = rows[row] ?? 0;
    after -= total;
    const pull = drawPulls(drawing, swing(percent, total, after));
    splitRow(columns, row, total, pull, drawing);
  }
}

/** A row that is large beside those after it goes less far: they would have to go the other way for it. */
function swing(percent: number, total: number, after: number): number {
  return after >= 2 * total ? percent : Math.floor((percent * after) / (2 * total));
}

interface Drawing {
  /** What is left of every column. */
  readonly left: Float64Array;
  /** How strongly every column draws the row's ballots. */
  readonly pulls: Float64Array;
  readonly chance: Chance;
}

/** Sets the pulls for a row, by what is left, more or less. Returns their sum. */
function drawPulls({ left, pulls, chance }: Drawing, percent: number): number {
  let sum = 0;
  for (let column = 0; column < left.length; column++) {
    const pull = (left[column] ?? 0) * (100 - percent + chance.below(2 * percent + 1));
    pulls[column] = pull;
    sum += pull;
  }
  return sum;
}

/** One row over the columns, `whole` being the sum of the pulls. Runs once for every protocol: it makes no objects. */
function splitRow(columns: readonly Int32Array[], row: number, total: number, whole: number, drawing: Drawing): void {
  const { left, pulls, chance } = drawing;
  let rest = total;
  let pull = whole;
  let after = 0;
  for (const own of left) after += own;
  for (let column = 0; column < columns.length; column++) {
    const into = columns[column];
    const own = pulls[column] ?? 0;
    const room = left[column] ?? 0;
    after -= room;
    const near = pull > 0 ? Math.floor((rest * own) / pull + chance.below(steps) / steps) : 0;
    const given = Math.min(Math.max(near, rest - after), room, rest);
    if (into !== undefined) into[row] = given;
    rest -= given;
    pull -= own;
    left[column] = room - given;
  }
}
