/** Areas: a tree with one root. */

import type { Area } from '@saylau/core';
import type { At } from './at.js';
import { fractionText, id, known, text } from './leaves.js';
import { limits } from './limits.js';
import { made, optional, record, required, type Shape } from './shape.js';

export const areaFields = {
  id: required(id),
  name: optional(text),
  parent: optional(id),
  kind: optional(id),
  weight: optional(fractionText('positive')),
};

interface AreaRead {
  readonly id: string;
  readonly name?: Area['name'];
  readonly parent?: string;
  readonly kind?: string;
  readonly weight?: Area['weight'];
}

const one: Area['weight'] = { num: 1n, den: 1n };

/** An area with what is said by default: no name, weight 1; the root is a country, the others are regions. */
export function areaOf({ id, name = {}, parent, kind, weight = one }: AreaRead): Area {
  return {
    id,
    name,
    kind: kind ?? (parent === undefined ? 'country' : 'region'),
    weight,
    ...(parent === undefined ? {} : { parent }),
  };
}

export const area: Shape<Area> = made(record(areaFields), areaOf({ id: '' }), areaOf);

/** The one area of an election that names none. */
export const totalArea: Area = areaOf({ id: 'total' });

/** Reports ids given twice, parents that are not there, cycles, trees too deep, and any number of roots but one. `at` is the place of the list. */
export function checkAreas(areas: readonly Pick<Area, 'id' | 'parent'>[], at: At): void {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const cyclic = inCycles(areas, byId);
  const deep = cyclic.size === 0 ? tooDeep(areas, byId) : undefined;
  for (const [index, { id, parent }] of areas.entries()) {
    const place = at.in(index);
    if (id !== '' && byId.get(id) !== areas[index]) place.in('id').fault('duplicate-id', { id });
    if (parent !== undefined) known('area-orphan', parent, byId, place.in('parent'));
    if (cyclic.has(id)) place.in('parent').fault('area-cycle', { id });
    if (id === deep) place.in('parent').fault('too-deep', { limit: limits.depth });
  }
  const roots = areas.filter(({ parent }) => parent === undefined).map(({ id }) => id);
  if (roots.length > 1) at.fault('area-roots', { count: roots.length, found: roots.join(', ') });
  if (roots.length === 0 && cyclic.size === 0) at.fault('area-roots', { count: 0, found: '' });
}

type ById = ReadonlyMap<string, Pick<Area, 'id' | 'parent'>>;

/** Areas that are their own ancestor. Each area is walked once. */
function inCycles(areas: readonly Pick<Area, 'id' | 'parent'>[], byId: ById): ReadonlySet<string> {
  const cyclic = new Set<string>();
  const walked = new Set<string>();
  for (const area of areas) {
    const path: string[] = [];
    let next: Pick<Area, 'id' | 'parent'> | undefined = area;
    while (next !== undefined && !walked.has(next.id)) {
      walked.add(next.id);
      path.push(next.id);
      next = next.parent === undefined ? undefined : byId.get(next.parent);
    }
    const start = next === undefined ? -1 : path.indexOf(next.id);
    if (start >= 0) for (const id of path.slice(start)) cyclic.add(id);
  }
  return cyclic;
}

/** The first area that lies deeper than any real one; undefined where there is none. Precondition: no cycles. */
function tooDeep(areas: readonly Pick<Area, 'id' | 'parent'>[], byId: ById): string | undefined {
  return areas.find((area) => {
    let next: Pick<Area, 'id' | 'parent'> | undefined = area;
    for (let level = 0; level < limits.depth; level++) {
      if (next?.parent === undefined) return false;
      next = byId.get(next.parent);
    }
    return next !== undefined;
  })?.id;
}

/** The areas of an election, as its contests ask for them. */
export interface AreaIndex {
  readonly list: readonly Area[];
  readonly byId: ReadonlyMap<string, Area>;
  readonly root: string;
  /** Whether `inner` is `outer` or lies below it. */
  readonly within: (inner: string, outer: string) => boolean;
}

export function areaIndex(areas: readonly Area[]): AreaIndex {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const root = areas.find(({ parent }) => parent === undefined)?.id ?? '';
  const within = (inner: string, outer: string): boolean => {
    let next = byId.get(inner);
    // Neither a cycle nor a tree too deep, both reported elsewhere, can hold us.
    for (let steps = 0; next !== undefined && steps <= limits.depth; steps++) {
      if (next.id === outer) return true;
      next = next.parent === undefined ? undefined : byId.get(next.parent);
    }
    return false;
  };
  return { list: areas, byId, root, within };
}
