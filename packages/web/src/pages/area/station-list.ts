/** The stations of an area one by one: whether each is counted, and its turnout. */

import { type AreaNumber, hasBit, type Stations, type Totals } from '@saylau/core';
import { rowsIn, stationName } from '@saylau/views';
import { figuresAt, turnoutOf } from '../../data/ballots.js';
import type { BallotLaw } from '../../data/form.js';
import { plainId } from '../../data/ids.js';

export interface ListedStation {
  readonly station: string;
  readonly name?: string;
  readonly isCounted: boolean;
  readonly registered?: number;
  readonly turnout?: string;
}

/** Stations of one page, at most: a constituency of the Mazhilis has some 350. */
const mostListed = 600;

/** The stations of an area that is not too large. */
export function stationList(
  own: BallotLaw,
  all: readonly Totals[],
  stations: Stations,
  area: AreaNumber,
): readonly ListedStation[] {
  const isContest = own.election.contests.some((contest) => contest.area === stations.areas[area]?.id);
  const hasDistricts = stations.areas.some(
    ({ kind }, place) => stations.parents[place] === area && kind !== 'constituency',
  );
  const rows = hasDistricts && !(isContest && area > 0) ? [] : rowsIn(stations, area);
  const main = all.find(({ expected }) => (expected[area] ?? 0) > 0);
  if (main === undefined || rows.length > mostListed) return [];
  return rows.map((row) => listed(main, stations, row));
}

function listed({ table }: Totals, stations: Stations, row: number): ListedStation {
  const { ids, registered } = stations;
  const list = registered?.[row] ?? -1;
  const isCounted = hasBit(table.arrived, row);
  const figures = isCounted ? figuresAt(table, row) : {};
  const { turnout } = turnoutOf(table.ballot.turnout, figures, table.lines);
  return {
    station: plainId(ids[row] ?? ''),
    ...stationName(stations, row),
    isCounted,
    ...(list < 0 ? {} : { registered: list }),
    ...(turnout === undefined ? {} : { turnout }),
  };
}
