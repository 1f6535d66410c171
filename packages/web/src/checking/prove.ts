/** That a leaf is in a log, proved where the reader is: from the log's own files, the same with a server and without. */

import {
  decodeEntries,
  inclusionFromTiles,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  tilePath,
  toHex,
  verifyInclusion,
  writeProofFile,
} from '@saylau/log';
import { browserCrypto } from './crypto.js';

export interface LogFiles {
  readonly origin: string;
  /** Verifier keys of the log. */
  readonly keys: readonly string[];
  /** `checkpoint`, `tile/…`; rejects where it cannot be had. */
  readonly file: (path: string) => Promise<Uint8Array>;
}

export interface Proven {
  /** The leaf's bytes and the hashes lead to the root that the log signed. */
  readonly isProven: boolean;
  readonly size: number;
  /** In hexadecimal. */
  readonly root: string;
  /** Leaf side first, in hexadecimal. */
  readonly path: readonly string[];
  /** To be checked without us (C2SP tlog-proof). */
  readonly proofFile: string;
}

const tileWidth = 256;

/** Rejects with LogError where the checkpoint is not signed by the log or a tile is none, and as `file` does. */
export async function proveLeaf({ origin, keys, file }: LogFiles, leaf: number): Promise<Proven> {
  const crypto = await browserCrypto();
  const note = new TextDecoder().decode(await file('checkpoint'));
  const known = keys.map((key) => parseVerifierKey(crypto, key));
  const { checkpoint } = await openCheckpoint(crypto, note, origin, known);
  const { size, root } = checkpoint;
  const fetchTile = (level: number, n: number, width: number): Promise<Uint8Array> => file(tilePath(level, n, width));
  const proof = await inclusionFromTiles(crypto, fetchTile, leaf, size);
  const n = Math.floor(leaf / tileWidth);
  const entries = decodeEntries(await file(tilePath('entries', n, Math.min(tileWidth, size - n * tileWidth))));
  const bytes = entries[leaf % tileWidth];
  return {
    isProven:
      bytes !== undefined && verifyInclusion(crypto, { index: leaf, size, leaf: leafHash(crypto, bytes), root, proof }),
    size,
    root: toHex(root),
    path: proof.map(toHex),
    proofFile: writeProofFile({ index: leaf, proof, checkpoint: note }),
  };
}
