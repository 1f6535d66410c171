/**
 * Protocols of an election that has no stations of its own: the file names them, with the areas to which they belong.
 * Kept until the end of the file, when the stations are known and can be sorted: four bytes a figure, and the stations' ids, twice for a moment.
 */

import {
  type Ballot,
  type Contest,
  type CountingLaw,
  type Election,
  type ProtocolTable,
  type Rules,
  type Stations,
  setProtocol,
} from '@saylau/core';
import { preorder } from '../polling-day/areas.js';
import { ballotsOf, tableOf } from '../polling-day/ballots.js';
import { reordered, sortedRows, twins } from '../polling-day/stations.js';
import { isMarked, stationIdFault, twinFault } from '../station-id.js';
import { reportTwice } from './day-target.js';
import { Growing } from './growing.js';
import type { Found, Report, Target } from './target.js';
import { Versions } from './versions.js';

/** What was read, when the file is at its end. */
export interface OpenRead {
  readonly stations: Stations;
  /** One for each part and round; of rounds after the first only those with protocols. */
  readonly tables: readonly ProtocolTable[];
}

/** The protocols of one ballot, in the order of the file: a place for each station and version. */
class Kept {
  readonly stations = new Growing();
  readonly received = new Growing();
  readonly versions = new Versions();
  readonly versionOf = new Growing();
  readonly columns: readonly Growing[];
  /** The contest on which each station votes with this ballot, by station; -1 not known. */
  readonly contestOf = new Growing();

  constructor({ columns }: ProtocolTable) {
    this.columns = columns.map(() => new Growing());
  }
}

/** What protocols of a one-file election are read into. */
export class OpenTarget implements Target {
  readonly own = 'station';
  readonly areaColumn = true;
  readonly rehearsal = false;
  readonly ballots: readonly ProtocolTable[];
  readonly #areas: Pick<Stations, 'areas' | 'areaNumbers' | 'parents'>;
  readonly #ids = new Map<string, number>();
  readonly #twinOf = twins(this.#ids);
  readonly #leaves = new Growing();
  readonly #kept: readonly Kept[];

  constructor(election: Election, { rules }: CountingLaw) {
    this.#areas = areaRows(election);
    const none: Stations = stationsOf([], new Int32Array(0), this.#areas);
    const ballots = rules === undefined ? [] : roundsOf(election, rules);
    this.ballots = ballots.map((ballot) => tableOf(ballot, none).table);
    this.#kept = this.ballots.map((table) => new Kept(table));
  }

  readonly place = (found: Found, report: Report): number => {
    const kept = this.#kept[found.ballot];
    const leaf = this.#leafOf(found, report);
    if (kept === undefined || leaf === undefined) return -1;
    const station = this.#ids.get(found.where) ?? this.#add(found.where, report);
    if (station < 0 || !this.#moves(station, leaf, found, report)) return -1;
    const contest = kept.contestOf.at(station);
    if (contest >= 0 && contest !== found.contest) {
      const { contests } = this.ballots[found.ballot]?.ballot ?? { contests: [] };
      const both = [contests[contest]?.id, contests[found.contest]?.id].join(', ');
      report('station-two-contests', 'station', { found: found.where, id: both });
      return -1;
    }
    kept.contestOf.set(station, found.contest);
    return reportTwice(kept.versions, station, found, report);
  };

  readonly keep = (station: number, found: Found, figures: readonly (number | undefined)[]): void => {
    const kept = this.#kept[found.ballot];
    if (kept === undefined) return;
    const place = kept.stations.length;
    kept.stations.set(place, station);
    kept.received.set(place, found.received);
    kept.versionOf.set(place, found.version);
    for (const [column, values] of kept.columns.entries()) values.set(place, figures[column] ?? -1);
  };

  /** The stations and tables, once the file is read without faults. */
  result(): OpenRead {
    const order = sortedRows(this.#leaves.filled(), this.#areas.areas.length);
    const named = [...this.#ids.keys()];
    const ids = Array.from(order, (station) => named[station] ?? '');
    const stations = stationsOf(ids, reordered(this.#leaves.filled(), order), this.#areas);
    const rows = new Int32Array(order.length);
    for (const [row, station] of order.entries()) rows[station] = row;
    const tables = this.ballots.map((prototype, index) => filled(prototype, this.#kept[index], stations, rows));
    return {
      stations,
      tables: tables.filter(
        (table, index) => table.ballot.round === 1 || (this.#kept[index]?.stations.length ?? 0) > 0,
      ),
    };
  }

  /** The number of the lowest area that the row names; undefined after a report. */
  #leafOf({ area, ballot, contest }: Found, report: Report): number | undefined {
    const { areaNumbers } = this.#areas;
    const own = areaNumbers.get(this.ballots[ballot]?.ballot.contests[contest]?.area ?? '') ?? 0;
    const said = area === '' ? own : areaNumbers.get(area);
    if (said === undefined) report('unknown-area', 'area', { found: area });
    else {
      const lower = this.#lower(own, said);
      if (lower === undefined) report('area-outside', 'area', { found: area });
      return lower;
    }
    return undefined;
  }

  #add(id: string, report: Report): number {
    const twin = this.#twinOf(id);
    const wrong = isMarked(id)
      ? ({ code: 'rehearsal-mixed', params: { found: id } } as const)
      : (stationIdFault(id) ?? twinFault(id, twin));
    if (wrong !== undefined) {
      report(wrong.code, 'station', wrong.params);
      return -1;
    }
    const station = this.#ids.size;
    this.#ids.set(id, station);
    return station;
  }

  /** Notes that a station lies in an area; false, after a report, where another row says otherwise. */
  #moves(station: number, leaf: number, { where }: Found, report: Report): boolean {
    const before = this.#leaves.at(station);
    const lower = before < 0 ? leaf : this.#lower(before, leaf);
    if (lower !== undefined) this.#leaves.set(station, lower);
    else {
      const both = [before, leaf].map((area) => this.#areas.areas[area]?.id).join(', ');
      report('station-two-areas', 'station', { found: where, id: both });
    }
    return lower !== undefined;
  }

  /** Of two areas the one that lies in the other; undefined where neither does. */
  #lower(one: number, other: number): number | undefined {
    if (this.#within(one, other)) return one;
    return this.#within(other, one) ? other : undefined;
  }

  #within(inner: number, outer: number): boolean {
    let area = inner;
    // A parent has a lower number than its children.
    while (area > outer) area = this.#areas.parents[area] ?? -1;
    return area === outer;
  }
}

/** The ballots of every round that the rules foresee, or that the election names. */
function roundsOf(election: Election, rules: Rules): readonly Ballot[] {
  const foreseen = [...rules.parts.values()].map(({ rule }) => (rule.rule === 'majority' ? rule.rounds.length : 1));
  const named = election.contests.flatMap(({ polls }) => polls.map(({ round }) => round));
  const last = Math.max(1, ...foreseen, ...named);
  return Array.from({ length: last }, (_, index) => index + 1).flatMap((round) => {
    const contests = election.contests.map((contest) => inRound(contest, round));
    return ballotsOf(election.id, contests, rules, round);
  });
}

/** The contest with the options on the ballot of a round. */
function inRound(contest: Contest, round: number): Contest {
  const ballot = contest.polls.find((poll) => poll.round === round)?.options;
  if (ballot === undefined) return contest;
  return {
    ...contest,
    options: contest.options.filter(({ id, role }) => role === 'against-all' || ballot.includes(id)),
  };
}

function areaRows({ areas }: Election): Pick<Stations, 'areas' | 'areaNumbers' | 'parents'> {
  const numbers = new Map(areas.map(({ id }, number) => [id, number]));
  const above = (area: number): number => numbers.get(areas[area]?.parent ?? '') ?? -1;
  const { order } = preorder(Int32Array.from(areas, (_, area) => above(area)));
  const places = new Map(order.map((area, place) => [area, place]));
  const ordered = order.flatMap((area) => areas[area] ?? []);
  return {
    areas: ordered,
    areaNumbers: new Map(ordered.map(({ id }, number) => [id, number])),
    parents: Int32Array.from(order, (area) => places.get(above(area)) ?? -1),
  };
}

function stationsOf(
  ids: readonly string[],
  leaves: Int32Array,
  areas: Pick<Stations, 'areas' | 'areaNumbers' | 'parents'>,
): Stations {
  return { ids, rows: new Map(ids.map((id, row) => [id, row])), ...areas, hierarchies: [{ name: 'area', leaves }] };
}

/** The table of a ballot for the sorted stations, with its protocols. */
function filled(
  { ballot }: ProtocolTable,
  kept: Kept | undefined,
  stations: Stations,
  rows: Int32Array,
): ProtocolTable {
  const { table, clashes } = tableOf(ballot, stations);
  // Without areas that tell contests apart, only a protocol says where its station votes.
  for (const { row } of clashes) table.contestOf[row] = -1;
  if (kept === undefined) return table;
  for (const [station, row] of rows.entries())
    if (kept.contestOf.at(station) >= 0) table.contestOf[row] = kept.contestOf.at(station);
  for (let place = 0; place < kept.stations.length; place++) {
    const station = kept.stations.at(place);
    if (!kept.versions.stands(station, kept.versionOf.at(place))) continue;
    const figures = kept.columns.map((values) => (values.at(place) < 0 ? undefined : values.at(place)));
    setProtocol(table, rows[station] ?? 0, figures, kept.received.at(place));
  }
  return table;
}
