/** A log at an address, as `verify` and `export` read it: checkpoint, tiles, documents, from a server or from published files. */

import { type FetchTile, hashLength, longestLeaf, tilePath } from '@saylau/log';
import { addressSource, bundleLimits, type LogSource } from '@saylau/verify';
import type { RemoteServer } from './client.js';

/** What a tile is of. */
const tileWidth = 256;
/** In bytes: leaves, each with its length. */
const largestEntries = tileWidth * (2 + longestLeaf);
/** In bytes. */
const largestTile = tileWidth * hashLength;
/** A checkpoint with all cosignatures, in bytes. */
const longestNote = 1024 * 1024;

/** `keys`: verifier keys as the server itself gives them. */
export function verifyAddress(server: RemoteServer, origin: string, keys: readonly string[] = []): LogSource {
  const prefix = `/log/${origin}`;
  return addressSource({
    checkpoint: async () => {
      const bytes = await server.bytes(`${prefix}/checkpoint`, longestNote);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
    },
    tile: (path) => server.bytes(`${prefix}/${path}`, largestEntries),
    document: ({ sha256 }) => server.bytes(`${prefix}/documents/${sha256}`, bundleLimits.documents),
    keys,
  });
}

/** The tiles of hashes of a log of that size; one that is not there has no bytes. */
export function tilesAt(server: RemoteServer, origin: string, size: number): FetchTile {
  const tile = (level: number, n: number, width: number): Promise<Uint8Array | undefined> =>
    server.bytes(`/log/${origin}/${tilePath(level, n, width)}`, largestTile);
  return async (level, n, width) => {
    // Published files have no tile as it was when the log was smaller: the wider one of now begins with it.
    const now = Math.min(tileWidth, Math.floor(size / tileWidth ** level) - n * tileWidth);
    return (await tile(level, n, width)) ?? (now > width ? await tile(level, n, now) : undefined) ?? new Uint8Array();
  };
}
