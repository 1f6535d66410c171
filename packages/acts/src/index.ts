/** The public interface of `acts`: official acts, who may do them when, and the state they add up to. */

export {
  type Act,
  type ActedAs,
  type ActOf,
  type ActSignature,
  actFormat,
  type Body,
  envelope,
  type Leaf,
  type LogCite,
  largestLeaf,
  Received,
  Signatures,
  type SignedAct,
} from './act.js';
export { type ActKind, actKinds, bodies } from './bodies.js';
export { actBytes, keyIdOf, leafBytes } from './bytes.js';
export { type Change, changeKinds, changeOf, type Standing, standingBefore } from './changes.js';
export type { Checked } from './checked.js';
export type { Definition, FileNamed, FoldContext } from './definition.js';
export { totalsKey } from './kinds/declared.js';
export { type Countable, electionAt, outcomeAt, resultOf, resultsOf } from './outcome.js';
export { readAct, readLeaf } from './read-act.js';
export { RecordState, type Signer } from './record-state.js';
export { type Refusal, type RefusalCode, refusalCodes } from './refusal.js';
export type { Snapshot } from './snapshot.js';
export { type StateCase, stateTable } from './state-table.js';
export {
  type ActRule,
  actRules,
  changesOfProtocols,
  contestMoves,
  type Moves,
  placeMember,
  protocolMoves,
  type Signing,
  stationMoves,
} from './table.js';
export type {
  ActCounts,
  ContestView,
  CopyView,
  DatasetView,
  DecisionView,
  DeclaredView,
  Disclosure,
  ElectionView,
  Figures,
  Holder,
  KeyView,
  ProtocolPlace,
  ProtocolView,
  Result,
  Stated,
  StationView,
} from './views.js';
export {
  type ContestState,
  contestStates,
  countedStates,
  type LogKind,
  logKinds,
  type Office,
  offices,
  type ProtocolState,
  protocolStates,
  type Role,
  replacementCauses,
  roles,
  type StationState,
  stationStates,
} from './words.js';
