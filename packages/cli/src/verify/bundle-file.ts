/** A bundle as a file, plain or gzip, read as a stream from its beginning as often as is asked. */

import { closeSync, createReadStream, existsSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { bundleSource, type LogSource } from '@saylau/verify';
import { statOf } from '../data.js';
import { InputProblem } from '../problems.js';

/** An address as people write it: a host and a port, without what it begins with. */
const hostAndPort = /^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:]+\]):\d{1,5}(?:\/|$)/i;

/** Throws InputProblem where there is no regular file. */
export function bundleFile(path: string): LogSource {
  if (hostAndPort.test(path) && !existsSync(path)) throw new InputProblem('problem.address-without-http', { path });
  if (!statOf(path).isFile()) throw new InputProblem('problem.not-a-file', { path });
  return bundleSource(() => createReadStream(path, { highWaterMark: 1 << 18 }), unpacked);
}

/** Throws InputProblem where the file does not begin as a bundle does: then there is no log in it of which anything could be said. */
export async function mustBeginAsBundle(path: string): Promise<void> {
  for await (const piece of bundleFile(path).pieces()) {
    if (piece.what !== 'fault' || piece.fault.path !== '/head') return;
    const beginning = beginningOf(path);
    // A head that is damaged or of another version is a bundle's that fails.
    if (/^\{[^\n]*"format" ?: ?"saylau-bundle\//.test(beginning)) return;
    throw new InputProblem(isBackup(beginning) ? 'problem.backup-no-bundle' : 'problem.no-bundle', { path });
  }
}

/** Bytes of a file that are enough to tell what kind it is. */
const enough = 1 << 16;

/** How a file begins, unpacked where it is gzip; nothing where that cannot be unpacked. */
function beginningOf(path: string): string {
  const bytes = Buffer.alloc(enough);
  const file = openSync(path, 'r');
  const first = bytes.subarray(0, readSync(file, bytes));
  closeSync(file);
  if (first[0] !== 0x1f || first[1] !== 0x8b) return first.toString('utf8');
  try {
    return gunzipSync(first, { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8');
  } catch {
    return '';
  }
}

function isBackup(beginning: string): boolean {
  return beginning.startsWith('{"head":{"format":"saylau-backup/');
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed);
  const unzip = createGunzip({ chunkSize: 1 << 18 });
  source.once('error', (error) => unzip.destroy(error));
  try {
    yield* source.pipe(unzip);
  } finally {
    source.destroy();
    unzip.destroy();
  }
}
