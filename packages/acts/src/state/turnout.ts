/** Turnout as reported, by station and time: few at a time that hardly anybody reports, a column at one of the day. */

import type { Row, Stations, TurnoutReports } from '@saylau/core';

/** Times that `reports` shows: what a file of turnout may have at most. */
const mostTimes = 200;

/** Voters by row. */
type Column = Map<Row, number> | Int32Array;

/** By time, in minutes after midnight of the polling day. */
export type TurnoutKept = readonly { readonly time: number; readonly voters: Column }[];

/** Minutes after midnight of a clock time of the act's form. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** A station may report at any minute: a column for each would be more than the reports. */
export class TurnoutColumns {
  readonly #stations: Stations;
  readonly #columns = new Map<number, Column>();

  constructor(stations: Stations, kept: TurnoutKept = []) {
    this.#stations = stations;
    for (const { time, voters } of kept) this.#columns.set(time, copied(voters));
  }

  /** A later report of the same time stands. */
  report(row: Row, time: number, voters: number): void {
    const column = this.#columns.get(time) ?? new Map<Row, number>();
    if (column instanceof Int32Array) column[row] = voters;
    else this.#columns.set(time, this.#wider(column.set(row, voters)));
  }

  /** Time → voters of one station. */
  at(row: Row): ReadonlyMap<number, number> {
    const own = new Map<number, number>();
    for (const [time, column] of this.#inOrder()) {
      const voters = valueAt(column, row);
      if (voters >= 0) own.set(time, voters);
    }
    return own;
  }

  /** As checks read them; of more than 200 times those with most reports. */
  reports(): TurnoutReports {
    const busiest = [...this.#columns].toSorted(([, one], [, other]) => reported(other) - reported(one));
    const shown = new Set(busiest.slice(0, mostTimes).map(([time]) => time));
    const columns = this.#inOrder().filter(([time]) => shown.has(time));
    return {
      stations: this.#stations,
      times: columns.map(([time]) => time),
      columns: columns.map(([, column]) => this.#whole(column)),
    };
  }

  kept(): TurnoutKept {
    return this.#inOrder().map(([time, voters]) => ({ time, voters: copied(voters) }));
  }

  #inOrder(): readonly (readonly [number, Column])[] {
    return [...this.#columns].toSorted(([one], [other]) => one - other);
  }

  /** A map takes more room than a column as soon as one station in sixteen is in it. */
  #wider(column: Map<Row, number>): Column {
    return column.size * 16 < this.#stations.ids.length ? column : this.#whole(column);
  }

  #whole(column: Column): Int32Array {
    if (column instanceof Int32Array) return column.slice();
    const whole = new Int32Array(this.#stations.ids.length).fill(-1);
    for (const [row, voters] of column) whole[row] = voters;
    return whole;
  }
}

function copied(column: Column): Column {
  return column instanceof Int32Array ? column.slice() : new Map(column);
}

function valueAt(column: Column, row: Row): number {
  return (column instanceof Int32Array ? column[row] : column.get(row)) ?? -1;
}

function reported(column: Column): number {
  if (!(column instanceof Int32Array)) return column.size;
  let count = 0;
  for (const voters of column) if (voters >= 0) count += 1;
  return count;
}
