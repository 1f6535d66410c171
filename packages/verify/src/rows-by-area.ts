/** The stations of areas, as rows. */

import type { AreaNumber, Row, Stations } from '@saylau/core';

/** The rows of each of these areas, in order: stations that name it or an area below it. */
export function rowsByArea(
  stations: Stations | undefined,
  areas: readonly string[],
): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>(areas.map((area) => [area, []]));
  if (stations === undefined || rows.size === 0) return rows;
  const wanted = stations.areas.map(({ id }) => rows.get(id));
  for (let row = 0; row < stations.ids.length; row++) {
    for (const area of areasOf(stations, row)) wanted[area]?.push(row);
  }
  return rows;
}

/** The areas to which a station belongs, each once. */
function areasOf({ hierarchies, parents }: Stations, row: Row): ReadonlySet<AreaNumber> {
  const areas = new Set<AreaNumber>();
  for (const { leaves } of hierarchies) {
    for (let at = leaves[row] ?? -1; at >= 0 && !areas.has(at); at = parents[at] ?? -1) areas.add(at);
  }
  return areas;
}
