/** Ballot papers of an area: what was received, issued, spoiled, left over and found; and where that does not add up. */

import type { RecordState } from '@saylau/acts';
import { type AreaNumber, hasBit, type ProtocolTable, type Totals } from '@saylau/core';
import type { PapersOfLeaves } from './given-papers.js';
import type { BallotPapers, Papers, PapersFault, PapersFound, PapersView, StationPapers } from './papers-shapes.js';
import { rowsIn } from './places.js';

type Kind = keyof Papers;
const kinds = ['received', 'issued', 'spoiled', 'unused', 'found'] as const satisfies readonly Kind[];

/** The shared lines of forms that say them (docs/formats/statute.md). */
const lineOf: Readonly<Record<Kind, string>> = {
  received: 'ballots-delivered',
  issued: 'ballots-received',
  spoiled: 'ballots-spoilt',
  unused: 'ballots-unused',
  found: 'took-part',
};

/** Stations that are listed of one ballot. */
const mostListed = 200;
/** Stations of an area up to which papers are read out of leaves one by one. */
const mostRead = 400;

/** received = issued + spoiled + unused; found ≤ issued. As far as they are known. */
export function papersFaults({ received, issued, spoiled, unused, found }: Papers): PapersFault[] {
  const faults: PapersFault[] = [];
  if (received !== undefined && issued !== undefined && spoiled !== undefined && unused !== undefined) {
    const used = issued + spoiled + unused;
    if (received !== used) faults.push({ rule: 'received', left: received, right: used });
  }
  if (found !== undefined && issued !== undefined && found > issued)
    faults.push({ rule: 'found', left: found, right: issued });
  return faults;
}

/** The leaves whose papers the view of an area needs: of ballots whose form has no lines for them. None for a large area. */
export function leavesWithPapers(state: RecordState, area: string): readonly number[] {
  const found = areaIn(state, area);
  if (found === undefined || isLarge(found)) return [];
  return ballotsOf(state).flatMap((totals) =>
    hasLines(totals.table) ? [] : versionsAt(state, totals.table, found.rows).flatMap(({ papers }) => papers ?? []),
  );
}

/** Of all elections, or of one. Undefined where there is no such area. */
export function papersView(
  state: RecordState,
  area: string,
  read: PapersOfLeaves,
  election?: string,
): PapersView | undefined {
  const found = areaIn(state, area);
  if (found === undefined) return undefined;
  const asked = election === undefined ? ballotsOf(state) : state.totals(election);
  const ballots = asked.flatMap((totals) => {
    const expected = totals.expected[found.number] ?? 0;
    return expected === 0 ? [] : [ballotPapers(state, totals, found, read)];
  });
  return { area, ballots };
}

interface AreaFound {
  readonly number: AreaNumber;
  readonly rows: readonly number[];
}

function areaIn({ definition }: RecordState, area: string): AreaFound | undefined {
  const stations = definition?.day.stations;
  const number = stations?.areaNumbers.get(area);
  return stations === undefined || number === undefined ? undefined : { number, rows: rowsIn(stations, number) };
}

function isLarge({ rows }: AreaFound): boolean {
  return rows.length > mostRead;
}

function ballotsOf(state: RecordState): readonly Totals[] {
  return state.elections().flatMap(({ election }) => state.totals(election.id));
}

function hasLines({ lines }: ProtocolTable): boolean {
  return lines.includes(lineOf.issued);
}

function ballotPapers(state: RecordState, totals: Totals, area: AreaFound, read: PapersOfLeaves): BallotPapers {
  const { table, expected, arrived } = totals;
  const { election, part } = table.ballot;
  const counted = arrived[area.number] ?? 0;
  const said = { election, part, expected: expected[area.number] ?? 0, counted };
  if (hasLines(table)) {
    const papers = sumsAt(totals, area.number);
    return { ...said, from: 'lines', found: foundIn(papers, counted, byLines(state, table, area.rows)) };
  }
  if (isLarge(area)) return { ...said, from: 'unread' };
  const stations = byLeaves(state, table, area.rows, read);
  const given = stations.filter((one) => one.counted).map(({ papers }) => papers);
  return { ...said, from: 'papers', found: foundIn(sumOf(given), given.length, stations) };
}

function foundIn(papers: Papers, given: number, stations: readonly StationPapers[]): PapersFound {
  const wrong = stations.filter(({ faults }) => faults.length > 0);
  return {
    given,
    papers,
    faults: papersFaults(papers),
    stations: wrong.slice(0, mostListed),
    more: Math.max(0, wrong.length - mostListed),
  };
}

function sumsAt({ table, sums, absent, arrived }: Totals, area: AreaNumber): Papers {
  if ((arrived[area] ?? 0) === 0) return {};
  return papersBy((line) => {
    const column = table.lines.indexOf(line);
    return column < 0 || (absent[column]?.[area] ?? 0) > 0 ? undefined : sums[column]?.[area];
  });
}

function papersBy(figure: (line: string) => number | undefined): Papers {
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const value = figure(lineOf[kind]);
      return value === undefined ? [] : [[kind, value]];
    }),
  );
}

function sumOf(all: readonly Papers[]): Papers {
  if (all.length === 0) return {};
  return Object.fromEntries(kinds.map((kind) => [kind, all.reduce((sum, one) => sum + (one[kind] ?? 0), 0)]));
}

/** Counted protocols out of the columns, and those that are not counted one by one; where papers add up nothing is made of them. */
function byLines(state: RecordState, table: ProtocolTable, rows: readonly number[]): readonly StationPapers[] {
  const figures = kinds.map((kind) => figuresOf(table, lineOf[kind]));
  const uncounted = contestsWithUncounted(state, table);
  return rows.flatMap((row): readonly StationPapers[] => {
    const contest = table.contestOf[row] ?? -1;
    if (contest < 0) return [];
    if (!hasBit(table.arrived, row)) return uncounted.has(contest) ? setAside(state, table, row) : [];
    const [received, issued, spoiled, unused, found] = figures.map((figure) => figure(row));
    const isFine = received === sum(issued, spoiled, unused) && found !== undefined && found <= (issued ?? -1);
    if (isFine) return [];
    const papers = papersBy((line) => figuresOf(table, line)(row));
    return [{ station: table.stations.ids[row] ?? '', counted: true, papers, faults: papersFaults(papers) }];
  });
}

/** The figure of a line at a row; undefined where it is absent or the form has no such line. */
function figuresOf({ lines, columns, absent }: ProtocolTable, line: string): (row: number) => number | undefined {
  const place = lines.indexOf(line);
  const [column, lacking] = [columns[place], absent[place]];
  return (row) => (lacking !== undefined && hasBit(lacking, row) ? undefined : column?.[row]);
}

function sum(...figures: readonly (number | undefined)[]): number {
  return figures.reduce<number>((all, figure) => all + (figure ?? Number.NaN), 0);
}

/** Contests, by place, that have protocols which are not counted. */
function contestsWithUncounted(state: RecordState, { ballot }: ProtocolTable): ReadonlySet<number> {
  const found = ballot.contests.flatMap(({ id }, place) => {
    const view = state.contest(ballot.election, id);
    const { expected = 0, repeat = 0 } = view?.protocols ?? {};
    return view !== undefined && view.expected - expected - repeat > view.counted ? [place] : [];
  });
  return new Set(found);
}

function setAside(state: RecordState, table: ProtocolTable, row: number): readonly StationPapers[] {
  const [protocol] = versionsAt(state, table, [row]);
  if (protocol === undefined) return [];
  const papers = papersBy((line) => protocol.figures[line]);
  return [{ station: protocol.station, counted: false, papers, faults: papersFaults(papers) }];
}

function byLeaves(
  state: RecordState,
  table: ProtocolTable,
  rows: readonly number[],
  read: PapersOfLeaves,
): readonly StationPapers[] {
  return versionsAt(state, table, rows).flatMap(({ station, counted, papers: leaf = -1 }) => {
    const papers = read.get(leaf);
    return papers === undefined ? [] : [{ station, counted, papers, faults: papersFaults(papers) }];
  });
}

function versionsAt(state: RecordState, { ballot, stations, contestOf }: ProtocolTable, rows: readonly number[]) {
  return rows.flatMap((row) => {
    const [station = '', contest] = [stations.ids[row], ballot.contests[contestOf[row] ?? -1]?.id];
    const protocol = contest === undefined ? undefined : state.protocol(ballot.election, contest, station);
    if (protocol?.leaf === undefined) return [];
    const { papers, counted, figures } = protocol;
    return [{ station, papers, counted, figures }];
  });
}
