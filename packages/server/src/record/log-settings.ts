/** What a log is opened with. */

import type { Signer, VerifierKey } from '@saylau/log';
import type { NewLeaf } from './answers.js';
import type { FoldSettings } from './fold.js';

/** `Log`: an open one, which whoever is told is given. */
export interface SettingsOf<Log> extends FoldSettings {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Told of leaves that are durable, in order. */
  readonly grown: (log: Log, leaves: readonly NewLeaf[]) => void;
  /** Told when votes were deleted: what was made of the state before is to be forgotten. */
  readonly forgot: (log: Log) => void;
}

/** Keys of a log. */
export interface LogKeys {
  /** Its own, the first of them in use. */
  readonly signers: readonly Signer[];
  /** Verifier keys that came with it from elsewhere, where it has none of its own. */
  readonly imported: readonly VerifierKey[];
}
