/** The closed list of what is wrong with what was read. Nothing else is thrown at hostile input. */

export const logErrors = [
  /** A value that canonical JSON cannot hold. */
  'not-canonical-value',
  /** A text that is not the canonical bytes of what it says. */
  'not-canonical',
  'hex-malformed',
  'base64-malformed',
  /** A hash that is not 32 bytes. */
  'hash-malformed',
  /** An index, a size, or two sizes that no tree has. */
  'out-of-range',
  'tile-path-malformed',
  /** A tile of hashes that is too short for what is read from it, too long, or cut within a hash. */
  'tile-malformed',
  'entries-malformed',
  /** A leaf longer than 65,535 bytes. */
  'leaf-too-large',
  'key-malformed',
  /** A key of a type that this program does not know. */
  'key-unsupported',
  'note-malformed',
  /** The signature of a known key is wrong. */
  'note-signature',
  /** No known key has signed. */
  'note-unsigned',
  'checkpoint-malformed',
  /** A checkpoint of another log than the one expected. */
  'checkpoint-origin',
  'proof-malformed',
  /** The proof does not lead from the leaf to the root. */
  'proof-wrong',
  'policy-malformed',
  /** Not enough witnesses have cosigned. */
  'quorum-missed',
  'request-malformed',
] as const;

export type LogErrorCode = (typeof logErrors)[number];

/** The message says more to a person; no program depends on it. */
export class LogError extends Error {
  readonly code: LogErrorCode;

  constructor(code: LogErrorCode, message: string) {
    super(message);
    this.name = 'LogError';
    this.code = code;
  }
}
