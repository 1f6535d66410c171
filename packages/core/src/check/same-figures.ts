/** Stations of one contest whose votes are the same, figure by figure, where chance hardly explains it (docs/formats/thresholds.md). */

import type { Row } from '../protocol/stations.js';
import type { ProtocolTable } from '../protocol/table.js';
import type { FindingSink } from './finding.js';
import { rowFinding, sumsOfVotes, type VoteColumn, voteColumns } from './plausible-rows.js';
import type { Thresholds } from './thresholds.js';

/**
 * Gives a `same-figures` for each station that repeats the votes of one before it, in the order of their rows; `other` is the first station with them.
 * Stations with few votes, abroad or with an absent figure are not compared. Rows are matched by a hash first; equal figures decide.
 */
export function checkSameFigures(table: ProtocolTable, thresholds: Thresholds, sink: FindingSink): void {
  const sums = sumsOfVotes(table);
  const columns = voteColumns(table);
  const compared = table.ballot.contests.map(() => 0);
  const rows: Row[] = [];
  for (let row = 0; row < sums.length; row++) {
    if ((sums[row] ?? -1) < Math.max(1, thresholds.leastVotes)) continue;
    const contest = table.contestOf[row] ?? -1;
    compared[contest] = (compared[contest] ?? 0) + 1;
    rows.push(row);
  }
  const columnsAt = (row: Row): readonly VoteColumn[] => columns[table.contestOf[row] ?? -1] ?? [];
  for (const [row, first] of repeats(table, columnsAt, withEqualHash(table, columnsAt, rows))) {
    const figures = columnsAt(row).map((column) => column.figures[row] ?? 0);
    if (!isUnlikely(figures, compared[table.contestOf[row] ?? -1] ?? 0, thresholds)) continue;
    const params = { other: table.stations.ids[first] ?? '', votes: String(sums[row] ?? 0) };
    const lines = columnsAt(row).map(({ line }) => line);
    sink(rowFinding(table, row, 'same-figures', lines, params));
  }
}

/** The rows whose hash another row has too. */
function withEqualHash(
  table: ProtocolTable,
  columnsAt: (row: Row) => readonly VoteColumn[],
  rows: readonly Row[],
): Row[] {
  const first = new Map<number, Row>();
  const equal = new Set<Row>();
  for (const row of rows) {
    let hash = (table.contestOf[row] ?? 0) | 0;
    for (const { figures } of columnsAt(row)) hash = Math.imul(hash ^ (figures[row] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    const before = first.get(hash);
    if (before === undefined) first.set(hash, row);
    else equal.add(before).add(row);
  }
  return [...equal];
}

/** Each row with the same contest and votes as one before it, and the first of those; in order. Sorted, so that no set of figures can make it slow. */
function repeats(
  { contestOf }: ProtocolTable,
  columnsAt: (row: Row) => readonly VoteColumn[],
  rows: Row[],
): readonly (readonly [Row, Row])[] {
  const order = (a: Row, b: Row): number => {
    const contests = (contestOf[a] ?? 0) - (contestOf[b] ?? 0);
    if (contests !== 0) return contests;
    for (const { figures } of columnsAt(a)) if (figures[a] !== figures[b]) return (figures[a] ?? 0) - (figures[b] ?? 0);
    return 0;
  };
  const found: (readonly [Row, Row])[] = [];
  let first: Row | undefined;
  for (const row of rows.sort((a, b) => order(a, b) || a - b)) {
    if (first !== undefined && order(first, row) === 0) found.push([row, first]);
    else first = row;
  }
  return found.sort(([a], [b]) => a - b);
}

/**
 * Whether so many pairs of stations are expected to hold such a coincidence no more often than allowed. A figure near x is met exactly with
 * a chance of about 1/√(2πx) at most (Poisson), below 1/√(6x); all figures together with the product. Squared, so that whole numbers decide.
 */
function isUnlikely(figures: readonly number[], stations: number, { sameChance }: Thresholds): boolean {
  const pairs = (BigInt(stations) * BigInt(stations - 1)) / 2n;
  let product = 1n;
  for (const figure of figures) if (figure > 0) product *= 6n * BigInt(figure);
  return (pairs * sameChance.den) ** 2n <= sameChance.num ** 2n * product;
}
