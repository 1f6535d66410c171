/** Writes a folder whole or not at all: beside its place first, then moved there. */

import {
  createWriteStream,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process, { pid } from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { InputProblem } from './problems.js';

/** A file's name and its text in pieces. A name ending in `.gz` is compressed. */
export type FileToWrite = readonly [string, Iterable<string>];

/** Throws where something that is no rehearsal stands at `out`, or one with other files in it: nothing of others is ever written over. */
export function checkOut(out: string): void {
  const path = resolve(out);
  const found = entryAt(path, out);
  if (found !== undefined && (!found.isDirectory() || !isRehearsal(path)))
    throw new InputProblem('problem.out-exists', { path: out });
  // Making folders above it one by one would be half done where the last of them is refused.
  if (!existsSync(dirname(path))) throw new InputProblem('problem.no-path', { path: dirname(out) });
}

/** What stands at a path, a link itself and not what it leads to; undefined where nothing does. */
function entryAt(path: string, out: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw notWritten(out, error);
  }
}

function isRehearsal(path: string): boolean {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    if (!entries.every((entry) => entry.isFile() && rehearsalFiles.has(entry.name))) return false;
    const [day, manifest] = ['polling-day.json', 'manifest.json'].map((name) => recordIn(join(path, name)));
    return day?.rehearsal instanceof Object && manifest?.format === manifestFormat;
  } catch {
    return false;
  }
}

/** The record that a JSON file holds; undefined where it holds something else. */
function recordIn(path: string): Readonly<Record<string, unknown>> | undefined {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}

const manifestFormat = 'saylau-rehearsal-manifest/1';

/** Every file that a rehearsal's folder can hold. */
const rehearsalFiles: ReadonlySet<string> = new Set([
  'README.md',
  'manifest.json',
  'polling-day.json',
  'areas.csv',
  'stations.csv',
  'contests.csv',
  'options.csv',
  'turnout.csv',
  'protocols.csv',
  'protocols.csv.gz',
  'territorial.csv',
  'faults.csv',
  'faulty.csv',
  'faulty-lines.csv',
]);

/** Writes the files and puts the folder in its place; an older rehearsal there is replaced. `before` is told each name. */
export async function writeFolder(
  out: string,
  files: Iterable<FileToWrite>,
  before: (name: string) => void,
): Promise<void> {
  checkOut(out);
  const path = resolve(out);
  const half = `${path}.${pid}.half`;
  const finished = discardOnSignal(half);
  try {
    mkdirSync(half);
    for (const [name, pieces] of files) {
      before(name);
      await writeFile(join(half, name), pieces);
    }
    moveInto(half, path);
  } catch (error) {
    discard(half);
    throw notWritten(out, error);
  } finally {
    finished();
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A process that is asked to end while it writes removes what was begun, and then ends of that signal. Gives what takes this back. */
function discardOnSignal(half: string): () => void {
  const end = (signal: NodeJS.Signals): void => {
    finished();
    discard(half);
    process.kill(pid, signal);
  };
  const finished = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  return finished;
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
