/** What can still come: ballots at the stations whose protocol has not arrived, contest by contest. */

import type { Contest, Election, Poll } from '../election.js';
import type { Figure, LineId } from '../figures.js';
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
  /** The lines of the form, without the group `options`. */
  readonly lines: readonly LineId[];
}

/**
 * What limits a station's votes: the voters who had received a ballot by its report of the last time (an assumption: nobody came after it),
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

/**
 * For each contest of the table, in its order. With `reports` a station is limited by its report of the last of their times,
 * where it made one: of a station that fell silent before, nobody says how many came since.
 */
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
    lines: table.lines,
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
  const last = reports?.columns.at(-1)?.[row] ?? -1;
  // A report that falls takes nobody back who was there before.
  return last < 0 ? -1 : Math.max(...(reports?.columns ?? []).map((column) => column[row] ?? -1));
}

function figuresOf({ lines, columns, absent }: ProtocolTable, line: LineId): FigureAt {
  const column = lines.indexOf(line);
  const lacking = absent[column];
  return (row) => (lacking !== undefined && hasBit(lacking, row) ? undefined : columns[column]?.[row]);
}

/**
 * The election with the voters on *all* lists in place of those at the stations that have arrived, so that what is asked of
 * them (a quorum) can be bounded. Where they are not known the figure is absent, and so is `registered` where the list is another
 * line: of the stations that have arrived alone it would be taken as final. Where no protocol has arrived, the contest's own
 * area has zeros: the sum so far is known. For bounds alone: it is no result.
 */
export function withAllLists(election: Election, open: readonly StillOut[]): Election {
  const byContest = new Map(open.map((one) => [one.contest, one]));
  const contests = election.contests.map((contest) => {
    const own = byContest.get(contest.id);
    if (own === undefined || own.arrived === own.expected) return contest;
    return { ...contest, polls: contest.polls.map((poll) => withList(begun(poll, contest, own), contest.area, own)) };
  });
  return { ...election, contests };
}

/** Zeros at the contest's area in a poll of protocols of which none has arrived. */
function begun(poll: Poll, { area, options }: Contest, { arrived, lines }: StillOut): Poll {
  if (arrived > 0 || poll.fromProtocols !== true || poll.tally.has(area)) return poll;
  const against = options.find(({ role }) => role === 'against-all')?.id ?? 'against-all';
  const stated = lines.map((line) => (line === 'against-all' ? against : line));
  const figures = new Map<LineId, Figure>([...stated, ...options.map(({ id }) => id)].map((line) => [line, 0n]));
  return { ...poll, tally: new Map([...poll.tally, [area, figures]]) };
}

function withList(poll: Poll, area: string, { list, registered }: StillOut): Poll {
  const own = poll.tally.get(area);
  if (own?.has(list) !== true) return poll;
  const figures = new Map(own);
  if (own.has('registered')) figures.set('registered', undefined);
  figures.set(list, registered);
  return { ...poll, tally: new Map([...poll.tally, [area, figures]]) };
}
