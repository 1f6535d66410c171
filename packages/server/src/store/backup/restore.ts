/** Puts a backup into an empty database, of whatever kind. */

import { type ClientBase, escapeIdentifier } from 'pg';
import { StoreError, schemas } from '../database.js';
import { inTransaction } from '../engine.js';
import { apply, migrate, missingOf, ownMigrations } from '../migrate.js';
import { openEngine, type Place } from '../open-store.js';
import { BackupError } from './backup-error.js';
import type { Head, Manifest, Sequence } from './format.js';
import { readBackup } from './read-backup.js';
import { readPlainly, readRows, type Table, tablesIn } from './tables.js';

/** About how many characters of rows are inserted at once. */
const pieceLength = 2 ** 20;

/**
 * Restores a file into a place that has none of our tables: all of it or nothing. The file is checked before anything is written,
 * what was written before it counts. A backup of an older program gets the migrations that came since.
 *
 * @throws {BackupError} `backup-unreadable`, `backup-damaged`, `backup-target-used`
 * @throws {StoreError} `store-newer`, `store-changed` where this program does not have the backup's migrations; what the database said
 */
export async function restore(file: string, place: Place): Promise<Manifest> {
  const { head, manifest } = await readBackup(file);
  for (const [schema, applied] of Object.entries(head.schemas)) missingOf(applied, ownMigrations(), schema);
  const engine = await openEngine(place);
  try {
    await engine.use('public', (client) =>
      inTransaction(client, 'begin', () => restoreAll(client, { file, head, manifest })),
    );
    await migrate(engine, schemas);
    return manifest;
  } catch (error) {
    // What we found wrong ourselves in the middle of it, not what the database did.
    throw error instanceof StoreError && error.cause instanceof BackupError ? error.cause : error;
  } finally {
    await engine.close();
  }
}

interface Source {
  readonly file: string;
  readonly head: Head;
  readonly manifest: Manifest;
}

async function restoreAll(client: ClientBase, { file, head, manifest }: Source): Promise<void> {
  for (const schema of schemas) await mustBeEmpty(client, schema);
  const tables = await makeTables(client, head);
  await readPlainly(client);
  const inserting = new Inserting(client, tables);
  await readBackup(file, { head: () => Promise.resolve(), row: (table, row) => inserting.take(table, row) });
  await inserting.send();
  for (const sequence of manifest.sequences) await restoreSequence(client, sequence);
  for (const counted of manifest.tables) await mustBeRestored(client, tables, counted);
}

async function mustBeEmpty(client: ClientBase, schema: string): Promise<void> {
  const sql = `select count(*)::integer as n from pg_class where relnamespace = to_regnamespace($1) and relkind in ('r', 'p')`;
  const { rows } = await client.query<{ n: number }>(sql, [escapeIdentifier(schema)]);
  if (rows[0]?.n !== 0) throw new BackupError('backup-target-used', `the schema ${schema} has tables already`);
}

/** The tables as they were, without the rows that migrations put into them. */
async function makeTables(client: ClientBase, { schemas: found }: Head): Promise<ReadonlyMap<string, Table>> {
  const tables = new Map<string, Table>();
  for (const schema of schemas) {
    for (const migration of ownMigrations().slice(0, found[schema]?.length ?? 0))
      await apply(client, schema, migration);
    const made = await tablesIn(client, schema);
    for (const table of made.toReversed()) await makeEmpty(client, table);
    for (const table of made) tables.set(table.name, table);
  }
  return tables;
}

/** Where there is nothing to delete nothing is deleted: a table may refuse that altogether. */
async function makeEmpty(client: ClientBase, { sql }: Table): Promise<void> {
  const { rows } = await client.query(`select 1 from ${sql} limit 1`);
  if (rows.length > 0) await client.query(`delete from ${sql}`);
}

/** Rows of one table after the other, many in one statement. */
class Inserting {
  readonly #client: ClientBase;
  readonly #tables: ReadonlyMap<string, Table>;
  #table = '';
  #rows: string[] = [];
  #length = 0;

  constructor(client: ClientBase, tables: ReadonlyMap<string, Table>) {
    this.#client = client;
    this.#tables = tables;
  }

  async take(table: string, row: string): Promise<void> {
    if (table !== this.#table || this.#length + row.length > pieceLength) await this.send();
    this.#table = table;
    this.#rows.push(row);
    this.#length += row.length;
  }

  async send(): Promise<void> {
    if (this.#rows.length === 0) return;
    const table = this.#tables.get(this.#table);
    if (table === undefined) throw new BackupError('backup-damaged', `there is no table ${this.#table}`);
    const { sql, columns } = table;
    await this.#client.query(
      `insert into ${sql} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${sql}, $1::json)`,
      [`[${this.#rows.join(',')}]`],
    );
    this.#rows = [];
    this.#length = 0;
  }
}

async function restoreSequence(client: ClientBase, { sequence, value }: Sequence): Promise<void> {
  const [schema = '', name = ''] = sequence.split('.');
  await client.query('select setval($1, $2)', [`${escapeIdentifier(schema)}.${escapeIdentifier(name)}`, value]);
}

/** What is in the table now is what the backup says. */
async function mustBeRestored(
  client: ClientBase,
  tables: ReadonlyMap<string, Table>,
  { table: name, rows, sha256 }: Manifest['tables'][number],
): Promise<void> {
  const table = tables.get(name);
  if (table === undefined) throw new BackupError('backup-damaged', `there is no table ${name}`);
  const found = await readRows(client, table, () => Promise.resolve());
  if (found.rows === rows && found.sha256 === sha256) return;
  throw new BackupError('backup-damaged', `${name} is not what it was`);
}
