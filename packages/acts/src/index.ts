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
  largestLeaf,
  Received,
  Signatures,
  type SignedAct,
} from './act.js';
export { type ActKind, actKinds, bodies } from './bodies.js';
export { type Refusal, type RefusalCode, refusalCodes } from './refusal.js';
export {
  type ActRule,
  actRules,
  changesOfProtocols,
  contestMoves,
  type Moves,
  protocolMoves,
  type Signing,
  stationMoves,
} from './table.js';
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
