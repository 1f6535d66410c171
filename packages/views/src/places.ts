/** Which stations lie in an area, and which areas above a station. */

import type { Area, AreaNumber, Row, Stations } from '@saylau/core';
import type { AreaLine } from './shapes.js';

/** Ids of areas, and of all that lie above them. -1 is none. */
export function areasAbove({ areas, parents }: Stations, from: readonly AreaNumber[]): readonly string[] {
  const found = new Set<string>();
  for (const start of from) {
    for (let at = start; at >= 0; at = parents[at] ?? -1) found.add(areas[at]?.id ?? '');
  }
  return [...found];
}

/** Rows of the stations that lie in an area, in any hierarchy. */
export function rowsIn({ ids, hierarchies, parents }: Stations, area: AreaNumber): readonly Row[] {
  const inside = new Set<number>([area]);
  // A parent stands before its children.
  for (let place = area + 1; place < parents.length; place++) if (inside.has(parents[place] ?? -1)) inside.add(place);
  return ids.flatMap((_, row) => (hierarchies.some(({ leaves }) => inside.has(leaves[row] ?? -1)) ? [row] : []));
}

/** The areas in which a station lies, in every hierarchy, each once. */
export function areasAt({ hierarchies, parents }: Stations, row: Row): ReadonlySet<AreaNumber> {
  const areas = new Set<AreaNumber>();
  for (const { leaves } of hierarchies) for (let at = leaves[row] ?? -1; at >= 0; at = parents[at] ?? -1) areas.add(at);
  return areas;
}

/** The name of a station, for a value that has it where there is one. */
export function stationName({ names }: Stations, row: Row): { readonly name?: string } {
  const name = names?.[row] ?? '';
  return name === '' ? {} : { name };
}

/** An area with the one in which it lies. */
export function areaLine({ id, name, kind, parent }: Area): AreaLine {
  return { area: id, name, kind, ...(parent === undefined ? {} : { parent }) };
}

/** Ids of the stations of an area and of all areas below it, in their order. Undefined where there is no such area. */
export function stationsIn(stations: Stations, area: string): readonly string[] | undefined {
  const number = stations.areaNumbers.get(area);
  return number === undefined ? undefined : rowsIn(stations, number).map((row) => stations.ids[row] ?? '');
}
