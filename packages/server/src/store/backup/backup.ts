/** Takes a backup of everything while the server runs, and checks it before it counts as one. */

import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, linkSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { StoreError, schemas } from '../database.js';
import { inTransaction } from '../engine.js';
import { appliedIn } from '../migrate.js';
import type { Store } from '../open-store.js';
import { BackupError } from './backup-error.js';
import { type Counted, format, type Head, type Manifest, type Sequence } from './format.js';
import { readBackup } from './read-backup.js';
import { readPlainly, readRows, sequencesIn, tablesIn } from './tables.js';

/**
 * Writes all tables of both schemas, as they were at one moment, into a file that only its owner can read; reads it back and checks
 * it. The file is there only once that is done.
 *
 * On the embedded database, which has one connection, writers wait while the tables are read: about a second for 50,000 leaves.
 *
 * @throws {BackupError} `backup-not-written`, `backup-damaged`
 * @throws {StoreError} what the database said
 */
export async function backup(store: Pick<Store, 'engine'>, file: string): Promise<Manifest> {
  if (existsSync(file)) throw new BackupError('backup-not-written', `${file} is there already`);
  const unfinished = `${file}.${randomUUID()}.part`;
  try {
    const written = await writeAll(store, unfinished);
    const { manifest } = await readBackup(unfinished);
    if (manifest.sha256 !== written) throw new BackupError('backup-damaged', `${file} is not what was written`);
    await syncPath(unfinished);
    // Not a rename, which would replace what came there meanwhile.
    linkSync(unfinished, file);
    await syncPath(dirname(file));
    return manifest;
  } catch (error) {
    throw error instanceof BackupError || error instanceof StoreError ? error : notWritten(file, error);
  } finally {
    remove(unfinished);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It never was there: what it should have been in is no folder.
  }
}

function notWritten(file: string, cause: unknown): BackupError {
  return new BackupError('backup-not-written', `${file}: ${String(cause)}`, { cause });
}

/** Gives the SHA-256 of the lines. */
async function writeAll(store: Pick<Store, 'engine'>, file: string): Promise<string> {
  const lines = new LineWriter(file);
  try {
    await store.engine.use('public', (client) =>
      inTransaction(client, 'begin isolation level repeatable read read only', () => writeSnapshot(client, lines)),
    );
    return await lines.end();
  } catch (error) {
    const failure = lines.failure ?? error;
    await lines.abandon();
    throw failure;
  }
}

async function writeSnapshot(client: ClientBase, lines: LineWriter): Promise<void> {
  await readPlainly(client);
  const found: Head['schemas'] = {};
  for (const schema of schemas) found[schema] = [...(await appliedIn(client, schema))];
  await lines.write([
    JSON.stringify({ head: { format, made: new Date().toISOString(), schemas: found } satisfies Head }),
  ]);
  const tables: Counted[] = [];
  const sequences: Sequence[] = [];
  for (const schema of schemas) {
    for (const table of await tablesIn(client, schema)) {
      const name = JSON.stringify(table.name);
      tables.push(await readRows(client, table, (rows) => lines.write(rows.map((row) => `{${name}:${row}}`))));
    }
    sequences.push(...(await sequencesIn(client, schema)));
  }
  await lines.close({ tables, sequences });
}

/** Lines on their way into a compressed file, and their hash. */
class LineWriter {
  /** Why the file cannot be written. */
  failure: unknown;
  readonly #hash = createHash('sha256');
  readonly #gzip = createGzip({ level: 3 });
  readonly #done: Promise<void>;
  #sha256 = '';

  constructor(file: string) {
    this.#done = pipeline(this.#gzip, createWriteStream(file, { mode: 0o600, flags: 'wx' }));
    this.#done.catch((error: unknown) => {
      this.failure ??= error;
    });
  }

  async write(lines: readonly string[]): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    const text = `${lines.join('\n')}\n`;
    this.#hash.update(text);
    if (this.#gzip.write(text)) return;
    await once(this.#gzip, 'drain').catch((error: unknown) => {
      this.failure ??= error;
      throw error;
    });
  }

  /** The last line, which names all before. */
  async close(manifest: Omit<Manifest, 'sha256'>): Promise<void> {
    this.#sha256 = this.#hash.copy().digest('hex');
    await this.write([JSON.stringify({ manifest: { ...manifest, sha256: this.#sha256 } })]);
  }

  async end(): Promise<string> {
    this.#gzip.end();
    await this.#done;
    return this.#sha256;
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#done.catch(() => undefined);
  }
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
