/** Shows parts of a state as plain values. */

import type { ContestView, CopyView, ElectionView, ProtocolPlace, ProtocolView, StationView } from '../views.js';
import { type ProtocolState, protocolStates, stationStates } from '../words.js';
import type { ContestAt, OpenElection } from './open-election.js';
import type { Slot, State } from './state.js';

/** The slot of a station's protocol for a contest on which it votes. */
export function slotOf(state: State, { election, contest, station }: ProtocolPlace): Slot | undefined {
  const open = state.elections.get(election);
  const found = open?.contests.get(contest);
  const row = state.ground?.row(station) ?? -1;
  if (open === undefined || found === undefined || found.ballot.table.contestOf[row] !== found.index) return undefined;
  return { open, ballot: found.ballot, contest: found.index, row };
}

export function placeOfSlot({ open, ballot, contest, row }: Slot): ProtocolPlace {
  return {
    election: open.opening.election,
    contest: ballot.table.ballot.contests[contest]?.id ?? '',
    station: ballot.table.stations.ids[row] ?? '',
  };
}

export function protocolView(state: State, { ballot, contest, row }: Slot): ProtocolView {
  const [leaf, papers, order] = [ballot.leafOf(row), ballot.papersOf(row), ballot.orderOf(row)];
  return {
    state: ballot.stateOf(row),
    version: ballot.versionOf(row),
    ...(leaf < 0 ? {} : { leaf }),
    counted: ballot.isCounted(row),
    hasErrors: ballot.hasErrors(row),
    ...(papers < 0 ? {} : { papers }),
    papersDiffer: ballot.papersDiffer(row),
    committed: ballot.isCommitted(row),
    withheld: ballot.isWithheld(row),
    figures: ballot.lines.figures(contest, ballot.figuresOf(row)),
    signedBy: ballot.signersOf(row).map((key) => state.keys.idOf(key)),
    ...(order < 0 ? {} : { order }),
  };
}

export function contestView({ ballot, index, contest }: ContestAt): ContestView {
  const { contests } = ballot;
  const protocols = Object.fromEntries(protocolStates.map((state) => [state, contests.protocolsIn(index, state)]));
  const [lastActed, announced, established] = [
    contests.lastActed(index),
    contests.announced.get(index),
    contests.established.get(index),
  ];
  return {
    contest: contest.id,
    area: contest.area,
    state: contests.stateOf(index),
    expected: contests.expectedIn(index),
    protocols: protocols as Record<ProtocolState, number>,
    counted: contests.countedIn(index),
    ...(lastActed < 0 ? {} : { lastActed }),
    ...(announced === undefined ? {} : { announced }),
    ...(established === undefined ? {} : { established }),
  };
}

export function electionView({ opening, election, law, lots, decisions }: OpenElection): ElectionView {
  const { election: _, ...said } = opening;
  return { election, ...said, law, lots, decisions };
}

export function stationView({ ground, keys }: State, station: string): StationView | undefined {
  const row = ground?.row(station) ?? -1;
  if (ground === undefined || row < 0) return undefined;
  return {
    state: stationStates[ground.states[row] ?? 0] ?? 'expected',
    keys: keys.goodAt(station),
    turnout: ground.turnout.at(row),
  };
}

/** In the order in which they were handed in. */
export function* copiesOf(state: State): Generator<CopyView> {
  for (let index = 0; index < state.copies.length; index += 2) {
    const slot = state.slotNumbered(state.copies.at(index + 1));
    if (slot !== undefined) yield { leaf: state.copies.at(index), ...placeOfSlot(slot) };
  }
}
