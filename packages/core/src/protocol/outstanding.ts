/** What can still come: ballots at the stations whose protocol has not arrived, contest by contest. */

import type { Election, Poll } from '../election.js';
import type { LineId } from '../figures.js';
import type { Row } from './stations.js';
import { hasBit, type ProtocolTable } from './table.js';
import { listSum, soleLine } from './table-turnout.js';
import type { TurnoutReports } from './turnout.js';

/** Stations of one contest without a protocol, and how many votes they can bring at most. */
export interface StillOut {
  readonly contest: string;
  readonly expected: number;
  readonly arrived: number;
  /** The sum of every missing station's limit; undefined where one of them has none. */
  readonly votes: bigint | undefined;
  /** Missing stations by what limits them. */
  readonly limits: Readonly<Record<Limit, number>>;
  /** The line that holds the voters on the list: what the rules take turnout of, where that is one line, else `registered`. */
  readonly list: LineId;
  /** Voters on all lists: those of the protocols, and those before the day where none has arrived. Undefined: not known. */
  readonly registered: bigint | undefined;
}

/**
 * What limits a station's votes: the voters who had received a ballot by its last turnout report (an assumption: nobody came after it),
 * the ballots it got (no more can be cast), the voters on its list before the day (an assumption: nobody was added), or nothing known.
 */
export type Limit = 'reported' | 'ballots' | 'registered' | 'unknown';

interface Counted {
  expected: number;
  arrived: number;
  votes: number;
  /** NaN where a station's is not known. */
  registered: number;
  readonly limits: Record<Limit, number>;
}

/** For each contest of the table, in its order. With `reports` a station is limited by its last turnout report, where it has one. */
export function stillOut(table: ProtocolTable, reports?: TurnoutReports): readonly StillOut[] {
  const list = soleLine(listSum(table.ballot)) ?? 'registered';
  const listed = figuresOf(table, list);
  const counts = table.ballot.contests.map(
    (): Counted => ({
      expected: 0,
      arrived: 0,
      votes: 0,
      registered: 0,
      limits: { reported: 0, ballots: 0, registered: 0, unknown: 0 },
    }),
  );
  for (let row = 0; row < table.contestOf.length; row++) {
    const own = counts[table.contestOf[row] ?? -1];
    if (own !== undefined) addStation(table, row, [own, listed], reports);
  }
  return counts.map(({ votes, registered, ...own }, index) => ({
    ...own,
    contest: table.ballot.contests[index]?.id ?? '',
    list,
    votes: own.limits.unknown > 0 ? undefined : BigInt(votes),
    registered: Number.isNaN(registered) ? undefined : BigInt(registered),
  }));
}

/** The figure of a line at a row; undefined where it is absent or the form has no such line. */
type FigureAt = (row: Row) => number | undefined;

function addStation(
  table: ProtocolTable,
  row: Row,
  [own, listed]: readonly [Counted, FigureAt],
  reports?: TurnoutReports,
): void {
  own.expected += 1;
  if (hasBit(table.arrived, row)) {
    own.arrived += 1;
    own.registered += listed(row) ?? Number.NaN;
    return;
  }
  const before = table.stations.registered?.[row] ?? -1;
  const [limit, votes] = limitOf(lastReport(reports, row), table.stations.ballots?.[row] ?? -1, before);
  own.limits[limit] += 1;
  own.votes += votes;
  own.registered += before >= 0 ? before : Number.NaN;
}

/** The first of them that is known. */
function limitOf(reported: number, ballots: number, listed: number): readonly [Limit, number] {
  if (reported >= 0) return ['reported', reported];
  if (ballots >= 0) return ['ballots', ballots];
  return listed >= 0 ? ['registered', listed] : ['unknown', 0];
}

function lastReport(reports: TurnoutReports | undefined, row: number): number {
  return reports?.columns.findLast((column) => (column[row] ?? -1) >= 0)?.[row] ?? -1;
}

function figuresOf({ lines, columns, absent }: ProtocolTable, line: LineId): FigureAt {
  const column = lines.indexOf(line);
  const lacking = absent[column];
  return (row) => (lacking !== undefined && hasBit(lacking, row) ? undefined : columns[column]?.[row]);
}

/**
 * The election with the voters on *all* lists in place of those at the stations that have arrived, so that what is asked of
 * them (a quorum) can be bounded. Where they are not known the figure is absent.
 */
export function withAllLists(election: Election, open: readonly StillOut[]): Election {
  const byContest = new Map(open.map((one) => [one.contest, one]));
  const contests = election.contests.map((contest) => {
    const own = byContest.get(contest.id);
    if (own === undefined || own.arrived === own.expected) return contest;
    return { ...contest, polls: contest.polls.map((poll) => withList(poll, contest.area, own)) };
  });
  return { ...election, contests };
}

function withList(poll: Poll, area: string, { list, registered }: StillOut): Poll {
  const own = poll.tally.get(area);
  if (own?.has(list) !== true) return poll;
  const figures = new Map([...own, [list, registered] as const]);
  return { ...poll, tally: new Map([...poll.tally, [area, figures]]) };
}
