/** Reads a backup, and checks on the way that it is what was written. */

import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import Value from 'typebox/value';
import { BackupError } from './backup-error.js';
import { format, type Head, headShape, longest, type Manifest, manifestShape } from './format.js';

export interface ReadBackup {
  readonly head: Head;
  readonly manifest: Manifest;
}

/** Told of what the file holds, in its order. */
export interface Receiver {
  head(head: Head): Promise<void>;
  /** A row of `schema.table` as JSON. */
  row(table: string, row: string): Promise<void>;
}

const lineEnd = 0x0a;
/** A row's line: `{"schema.table":{…}}`. */
const rowLine = /^\{"([a-z_]+\.[a-z_0-9]+)":(\{.*\})\}$/su;

/**
 * Reads a file to its end. Memory is bounded by its longest line.
 *
 * @throws {BackupError} `backup-unreadable`, `backup-damaged`: what the receiver was told by then is not to be used
 */
export async function readBackup(file: string, receiver?: Receiver): Promise<ReadBackup> {
  const reading = new Reading(receiver);
  for await (const line of linesOf(file, () => reading.longest)) await reading.take(line);
  return reading.end();
}

class Reading {
  readonly #receiver: Receiver | undefined;
  readonly #all = createHash('sha256');
  readonly #tables = new Map<string, { rows: number; hash: Hash }>();
  #head: Head | undefined;
  #manifest: Manifest | undefined;

  constructor(receiver: Receiver | undefined) {
    this.#receiver = receiver;
  }

  /** How long the next line may be, in bytes. */
  get longest(): number {
    return this.#head === undefined ? longest.head : longest.row;
  }

  async take(line: string): Promise<void> {
    if (this.#manifest !== undefined) throw damaged('there is something after its end');
    if (this.#head === undefined) {
      this.#head = headIn(line);
      await this.#receiver?.head(this.#head);
    } else if (line.startsWith('{"manifest":')) {
      this.#manifest = manifestIn(line);
      if (this.#all.copy().digest('hex') !== this.#manifest.sha256) throw damaged('its lines have another hash');
      return;
    } else await this.#takeRow(line);
    this.#all.update(line).update('\n');
  }

  async #takeRow(line: string): Promise<void> {
    const [, table, row] = rowLine.exec(line) ?? [];
    if (table === undefined || row === undefined) throw damaged('a line is no row');
    const counted = this.#tables.get(table) ?? { rows: 0, hash: createHash('sha256') };
    this.#tables.set(table, counted);
    counted.rows += 1;
    counted.hash.update(row).update('\n');
    await this.#receiver?.row(table, row);
  }

  end(): ReadBackup {
    if (this.#head === undefined) throw new BackupError('backup-unreadable', 'the file is empty');
    if (this.#manifest === undefined) throw damaged('its end is missing');
    const empty = { rows: 0, hash: createHash('sha256') };
    for (const { table, rows, sha256 } of this.#manifest.tables) {
      const counted = this.#tables.get(table) ?? empty;
      this.#tables.delete(table);
      if (counted.rows !== rows || counted.hash.copy().digest('hex') !== sha256) throw damaged(`${table} differs`);
    }
    if (this.#tables.size > 0) throw damaged('there are rows of a table that is not named');
    return { head: this.#head, manifest: this.#manifest };
  }
}

function headIn(line: string): Head {
  const { head } = parsed(line) as { head?: unknown };
  if (!Value.Check(headShape, head)) throw new BackupError('backup-unreadable', `this is no ${format}`);
  return head;
}

function manifestIn(line: string): Manifest {
  const { manifest } = parsed(line) as { manifest?: unknown };
  if (!Value.Check(manifestShape, manifest)) throw damaged('its end cannot be read');
  return manifest;
}

function parsed(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Lines without their ends. Only a line feed ends one: a text in JSON may hold every other character that others split at. */
async function* linesOf(file: string, most: () => number): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length > most()) throw damaged('a line is too long');
    begun.push(part);
  };
  for await (const chunk of chunksOf(file)) {
    let from = 0;
    for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, from)) {
      take(chunk.subarray(from, at));
      yield Buffer.concat(begun).toString('utf8');
      begun = [];
      length = 0;
      from = at + 1;
    }
    take(chunk.subarray(from));
  }
  if (length > 0) throw damaged('it is cut off');
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk as Buffer;
  } catch (error) {
    throw readingFailed(error);
  } finally {
    source.destroy();
  }
}

function readingFailed(cause: unknown): BackupError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // zlib: the end is missing, a checksum is wrong.
  if (code === 'Z_BUF_ERROR' || code === 'Z_DATA_ERROR') return damaged('it cannot be unpacked', cause);
  return new BackupError('backup-unreadable', String(cause), { cause });
}

function damaged(why: string, cause?: unknown): BackupError {
  return new BackupError('backup-damaged', `the backup is damaged: ${why}`, { cause });
}
