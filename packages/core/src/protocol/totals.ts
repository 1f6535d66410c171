/** Totals: what all protocols of a table come to, in every area of every hierarchy. */

import { countBits, measureAreas, type Runs, runsOf, sumOf } from './ranges.js';
import type { Row } from './stations.js';
import type { ProtocolTable } from './table.js';

/** Totals by area number. Each number is an integer that is held exactly. */
export interface Totals {
  readonly table: ProtocolTable;
  readonly runs: Runs;
  /** For each column of the table the sum over the arrived protocols that have the figure. */
  readonly sums: readonly Float64Array[];
  /** For each column how many arrived protocols lack the figure; undefined: none does. A sum is known only where this is zero. */
  readonly absent: (Float64Array | undefined)[];
  /** Stations that vote on the ballot. */
  readonly expected: Float64Array;
  /** Stations whose protocol has arrived. */
  readonly arrived: Float64Array;
}

/** Adds up a table, column by column. `runs` are those of its stations, where they are at hand. */
export function totalsOf(table: ProtocolTable, runs: Runs = runsOf(table.stations)): Totals {
  return {
    table,
    runs,
    sums: table.columns.map((column) => measureAreas(runs, (from, to) => sumOf(column, from, to))),
    absent: table.absent.map((lacking) => lacking && measureAreas(runs, (from, to) => countBits(lacking, from, to))),
    expected: measureAreas(runs, (from, to) => countVoting(table.contestOf, from, to)),
    arrived: measureAreas(runs, (from, to) => countBits(table.arrived, from, to)),
  };
}

function countVoting(contestOf: Int32Array, from: Row, to: Row): number {
  let count = 0;
  for (let row = from; row < to; row++) if ((contestOf[row] ?? -1) >= 0) count += 1;
  return count;
}
