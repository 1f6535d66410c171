/** Plants errors of every finding code into a copy of a rehearsal, and lists them (docs/formats/planted.md). */

import { bits, runsOf, setBit, type Thresholds, totalsOf } from '@saylau/core';
import { chanceOf } from '../fit/chance.js';
import type { Rehearsal } from '../input.js';
import { territorialOf } from '../territorial.js';
import { type Bed, bedOf } from './bed.js';
import { plantAbsent, plantControls } from './controls.js';
import { plantNeighbours } from './neighbours.js';
import type { Planted } from './planted.js';
import { plantRooms } from './rooms.js';
import { plantSame } from './same.js';
import { plantLists, plantShares } from './shares.js';
import { plantTerritorial } from './territorial.js';
import { plantTurnout } from './turnout.js';

/**
 * A copy of the rehearsal with errors, and the list of them. The same rehearsal, thresholds and seed give the same errors.
 * Every error is at a station of its own. Territorial protocols are added up again from the figures as changed, so that no error
 * of a station shows there; then some get errors of their own. What the day gives no place for (rooms with one ballot, turnout without
 * reports, stations too small) is left out.
 */
export function plantFaults(
  rehearsal: Rehearsal,
  thresholds: Thresholds,
  seed: string,
): { readonly rehearsal: Rehearsal; readonly planted: readonly Planted[] } {
  const bed = bedOf(rehearsal, thresholds, chanceOf(seed).fork('faults'));
  // What few stations suit comes first; what looks at neighbours comes last.
  const plants = [
    plantTurnout,
    plantRooms,
    plantShares,
    plantLists,
    plantAbsent,
    plantControls,
    plantSame,
    plantNeighbours,
  ];
  const atStations = plants.flatMap((plant) => plant(bed));
  const runs = runsOf(rehearsal.day.stations);
  const sums = territorialOf(bed.tables.map((table) => totalsOf(table, runs)));
  const { territorial, planted } = plantTerritorial(bed, sums);
  blank(bed);
  const { tables, turnout } = bed;
  const day = turnout === undefined ? rehearsal.day : { ...rehearsal.day, turnout };
  return {
    rehearsal: { ...rehearsal, day, tables, territorial, turnout },
    planted: [...atStations, ...planted],
  };
}

/** Makes the figures absent that are to be. */
function blank({ blanks }: Bed): void {
  for (const { table, row, column } of blanks) {
    const lacking = table.absent[column] ?? bits(table.stations.ids.length);
    table.absent[column] = lacking;
    setBit(lacking, row);
    table.columns[column]?.fill(0, row, row + 1);
  }
}
