/** Turnout as reported during the day, in every area. */

import { measureAreas, type Runs, runsOf } from './ranges.js';
import type { TurnoutReports } from './turnout.js';

/** What was reported in each area at one time. Each column is by area number and holds exact integers. */
export interface TurnoutTotals {
  /** Minutes after midnight, in the polling day's zone. */
  readonly time: number;
  /** Stations that reported at this time. */
  readonly reporting: Float64Array;
  /** Voters who had received a ballot by then, at those stations alone: a station without a report is not counted as it was before. */
  readonly received: Float64Array;
}

/** The totals at every time, in order. `runs` are those of the stations, where they are at hand. */
export function turnoutTotals(
  reports: TurnoutReports,
  runs: Runs = runsOf(reports.stations),
): readonly TurnoutTotals[] {
  return reports.times.map((time, index) => {
    const column = reports.columns[index] ?? new Int32Array(reports.stations.ids.length).fill(-1);
    return {
      time,
      reporting: measureAreas(runs, (from, to) => countReports(column, from, to)),
      received: measureAreas(runs, (from, to) => sumReports(column, from, to)),
    };
  });
}

function countReports(column: Int32Array, from: number, to: number): number {
  let count = 0;
  for (let row = from; row < to; row++) if ((column[row] ?? -1) >= 0) count += 1;
  return count;
}

function sumReports(column: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += Math.max(0, column[row] ?? 0);
  return sum;
}
