/** Versions of protocols: what brings one, and how a protocol goes from state to state. */

import type { Body } from '../act.js';
import type { ActKind } from '../bodies.js';
import type { Version } from '../state/protocols.js';
import type { Slot, State } from '../state/state.js';
import { changesOfProtocols, onlyAbove, type ProtocolAct, protocolMoves } from '../table.js';
import type { ProtocolState } from '../words.js';
import { figuresIn, isClosed, isCommitted, type Stating } from './figures.js';
import { contestArea } from './find.js';
import type { Step } from './handler.js';
import { actsForStation } from './reach.js';
import type { Reasons } from './reasons.js';

/** Where an act leads, from whatever state; every act has one such state. */
export function leadsTo(act: ProtocolAct): ProtocolState {
  return Object.values(protocolMoves[act])[0] ?? 'expected';
}

/** Acts with which nothing of the protocol changes that a result was counted from. */
const unchanging: readonly ActKind[] = [
  'protocol-confirmed',
  'protocol-disputed',
  'protocol-returned',
  'protocol-accepted',
];

/** Adds a reason where the office does not act for the protocol, where its state does not let the act in, or the result stands. */
export function refuseMove(state: State, slot: Slot, { act }: Step<ProtocolAct>, to: Reasons): void {
  const { ballot, row, contest } = slot;
  const from = ballot.stateOf(row);
  if (protocolMoves[act.act][from] === undefined) to.add('act-state', statePath(act.act), { state: from });
  if (state.ground !== undefined && !actsForStation(state.ground, act.as, row, contestArea(slot))) {
    to.add('act-area', '/act/as', { station: ballot.table.stations.ids[row] ?? '', contest: contestIdOf(slot) });
  }
  if (act.as.office === 'precinct' && onlyAbove[act.act]?.includes(from) === true)
    to.add('act-office', '/act/as/office', { act: act.act, office: act.as.office, state: from });
  const result = ballot.contests.stateOf(contest);
  const stands = result === 'established' || result === 'changed';
  const isChange = (changesOfProtocols as readonly ActKind[]).includes(act.act);
  if (stands && isChange && act.as.office !== 'central') to.add('act-established', '/act/as/office', { state: result });
}

function statePath(act: ProtocolAct): string {
  return act === 'protocol-entered' || act === 'paper-received' ? '/act/body/station' : '/act/body/protocol';
}

function contestIdOf({ ballot, contest }: Slot): string {
  return ballot.table.ballot.contests[contest]?.id ?? '';
}

/** Leads a protocol to the state of an act that brings no version. */
export function applyMove(state: State, { ballot, row, contest }: Slot, act: ProtocolAct): void {
  ballot.move(row, leadsTo(act));
  ballot.contests.acted(contest, state.size, !unchanging.includes(act));
}

type Papers = NonNullable<Body<'protocol-entered'>['papers']>;

/** Whether ballot papers add up: received = issued + spoiled + unused, and found ≤ issued. */
export function reconcile({ received, issued, spoiled, unused, found }: Papers): boolean {
  return received === issued + spoiled + unused && found <= issued;
}

/** An act that brings a version. */
interface Bringing extends Stating {
  readonly act: Stating['act'] & { readonly body: { readonly papers?: Papers } };
  readonly signers: readonly number[];
}

/** Brings a new version, which is `entered`. */
export function applyVersion(state: State, slot: Slot, step: Bringing): void {
  const { ballot, row, contest } = slot;
  ballot.bring(row, figuresIn(state, slot, step), {
    leaf: state.size,
    signers: step.signers,
    ...papersOf(state, slot, step),
    committed: isCommitted(state, slot, step),
    withheld: isClosed(state, slot, step),
    received: minuteOf(state, step),
  });
  state.noteVersion(slot);
  ballot.contests.acted(contest, state.size, true);
}

/** The ballot papers of a version: those that its act gives; after a correction that gives none those of the version before, as the paper is unchanged. */
function papersOf({ size }: State, { ballot, row }: Slot, { act }: Bringing): Pick<Version, 'papers' | 'papersDiffer'> {
  const { papers } = act.body;
  if (papers !== undefined) return { papers: size, papersDiffer: !reconcile(papers) };
  if (act.act !== 'entry-corrected') return { papers: -1, papersDiffer: false };
  return { papers: ballot.papersOf(row), papersDiffer: ballot.papersDiffer(row) };
}

/** When it came, in minutes after the polling day began; a rehearsal is held on another day than the one that it plays. */
function minuteOf({ ground, kind }: State, { act, received }: Bringing): number {
  if (ground === undefined) return -1;
  const minute = (Date.parse(kind === 'rehearsal' ? act.at : received) - ground.begins) / 60_000;
  return minute >= 0 && minute < 2 ** 31 ? Math.floor(minute) : -1;
}
