/** When protocols arrive: from evening to morning, small stations before large ones, later ballots after earlier ones. */

import { hasBit, type ProtocolTable } from '@saylau/core';
import { type Making, type Room, regionRanges } from './room.js';

/** Minutes after the start of the day by row, -1 where no protocol came; `place` is the ballot's place among the plan's. */
export function arrivalsOf(making: Making, room: Room, table: ProtocolTable, place: number): Int32Array {
  const { plan, chance } = making;
  const drawing = chance.fork(`arrivals ${place}`);
  const out = new Int32Array(table.stations.ids.length).fill(-1);
  const regions = [...plan.regions, ...(plan.abroad === undefined ? [] : [plan.abroad])];
  const last = plan.arrivals.last.value;
  for (const [index, { from, to }] of regionRanges(making).entries()) {
    const first = Math.min(
      last,
      plan.arrivals.first.value + (regions[index]?.later ?? 0) + place * plan.arrivals.between.value,
    );
    const mean = meanOf(room.voters, from, to);
    for (let row = from; row < to; row++) {
      if (!hasBit(table.arrived, row)) continue;
      const size = Math.min(100, Math.floor((50 * (room.voters[row] ?? 0)) / mean));
      // Most come early: the least of three draws; a large station waits longer.
      const draw = Math.min(drawing.below(1000), drawing.below(1000), drawing.below(1000));
      out[row] = first + Math.floor(((last - first) * (draw * 75 + size * 250)) / 100_000);
    }
  }
  return out;
}

function meanOf(column: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += column[row] ?? 0;
  return Math.max(1, Math.ceil(sum / Math.max(1, to - from)));
}
