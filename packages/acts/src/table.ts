/**
 * One table: which act is allowed to whom, with how many signatures, and in which state. Everything else is refused.
 * The provision behind an act is data of the law: `acts` of the statute (docs/formats/statute.md).
 */

import type { ActKind } from './bodies.js';
import type { ContestState, LogKind, Office, ProtocolState, StationState } from './words.js';

/**
 * How an act is signed. `one`: any holder of the office. `chair-and-secretary`: both, each with a key of their own.
 * `two`: two different holders of the office, one of them its chair or secretary.
 */
export type Signing = 'one' | 'chair-and-secretary' | 'two';

export interface ActRule {
  readonly by: readonly Office[];
  readonly signing: Signing;
  /** In logs of these kinds. */
  readonly logs: readonly LogKind[];
}

const day: readonly LogKind[] = ['day', 'rehearsal'];
const everyLog: readonly LogKind[] = ['day', 'rehearsal', 'register', 'archive'];
const above: readonly Office[] = ['territorial', 'district', 'central'];

/** Who may do what. An office acts for its own station or area and what lies in it; `central` for all. */
export const actRules: Readonly<Record<ActKind, ActRule>> = {
  'log-opened': { by: ['central', 'archive'], signing: 'one', logs: everyLog },
  'key-vouched': { by: ['central', 'territorial', 'district', 'archive'], signing: 'one', logs: everyLog },
  'key-revoked': { by: ['central', 'territorial', 'district', 'archive'], signing: 'one', logs: everyLog },
  'dataset-adopted': { by: ['central', 'archive'], signing: 'one', logs: everyLog },
  'election-opened': { by: ['central'], signing: 'chair-and-secretary', logs: day },
  'station-opened': { by: ['precinct'], signing: 'one', logs: day },
  'station-closed': { by: ['precinct'], signing: 'one', logs: day },
  'turnout-reported': { by: ['precinct', 'territorial'], signing: 'one', logs: day },
  'protocol-entered': { by: ['precinct'], signing: 'chair-and-secretary', logs: day },
  'paper-received': { by: above, signing: 'two', logs: day },
  'protocol-confirmed': { by: above, signing: 'one', logs: day },
  'protocol-disputed': { by: above, signing: 'one', logs: day },
  'protocol-returned': { by: above, signing: 'one', logs: day },
  'protocol-accepted': { by: above, signing: 'one', logs: day },
  'entry-corrected': { by: ['precinct', ...above], signing: 'two', logs: day },
  'protocol-replaced': { by: ['precinct', ...above], signing: 'two', logs: day },
  'protocol-annulled': { by: above, signing: 'two', logs: day },
  'repeat-voting-ordered': { by: ['central'], signing: 'two', logs: day },
  'totals-declared': { by: above, signing: 'one', logs: day },
  'preliminary-announced': { by: above, signing: 'one', logs: day },
  'result-established': { by: above, signing: 'two', logs: day },
  'result-re-established': { by: above, signing: 'two', logs: day },
  'lots-drawn': { by: above, signing: 'two', logs: day },
  'decision-recorded': { by: ['central'], signing: 'two', logs: day },
  'observer-copy-handed-in': { by: ['observer'], signing: 'one', logs: day },
  'figure-transcribed': { by: ['archive'], signing: 'one', logs: ['archive'] },
};

/** Which member names the place of an office, in `as` and in a holder; no other stands there. */
export const placeMember: Readonly<Record<Office, 'area' | 'station' | 'name' | undefined>> = {
  central: undefined,
  territorial: 'area',
  district: 'area',
  precinct: 'station',
  observer: 'name',
  archive: undefined,
  log: undefined,
};

/** From which states of a protocol an act leads to which; what is not there is refused. */
export type Moves<S extends string> = Readonly<Partial<Record<S, S>>>;

/** Acts that lead a protocol from state to state. */
export type ProtocolAct =
  | 'protocol-entered'
  | 'paper-received'
  | 'protocol-confirmed'
  | 'protocol-disputed'
  | 'protocol-returned'
  | 'protocol-accepted'
  | 'entry-corrected'
  | 'protocol-replaced'
  | 'protocol-annulled'
  | 'repeat-voting-ordered';

/** An act leads to one state, from wherever it is allowed. */
export const protocolMoves: Readonly<Record<ProtocolAct, Moves<ProtocolState>>> = {
  'protocol-entered': { expected: 'entered', repeat: 'entered' },
  'paper-received': { expected: 'entered', repeat: 'entered' },
  'protocol-confirmed': { entered: 'confirmed' },
  'protocol-disputed': { entered: 'disputed', confirmed: 'disputed' },
  'protocol-returned': { entered: 'returned', confirmed: 'returned', disputed: 'returned' },
  'protocol-accepted': { confirmed: 'accepted' },
  'entry-corrected': {
    entered: 'entered',
    confirmed: 'entered',
    disputed: 'entered',
    returned: 'entered',
    accepted: 'entered',
  },
  'protocol-replaced': {
    entered: 'entered',
    confirmed: 'entered',
    disputed: 'entered',
    returned: 'entered',
    accepted: 'entered',
    annulled: 'entered',
  },
  'protocol-annulled': {
    entered: 'annulled',
    confirmed: 'annulled',
    disputed: 'annulled',
    returned: 'annulled',
    accepted: 'annulled',
  },
  'repeat-voting-ordered': { annulled: 'repeat' },
};

/** From these states only the commissions above the station's own do the act: what is settled or annulled is not undone by whom it is about. */
export const onlyAbove: Readonly<Partial<Record<ProtocolAct, readonly ProtocolState[]>>> = {
  'entry-corrected': ['accepted'],
  'protocol-replaced': ['accepted', 'annulled'],
};

export type StationAct = 'station-opened' | 'station-closed';

export const stationMoves: Readonly<Record<StationAct, Moves<StationState>>> = {
  'station-opened': { expected: 'opened' },
  'station-closed': { opened: 'closed' },
};

/** Acts that state results. */
export type ContestAct = 'preliminary-announced' | 'result-established' | 'result-re-established';

export const contestMoves: Readonly<Record<ContestAct, Moves<ContestState>>> = {
  'preliminary-announced': { open: 'announced', announced: 'announced' },
  'result-established': { open: 'established', announced: 'established' },
  'result-re-established': { changed: 'established' },
};

/** Acts that change a protocol: once the result of its contest is established only the central commission may do them, and it is then `changed`. */
export const changesOfProtocols = [
  'entry-corrected',
  'protocol-replaced',
  'protocol-annulled',
  'repeat-voting-ordered',
] as const satisfies readonly ProtocolAct[];
