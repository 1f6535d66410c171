/** Logs as a browser reads them: from this site's files, or out of a bundle on the reader's own disk. */

import { addressSource, bundleSource, type LogSource } from '@saylau/verify';
import type { LogAsked } from './messages.js';

/** The network failed, or the site answered with something else than a file or that there is none. */
export class NetworkTrouble extends Error {}

/** `cache`: how files are asked for that never change under their names. */
export function sourceOf(log: LogAsked, cache: RequestCache): LogSource {
  return log.from === 'file' ? fileSource(log.file) : siteSource(log, cache);
}

function siteSource({ address, keys }: Extract<LogAsked, { from: 'site' }>, cache: RequestCache): LogSource {
  return addressSource({
    checkpoint: async () => {
      const bytes = await fetched(`${address}/checkpoint`, 'no-cache');
      return bytes && new TextDecoder().decode(bytes);
    },
    tile: (path) => fetched(`${address}/${path}`, cache),
    document: ({ sha256 }) => fetched(`${address}/documents/${sha256}`, cache),
    keys,
  });
}

/** The longest file that is read, in bytes: a document, which is longer than a checkpoint or a tile of the longest leaves. */
const longest = 256 * 1024 * 1024;

async function fetched(address: string, cache: RequestCache): Promise<Uint8Array | undefined> {
  try {
    const answer = await fetch(address, { cache });
    if (answer.status === 404) return undefined;
    if (answer.ok && answer.body !== null) return await whole(answer.body, address);
    throw new NetworkTrouble(`${address}: ${answer.status}`);
  } catch (cause) {
    if (cause instanceof NetworkTrouble) throw cause;
    throw new NetworkTrouble(address, { cause });
  }
}

async function whole(stream: ReadableStream<Uint8Array>, address: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(stream)) {
    length += chunk.length;
    if (length > longest) throw new NetworkTrouble(`${address}: > ${longest}`);
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

export function fileSource(file: Blob): LogSource {
  return bundleSource(() => chunksOf(file.stream()), unpacked);
}

function unpacked(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = packed[Symbol.asyncIterator]();
  const stream = new ReadableStream<BufferSource>({
    pull: async (into) => {
      const next = await iterator.next();
      if (next.done === true) into.close();
      else into.enqueue(next.value as Uint8Array<ArrayBuffer>);
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
  return chunksOf(stream.pipeThrough(new DecompressionStream('gzip')));
}

/** Not every browser reads a stream by `for await`. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
