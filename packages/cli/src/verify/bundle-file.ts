/** A bundle as a file, plain or gzip, read as a stream from its beginning as often as is asked. */

import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { bundleSource, type LogSource } from '@saylau/verify';
import { statOf } from '../data.js';
import { InputProblem } from '../problems.js';

/** Throws InputProblem where there is no regular file. */
export function bundleFile(path: string): LogSource {
  if (!statOf(path).isFile()) throw new InputProblem('problem.not-a-file', { path });
  return bundleSource(() => createReadStream(path, { highWaterMark: 1 << 18 }), unpacked);
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
