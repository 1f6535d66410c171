/** A log at an address: its checkpoint, its tiles of entries, its documents (docs/formats/log.md), as pieces. */

import { decodeEntries, LogError, parseCheckpoint, splitNote, tilePath } from '@saylau/log';
import type { BundleFault, Piece } from './bundle/read.js';
import type { LogSource } from './source.js';

/** Fetches from one log. What is not there is undefined; whatever else goes wrong is thrown, and ends the verification. */
export interface LogAddress {
  checkpoint(): Promise<string | undefined>;
  /** `tile/entries/x001/x234/067`; asked for twice, and the same each time. */
  tile(path: string): Promise<Uint8Array | undefined>;
  document(file: { readonly name: string; readonly sha256: string }): Promise<Uint8Array | undefined>;
  /** Verifier keys as the address itself gives them. */
  readonly keys?: readonly string[];
}

const tileWidth = 256;
/** Tiles fetched at the same time. */
const ahead = 8;

/** The log at an address, as it stands when it is first read. */
export function addressSource(address: LogAddress): LogSource {
  let checkpoint: Promise<string | undefined> | undefined;
  return {
    pieces: () => {
      checkpoint ??= address.checkpoint();
      return piecesOf(address, checkpoint);
    },
    document: (file) => address.document(file),
  };
}

async function* piecesOf(address: LogAddress, fetched: Promise<string | undefined>): AsyncGenerator<Piece> {
  const checkpoint = await fetched;
  const { origin, size } = stated(checkpoint ?? '') ?? { origin: '', size: 0 };
  yield { what: 'head', head: { origin, size, documents: 0, private: 0, keys: address.keys ?? [] } };
  yield* leavesOf(address, size);
  if (checkpoint === undefined) yield { what: 'fault', fault: { code: 'bundle-size', path: '/checkpoint' } };
  else yield { what: 'end', checkpoint };
}

/** What a checkpoint says before anybody has looked at its signatures. */
function stated(checkpoint: string): { readonly origin: string; readonly size: number } | undefined {
  try {
    return parseCheckpoint(splitNote(checkpoint).text);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

async function* leavesOf({ tile }: LogAddress, size: number): AsyncGenerator<Piece> {
  const waiting: Promise<Uint8Array | undefined>[] = [];
  for (let first = 0, asked = 0; first < size; first += tileWidth) {
    for (; asked < size && waiting.length < ahead; asked += tileWidth) waiting.push(fetched(tile(pathAt(asked, size))));
    const read = leavesIn(await waiting.shift(), Math.min(tileWidth, size - first));
    if (typeof read === 'string') {
      // What comes after a tile that is not there has no place in the log.
      yield { what: 'fault', fault: { code: read, path: `/${pathAt(first, size)}`, leaf: first } };
      return;
    }
    yield { what: 'leaves', first, leaves: read };
  }
}

/** A tile that is given up before it is waited for must not end the process by failing. */
function fetched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function pathAt(first: number, size: number): string {
  return tilePath('entries', first / tileWidth, Math.min(tileWidth, size - first));
}

function leavesIn(tile: Uint8Array | undefined, width: number): readonly Uint8Array[] | BundleFault['code'] {
  if (tile === undefined) return 'bundle-size';
  try {
    const leaves = decodeEntries(tile);
    return leaves.length === width ? leaves : 'bundle-form';
  } catch (error) {
    if (error instanceof LogError) return 'bundle-form';
    throw error;
  }
}
