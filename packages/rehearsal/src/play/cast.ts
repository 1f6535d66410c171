/** Who acts on a rehearsed night: the commissions, their persons, and the observers. */

import type { ActedAs, Holder, LogKind, Role } from '@saylau/acts';
import type { AreaId, PollingDay, Row, Stations } from '@saylau/core';
import { type Chance, chanceOf } from '../fit/chance.js';
import { mark } from '../input.js';

export interface CastOptions {
  /** One of so many stations has no keys: its papers are entered above; 0: none. Default: 100. */
  readonly keyless?: number;
  /** At one of so many stations an observer hands in copies; 0: at none. Default: 200. */
  readonly observers?: number;
}

/** Logs that a night can be played to. */
export type NightKind = Extract<LogKind, 'day' | 'rehearsal'>;

/** The offices of a night. Their keys follow from the seed and the kind of log (`seedOf`). */
export interface Cast {
  readonly kind: NightKind;
  readonly seed: string;
  readonly stations: Stations;
  /** Areas with a territorial commission: those that hold stations, and all between them and the country. */
  readonly territorial: ReadonlySet<AreaId>;
  /** Areas with a district commission: constituencies in which contests are held. */
  readonly districts: ReadonlySet<AreaId>;
  /** By row; undefined: the station has no keys. */
  readonly precincts: readonly (ActedAs | undefined)[];
  /** Observers by the row of their station. */
  readonly observers: ReadonlyMap<Row, ActedAs>;
}

export const central: ActedAs = { office: 'central' };

/** The offices of this day. The same day, seed and kind give the same cast. */
export function castOf(day: PollingDay, seed: string, kind: NightKind, options: CastOptions = {}): Cast {
  const { stations } = day;
  const chance = chanceOf(seed).fork('cast');
  const [keyless, watched] = [options.keyless ?? 100, options.observers ?? 200].map((oneIn, place) =>
    drawn(chance.fork(String(place)), oneIn, stations.ids.length),
  );
  const territorial = territorialAreas(stations);
  const held = day.elections.flatMap(({ contests }) => contests.map(({ area }) => area));
  const root = stations.areas[0]?.id;
  return {
    kind,
    seed,
    stations,
    territorial,
    districts: new Set(held.filter((area) => area !== root && !territorial.has(area))),
    precincts: stations.ids.map((station, row) =>
      keyless?.has(row) === true ? undefined : { office: 'precinct', station },
    ),
    observers: new Map([...(watched ?? [])].map((row, place) => [row, observer(place + 1)])),
  };
}

function observer(number: number): ActedAs {
  return { office: 'observer', name: `${mark}observer-${number}` };
}

/** Rows drawn, one of so many. */
function drawn(chance: Chance, oneIn: number, rows: number): ReadonlySet<Row> {
  const found = new Set<Row>();
  for (let row = 0; row < rows; row++) if (oneIn > 0 && chance.below(oneIn) === 0) found.add(row);
  return found;
}

/** The root is the central commission's, unless stations lie in it directly. */
function territorialAreas({ areas, parents, hierarchies }: Stations): ReadonlySet<AreaId> {
  const found = new Set<AreaId>();
  for (const leaf of new Set(hierarchies[0]?.leaves)) {
    const own = areas[leaf];
    if (own !== undefined) found.add(own.id);
    for (let area = parents[leaf] ?? -1; area > 0; area = parents[area] ?? -1) found.add(areas[area]?.id ?? '');
  }
  return found;
}

/** The territorial commission right above a station. */
export function above({ stations }: Cast, row: Row): ActedAs {
  return territorial(stations.areas[stations.hierarchies[0]?.leaves[row] ?? -1]?.id ?? '');
}

/** The commission for all of an area: the lowest territorial one whose area it lies in, or the central one. */
export function over(cast: Cast, area: AreaId): ActedAs {
  const { areas, areaNumbers, parents } = cast.stations;
  let at = areaNumbers.get(area) ?? 0;
  while (at > 0 && !cast.territorial.has(areas[at]?.id ?? '')) at = parents[at] ?? -1;
  return at > 0 ? territorial(areas[at]?.id ?? '') : central;
}

export function territorial(area: AreaId): ActedAs {
  return { office: 'territorial', area };
}

export function district(area: AreaId): ActedAs {
  return { office: 'district', area };
}

/** Every person of these offices in these roles. */
export function persons(offices: Iterable<ActedAs>, roles: readonly Role[]): Holder[] {
  return [...offices].flatMap((as) => roles.map((role): Holder => ({ ...as, role })));
}
