/** A log at a server, as `verify` and `export` read it: checkpoint, tiles, documents. */

import { type FetchTile, hashLength, longestLeaf, tilePath } from '@saylau/log';
import { addressSource, bundleLimits, type LogSource } from '@saylau/verify';
import { logPath, type RemoteServer } from './client.js';

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
    document: ({ sha256 }) => server.bytes(`${logPath(origin)}/documents/${sha256}`, bundleLimits.documents),
    keys,
  });
}

/** The tiles of hashes of a log; one that is not there has no bytes. */
export function tilesAt(server: RemoteServer, origin: string): FetchTile {
  return async (level, n, width) =>
    (await server.bytes(`/log/${origin}/${tilePath(level, n, width)}`, largestTile)) ?? new Uint8Array();
}
