/** Areas of a day as pages name them. */

import type { Area, AreaNumber, Stations, Text } from '@saylau/core';

export interface AreaName {
  readonly id: string;
  readonly name: Text;
  readonly kind: string;
}

export function areaName({ id, name, kind }: Area): AreaName {
  return { id, name, kind };
}

/** An area after all in which it lies, the country first. */
export function trailOf(
  { areas, parents }: Pick<Stations, 'areas' | 'parents'>,
  area: AreaNumber,
): readonly AreaName[] {
  const trail: AreaName[] = [];
  for (let at = area; at >= 0; at = parents[at] ?? -1) {
    const own = areas[at];
    if (own !== undefined) trail.unshift(areaName(own));
  }
  return trail;
}

/** The same in an election's own areas. */
export function trailTo(areas: readonly Area[], id: string): readonly AreaName[] {
  const own = areas.find((area) => area.id === id);
  if (own === undefined) return [];
  return [...(own.parent === undefined ? [] : trailTo(areas, own.parent)), areaName(own)];
}
