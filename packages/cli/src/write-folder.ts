/** Writes a folder whole or not at all: beside its place first, then moved there. */

import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pid } from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { InputProblem } from './problems.js';

/** A file's name and its text in pieces. A name ending in `.gz` is compressed. */
export type FileToWrite = readonly [string, Iterable<string>];

/** Throws where something that is no rehearsal stands at `out`, or one with other files in it: nothing of others is ever written over. */
export function checkOut(out: string): void {
  const path = resolve(out);
  if (existsSync(path) && !isRehearsal(path)) throw new InputProblem('problem.out-exists', { path: out });
}

function isRehearsal(path: string): boolean {
  try {
    const names = readdirSync(path);
    if (!names.includes('manifest.json') || !names.every((name) => rehearsalFile.test(name))) return false;
    const day: unknown = JSON.parse(readFileSync(join(path, 'polling-day.json'), 'utf8'));
    return typeof day === 'object' && day !== null && 'rehearsal' in day;
  } catch {
    return false;
  }
}

/** What a rehearsal's folder holds. */
const rehearsalFile = /^(README\.md|manifest\.json|polling-day\.json|[a-z-]+\.csv|protocols\.csv\.gz)$/;

/** Writes the files and puts the folder in its place; an older rehearsal there is replaced. `before` is told each name. */
export async function writeFolder(
  out: string,
  files: Iterable<FileToWrite>,
  before: (name: string) => void,
): Promise<void> {
  checkOut(out);
  const path = resolve(out);
  const half = `${path}.${pid}.half`;
  try {
    mkdirSync(half, { recursive: true });
    for (const [name, pieces] of files) {
      before(name);
      mkdirSync(dirname(join(half, name)), { recursive: true });
      await writeFile(join(half, name), pieces);
    }
    moveInto(half, path);
  } catch (error) {
    discard(half);
    throw notWritten(out, error);
  }
}

/** Removes what was begun; where it could not even be begun there is nothing to remove. */
function discard(half: string): void {
  try {
    rmSync(half, { recursive: true, force: true });
  } catch {
    // What kept it from being written keeps it from being removed; that is told.
  }
}

/** What the disk refused, in a sentence; anything else is a mistake in Saylau and stays what it is. */
function notWritten(out: string, error: unknown): unknown {
  const isDisk = error instanceof Error && 'code' in error && 'syscall' in error;
  return isDisk ? new InputProblem('problem.not-written', { path: out, code: String(error.code) }) : error;
}

async function writeFile(path: string, pieces: Iterable<string>): Promise<void> {
  const source = Readable.from(pieces);
  const target = createWriteStream(path, { flags: 'wx' });
  await (path.endsWith('.gz') ? pipeline(source, createGzip({ level: 6 }), target) : pipeline(source, target));
}

function moveInto(half: string, path: string): void {
  const old = `${path}.${pid}.old`;
  const replaced = existsSync(path);
  if (replaced) renameSync(path, old);
  try {
    renameSync(half, path);
  } catch (error) {
    if (replaced) renameSync(old, path);
    throw error;
  }
  if (replaced) rmSync(old, { recursive: true, force: true });
}
