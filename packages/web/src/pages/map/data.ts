/** The map: figures of the regions and the stations abroad; for elections of the past what was published by region. */

import type { RecordState } from '@saylau/acts';
import type { Area, AreaNumber, Election, Option, Source, Table, Text, Totals, TurnoutReports } from '@saylau/core';
import { clockTime } from '@saylau/core';
import { type AreaBallot, ballotIn, leaderOf, voteShare } from '../../data/ballots.js';
import { type Colour, colourOf } from '../../data/colours.js';
import { type DrawnMap, drawnMapOf } from '../../data/drawn-map.js';
import { ballotLaw } from '../../data/form.js';
import { percentOf } from '../../data/percent.js';
import type { ElectionSource, RecordSource } from '../../data/source.js';
import { type Standing, standingOf } from '../../data/stage.js';
import { isNearlyAll } from '../../data/turnout-day.js';

export interface MapPageData {
  readonly regions: readonly MapRegion[];
  readonly abroad?: MapRegion;
  readonly whole?: MapRegion;
  /** Left out where no map has just these regions: then there is the table alone. */
  readonly drawn?: DrawnMap;
  /** The options that votes are of, where all regions vote on one contest. */
  readonly options: readonly { readonly name: Text; readonly colour: Colour }[];
  /** The last time of which nearly all stations reported that report at all. */
  readonly reportedAt?: string;
  /** Tables of figures as they were published; in `published` of a region stand their values. */
  readonly tables: readonly MapTable[];
  /** The election was held with other regions than today's. */
  readonly isBefore2022: boolean;
  /** Of an election of the past: no votes were published by region. */
  readonly isVotesAbsent: boolean;
  /** Of an election of the past: what is known of the stations abroad. */
  readonly abroadFacts: readonly { readonly label: Text; readonly value: string }[];
}

export interface MapTable {
  readonly title: Text;
  readonly unit: Text;
  readonly columns: readonly Text[];
  readonly source?: Omit<Source, 'id'>;
}

export interface MapRegion {
  readonly area: string;
  readonly name: Text;
  readonly expected?: number;
  readonly counted?: number;
  readonly registered?: number;
  readonly voters?: number;
  /** Of the protocols counted, and as stations reported it last. Decimal, in percent. */
  readonly turnout?: string;
  readonly reported?: string;
  /** Stations in `reported`. */
  readonly reportedStations?: number;
  /** In the order of the options; empty where one is not known. */
  readonly shares?: readonly string[];
  /** Its place among the options. */
  readonly leader?: number;
  /** Table → column → value as printed; empty where it was not. */
  readonly published?: readonly (readonly string[])[];
}

/** The day on which three regions were formed out of older ones (registers/kz). */
const split = '2022-06-08';

/** Whether there is anything to show by region. */
export function hasMap(election: Election, hasRecord: boolean): boolean {
  return regionsOf(election.areas).length > 1 && (hasRecord || tablesOf(election).length > 0);
}

export function regionsOf(areas: readonly Area[]): readonly Area[] {
  const root = areas.find(({ parent }) => parent === undefined)?.id;
  return areas.filter(
    ({ parent, kind }) => parent === root && root !== undefined && (kind === 'region' || kind === 'city'),
  );
}

/** Of an election of the past. */
export function publishedMap({ loaded, maps = [] }: ElectionSource): MapPageData | undefined {
  const { election } = loaded;
  if (!hasMap(election, false)) return undefined;
  const areas = regionsOf(election.areas);
  const tables = tablesOf(election);
  const regionOf = (area: Area): MapRegion => ({
    area: area.id,
    name: area.name,
    published: tables.map((table) => (rowOf(table, area) ?? []).map((value) => value ?? '')),
  });
  const root = election.areas.find(({ parent }) => parent === undefined);
  const drawn = drawnMapOf(
    maps,
    areas.map(({ id }) => id),
  );
  return {
    regions: areas.map(regionOf),
    ...(root === undefined ? {} : { whole: regionOf(root) }),
    ...(drawn === undefined ? {} : { drawn }),
    options: [],
    tables: tables.map(({ title, unit, columns, source }) => ({ title, unit, columns, ...sourceOf(election, source) })),
    isBefore2022: election.date < split && election.country === 'kz',
    isVotesAbsent: true,
    abroadFacts: election.about.facts.flatMap(({ id, label, value }, at, all) =>
      value !== undefined && /(^|-)abroad(-|$)/.test(id)
        ? [{ label: wholly(label, all.slice(0, at).findLast((one) => !isPart(one.label))?.label), value }]
        : [],
    ),
  };
}

/** "— abroad" is what stands in a list under its whole. */
function isPart(label: Text): boolean {
  return Object.values(label).some((words) => /^[—–-] /.test(words));
}

/** "Polling stations abroad" */
function wholly(label: Text, whole: Text = {}): Text {
  if (!isPart(label)) return label;
  const join = ([language, words]: [string, string]): [string, string] => [
    language,
    [Object.entries(whole).find(([own]) => own === language)?.[1] ?? '', words.replace(/^[—–-] /, '')].join(' ').trim(),
  ];
  return Object.fromEntries(Object.entries(label).map(join));
}

function sourceOf({ sources }: Election, id: string | undefined): Pick<MapTable, 'source'> {
  const found = sources.find((source) => source.id === id);
  if (found === undefined) return {};
  const { what, url } = found;
  return { source: { what, ...(url === undefined ? {} : { url }) } };
}

/** Tables whose rows are regions: a table says so by the names of its rows. */
export function tablesOf(election: Election): readonly Table[] {
  const regions = regionsOf(election.areas);
  return election.about.tables.filter(
    (table) =>
      regions.length > 1 && regions.filter((area) => rowOf(table, area) !== undefined).length > regions.length / 2,
  );
}

/** The values of an area in a table; undefined where it has no row. */
export function rowOf({ rows }: Table, { name }: Pick<Area, 'name'>): Table['rows'][number]['values'] | undefined {
  return rows.find(({ label }) => label.en === name.en && label.ru === name.ru && label.kk === name.kk)?.values;
}

/** Of a log: counted from the protocols that are there. */
export async function countedMap({
  log,
  election,
  maps,
}: RecordSource): Promise<(Standing & { readonly data: MapPageData }) | undefined> {
  return await log.read((state) => {
    const data = mapIn(state, election);
    if (data === undefined) return undefined;
    const drawn = drawnMapOf(
      maps,
      data.regions.map(({ area }) => area),
    );
    return { ...standingOf(state, election), data: { ...data, ...(drawn === undefined ? {} : { drawn }) } };
  });
}

function mapIn(state: RecordState, id: string): MapPageData | undefined {
  const opened = state.election(id);
  const stations = state.definition?.day.stations;
  const totals = mainTotals(state.totals(id));
  if (opened === undefined || stations === undefined || totals === undefined) return undefined;
  const own = ballotLaw(state, opened);
  const contest = totals.table.ballot.contests.length === 1 ? totals.table.ballot.contests[0] : undefined;
  const reports = lastReports(state);
  const regionOf = (area: Area): MapRegion => {
    const number = stations.areaNumbers.get(area.id) ?? -1;
    const ballot = ballotIn(state, own, totals, number);
    return { area: area.id, name: area.name, ...regionFigures(ballot), ...reports?.at(number) };
  };
  const abroad = stations.areas.find(({ kind }) => kind === 'abroad');
  const [root] = stations.areas;
  return {
    regions: regionsOf(stations.areas).map(regionOf),
    ...(abroad === undefined ? {} : { abroad: regionOf(abroad) }),
    ...(root === undefined ? {} : { whole: regionOf(root) }),
    options: (contest?.options ?? []).map((option: Option, place) => ({
      name: option.name,
      colour: colourOf(own.election, option, place),
    })),
    ...(reports === undefined ? {} : { reportedAt: reports.time }),
    tables: [],
    isBefore2022: opened.election.date < split && opened.election.country === 'kz',
    isVotesAbsent: false,
    abroadFacts: [],
  };
}

/** The ballot that the whole country votes with; else the first. */
function mainTotals(all: readonly Totals[]): Totals | undefined {
  return all.find(({ table }) => table.ballot.contests.length === 1) ?? all[0];
}

function regionFigures(ballot: AreaBallot | undefined): Omit<MapRegion, 'area' | 'name'> {
  if (ballot === undefined) return {};
  const { expected, counted, registered, voters, turnout, votes, base } = ballot;
  const leader = leaderOf(votes);
  return {
    expected,
    counted,
    ...(registered === undefined ? {} : { registered }),
    ...(voters === undefined ? {} : { voters }),
    ...(turnout === undefined ? {} : { turnout }),
    ...(votes === undefined ? {} : { shares: votes.map((own) => voteShare(own, base).percent ?? '') }),
    ...(leader === undefined ? {} : { leader }),
  };
}

/** The last time of which nearly all stations reported that report at all, with their voters. */
function lastTime({ times, columns }: TurnoutReports) {
  const counts = columns.map((own) => own.reduce((sum, came) => sum + Number(came >= 0), 0));
  const last = counts.findLastIndex((count) => isNearlyAll(count, Math.max(...counts)));
  const [minute, column] = [times[last], columns[last]];
  return minute === undefined || column === undefined ? undefined : { minute, column };
}

function add(sums: Float64Array, at: number, by: number): void {
  sums[at] = (sums[at] ?? 0) + by;
}

/** Turnout as stations reported it of that time; of those whose lists before the day are known. */
function lastReports(state: RecordState) {
  const reports = state.turnout();
  const stations = state.definition?.day.stations;
  const lists = stations?.registered;
  const last = reports && lastTime(reports);
  if (last === undefined || stations === undefined || lists === undefined) return undefined;
  const sums = () => new Float64Array(stations.areas.length);
  const [voters, registered, reported] = [sums(), sums(), sums()];
  const leaves = stations.hierarchies[0]?.leaves ?? new Int32Array();
  for (const [row, leaf] of leaves.entries()) {
    const [came, list] = [last.column[row] ?? -1, lists[row] ?? -1];
    for (let at = came < 0 || list < 0 ? -1 : leaf; at >= 0; at = stations.parents[at] ?? -1) {
      add(voters, at, came);
      add(registered, at, list);
      add(reported, at, 1);
    }
  }
  return {
    time: clockTime(last.minute),
    at: (area: AreaNumber): Pick<MapRegion, 'reported' | 'reportedStations'> => {
      const of = registered[area] ?? 0;
      return of === 0 ? {} : { reported: percentOf(voters[area] ?? 0, of), reportedStations: reported[area] ?? 0 };
    },
  };
}
