/** What is done with a protocol once it is there: second entry, dispute, return, acceptance, correction, new paper, annulment. */

import type { Slot, State } from '../state/state.js';
import type { ProtocolAct } from '../table.js';
import { refuseFigures, sameFigures } from './figures.js';
import { findProtocol } from './find.js';
import type { Handler, Step } from './handler.js';
import { Reasons } from './reasons.js';
import { applyMove, applyVersion, refuseMove } from './versions.js';

/** Acts that name a protocol by the leaf of its version. */
type Naming = Exclude<ProtocolAct, 'protocol-entered' | 'paper-received' | 'repeat-voting-ordered'>;

function refuseNamed(state: State, step: Step<Naming>, to: Reasons): Slot | undefined {
  const slot = findProtocol(state, step.act.body.protocol, to);
  if (slot !== undefined) refuseMove(state, slot, step, to);
  return slot;
}

function applyNamed(state: State, step: Step<Naming>): void {
  const slot = findProtocol(state, step.act.body.protocol, new Reasons());
  if (slot !== undefined) applyMove(state, slot, step.act.act);
}

type Corrected = 'entry-corrected' | 'protocol-replaced';

function refuseVersion(state: State, step: Step<Corrected>, to: Reasons): void {
  const slot = refuseNamed(state, step, to);
  if (slot !== undefined) refuseFigures(state, slot, step, to);
}

function bringVersion(state: State, step: Step<Corrected>): void {
  const slot = findProtocol(state, step.act.body.protocol, new Reasons());
  if (slot !== undefined) applyVersion(state, slot, step);
}

export const protocolConfirmed: Handler<'protocol-confirmed'> = {
  refuse(state, step, to) {
    const slot = refuseNamed(state, step, to);
    if (slot === undefined) return;
    refuseFigures(state, slot, step, to);
    if (!sameFigures(state, slot, step)) to.add('act-figures-differ', '/act/body/figures');
    const signed = slot.ballot.signersOf(slot.row);
    if (step.signers.some((key) => signed.includes(key))) to.add('act-same-person', '/signatures');
  },
  apply: applyNamed,
};

export const protocolDisputed: Handler<'protocol-disputed'> = {
  refuse(state, step, to) {
    const slot = refuseNamed(state, step, to);
    if (slot !== undefined) refuseFigures(state, slot, step, to);
  },
  apply: applyNamed,
};

export const protocolReturned: Handler<'protocol-returned'> = { refuse: refuseNamed, apply: applyNamed };

export const protocolAccepted: Handler<'protocol-accepted'> = {
  refuse(state, step, to) {
    const slot = refuseNamed(state, step, to);
    if (slot === undefined) return;
    if (slot.ballot.hasErrors(slot.row)) to.add('act-errors', '/act/body/protocol');
    if (slot.ballot.papersDiffer(slot.row)) to.add('act-papers', '/act/body/protocol');
  },
  apply: applyNamed,
};

export const protocolAnnulled: Handler<'protocol-annulled'> = { refuse: refuseNamed, apply: applyNamed };
export const entryCorrected: Handler<'entry-corrected'> = { refuse: refuseVersion, apply: bringVersion };
export const protocolReplaced: Handler<'protocol-replaced'> = { refuse: refuseVersion, apply: bringVersion };
