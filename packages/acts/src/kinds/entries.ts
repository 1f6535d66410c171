/** The first entry of a protocol: by the commission of the station, or above it from the paper. */

import type { Slot, State } from '../state/state.js';
import { stationStates } from '../words.js';
import { refuseFigures } from './figures.js';
import { findSlot } from './find.js';
import type { Handler, Step } from './handler.js';
import { Reasons } from './reasons.js';
import { applyVersion, refuseMove } from './versions.js';

type Entry = 'protocol-entered' | 'paper-received';

function refuseEntry(state: State, step: Step<Entry>, to: Reasons): Slot | undefined {
  const slot = findSlot(state, step.act.body, to);
  if (slot === undefined) return undefined;
  refuseMove(state, slot, step, to);
  refuseFigures(state, slot, step, to);
  refuseRepeat(slot, step, to);
  return slot;
}

/** `repeat` stands where voting was repeated, and is the order. */
function refuseRepeat({ ballot, row }: Slot, { act }: Step<Entry>, to: Reasons): void {
  const { repeat } = act.body;
  const isRepeat = ballot.stateOf(row) === 'repeat';
  if (isRepeat !== (repeat !== undefined)) to.add('act-state', '/act/body/repeat', { state: ballot.stateOf(row) });
  else if (isRepeat && repeat !== undefined && repeat !== ballot.orderOf(row))
    to.add('act-unknown', '/act/body/repeat', { leaf: repeat });
}

function applyEntry(state: State, step: Step<Entry>): void {
  const slot = findSlot(state, step.act.body, new Reasons());
  if (slot !== undefined) applyVersion(state, slot, step);
}

export const protocolEntered: Handler<'protocol-entered'> = {
  refuse(state, step, to) {
    const slot = refuseEntry(state, step, to);
    if (slot === undefined) return;
    const station = stationStates[state.ground?.states[slot.row] ?? 0] ?? 'expected';
    if (station !== 'closed')
      to.add('act-state', '/act/body/station', { station: step.act.body.station, stationState: station });
  },
  apply: applyEntry,
};

export const paperReceived: Handler<'paper-received'> = {
  refuse(state, step, to) {
    const slot = refuseEntry(state, step, to);
    if (slot === undefined) return;
    const keys = state.keys.goodAt(step.act.body.station);
    if (keys > 0) to.add('act-state', '/act/body/station', { station: step.act.body.station, keys });
  },
  apply: applyEntry,
};
