/** The file that proves offline that one leaf is in a log (C2SP tlog-proof). */

import { readBase64, toBase64 } from '../bytes/base64.js';
import { wholeNumber } from '../bytes/text.js';
import { LogError } from '../error.js';
import { readHashes } from './hash-lines.js';

const firstLine = 'c2sp.org/tlog-proof@v1';

export interface ProofFile {
  readonly index: number;
  /** Leaf side first. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint as a note, unchecked. */
  readonly checkpoint: string;
}

/** The file's text. */
export function writeProofFile({ index, proof, checkpoint }: ProofFile): string {
  return [firstLine, `index ${index}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/** Reads a proof file; nothing in it is checked but its form. A line `extra` is passed over. Throws LogError `proof-malformed`. */
export function readProofFile(text: string): ProofFile {
  const gap = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, gap).split('\n');
  if (gap < 0 || first !== firstLine) refuse(`no ${firstLine}, or no empty line`);
  if (lines[0]?.startsWith('extra ') && readBase64(lines.shift()?.slice('extra '.length) ?? '') === undefined) {
    refuse('extra data that are no base64');
  }
  const index = indexOf(lines.shift() ?? '');
  const proof = readHashes(lines) ?? refuse('not hashes in base64');
  return { index, proof, checkpoint: text.slice(gap + 2) };
}

function indexOf(line: string): number {
  const index = line.startsWith('index ') ? wholeNumber(line.slice('index '.length)) : undefined;
  return index ?? refuse('no line "index <n>"');
}

function refuse(what: string): never {
  throw new LogError('proof-malformed', what);
}
