/** The frame of a rehearsal: the country, its regions and their units, with residents, before there are stations. */

import type { Area, AreaId, Text } from '@saylau/core';
import { RehearsalError } from './error.js';
import { mark, type RehearsalInput } from './input.js';

/** An area that stations stand in. */
interface FrameUnit {
  readonly area: Area;
  readonly population: number;
}

export interface FrameRegion extends FrameUnit {
  /** The region itself where it has no units. */
  readonly units: readonly FrameUnit[];
}

export interface Frame {
  readonly root: Area;
  readonly regions: readonly FrameRegion[];
  /** Undefined where nobody votes abroad. */
  readonly abroad?: FrameRegion;
  /** Residents by area: units, regions, and the root. */
  readonly population: ReadonlyMap<AreaId, number>;
}

const one = { num: 1n, den: 1n };

/** The frame of a plan. Throws RehearsalError `unknown-area` for a region that neither the elections nor the plan name. */
export function frameOf({ plan, elections, units }: RehearsalInput): Frame {
  const named = new Map(elections.flatMap(({ election }) => election.areas.map((area) => [area.id, area] as const)));
  const root = named.get(plan.root);
  if (root === undefined) throw new RehearsalError('unknown-area', { found: plan.root });
  const regions = plan.regions.map((region): FrameRegion => {
    const area = named.get(region.area) ?? made(region.area, plan.root, 'region', region.name);
    const own = units.filter((unit) => unit.region === region.area);
    const below = own.map((unit) => ({
      area: areaOf(unit.id, unit.region, unit.kind, unit.name),
      population: unit.population,
    }));
    const population = region.population?.value ?? below.reduce((sum, unit) => sum + unit.population, 0);
    return { area, population, units: below.length > 0 ? below : [{ area, population }] };
  });
  const abroad = abroadOf(plan.abroad, named);
  const all = [...regions.flatMap((region) => [region, ...region.units]), ...(abroad === undefined ? [] : [abroad])];
  const population = new Map(all.map((unit) => [unit.area.id, unit.population]));
  population.set(
    root.id,
    regions.reduce((sum, region) => sum + region.population, 0),
  );
  return { root, regions, ...(abroad === undefined ? {} : { abroad }), population };
}

function made(id: AreaId, parent: AreaId, kind: string, name: Text | undefined): Area {
  if (name === undefined) throw new RehearsalError('unknown-area', { found: id });
  return areaOf(id, parent, kind, name);
}

export function areaOf(id: AreaId, parent: AreaId, kind: string, name: Text): Area {
  return { id, parent, kind, name, weight: one };
}

/** The countries abroad have invented names: where stations stood is public, how many voted in each country is not. */
function abroadOf(abroad: RehearsalInput['plan']['abroad'], named: ReadonlyMap<AreaId, Area>): FrameRegion | undefined {
  if (abroad === undefined) return undefined;
  const area = named.get(abroad.area);
  if (area === undefined) throw new RehearsalError('unknown-area', { found: abroad.area });
  const units = Array.from({ length: abroad.countries.value }, (_, index) => ({
    area: areaOf(`${mark}${abroad.area}-${index + 1}`, abroad.area, 'abroad', {
      kk: `Ел ${index + 1}`,
      ru: `Страна ${index + 1}`,
      en: `Country ${index + 1}`,
    }),
    population: 1,
  }));
  return { area, population: 0, units };
}
