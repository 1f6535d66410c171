/** A large file as a stream of text: plain or gzip, told by its first bytes; what cannot be read ends in a coded fault. */

import type { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Fault } from '@saylau/formats';
import { statOf } from './data.js';
import { FilesAtFault, InputProblem } from './problems.js';

/** Limits on a stream: characters that come out of it, and how many times its own size a compressed file may become. */
export const streamLimits = { bytes: 8_000_000_000, ratio: 300, freely: 64_000_000 } as const;

/**
 * The text of a regular file in pieces, in order. Bytes that are no UTF-8 become U+FFFD, which the readers refuse.
 * Throws FilesAtFault: `gzip-truncated`, `gzip-corrupt`, `gzip-too-large`, `text-too-large`.
 */
export async function* textOf(path: string, shown = path): AsyncGenerator<string> {
  const stat = statOf(path, shown);
  if (!stat.isFile()) throw new InputProblem('problem.not-a-file', { path: shown });
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let size = 0;
  for await (const piece of bytesOf(path, shown)) {
    size += piece.length;
    if (size > streamLimits.bytes) throw refused(shown, 'text-too-large', { size, limit: streamLimits.bytes });
    if (size > streamLimits.freely && size > stat.size * streamLimits.ratio)
      throw refused(shown, 'gzip-too-large', { size, limit: streamLimits.ratio });
    yield decoder.decode(piece, { stream: true });
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* bytesOf(path: string, shown: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: 1 << 18 });
  const unzip = createGunzip({ chunkSize: 1 << 18 });
  let zipped: boolean | undefined;
  try {
    zipped = (await firstByte(path)) === gzipMark;
    const stream = zipped ? source.pipe(unzip) : source;
    if (zipped) source.once('error', (error) => unzip.destroy(error));
    yield* stream;
  } catch (error) {
    throw zipped === true && isZlib(error)
      ? refused(shown, error.code === 'Z_BUF_ERROR' ? 'gzip-truncated' : 'gzip-corrupt', { reason: error.message })
      : error;
  } finally {
    source.destroy();
    unzip.destroy();
  }
}

/** The first byte of gzip, which no text in UTF-8 but a control character has. */
const gzipMark = 0x1f;

/** Undefined: the file is empty. */
async function firstByte(path: string): Promise<number | undefined> {
  for await (const piece of createReadStream(path, { start: 0, end: 0 })) return (piece as Buffer)[0];
  return undefined;
}

function isZlib(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function refused(file: string, code: Fault['code'], params: Fault['params']): FilesAtFault {
  return new FilesAtFault([{ code, file, place: '', params }]);
}
