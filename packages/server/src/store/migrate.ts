/** Brings the tables of a schema to what this program has: plain SQL files, each run once, in order. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type ClientBase, escapeIdentifier } from 'pg';
import { StoreError } from './database.js';
import { type Engine, inTransaction } from './engine.js';

export interface Migration {
  /** Of the file, without its ending: `0001-record`. */
  readonly name: string;
  readonly sql: string;
  /** Hex, of the file with plain line ends. */
  readonly sha256: string;
}

/** What the table `migration` remembers of one. */
export type Applied = Pick<Migration, 'name' | 'sha256'>;

const folder = new URL('../../migrations/', import.meta.url);
/** Key of the advisory lock under which one process at a time changes tables: any number that nobody else uses. */
const lock = 0x73_61_79_6c_61_75;

/** The migrations of this program, in order. */
export function ownMigrations(): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/u.test(name));
  return names.sort().map((name) => {
    // A checkout may have other line ends.
    const sql = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
    return { name: name.replace(/\.sql$/u, ''), sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Runs in each schema what was not run there yet. All schemas are looked at before anything is changed.
 *
 * @throws {StoreError} `store-newer`, `store-changed`: nothing was touched
 */
export async function migrate(engine: Engine, schemas: readonly string[], own = ownMigrations()): Promise<void> {
  await engine.use('public', (client) =>
    locked(client, async () => {
      const missing = new Map<string, readonly Migration[]>();
      for (const schema of schemas) missing.set(schema, missingOf(await appliedIn(client, schema), own, schema));
      for (const [schema, migrations] of missing) {
        for (const migration of migrations) {
          await inTransaction(client, 'begin', () => apply(client, schema, migration));
        }
      }
    }),
  );
}

/** What was run in a schema, in order; nothing where the schema is not there. */
export async function appliedIn(client: ClientBase, schema: string): Promise<readonly Applied[]> {
  const table = `${escapeIdentifier(schema)}.migration`;
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
  if (rows[0]?.there !== true) return [];
  return (await client.query<Applied>(`select name, sha256 from ${table} order by name collate "C"`)).rows;
}

/** What is still to be run. `where` names the schema for the message. */
export function missingOf(applied: readonly Applied[], own: readonly Migration[], where: string): readonly Migration[] {
  for (const [at, { name, sha256 }] of applied.entries()) {
    if (!own.some((known) => known.name === name)) {
      throw new StoreError('store-newer', `${where} has ${name}, which this program does not know`);
    }
    if (own[at]?.name !== name || own[at]?.sha256 !== sha256) {
      throw new StoreError('store-changed', `${where} was made with another ${own[at]?.name ?? name}`);
    }
  }
  return own.slice(applied.length);
}

/** Runs one migration in the transaction that is open. */
export async function apply(client: ClientBase, schema: string, migration: Migration): Promise<void> {
  const path = escapeIdentifier(schema);
  const { rows } = await client.query<{ there: boolean }>('select to_regnamespace($1) is not null as there', [path]);
  // Asked for first: to create one that exists, nobody needs the right to.
  if (rows[0]?.there !== true) await client.query(`create schema ${path}`);
  await client.query(`set local search_path to ${path}`);
  await client.query(
    'create table if not exists migration (name text primary key, sha256 text not null, run timestamptz not null default now())',
  );
  await client.query(migration.sql);
  await client.query('insert into migration (name, sha256) values ($1, $2)', [migration.name, migration.sha256]);
}

async function locked(client: ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [lock]);
  try {
    await work();
  } finally {
    // Where the connection is lost, so is the lock.
    await client.query('select pg_advisory_unlock($1)', [lock]).catch(() => undefined);
  }
}
