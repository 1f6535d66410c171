/** All stations of an election, small enough to be searched in a browser: by lowest area, ids without what they have in common. */

import type { Stations } from '@saylau/core';
import { commonStart, plainId } from '../../data/ids.js';
import { trailOf } from '../../data/places.js';
import type { RecordSource } from '../../data/source.js';
import { type Standing, standingOf } from '../../data/stage.js';
import type { IndexedArea } from '../stations/data.js';

export interface StationIndexData {
  readonly areas: readonly IndexedArea[];
}

export async function stationIndex({
  log,
  election,
}: RecordSource): Promise<(Standing & { readonly data: StationIndexData }) | undefined> {
  return await log.read((state) => {
    const stations = state.definition?.day.stations;
    const tables = state.totals(election).map(({ table }) => table);
    if (stations === undefined || tables.length === 0) return undefined;
    const votes = (row: number): boolean => tables.some(({ contestOf }) => (contestOf[row] ?? -1) >= 0);
    return { ...standingOf(state, election), data: { areas: indexOf(stations, votes) } };
  });
}

/** The stations that vote, by their territorial area. */
export function indexOf(stations: Stations, votes: (row: number) => boolean): readonly IndexedArea[] {
  const leaves = stations.hierarchies[0]?.leaves;
  const byArea = new Map<number, number[]>();
  for (const row of stations.ids.keys()) {
    if (!votes(row)) continue;
    const area = leaves?.[row] ?? -1;
    const own = byArea.get(area);
    if (own === undefined) byArea.set(area, [row]);
    else own.push(row);
  }
  return [...byArea].map(([area, rows]) => {
    const ids = rows.map((row) => plainId(stations.ids[row] ?? ''));
    const names = rows.map((row) => stations.names?.[row] ?? '');
    const trail = trailOf(stations, area);
    const own = trail.at(-1);
    const prefix = commonStart(ids);
    return {
      area: own?.id ?? '',
      name: own?.name ?? {},
      region: trail.length > 2 ? (trail[1]?.name ?? {}) : {},
      prefix,
      stations: ids.map((id) => id.slice(prefix.length)),
      ...(names.some((one) => one !== '') ? { names } : {}),
    };
  });
}
