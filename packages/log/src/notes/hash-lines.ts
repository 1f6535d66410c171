/** Hashes written as lines of base64: in checkpoints, proof files and requests to witnesses. */

import { readBase64 } from '../bytes/base64.js';
import { hashLength } from '../merkle/hash.js';

/** The most hashes that a proof of any tree can have. */
export const longestProof = 63;

/** The hashes of these lines; undefined unless each is a hash and there are at most 63. */
export function readHashes(lines: readonly string[]): Uint8Array[] | undefined {
  if (lines.length > longestProof) return undefined;
  const hashes = lines.map(hashOf).filter((hash) => hash !== undefined);
  return hashes.length === lines.length ? hashes : undefined;
}

function hashOf(line: string): Uint8Array | undefined {
  const hash = readBase64(line);
  return hash?.length === hashLength ? hash : undefined;
}
