/**
 * A cache of checked elections: reading and checking YAML takes longer than counting.
 * An entry is named by the hash of every byte it was made from and of the program that made it, so it is never stale.
 * It stands under build/ and may be deleted at any time. What is old, or beyond a number of entries, goes by itself.
 */

import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pid } from 'node:process';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { folders } from './data.js';

/** Only the built command keeps entries: the sources of a test may change without a trace. */
const here = fileURLToPath(new URL('.', import.meta.url));
const isBuilt = /[\\/]dist[\\/]$/.test(here);

/** What this process has made already, by name. Sources under test keep nothing else. */
const made = new Map<string, Promise<unknown>>();

/** The value made from these texts, from the cache where it is there. `make` is asked otherwise. */
export function cached<T>(
  kind: string,
  texts: Iterable<readonly [string, string]>,
  make: () => Promise<T>,
): Promise<T> {
  const name = `${kind}-${hashOf(texts)}`;
  const value = made.get(name) ?? (isBuilt ? fromDisk(join(folders.cache, `${name}.bin`), make) : make());
  made.set(name, value);
  // The name is the hash of what the value was made from and of the program: what was kept under it is a T.
  return value as Promise<T>;
}

async function fromDisk(file: string, make: () => Promise<unknown>): Promise<unknown> {
  const found = entry(file);
  if (found !== undefined) return found.value;
  const value = await make();
  keep(file, value);
  return value;
}

function hashOf(texts: Iterable<readonly [string, string]>): string {
  const hash = createHash('sha256')
    .update(process.version)
    .update(isBuilt ? programPrint() : '');
  for (const [name, text] of texts) hash.update(`\0${name}\0${text.length}\0`).update(text);
  return hash.digest('hex').slice(0, 40);
}

/** One hash over the files at and below these paths: names and bytes. What is not there adds nothing. */
export function printOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow)) hash.update(`\0${path}\0`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 40);
}

function filesBelow(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return /\.(?:d\.ts|map|tsbuildinfo)$/.test(path) ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** Names, sizes and times of the programs that make what is kept. */
function programPrint(): string {
  const packages = join(here, '../..');
  return ['core', 'formats', 'cli'].flatMap((name) => printsOf(join(packages, name, 'dist'))).join('\n');
}

function printsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((found) => {
    const path = join(folder, found.name);
    if (found.isDirectory()) return printsOf(path);
    if (!found.name.endsWith('.js')) return [];
    const { size, mtimeMs } = statSync(path);
    return [`${path} ${size} ${mtimeMs}`];
  });
}

/** An entry as it was kept; undefined where there is none, or where a byte of it is not what was written. */
export function entry(file: string): { readonly value: unknown } | undefined {
  try {
    const bytes = readFileSync(file);
    const [sum, content] = [bytes.subarray(0, sumLength), bytes.subarray(sumLength)];
    return sumOf(content).equals(sum) ? { value: deserialize(content) } : undefined;
  } catch {
    return undefined;
  }
}

/** Written whole or not at all. Where nothing can be written the command goes on without. */
export function keep(file: string, value: unknown): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const half = `${file}.${pid}`;
    const content = serialize(value);
    writeFileSync(half, Buffer.concat([sumOf(content), content]));
    renameSync(half, file);
    prune(dirname(file), Date.now());
  } catch {
    return;
  }
}

const sumLength = 32;

function sumOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** How many entries are kept, and for how long. */
export const cacheLimits = { entries: 200, days: 30 } as const;

/** Removes what is older than the limit, and the oldest beyond the number. `now` is in milliseconds since 1970. */
export function prune(folder: string, now: number): void {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    // Another process may have removed it meanwhile.
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() === true ? [{ path, written: stat.mtimeMs }] : [];
  });
  const newestFirst = files.sort((a, b) => b.written - a.written);
  for (const [place, { path, written }] of newestFirst.entries()) {
    const tooOld = now - written > cacheLimits.days * 24 * 60 * 60 * 1000;
    if (tooOld || place >= cacheLimits.entries) rmSync(path, { force: true });
  }
}
