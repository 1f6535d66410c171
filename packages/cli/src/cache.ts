/**
 * A cache of checked elections: reading and checking YAML takes longer than counting.
 * An entry is named by the hash of every byte it was made from and of the program that made it, so it is never stale.
 * It stands under build/ and may be deleted at any time.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
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

/** Names, sizes and times of the programs of `core` and `formats`. */
function programPrint(): string {
  const packages = join(here, '../..');
  return ['core', 'formats'].flatMap((name) => printsOf(join(packages, name, 'dist'))).join('\n');
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

function entry(file: string): { readonly value: unknown } | undefined {
  try {
    return { value: deserialize(readFileSync(file)) };
  } catch {
    return undefined;
  }
}

/** Written whole or not at all. Where nothing can be written the command goes on without. */
function keep(file: string, value: unknown): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const half = `${file}.${pid}`;
    writeFileSync(half, serialize(value));
    renameSync(half, file);
  } catch {
    return;
  }
}
