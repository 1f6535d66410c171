/** Finds what an act names; what is not there is a reason. */

import type { ContestAt, OpenElection } from '../state/open-election.js';
import type { Slot, State } from '../state/state.js';
import type { Reasons } from './reasons.js';

/** A contest of an open election. */
export interface ContestFound extends ContestAt {
  readonly open: OpenElection;
}

interface NamesContest {
  readonly election: string;
  readonly contest: string;
}

interface NamesSlot extends NamesContest {
  readonly station: string;
}

/** An election that was opened in this log. */
export function findElection(state: State, election: string, to: Reasons): OpenElection | undefined {
  const open = state.elections.get(election);
  if (open === undefined) to.add('act-unknown', '/act/body/election', { election });
  return open;
}

/** A contest that is voted on. */
export function findContest(state: State, { election, contest }: NamesContest, to: Reasons): ContestFound | undefined {
  const open = findElection(state, election, to);
  if (open === undefined) return undefined;
  const found = open.contests.get(contest);
  if (found === undefined) to.add('act-unknown', '/act/body/contest', { contest });
  return found && { open, ...found };
}

/** The row of a station; -1 where there is none. */
export function findStation(state: State, station: string, to: Reasons): number {
  const row = state.ground?.row(station) ?? -1;
  if (row < 0) to.add('act-unknown', '/act/body/station', { station });
  return row;
}

/** The place of the protocol of a station for a contest on which it votes. */
export function findSlot(state: State, names: NamesSlot, to: Reasons): Slot | undefined {
  const found = findContest(state, names, to);
  const row = findStation(state, names.station, to);
  return found && slotIn(found, row, () => to.add('act-unknown', '/act/body/station', { station: names.station }));
}

/** The slot of a contest at a row; where the station does not vote on it, `missing` is called. */
export function slotIn({ open, ballot, index }: ContestFound, row: number, missing: () => void): Slot | undefined {
  if (row < 0) return undefined;
  if (ballot.table.contestOf[row] === index) return { open, ballot, contest: index, row };
  missing();
  return undefined;
}

/** The protocol of which a leaf brought a version; a reason where that is not the current one. */
export function findProtocol(state: State, protocol: number, to: Reasons): Slot | undefined {
  const slot = state.slotAt(protocol);
  if (slot === undefined) to.add('act-unknown', '/act/body/protocol', { leaf: protocol });
  else if (slot.ballot.leafOf(slot.row) !== protocol) {
    to.add('act-superseded', '/act/body/protocol', { leaf: protocol, current: slot.ballot.leafOf(slot.row) });
  }
  return slot;
}

/** The area in which the contest of a slot is held. */
export function contestArea({ ballot, contest }: Slot): string {
  return ballot.table.ballot.contests[contest]?.area ?? '';
}
