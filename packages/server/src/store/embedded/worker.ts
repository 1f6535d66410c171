/** The thread of the embedded database: takes messages of PostgreSQL's protocol as bytes, gives back the bytes of the answers. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { createDurably, DurableFolder } from './durable-folder.js';
import type { FromWorker, ToWorker, WorkerData } from './protocol.js';

const settings = [
  'fsync=on',
  'wal_sync_method=fsync', // the usual fdatasync does nothing here
  'shared_buffers=16MB', // the usual 128 MB are more than everything else together
  'max_wal_size=64MB',
  'min_wal_size=32MB',
  'log_min_messages=fatal', // nothing but what ends the session
];
/** Without -F, which turns fsync off. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...settings.flatMap((setting) => ['-c', setting]),
];

/** How PGlite says that a statement failed and the session goes on. Every other exception ends it. */
const statementFailed = 100;
/** Segments of the journal, 16 MB each, after which the tables are written and cleaned up and it begins anew. Nobody else does. */
const journalSegments = 8;
/** After how many messages the journal is looked at. */
const messagesBetween = 64;
/** Answers are handed over in pieces of about this size, bytes. */
const pieceBytes = 256 * 1024;

const { folder } = workerData as WorkerData;
/** Why the database must not be used any more: its state is undefined. */
let broken: string | undefined;
let lastWords = '';
let sinceLook = 0;

const database = await open();
parentPort?.on('message', (message: ToWorker) => {
  const done = message === 'end' ? end() : answer(message);
  // Ends the thread, and with it the connection.
  done.catch((error: unknown) => setImmediate(() => fail(error)));
});
post('ready');

async function open(): Promise<PGlite> {
  if (!existsSync(join(folder, 'PG_VERSION'))) await createDurably(folder, create);
  const opened = await openAt(folder);
  watch(opened);
  return opened;
}

async function create(at: string): Promise<void> {
  const fresh = await openAt(at);
  await fresh.close();
}

function openAt(at: string): Promise<PGlite> {
  return PGlite.create({ fs: new DurableFolder(at), startParams, onStderr: remember }).catch((error: unknown) => {
    throw new Error(`the database in ${at} does not start: ${lastWords}`, { cause: error });
  });
}

function remember(line: string): boolean {
  if (/\] (?:FATAL|PANIC): /u.test(line)) lastWords = line;
  return false;
}

/** PGlite passes over every exception, also those after which PostgreSQL would have ended itself. */
function watch({ Module }: PGlite): void {
  const once = Module._PostgresMainLoopOnce;
  Module._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (error) {
      if (!(error instanceof Object && 'status' in error && error.status === statementFailed)) broken ??= String(error);
      throw error;
    }
  };
}

async function answer(message: Uint8Array): Promise<void> {
  const pieces = new Pieces();
  await database.execProtocolRawStream(message, { onRawData: (bytes) => pieces.add(bytes) });
  if (broken !== undefined) fail(new Error(`${lastWords} (${broken})`));
  pieces.send();
  post('answered');
  sinceLook += 1;
  if (sinceLook >= messagesBetween && !database.isInTransaction()) await lookAfterJournal();
}

async function lookAfterJournal(): Promise<void> {
  sinceLook = 0;
  const segments = readdirSync(join(folder, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/u.test(name));
  if (segments.length < journalSegments) return;
  await database.exec('vacuum');
  await database.exec('checkpoint');
}

async function end(): Promise<void> {
  await database.close();
  parentPort?.close();
}

/** Collects answers: PGlite gives every few bytes, as a view of its memory. */
class Pieces {
  #kept: Uint8Array[] = [];
  #size = 0;

  add(bytes: Uint8Array): void {
    this.#kept.push(bytes.slice());
    this.#size += bytes.length;
    if (this.#size >= pieceBytes) this.send();
  }

  send(): void {
    if (this.#size === 0) return;
    const piece = new Uint8Array(this.#size);
    let at = 0;
    for (const bytes of this.#kept) {
      piece.set(bytes, at);
      at += bytes.length;
    }
    this.#kept = [];
    this.#size = 0;
    parentPort?.postMessage(piece, [piece.buffer]);
  }
}

function post(message: FromWorker): void {
  parentPort?.postMessage(message);
}

function fail(error: unknown): never {
  throw error;
}
