/** Checkpoints (C2SP tlog-checkpoint): how large a log was, and its root, signed by the log. */

import { toBase64 } from '../bytes/base64.js';
import { sameBytes } from '../bytes/bytes.js';
import { wholeNumber } from '../bytes/text.js';
import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';
import { emptyRoot } from '../merkle/hash.js';
import { cosignatureBytes, cosignatureMessage } from './cosignature.js';
import { readHashes } from './hash-lines.js';
import { isKeyName, keyTypes, type Signer, type VerifierKey } from './key.js';
import { type OpenedNote, openNote, signatureLine, splitNote } from './note.js';

/** How a log stands. */
export interface Checkpoint {
  /** Name of the log. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

export interface OpenedCheckpoint extends OpenedNote {
  readonly checkpoint: Checkpoint;
}

/** The text of a checkpoint, with its last line end. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text of a checkpoint; extension lines are passed over. Throws LogError `checkpoint-malformed`. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', number = '', base64 = '', ...extensions] = text.split('\n');
  const size = wholeNumber(number);
  if (extensions.pop() !== '' || extensions.includes('')) refuse('not lines of text');
  if (!isKeyName(origin)) refuse('the origin cannot be the name of a key');
  if (size === undefined) return refuse('the size is no whole number in decimal');
  const [root] = readHashes([base64]) ?? [];
  return root === undefined ? refuse('the root is no hash in base64') : { origin, size, root };
}

/**
 * A checkpoint that the log of that origin signed with a known key of that name. Rejects with LogError `checkpoint-origin`
 * before anything else is looked at, with `checkpoint-malformed`, and as `openNote` does.
 */
export async function openCheckpoint(
  crypto: Crypto,
  note: string,
  origin: string,
  keys: readonly VerifierKey[],
): Promise<OpenedCheckpoint> {
  const checkpoint = parseCheckpoint(splitNote(note).text);
  if (checkpoint.origin !== origin) throw new LogError('checkpoint-origin', `a checkpoint of ${checkpoint.origin}`);
  if (checkpoint.size === 0 && !sameBytes(checkpoint.root, emptyRoot(crypto))) refuse('size 0 with another root');
  const own = keys.filter(({ name, type }) => name === origin && type === keyTypes.ed25519);
  return { ...(await openNote(crypto, note, own)), checkpoint };
}

/** The line with which a witness cosigns the text of a checkpoint at a time, in seconds since 1970. */
export function cosign(signer: Signer, text: string, time: number): string {
  return signatureLine(signer.key, cosignatureBytes(time, signer.sign(cosignatureMessage(text, time))));
}

function refuse(what: string): never {
  throw new LogError('checkpoint-malformed', what);
}
