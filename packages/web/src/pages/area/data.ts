/** An area: its ballots added up, turnout through the day, what commissions declared, the areas below and its stations. */

import type { RecordState } from '@saylau/acts';
import type { Area, AreaNumber, Contest, Text, Totals } from '@saylau/core';
import { type AreaView, declaredAt, type PapersView, papersView, rowsIn, turnoutAt } from '@saylau/views';
import { type AreaBallot, ballotIn, leaderOf, voteShare } from '../../data/ballots.js';
import { colourOf } from '../../data/colours.js';
import { type ContestSummary, contestSummary, type OptionResult } from '../../data/contest.js';
import type { Figures } from '../../data/equations.js';
import { type BallotLaw, ballotLaw, type FormLine, formLines } from '../../data/form.js';
import { idOf } from '../../data/ids.js';
import { type AreaName, areaName, trailOf, trailTo } from '../../data/places.js';
import type { ElectionSource, RecordSource } from '../../data/source.js';
import { type Standing, standingOf } from '../../data/stage.js';
import { reportedDay, type TurnoutDay } from '../../data/turnout-day.js';
import { rowOf, tablesOf } from '../map/data.js';
import { type ListedStation, stationList } from './station-list.js';

export interface AreaPageData {
  readonly area: string;
  readonly name: Text;
  readonly kind: string;
  /** The areas in which it lies, the country first. */
  readonly trail: readonly AreaName[];
  /** Stations in it; left out where they are not known one by one. */
  readonly stations?: number;
  readonly ballots: readonly AreaBallotData[];
  /** Through the day. */
  readonly turnout?: TurnoutDay;
  readonly declared: AreaView['declared'];
  readonly papers: PapersView['ballots'];
  readonly below: readonly BelowGroup[];
  readonly list: readonly ListedStation[];
  /** Of an election of the past: tables as they were published, each with this area's row. */
  readonly published: readonly PublishedRow[];
}

export interface AreaBallotData {
  readonly part: string;
  readonly contest?: string;
  readonly name: Text;
  /** Stations; left out where the figures are published ones. */
  readonly expected?: number;
  readonly counted?: number;
  readonly turnout?: string;
  readonly registered?: number;
  readonly voters?: number;
  readonly options: readonly OptionResult[];
  readonly lines: readonly (FormLine & { readonly value?: number })[];
  /** Contests that are voted on here with this ballot, where they are several. */
  readonly contests: number;
}

/** Areas of one kind. */
export interface BelowGroup {
  readonly kind: string;
  readonly areas: readonly BelowArea[];
}

export interface BelowArea extends AreaName {
  readonly expected: number;
  readonly counted: number;
  readonly turnout?: string;
  readonly leader?: { readonly name: Text; readonly colour: string; readonly percent?: string };
}

export interface PublishedRow {
  readonly title: Text;
  readonly unit: Text;
  readonly columns: readonly Text[];
  /** As printed; empty where nothing was. */
  readonly values: readonly string[];
  readonly source?: Text;
  readonly url?: string;
}

/** Of an election of the past: what was published about the area. */
export function publishedArea(
  { loaded, outcome }: ElectionSource,
  [word = '']: readonly string[],
): AreaPageData | undefined {
  const { election } = loaded;
  const id = idOf(word, (one) => election.areas.some((area) => area.id === one));
  const area = election.areas.find((one) => one.id === id);
  if (area === undefined) return undefined;
  const below = election.areas.filter(({ parent }) => parent === area.id);
  return {
    area: area.id,
    name: area.name,
    kind: area.kind,
    trail: trailTo(election.areas, area.id).slice(0, -1),
    ballots: outcome()
      .contests.filter((contest) => contest.area === area.id)
      .map((contest) => publishedBallot(contestSummary(contest, election))),
    declared: [],
    papers: [],
    below: grouped(below.map((one) => ({ ...areaName(one), expected: 0, counted: 0 }))),
    list: [],
    published: tablesOf(election).flatMap((table) => {
      const values = rowOf(table, area);
      const source = election.sources.find((one) => one.id === table.source);
      if (values === undefined) return [];
      const { title, unit, columns } = table;
      return [
        {
          ...{ title, unit, columns, values: values.map((value) => value ?? '') },
          ...(source === undefined ? {} : { source: source.what }),
          ...(source?.url === undefined ? {} : { url: source.url }),
        },
      ];
    }),
  };
}

/** A contest held in the area, as far as it was published. */
function publishedBallot({ part, id, name, options, turnout }: ContestSummary): AreaBallotData {
  return {
    ...{ part, name, options, contest: id, lines: [], contests: 1 },
    ...(turnout?.percent === undefined
      ? {}
      : { turnout: turnout.percent, registered: Number(turnout.base), voters: Number(turnout.votes) }),
  };
}

/** Of a log. */
export async function countedArea(
  { log, election }: RecordSource,
  [word = '']: readonly string[],
): Promise<(Standing & { readonly data: AreaPageData }) | undefined> {
  return await log.read((state) => {
    const data = areaIn(state, election, word);
    return data && { ...standingOf(state, election), data };
  });
}

function areaIn(state: RecordState, election: string, word: string): AreaPageData | undefined {
  const opened = state.election(election);
  const stations = state.definition?.day.stations;
  const id = stations && idOf(word, (one) => stations.areaNumbers.has(one));
  const number = stations?.areaNumbers.get(id ?? '') ?? -1;
  const area = stations?.areas[number];
  if (opened === undefined || stations === undefined || area === undefined) return undefined;
  const own = ballotLaw(state, opened);
  const all = state.totals(election);
  const rows = rowsIn(stations, number);
  const turnout = reportedDay(turnoutAt(state.turnout(), stations, rows));
  const papers = papersView(state, area.id, new Map(), election)?.ballots ?? [];
  return {
    area: area.id,
    name: area.name,
    kind: area.kind,
    trail: trailOf(stations, number).slice(0, -1),
    stations: rows.length,
    ballots: all.flatMap((totals) => ballotData(state, own, totals, number) ?? []),
    ...(turnout === undefined ? {} : { turnout }),
    declared: declaredAt(state, area.id).filter((one) => one.election === election),
    papers: papers.filter(({ from }) => from === 'lines'),
    below: grouped(belowOf(state, own, all, number)),
    list: stationList(own, all, stations, number),
    published: [],
  };
}

function ballotData(state: RecordState, own: BallotLaw, totals: Totals, area: AreaNumber): AreaBallotData | undefined {
  const found = ballotIn(state, own, totals, area);
  if (found === undefined) return undefined;
  const { part, contest: id, expected, counted, turnout, registered, voters, figures } = found;
  const { ballot } = totals.table;
  const contest = ballot.contests.find((one) => one.id === id);
  const example = contest ?? ballot.contests[0];
  const lines = example === undefined ? [] : formLines(own, ballot, example);
  return {
    part,
    ...(id === undefined ? {} : { contest: id }),
    name: contest?.name ?? own.law.rules?.parts.get(part)?.name ?? {},
    expected,
    counted,
    ...(turnout === undefined ? {} : { turnout }),
    ...(registered === undefined ? {} : { registered }),
    ...(voters === undefined ? {} : { voters }),
    options: contest === undefined ? [] : optionsOf(own, contest, found),
    lines: lines
      .filter(({ colour }) => colour === undefined)
      .map((line) => ({ ...line, ...figureOf(figures, line.line) })),
    contests: contest === undefined ? ballot.contests.length : 1,
  };
}

function figureOf(figures: Figures, line: string): { readonly value?: number } {
  const value = Object.hasOwn(figures, line) ? figures[line] : undefined;
  return value === undefined ? {} : { value };
}

function optionsOf(
  { election }: BallotLaw,
  { options }: Contest,
  { votes, base }: AreaBallot,
): readonly OptionResult[] {
  const results = options.map((option, place): OptionResult => {
    const own = votes?.[place];
    return {
      id: option.id,
      name: option.name,
      role: option.role,
      colour: colourOf(election, option, place),
      ...(own === undefined ? {} : { votes: own }),
      ...voteShare(own, base),
    };
  });
  return results.sort((one, other) => Number(other.votes ?? -1) - Number(one.votes ?? -1));
}

/** Areas right below in which this election is voted on: districts, and constituencies of this election alone. */
function belowOf(state: RecordState, own: BallotLaw, all: readonly Totals[], number: AreaNumber): readonly BelowArea[] {
  const stations = state.definition?.day.stations;
  if (stations === undefined) return [];
  const held = new Set(own.election.contests.map(({ area }) => area));
  return stations.areas.flatMap((area, place) => {
    if (stations.parents[place] !== number) return [];
    if (area.kind === 'constituency' && !held.has(area.id)) return [];
    const line = belowArea(state, own, all, { area, number: place });
    return line === undefined ? [] : [line];
  });
}

function belowArea(
  state: RecordState,
  own: BallotLaw,
  all: readonly Totals[],
  { area, number }: { readonly area: Area; readonly number: AreaNumber },
): BelowArea | undefined {
  // A constituency shows its own contest.
  const totals =
    all.find(({ table }) => table.ballot.contests.some((contest) => contest.area === area.id)) ??
    all.find(({ expected }) => (expected[number] ?? 0) > 0);
  const ballot = totals && ballotIn(state, own, totals, number);
  if (totals === undefined || ballot === undefined) return undefined;
  const { expected, counted, turnout, votes, base } = ballot;
  const place = leaderOf(votes);
  const option = totals.table.ballot.contests.find(({ id }) => id === ballot.contest)?.options[place ?? -1];
  return {
    ...areaName(area),
    ...{ expected, counted },
    ...(turnout === undefined ? {} : { turnout }),
    ...(option === undefined || place === undefined
      ? {}
      : {
          leader: {
            name: option.name,
            colour: colourOf(own.election, option, place),
            ...voteShare(votes?.[place], base),
          },
        }),
  };
}

function grouped(areas: readonly BelowArea[]): readonly BelowGroup[] {
  const kinds = [...new Set(areas.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, areas: areas.filter((one) => one.kind === kind) }));
}
