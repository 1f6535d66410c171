/** Where a log is read from: a bundle (here), or an address that serves its tiles (address.ts). Either is read twice. */

import { BrokenStream, type Piece, readBundle } from './bundle/read.js';

export interface LogSource {
  /** The log from its beginning, each time anew. */
  pieces(): AsyncIterable<Piece>;
  /** A document that acts name, where documents are no pieces; undefined where it is not there. */
  document?(file: { readonly name: string; readonly sha256: string }): Promise<Uint8Array | undefined>;
}

/** Unpacks gzip. Whatever it throws is taken as a fault of the bytes. */
export type Unpack = (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** A bundle, plain or gzip. `open` gives its bytes from the beginning, each time anew. */
export function bundleSource(open: () => AsyncIterable<Uint8Array>, unpack: Unpack): LogSource {
  return { pieces: () => readBundle(unpacked(open(), unpack)) };
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>, unpack: Unpack): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await firstChunks(iterator);
  const whole = continued(first, iterator);
  const [one, two] = first.flatMap((chunk) => [...chunk.subarray(0, 2)]);
  if (one === 0x1f && two === 0x8b) yield* unbroken(unpack(whole));
  else yield* whole;
}

/** Chunks with two bytes at least, where there are so many. */
async function firstChunks(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (let length = 0; length < 2; length += chunks.at(-1)?.length ?? 0) {
    const next = await iterator.next();
    if (next.done === true) break;
    chunks.push(next.value);
  }
  return chunks;
}

async function* continued(
  first: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

async function* unbroken(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (cause) {
    throw new BrokenStream('cannot be unpacked', { cause });
  }
}
