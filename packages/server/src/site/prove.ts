/** Proofs for the pages of a log: what its leaves come to, and that some are among them. */

import { inclusionFromTiles, rootFromTiles, toHex } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import type { RecordSource } from '@saylau/web';
import type { OpenLog } from '../record/open-log.js';

/** Tiles are read once for all leaves of a page. What it gives throws StoreError. */
export function proverOf(log: OpenLog): RecordSource['prove'] {
  return async (leaves, size) => {
    const read = new Map<string, Promise<Uint8Array>>();
    const tile = (level: number, n: number, width: number): Promise<Uint8Array> => {
      const key = `${level}/${n}/${width}`;
      const found = read.get(key) ?? log.tile(level, n, width);
      read.set(key, found);
      return found;
    };
    const [root, proofs] = await Promise.all([
      rootFromTiles(nodeCrypto, tile, size),
      Promise.all(leaves.map((index) => inclusionFromTiles(nodeCrypto, tile, index, size))),
    ]);
    return { root: toHex(root), paths: proofs.map((hashes) => hashes.map(toHex)) };
  };
}
