/** One handler for each kind of act. */

import type { ActKind } from '../bodies.js';
import { figureTranscribed, observerCopyHandedIn } from './copies.js';
import { totalsDeclared } from './declared.js';
import { datasetAdopted, decisionRecorded, electionOpened, lotsDrawn } from './elections.js';
import { paperReceived, protocolEntered } from './entries.js';
import type { Handler } from './handler.js';
import { keyRevoked, keyVouched, logOpened } from './keys.js';
import {
  entryCorrected,
  protocolAccepted,
  protocolAnnulled,
  protocolConfirmed,
  protocolDisputed,
  protocolReplaced,
  protocolReturned,
} from './protocols.js';
import { repeatVotingOrdered } from './repeat.js';
import { preliminaryAnnounced, resultEstablished, resultReEstablished } from './results.js';
import { stationClosed, stationOpened, turnoutReported } from './stations.js';

export const handlers: { readonly [K in ActKind]: Handler<K> } = {
  'log-opened': logOpened,
  'key-vouched': keyVouched,
  'key-revoked': keyRevoked,
  'dataset-adopted': datasetAdopted,
  'election-opened': electionOpened,
  'station-opened': stationOpened,
  'station-closed': stationClosed,
  'turnout-reported': turnoutReported,
  'protocol-entered': protocolEntered,
  'paper-received': paperReceived,
  'protocol-confirmed': protocolConfirmed,
  'protocol-disputed': protocolDisputed,
  'protocol-returned': protocolReturned,
  'protocol-accepted': protocolAccepted,
  'entry-corrected': entryCorrected,
  'protocol-replaced': protocolReplaced,
  'protocol-annulled': protocolAnnulled,
  'repeat-voting-ordered': repeatVotingOrdered,
  'totals-declared': totalsDeclared,
  'preliminary-announced': preliminaryAnnounced,
  'result-established': resultEstablished,
  'result-re-established': resultReEstablished,
  'lots-drawn': lotsDrawn,
  'decision-recorded': decisionRecorded,
  'observer-copy-handed-in': observerCopyHandedIn,
  'figure-transcribed': figureTranscribed,
};
