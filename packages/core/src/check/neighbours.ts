/** Stations far from their neighbours: those of the same contest in the same lowest territorial area (docs/formats/thresholds.md). */

import { ceil, fraction, multiply } from '../fraction.js';
import type { Row } from '../protocol/stations.js';
import type { ProtocolTable } from '../protocol/table.js';
import type { FindingCode, FindingSink, ProtocolFinding } from './finding.js';
import { rowFinding, sumsOfVotes, type VoteColumn, voteColumns } from './plausible-rows.js';
import { compareShares, limitPercent, percent } from './plausible-share.js';
import type { Thresholds } from './thresholds.js';

/**
 * Gives `zero-votes` and `station-far` for every option of every station with enough votes and neighbours.
 * A station stands out where at least the part `farNeighbours` of its neighbours, itself left out, have a share further off than allowed, all on one side.
 * Absent figures take a station out of the comparison. O(n log n) in the stations of an area.
 */
export function checkNeighbours(table: ProtocolTable, thresholds: Thresholds, sink: FindingSink): void {
  const sums = sumsOfVotes(table);
  const columns = voteColumns(table);
  for (const rows of neighbourhoods(table, sums, thresholds.leastVotes)) {
    if (rows.length - 1 < thresholds.leastNeighbours) continue;
    for (const column of columns[table.contestOf[rows[0] ?? -1] ?? -1] ?? []) {
      new Neighbourhood(table, thresholds, sums, column).check(rows, sink);
    }
  }
}

/** Rows with so many votes, by lowest territorial area and contest. Each list is a view of one array. */
function* neighbourhoods(table: ProtocolTable, sums: Float64Array, least: number): Generator<Int32Array> {
  const leaves = table.stations.hierarchies[0]?.leaves ?? new Int32Array(sums.length);
  const contests = table.ballot.contests.length;
  const numbers = new Map<number, number>();
  const sizes: number[] = [];
  const numberOf = new Int32Array(sums.length).fill(-1);
  for (let row = 0; row < sums.length; row++) {
    if ((sums[row] ?? -1) < Math.max(1, least)) continue;
    const key = ((leaves[row] ?? -1) + 1) * contests + (table.contestOf[row] ?? 0);
    const number = numbers.get(key) ?? numbers.size;
    if (number === numbers.size) numbers.set(key, number);
    numberOf[row] = number;
    sizes[number] = (sizes[number] ?? 0) + 1;
  }
  yield* grouped(numberOf, sizes);
}

/** The rows of each number, in order. */
function* grouped(numberOf: Int32Array, sizes: readonly number[]): Generator<Int32Array> {
  const ends: number[] = [];
  let total = 0;
  for (const size of sizes) {
    ends.push(total);
    total += size;
  }
  const rows = new Int32Array(total);
  for (let row = 0; row < numberOf.length; row++) {
    const number = numberOf[row] ?? -1;
    const place = ends[number];
    if (place === undefined) continue;
    rows[place] = row;
    ends[number] = place + 1;
  }
  for (const [number, size] of sizes.entries()) yield rows.subarray((ends[number] ?? 0) - size, ends[number]);
}

/** One option in the stations of one neighbourhood. */
class Neighbourhood {
  readonly #table: ProtocolTable;
  readonly #thresholds: Thresholds;
  readonly #sums: Float64Array;
  readonly #column: VoteColumn;

  constructor(table: ProtocolTable, thresholds: Thresholds, sums: Float64Array, column: VoteColumn) {
    this.#table = table;
    this.#thresholds = thresholds;
    this.#sums = sums;
    this.#column = column;
  }

  /**
   * In order of their shares, the `need`-th station from below is the same whether a station above it is left out or not, and so from above:
   * two fixed stations stand for "so many neighbours" of every station that can lie beyond them.
   */
  check(rows: Int32Array, sink: FindingSink): void {
    const [least, most] = this.#ends(rows);
    if (!this.#far(most, least) && !(this.#votes(least) === 0 && this.#isStrong(most))) return;
    const inOrder = rows.slice().sort((a, b) => this.#compare(a, b) || a - b);
    const need = Number(ceil(multiply(this.#thresholds.farNeighbours, fraction(BigInt(rows.length - 1)))));
    const low = inOrder[need - 1] ?? least;
    const high = inOrder[rows.length - need] ?? most;
    this.#checkBelow(inOrder, high, sink);
    this.#checkAbove(inOrder.reverse(), low, sink);
  }

  /** Stations by rising share: those without votes, and those far below. */
  #checkBelow(inOrder: Int32Array, high: Row, sink: FindingSink): void {
    for (const row of inOrder) {
      const [zero, far] = [this.#votes(row) === 0, this.#far(high, row)];
      if (!zero && !far) return;
      if (zero && this.#isExpected(row, high)) sink(this.#finding('zero-votes', row, high, 'below'));
      else if (far) sink(this.#finding('station-far', row, high, 'below'));
    }
  }

  /** Stations by falling share: those far above. */
  #checkAbove(inOrder: Int32Array, low: Row, sink: FindingSink): void {
    for (const row of inOrder) {
      if (!this.#far(row, low)) return;
      sink(this.#finding('station-far', row, low, 'above'));
    }
  }

  #votes(row: Row): number {
    return this.#column.figures[row] ?? 0;
  }

  #sum(row: Row): number {
    return this.#sums[row] ?? 1;
  }

  #compare(a: Row, b: Row): number {
    return compareShares(this.#votes(a), this.#sum(a), this.#votes(b), this.#sum(b));
  }

  /** The stations with the least and the greatest share. */
  #ends(rows: Int32Array): readonly [Row, Row] {
    let least = rows[0] ?? 0;
    let most = least;
    for (const row of rows) {
      if (this.#compare(row, least) < 0) least = row;
      if (this.#compare(row, most) > 0) most = row;
    }
    return [least, most];
  }

  /** Whether the share at `above` is greater than that at `below` by more than allowed. */
  #far(above: Row, below: Row): boolean {
    const { num, den } = this.#thresholds.farDifference;
    const [sumAbove, sumBelow] = [BigInt(this.#sum(above)), BigInt(this.#sum(below))];
    const difference = BigInt(this.#votes(above)) * sumBelow - BigInt(this.#votes(below)) * sumAbove;
    return difference * den > num * sumAbove * sumBelow;
  }

  /** Whether the share at a station is enough for zero votes elsewhere to be a finding. */
  #isStrong(row: Row): boolean {
    const { num, den } = this.#thresholds.zeroShare;
    return BigInt(this.#votes(row)) * den >= num * BigInt(this.#sum(row));
  }

  /** Whether a station should have enough votes by the share at `other`, and that share is enough. */
  #isExpected(row: Row, other: Row): boolean {
    const expected = BigInt(this.#votes(other)) * BigInt(this.#sum(row));
    return this.#isStrong(other) && expected >= BigInt(this.#thresholds.zeroVotes) * BigInt(this.#sum(other));
  }

  #finding(code: FindingCode, row: Row, other: Row, side: 'above' | 'below'): ProtocolFinding {
    const { farDifference, farNeighbours } = this.#thresholds;
    return rowFinding(this.#table, row, code, [this.#column.line], {
      share: percent(this.#votes(row), this.#sum(row)),
      neighbours: percent(this.#votes(other), this.#sum(other)),
      part: limitPercent(farNeighbours),
      ...(code === 'zero-votes' ? this.#expected(row, other) : { side, limit: limitPercent(farDifference) }),
    });
  }

  /** The votes to be expected by the share at `other`, in whole votes. */
  #expected(row: Row, other: Row): { readonly expected: string } {
    const expected = fraction(BigInt(this.#votes(other)) * BigInt(this.#sum(row)), BigInt(this.#sum(other)));
    return { expected: (expected.num / expected.den).toString() };
  }
}
