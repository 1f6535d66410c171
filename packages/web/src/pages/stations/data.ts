/** Stations of an election by region and district: how many there are, and how many are counted. */

import type { RecordState } from '@saylau/acts';
import type { Area, Text } from '@saylau/core';
import { type AreaName, areaName } from '../../data/places.js';
import type { RecordSource } from '../../data/source.js';
import { type Standing, standingOf } from '../../data/stage.js';

export interface StationsPageData {
  readonly expected: number;
  readonly counted: number;
  /** Stations can be found by their names. */
  readonly hasNames?: true;
  readonly regions: readonly StationsRegion[];
  /** Constituencies of this election, where it has any. */
  readonly constituencies: readonly StationsArea[];
}

export interface StationsArea extends AreaName {
  readonly expected: number;
  readonly counted: number;
}

export interface StationsRegion extends StationsArea {
  readonly districts: readonly StationsArea[];
}

export async function stationsPage({
  log,
  election,
}: RecordSource): Promise<(Standing & { readonly data: StationsPageData }) | undefined> {
  return await log.read((state) => {
    const data = stationsIn(state, election);
    return data && { ...standingOf(state, election), data };
  });
}

function stationsIn(state: RecordState, election: string): StationsPageData | undefined {
  const opened = state.election(election);
  const stations = state.definition?.day.stations;
  const all = state.totals(election);
  if (opened === undefined || stations === undefined) return undefined;
  // Of all ballots of the election the one that most stations of an area vote with.
  const lineOf = (area: Area, place: number): StationsArea => {
    const most = all.reduce<{ expected: number; counted: number }>(
      (best, { expected, arrived }) =>
        (expected[place] ?? 0) > best.expected
          ? { expected: expected[place] ?? 0, counted: arrived[place] ?? 0 }
          : best,
      { expected: 0, counted: 0 },
    );
    return { ...areaName(area), ...most };
  };
  const below = (parent: number): readonly (readonly [Area, number])[] =>
    stations.areas.flatMap((area, place) => (stations.parents[place] === parent ? [[area, place] as const] : []));
  const voted = ({ expected }: StationsArea): boolean => expected > 0;
  const held = new Set(opened.election.contests.map(({ area }) => area));
  const whole = stations.areas[0] === undefined ? undefined : lineOf(stations.areas[0], 0);
  return {
    expected: whole?.expected ?? 0,
    counted: whole?.counted ?? 0,
    ...(stations.names === undefined ? {} : { hasNames: true }),
    regions: below(0)
      .filter(([{ kind }]) => kind !== 'constituency')
      .map(([area, place]) => ({
        ...lineOf(area, place),
        districts: below(place)
          .filter(([{ kind }]) => kind !== 'constituency')
          .map(([one, own]) => lineOf(one, own))
          .filter(voted),
      }))
      .filter(voted),
    constituencies: stations.areas.flatMap((area, place) =>
      area.kind === 'constituency' && held.has(area.id) && held.size <= mostConstituencies ? [lineOf(area, place)] : [],
    ),
  };
}

/** More than these are found below their districts. */
const mostConstituencies = 200;

/** Name of a station for search: what its address ends with. */
export interface IndexedArea {
  readonly area: string;
  readonly name: Text;
  /** "Abai Region" */
  readonly region: Text;
  /** Ids as they are shown; where they begin with `prefix`, without it. */
  readonly prefix: string;
  readonly stations: readonly string[];
  /** Their names, empty where one has none; left out where none has one. */
  readonly names?: readonly string[];
}
