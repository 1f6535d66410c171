/** The body of `add-checkpoint` (C2SP tlog-witness): what a log sends to its witnesses. */

import { toBase64 } from '../bytes/base64.js';
import { wholeNumber } from '../bytes/text.js';
import { LogError } from '../error.js';
import { readHashes } from '../notes/hash-lines.js';

export interface AddCheckpoint {
  /** The size that the witness signed last, as the log believes. */
  readonly old: number;
  /** From the old size to that of the checkpoint. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint as a note. */
  readonly checkpoint: string;
}

/** The body's text. */
export function writeAddCheckpoint({ old, proof, checkpoint }: AddCheckpoint): string {
  return [`old ${old}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/** Reads a body; nothing in it is checked but its form. Throws LogError `request-malformed`. */
export function readAddCheckpoint(body: string): AddCheckpoint {
  const gap = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, gap).split('\n');
  const old = gap >= 0 && first.startsWith('old ') ? wholeNumber(first.slice('old '.length)) : undefined;
  const proof = readHashes(lines);
  if (old === undefined || proof === undefined) {
    throw new LogError('request-malformed', 'not "old <size>", at most 63 hashes, an empty line and a checkpoint');
  }
  return { old, proof, checkpoint: body.slice(gap + 2) };
}
