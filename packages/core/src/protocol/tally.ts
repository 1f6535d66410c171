/** Tallies from totals: the figures of each contest at its own area and at every area below, as a count reads them. */

import type { Contest, Election, Poll } from '../election.js';
import type { AreaId, Figure, LineId, Tally } from '../figures.js';
import { areasFrom } from './ranges.js';
import type { AreaNumber } from './stations.js';
import { type ProtocolTable, slotOptions } from './table.js';
import type { Totals } from './totals.js';

/**
 * The figures of one contest of the totals' ballot, for its area and every area below: the sums of the station protocols.
 * A line that any arrived protocol of an area lacks is absent there; an area without any arrived protocol has no figures.
 */
export function tallyOf(totals: Totals, contestIndex: number): Tally {
  const { table, runs, arrived } = totals;
  const contest = table.ballot.contests[contestIndex];
  const top = contest && table.stations.areaNumbers.get(contest.area);
  if (contest === undefined || top === undefined) return new Map();
  const named = columnNames(table, contest);
  const tally = new Map<AreaId, ReadonlyMap<LineId, Figure>>();
  for (const area of areasFrom(runs, top)) {
    const id = table.stations.areas[area]?.id;
    if (id !== undefined && arrived[area] !== 0) tally.set(id, figuresAt(totals, area, named));
  }
  return tally;
}

/** What each column is called in this contest: its lines, then its options. Slots beyond the options have no name. */
function columnNames({ lines }: ProtocolTable, contest: Contest): readonly LineId[] {
  const against = contest.options.find(({ role }) => role === 'against-all')?.id ?? 'against-all';
  return [...lines.map((line) => (line === 'against-all' ? against : line)), ...slotOptions(contest)];
}

function figuresAt({ sums, absent }: Totals, area: AreaNumber, named: readonly LineId[]): ReadonlyMap<LineId, Figure> {
  const figures = new Map<LineId, Figure>();
  for (const [column, line] of named.entries()) {
    const known = (absent[column]?.[area] ?? 0) === 0;
    figures.set(line, known ? BigInt(sums[column]?.[area] ?? 0) : undefined);
  }
  return figures;
}

/**
 * The election with the tallies of all totals that are of its ballots: each in the poll of its round, whose options and
 * declared shares stay. Contests that no table covers stay as they are.
 */
export function withTallies(election: Election, totals: readonly Totals[]): Election {
  const counted = new Map<string, Poll[]>();
  for (const own of totals.filter(({ table }) => table.ballot.election === election.id)) {
    const { contests, round } = own.table.ballot;
    for (const [index, { id }] of contests.entries()) {
      counted.set(id, [...(counted.get(id) ?? []), { round, tally: tallyOf(own, index), fromProtocols: true }]);
    }
  }
  const contests = election.contests.map((contest) => {
    const polls = counted.get(contest.id);
    return polls === undefined ? contest : { ...contest, polls: merged(contest.polls, polls) };
  });
  return { ...election, contests };
}

/** Polls by round; of a round that is among both, the counted figures stand in the poll that was there. */
function merged(polls: readonly Poll[], counted: readonly Poll[]): readonly Poll[] {
  const byRound = new Map(polls.map((poll) => [poll.round, poll]));
  for (const poll of counted) byRound.set(poll.round, { ...byRound.get(poll.round), ...poll });
  return [...byRound.values()].toSorted((one, other) => one.round - other.round);
}
