/** areas.csv: for each area, contest and line what was declared, what the stations add up to, and the difference. */

import type { DeclaredView, Figures as Sums } from '@saylau/acts';
import type { Area, AreaNumber, Stations } from '@saylau/core';
import { type ContestAt, contestsOf, type Figures, figureIn } from './figures.js';
import {
  type Column,
  countColumn,
  idColumn,
  nameColumns,
  type Status,
  type Table,
  tableOf,
  textColumn,
} from './table.js';

/** A contest in an area: how many of its protocols are expected there, and how many counted. */
interface Place {
  readonly area: string;
  expected: number;
  counted: number;
}

interface AreaRow {
  readonly at: ContestAt;
  readonly place: Place;
  readonly line: string;
  readonly summed: number | undefined;
  readonly declared: DeclaredView | undefined;
}

export function areasTable(figures: Figures): Table {
  return tableOf<AreaRow>(
    {
      name: 'areas',
      columns,
      rows: () => areaRows(figures),
    },
    figures.status,
  );
}

const columns: readonly Column<AreaRow>[] = [
  idColumn('election', 'election', ({ at }) => at.election),
  idColumn('contest', 'contest', ({ at }) => at.contest.id),
  idColumn('area', 'area', ({ place }) => place.area),
  countColumn('expected', 'expected-in-area', ({ place }) => place.expected),
  countColumn('counted', 'counted-in-area', ({ place }) => place.counted),
  textColumn('declaredBy', 'declared-by', ({ declared }) => declared?.as.office),
  textColumn('declaredByArea', 'declared-by-area', ({ declared }) => declared?.as.area),
  countColumn('leaf', 'leaf-declared', ({ declared }) => declared?.leaf),
  idColumn('line', 'line', ({ line }) => line),
  countColumn('declared', 'declared', declaredOf),
  countColumn('summed', 'summed', ({ summed }) => summed),
  countColumn('difference', 'difference', (row) => {
    const declared = declaredOf(row);
    return declared === undefined || row.summed === undefined ? undefined : declared - row.summed;
  }),
];

function declaredOf({ declared, line }: AreaRow): number | undefined {
  return figureIn(declared?.figures, line);
}

function* areaRows(figures: Figures): Generator<AreaRow> {
  const declared = declaredBy(figures.declared);
  for (const at of contestsOf(figures)) {
    const { election, contest } = at;
    for (const place of placesOf(figures, at)) {
      const summed: Sums = figures.shown.sums(election, contest.id, place.area) ?? {};
      const own = declared.get(keyOf({ election, contest: contest.id, area: place.area })) ?? [undefined];
      for (const one of own)
        for (const line of at.names) yield { at, place, line, summed: figureIn(summed, line), declared: one };
    }
  }
}

function declaredBy(all: readonly DeclaredView[]): ReadonlyMap<string, readonly DeclaredView[]> {
  const found = new Map<string, DeclaredView[]>();
  for (const one of all) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
}

function keyOf({ election, contest, area }: Pick<DeclaredView, 'election' | 'contest' | 'area'>): string {
  return `${election} ${contest} ${area}`;
}

/** The areas in which stations vote on a contest, in the order of the day's areas. */
function placesOf({ state }: Figures, { election, contest, table, index }: ContestAt): readonly Place[] {
  const { stations } = table;
  const places = new Map<AreaNumber, Place>();
  for (const [row, own] of table.contestOf.entries()) {
    if (own !== index) continue;
    const counted = state.protocol(election, contest.id, stations.ids[row] ?? '')?.counted === true;
    for (const area of areasAt(stations, row)) {
      const place = places.get(area) ?? { area: stations.areas[area]?.id ?? '', expected: 0, counted: 0 };
      place.expected += 1;
      if (counted) place.counted += 1;
      places.set(area, place);
    }
  }
  return [...places].sort(([one], [other]) => one - other).map(([, place]) => place);
}

/** The areas that a station lies in, each once. */
function areasAt({ hierarchies, parents }: Stations, row: number): ReadonlySet<AreaNumber> {
  const areas = new Set<AreaNumber>();
  for (const { leaves } of hierarchies) for (let at = leaves[row] ?? -1; at >= 0; at = parents[at] ?? -1) areas.add(at);
  return areas;
}

export function areaNamesTable({ state, status }: Figures): Table {
  return areaNames(state.definition?.day.stations.areas ?? [], status);
}

export function areaNames(areas: readonly Area[], status: Status): Table {
  return tableOf<Area>(
    {
      name: 'area-names',
      columns: [
        idColumn('area', 'area-named', ({ id }) => id),
        textColumn('parent', 'parent', ({ parent }) => parent),
        textColumn('kind', 'kind-of-area', ({ kind }) => kind),
        ...nameColumns<Area>(({ name }) => name),
      ],
      primaryKey: ['area'],
      rows: () => areas,
    },
    status,
  );
}
