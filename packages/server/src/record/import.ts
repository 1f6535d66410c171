/** Takes in a whole log from elsewhere, as a bundle holds it. Without its private keys nothing can be added to it here. */

import { mkdirSync } from 'node:fs';
import { type LogKind, RecordState, readLeaf } from '@saylau/acts';
import { leafHash } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { type PrivatePart as BundlePart, readDefinition } from '@saylau/verify';
import { databaseIn, keysIn } from '../server-folder.js';
import { notifying, type Schema, type Statement, StoreError } from '../store/database.js';
import { openDatabase, type Place } from '../store/open-store.js';
import { sha256Hex } from './documents.js';
import { keepImportedKeys } from './log-keys.js';
import { grownChannel } from './log-store.js';
import { openedFigures } from './private-parts.js';
import { subjectOf } from './subjects.js';

/** A log that was verified: every leaf is an act, and the checkpoint states their root. */
export interface BroughtLog {
  readonly origin: string;
  readonly leaves: AsyncIterable<Uint8Array>;
  readonly documents: readonly Uint8Array[];
  readonly privateParts: readonly BundlePart[];
  /** The note with all its lines. */
  readonly checkpoint: string;
  readonly root: Uint8Array;
  /** Verifier keys of the log, one at least: those by which its checkpoint was found to be right. */
  readonly keys: readonly string[];
}

/** Where a server keeps its things, as `ServerSettings` has it. */
export interface ImportPlace {
  readonly folder: string;
  /** Of a PostgreSQL server. */
  readonly url?: string;
}

export interface ImportedLog {
  readonly kind: LogKind;
  readonly size: number;
}

/** Leaves in one statement. */
const together = 5_000;

/**
 * All of it, in one transaction, or nothing; `log-exists` where there is a log of that origin. Throws StoreError where the store
 * cannot be opened or written, and what `leaves` throws.
 */
export async function importLog(place: ImportPlace, log: BroughtLog): Promise<ImportedLog | 'log-exists'> {
  const fold = new ImportFold(log);
  for await (const bytes of log.leaves) fold.take(bytes);
  const { kind, size } = fold;
  if (kind === undefined) throw new RangeError(`${log.origin} was never opened`);
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const database = await openDatabase({ ...storeIn(place), schema: schemaOf(kind) });
  try {
    const known = await database.read('select 1 from log where origin = $1', [log.origin]);
    if (known.length > 0) return 'log-exists';
    // A server that finds a log of which it has no key at all does not start.
    keepImportedKeys(keysIn(place.folder), log.origin, log.keys);
    await database.run([
      ...log.documents.map(documentStatement),
      {
        sql: 'insert into log (origin, kind, size, root, checkpoint) values ($1, $2, $3, $4, $5)',
        values: [log.origin, kind, size, log.root, log.checkpoint],
        rows: 1,
      },
      ...fold.statements(),
      ...log.privateParts.map((part) => partStatement(log.origin, part)),
      notifying(grownChannel),
    ]);
  } finally {
    await database.close();
  }
  return { kind, size };
}

function storeIn({ folder, url }: ImportPlace): Place {
  return url === undefined ? { folder: databaseIn(folder) } : { url };
}

function schemaOf(kind: LogKind): Schema {
  return kind === 'rehearsal' ? 'saylau_rehearsal' : 'saylau';
}

interface Row {
  readonly actId: string;
  readonly bytes: Uint8Array;
  readonly kind: string;
  readonly subject: string | undefined;
}

/** Folds the leaves, because what a leaf is about may be said by one before it. */
class ImportFold {
  readonly #origin: string;
  readonly #state: RecordState;
  readonly #rows: Row[] = [];
  readonly #parts = new Map<number, BundlePart[]>();

  constructor({ origin, documents, privateParts }: BroughtLog) {
    const contents = new Map(documents.map((data) => [sha256Hex(data), data]));
    this.#origin = origin;
    this.#state = new RecordState(origin, {
      crypto: nodeCrypto,
      definition: (files) =>
        readDefinition(new Map(files.map(({ name, sha256 }) => [name, contents.get(sha256) ?? new Uint8Array()]))),
      hasDocument: (sha256) => contents.has(sha256),
    });
    for (const part of privateParts) this.#parts.set(part.leaf, [...(this.#parts.get(part.leaf) ?? []), part]);
  }

  get kind(): LogKind | undefined {
    return this.#state.kind;
  }

  get size(): number {
    return this.#state.size;
  }

  take(bytes: Uint8Array): void {
    const read = readLeaf(bytes);
    if (!read.ok) throw new StoreError('store-failed', `leaf ${this.size} of ${this.#origin} is no act`);
    const { act } = read.value;
    this.#state.apply(read.value, openedFigures(act, this.#parts.get(this.size) ?? []));
    this.#rows.push({ actId: act.id, bytes: bytes.slice(), kind: act.act, subject: subjectOf(act, this.#state) });
  }

  *statements(): Generator<Statement> {
    for (let from = 0; from < this.#rows.length; from += together)
      yield leavesStatement(this.#origin, from, this.#rows.slice(from, from + together));
  }
}

function leavesStatement(origin: string, from: number, rows: readonly Row[]): Statement {
  return {
    sql: `insert into leaf (log, index, act_id, bytes, hash, kind, subject)
      select (select id from log where origin = $1), $2::bigint + ordinality - 1, act_id, bytes, hash, kind, subject
      from unnest($3::text[], $4::bytea[], $5::bytea[], $6::text[], $7::text[]) with ordinality
        as given (act_id, bytes, hash, kind, subject, ordinality)`,
    values: [
      origin,
      from,
      rows.map(({ actId }) => actId),
      rows.map(({ bytes }) => bytes),
      rows.map(({ bytes }) => leafHash(nodeCrypto, bytes)),
      rows.map(({ kind }) => kind),
      rows.map(({ subject }) => subject ?? null),
    ],
    rows: rows.length,
  };
}

function documentStatement(data: Uint8Array): Statement {
  const sql = 'insert into document (sha256, bytes) values ($1, $2) on conflict do nothing';
  return { sql, values: [nodeCrypto.sha256(data), data] };
}

function partStatement(origin: string, { leaf, name, salt, data }: BundlePart): Statement {
  const sql = `insert into private_part (log, leaf, name, salt, data)
    values ((select id from log where origin = $1), $2, $3, $4, $5) on conflict do nothing`;
  return { sql, values: [origin, leaf, name, salt, data] };
}
