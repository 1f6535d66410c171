/** Small polling days for tests: written by hand, or random ones with the sheets that they are made of. No part of the product. */

import fc from 'fast-check';
import { area, contest } from '../count/election.test-kit.js';
import type { Contest } from '../election.js';
import type { AreaId, LineId } from '../figures.js';
import type { Form } from '../form.js';
import type { Row, Stations } from './stations.js';
import {
  type Ballot,
  type Bits,
  bits,
  emptyTable,
  largestFigure,
  type ProtocolTable,
  setBit,
  slotOptions,
} from './table.js';

/** The own areas of a station, one in each hierarchy; undefined: none in that one. */
export type Leaves = readonly (AreaId | undefined)[];

export interface StationsGiven {
  /** Parent by area, the root's undefined; a parent before its children. */
  readonly areas: Readonly<Record<AreaId, AreaId | undefined>>;
  /** Own areas by station id. */
  readonly stations: Readonly<Record<string, Leaves>>;
  /** Names of the hierarchies; default `area`, `constituency`, `chain`, as many as a station has areas. */
  readonly hierarchies?: readonly string[];
  readonly registered?: readonly number[];
  readonly ballots?: readonly number[];
}

/** Stations as a test writes them, in the order in which they are written. */
export function stationsOf(given: StationsGiven): Stations {
  const areas = Object.entries(given.areas).map(([id, parent]) => area(id, parent));
  const areaNumbers = new Map(areas.map(({ id }, number) => [id, number]));
  const numberOf = (id: AreaId | undefined): number => (id === undefined ? -1 : (areaNumbers.get(id) ?? -1));
  const ids = Object.keys(given.stations);
  const leaves = Object.values(given.stations);
  const most = Math.max(1, ...leaves.map((own) => own.length));
  const names = given.hierarchies ?? ['area', 'constituency', 'chain'].slice(0, most);
  return {
    ids,
    rows: new Map(ids.map((id, row) => [id, row])),
    areas,
    areaNumbers,
    parents: Int32Array.from(areas, ({ parent }) => numberOf(parent)),
    hierarchies: names.map((name, index) => ({ name, leaves: Int32Array.from(leaves, (own) => numberOf(own[index])) })),
    ...(given.registered === undefined ? {} : { registered: Int32Array.from(given.registered) }),
    ...(given.ballots === undefined ? {} : { ballots: Int32Array.from(given.ballots) }),
  };
}

/** Every area that a station belongs to, each once. */
export function areasOfStation({ areas, parents, hierarchies }: Stations, row: Row): ReadonlySet<AreaId> {
  const belongs = new Set<AreaId>();
  for (const { leaves } of hierarchies) {
    for (let at = leaves[row] ?? -1; at >= 0; at = parents[at] ?? -1) belongs.add(areas[at]?.id ?? '');
  }
  return belongs;
}

/** A protocol as it lies on the table of a commission. What is not in `figures` is absent. */
export interface Sheet {
  readonly station: string;
  /** Of one station's sheets the highest version stands. Default 1. */
  readonly version?: number;
  /** Minutes after the start of the polling day. */
  readonly received?: number;
  /** By line of the form or id of an option; against all is the line `against-all`, whatever its option is called. */
  readonly figures: Readonly<Record<LineId, number>>;
}

/** A form of these lines. */
export function formOf(lines: readonly LineId[], controls: Form['controls'] = []): Form {
  return { lines: lines.map((line) => ({ line })), controls };
}

export interface TableGiven {
  readonly form: Form;
  readonly contests: readonly Contest[];
  readonly stations: Stations;
  readonly sheets: readonly Sheet[];
  /** Stations at which this ballot is not voted on, though they belong to a contest's area. */
  readonly without?: ReadonlySet<string>;
  readonly election?: string;
  readonly part?: string;
  readonly round?: number;
}

/** The table that these sheets make, written cell by cell. A station votes on the first contest whose area it belongs to. */
export function tableOf(given: TableGiven): ProtocolTable {
  const { form, contests, stations, sheets, without = new Set<string>() } = given;
  const { election = 'xx', part = 'p', round = 1 } = given;
  const ballot: Ballot = { election, part, round, form, contests };
  const contestOf = Int32Array.from(stations.ids, (id, row) => {
    const belongs = areasOfStation(stations, row);
    return without.has(id) ? -1 : contests.findIndex(({ area: own }) => belongs.has(own));
  });
  const received = new Int32Array(stations.ids.length).fill(-1);
  const table: ProtocolTable = { ...emptyTable(ballot, stations, contestOf), received };
  for (const sheet of standing(sheets)) lay(table, sheet);
  return table;
}

/** Of each station the sheet with the highest version. */
export function standing(sheets: readonly Sheet[]): readonly Sheet[] {
  const last = new Map<string, Sheet>();
  for (const sheet of sheets) {
    if ((sheet.version ?? 1) >= (last.get(sheet.station)?.version ?? 1)) last.set(sheet.station, sheet);
  }
  return [...last.values()];
}

function lay(table: ProtocolTable, { station, figures, received = -1 }: Sheet): void {
  const row = table.stations.rows.get(station) ?? -1;
  const own = table.ballot.contests[table.contestOf[row] ?? -1];
  if (own === undefined) throw new Error(`${station} does not vote on this ballot`);
  setBit(table.arrived, row);
  table.received?.fill(received, row, row + 1);
  for (const [index, id] of [...table.lines, ...slotOptions(own)].entries()) {
    const figure = figures[id];
    if (figure === undefined) setBit(absentOf(table, index), row);
    else table.columns[index]?.fill(figure, row, row + 1);
  }
}

function absentOf({ absent, stations }: ProtocolTable, column: number): Bits {
  const own = absent[column] ?? bits(stations.ids.length);
  absent[column] = own;
  return own;
}

/** A random polling day of one ballot: what the table was made of, and the table. */
export interface Day {
  readonly given: TableGiven;
  readonly stations: Stations;
  readonly sheets: readonly Sheet[];
  readonly table: ProtocolTable;
}

const root = 'country';
const pick = <T>(from: readonly T[], seed: number): T | undefined => from[seed % Math.max(1, from.length)];

interface Ground {
  readonly areas: Readonly<Record<AreaId, AreaId | undefined>>;
  readonly territory: readonly AreaId[];
  readonly others: readonly (readonly AreaId[])[];
}

/** A tree of regions and districts, and up to two further hierarchies whose areas stand anywhere in it. */
const ground: fc.Arbitrary<Ground> = fc
  .record({
    districts: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
    others: fc.array(fc.array(fc.nat(99), { minLength: 1, maxLength: 4 }), { maxLength: 2 }),
  })
  .map(({ districts, others }) => {
    const areas: Record<AreaId, AreaId | undefined> = { [root]: undefined };
    for (const [region, number] of districts.entries()) {
      areas[`region-${region}`] = root;
      for (let own = 0; own < number; own++) areas[`region-${region}-${own}`] = `region-${region}`;
    }
    const territory = Object.keys(areas);
    const further = others.map((parents, hierarchy) =>
      parents.map((seed, own) => {
        const id = `other-${hierarchy}-${own}`;
        areas[id] = pick(Object.keys(areas), seed) ?? root;
        return id;
      }),
    );
    return { areas, territory, others: further };
  });

/** Random stations, those of one territorial area in rows that follow each other; some in no area of a further hierarchy. */
export const anyStations: fc.Arbitrary<Stations> = fc
  .record({
    land: ground,
    seeds: fc.array(fc.array(fc.nat(999), { minLength: 3, maxLength: 3 }), { maxLength: 24, size: 'max' }),
  })
  .map(({ land, seeds }) => {
    const own = seeds.map(
      ([first = 0, ...more]): Leaves => [
        pick(land.territory, first),
        ...land.others.map((areas, index) => pick([undefined, ...areas, ...areas], more[index] ?? 0)),
      ],
    );
    const inOrder = own.toSorted(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0));
    const stations = Object.fromEntries(inOrder.map((leaves, row) => [`station-${row}`, leaves]));
    const hierarchies = ['area', ...land.others.map((_, index) => `other-${index}`)];
    return stationsOf({ areas: land.areas, stations, hierarchies });
  });

const somePlaces = ['registered', 'ballots-received', 'took-part', 'against-all', 'options', 'invalid'];

/** A form with some of the usual lines, `options` always among them, without control equations. */
export const anyForm: fc.Arbitrary<Form> = fc
  .subarray(somePlaces)
  .map((lines) => formOf(lines.includes('options') ? lines : [...lines, 'options']));

/** Contests in areas that have no station in common: one for the country, or several. */
export function anyContests(stations: Stations): fc.Arbitrary<readonly Contest[]> {
  const ids = stations.areas.map(({ id }) => id);
  const areas = fc.oneof(
    fc.constant([root]),
    fc.shuffledSubarray(ids, { minLength: 1, maxLength: Math.min(5, ids.length) }),
  );
  const shapes = fc.array(
    fc.record({ options: fc.nat(4), against: fc.constantFrom(undefined, 'against-all', 'nobody') }),
    {
      minLength: 5,
      maxLength: 5,
    },
  );
  return fc.tuple(areas, shapes).map(([chosen, given]) =>
    apart(stations, chosen).map((own, index) => {
      const { options = 1, against } = given[index] ?? {};
      const named = Array.from({ length: options }, (_, option) => `o${option}-${own}`);
      const at = against === undefined ? named : named.toSpliced(index % (options + 1), 0, against);
      const about = { nobody: { role: 'against-all' as const } };
      return contest({ id: `contest-${own}`, area: own, ballot: at, about, polls: [] });
    }),
  );
}

/** Those of the areas, in their order, that have no station with one before. */
function apart(stations: Stations, chosen: readonly AreaId[]): readonly AreaId[] {
  const belongs = stations.ids.map((_, row) => areasOfStation(stations, row));
  const taken: AreaId[] = [];
  for (const own of chosen) {
    if (!belongs.some((areas) => areas.has(own) && taken.some((other) => areas.has(other)))) taken.push(own);
  }
  return taken;
}

const anyFigure = fc.oneof(
  { weight: 4, arbitrary: fc.nat(9) },
  { weight: 4, arbitrary: fc.nat(3000) },
  { weight: 1, arbitrary: fc.constantFrom(largestFigure, largestFigure - 1) },
);

/** Sheets of stations that vote on the ballot: some stations have none, some several versions, some sheets lack figures. */
export function anySheets(given: Omit<TableGiven, 'sheets'>): fc.Arbitrary<readonly Sheet[]> {
  const empty = tableOf({ ...given, sheets: [] });
  const sheets = empty.stations.ids.flatMap((station, row) => {
    const own = given.contests[empty.contestOf[row] ?? -1];
    return own === undefined ? [] : [sheetsOf(station, [...empty.lines, ...slotOptions(own)])];
  });
  return fc.tuple(...sheets).chain((all) => fc.shuffledSubarray(all.flat(), { minLength: all.flat().length }));
}

function sheetsOf(station: string, lines: readonly LineId[]): fc.Arbitrary<readonly Sheet[]> {
  const cell = fc.oneof({ weight: 30, arbitrary: anyFigure }, { weight: 1, arbitrary: fc.constant(undefined) });
  const cells = fc.array(cell, { minLength: lines.length, maxLength: lines.length });
  const sheet = fc.record({ cells, received: fc.option(fc.integer({ min: 1200, max: 1800 }), { nil: undefined }) });
  const number = fc.constantFrom(0, 1, 1, 1, 1, 2, 3);
  return number
    .chain((length) => fc.array(sheet, { minLength: length, maxLength: length }))
    .map((all) =>
      all.map(({ cells: own, received }, index) => ({
        station,
        version: index + 1,
        ...(received === undefined ? {} : { received }),
        figures: Object.fromEntries(
          lines.flatMap((line, place) => (own[place] === undefined ? [] : [[line, own[place]]])),
        ),
      })),
    );
}

/** A random polling day of one ballot; with a form where the test needs a certain one. */
export function anyDay(form: fc.Arbitrary<Form> = anyForm): fc.Arbitrary<Day> {
  return fc
    .tuple(anyStations, form)
    .chain(([stations, own]) => fc.tuple(fc.constant(stations), fc.constant(own), anyContests(stations)))
    .chain(([stations, own, contests]) => {
      const some = fc.array(fc.constantFrom(...stations.ids, 'station-none'), { maxLength: 2 });
      return some.chain((without) => {
        const given = { stations, form: own, contests, without: new Set(without) };
        return anySheets(given).map((sheets) => dayOf({ ...given, sheets }));
      });
    });
}

/** The day that sheets make. */
export function dayOf(given: TableGiven): Day {
  return { given, stations: given.stations, sheets: given.sheets, table: tableOf(given) };
}
