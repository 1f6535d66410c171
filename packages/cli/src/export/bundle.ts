/** Writes a log's bundle into a file: whole or not at all, and never over anything. */

import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { pid } from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { writeBundle } from '@saylau/verify';
import { InputProblem } from '../problems.js';
import type { LogNamed } from '../verify/log-named.js';
import { type LogRead, leavesOf, readLog } from './log-read.js';

/** `out` ending in `.gz` is compressed. Throws InputProblem where the log is not what it states, or the disk refuses. */
export async function exportBundle(named: LogNamed, out: string, told: (leaves: number) => void): Promise<LogRead> {
  let leaves = 0;
  const log = await readLog(named, {
    begin: () => undefined,
    leaf: () => {
      leaves += 1;
      told(leaves);
    },
    document: () => undefined,
  });
  const half = `${out}.${pid}.half`;
  try {
    await writeFile(half, out.endsWith('.gz'), writeBundle({ ...log, leaves: leavesOf(named.source, log) }));
    renameSync(half, out);
  } catch (error) {
    rmSync(half, { force: true });
    throw notWritten(out, error);
  }
  return log;
}

async function writeFile(path: string, packed: boolean, blocks: AsyncIterable<Uint8Array>): Promise<void> {
  const target = createWriteStream(path, { flags: 'wx' });
  const source = Readable.from(blocks);
  await (packed ? pipeline(source, createGzip(), target) : pipeline(source, target));
}

/** What the disk refused, in a sentence; anything else stays what it is. */
function notWritten(out: string, error: unknown): unknown {
  const isDisk = error instanceof Error && 'code' in error && 'syscall' in error;
  return isDisk ? new InputProblem('problem.not-written', { path: out, code: String(error.code) }) : error;
}
