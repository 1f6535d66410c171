/** The log: canonical bytes, tree, tiles, notes, witnesses, policies. Runs wherever there is a `Crypto`. */

export { fromBase64, toBase64 } from './bytes/base64.js';
export { fromHex, toHex } from './bytes/hex.js';
export { parseCanonical } from './canonical/read.js';
export { type Canonical, canonical } from './canonical/write.js';
export type { Crypto } from './crypto.js';
export { LogError, type LogErrorCode, logErrors } from './error.js';
export { Frontier, type FrontierState } from './merkle/frontier.js';
export { emptyRoot, hashLength, leafHash, longestLeaf, nodeHash } from './merkle/hash.js';
export { Tree } from './merkle/tree.js';
export { type Consistency, type Inclusion, verifyConsistency, verifyInclusion } from './merkle/verify.js';
export {
  type Checkpoint,
  checkpointText,
  cosign,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
} from './notes/checkpoint.js';
export { cosignatureMessage } from './notes/cosignature.js';
export {
  formatVerifierKey,
  type KeyType,
  keyHash,
  keyTypes,
  parseVerifierKey,
  type Signer,
  sameKey,
  type VerifierKey,
  verifierKey,
} from './notes/key.js';
export {
  addSignature,
  type NoteSignature,
  noteText,
  type OpenedNote,
  openNote,
  type SignatureLine,
  type SplitNote,
  signatureLine,
  signaturesOf,
  signText,
  splitNote,
} from './notes/note.js';
export { type ProofFile, readProofFile, writeProofFile } from './notes/proof-file.js';
export {
  type Policy,
  type PolicyGroup,
  type PolicyLog,
  type PolicyWitness,
  readPolicy,
} from './policy/policy.js';
export { quorumMet, type TrustedCheckpoint, trustedCheckpoint, trustedLeaf } from './policy/quorum.js';
export { decodeEntries, encodeEntries } from './tiles/entries.js';
export { consistencyFromTiles, type FetchTile, inclusionFromTiles, rootFromTiles } from './tiles/from-tiles.js';
export { newTiles, parseTilePath, type Tile, type TilePath, tileBytes, tilePath, tilesOf } from './tiles/tile.js';
export { type AddCheckpoint, readAddCheckpoint, writeAddCheckpoint } from './witness/request.js';
export {
  type WatchedLogs,
  Witness,
  type WitnessAnswer,
  type WitnessRequest,
  type WitnessState,
  type WitnessStatus,
  watchedLogs,
} from './witness/witness.js';
