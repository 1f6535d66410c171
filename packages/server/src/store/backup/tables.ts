/** What a schema holds, as PostgreSQL's own catalogue has it: so that nothing is forgotten when a migration adds a table. */

import { createHash } from 'node:crypto';
import { type ClientBase, escapeIdentifier } from 'pg';
import type { Counted, Sequence } from './format.js';

export interface Table {
  /** `schema.table`, as it stands in the file. */
  readonly name: string;
  /** The same, as SQL. */
  readonly sql: string;
  /** Columns that are stored, as SQL. Computed ones are not. */
  readonly columns: string;
  /** What orders the rows, as SQL: the same on every database, whatever its language. */
  readonly order: string;
}

/** Settings under which a row is written in the same way everywhere. */
const plainly = [
  `set local timezone to 'UTC'`,
  `set local datestyle to 'ISO'`,
  `set local intervalstyle to 'postgres'`,
  `set local bytea_output to 'hex'`,
  'set local extra_float_digits to 1',
].join(';');

/** About how many characters of rows are fetched at once. */
const pieceLength = 2 ** 20;
const mostRows = 4_096;

/** Begins a transaction's reading: see `plainly`. */
export async function readPlainly(client: ClientBase): Promise<void> {
  await client.query(plainly);
}

/** The tables of a schema but `migration`, those first that others refer to. */
export async function tablesIn(client: ClientBase, schema: string): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; order: string[]; needs: string[] }>(
    `select c.relname as name,
       array(select quote_ident(attname) from pg_attribute
         where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       array(select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
         from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
         where i.indrelid = c.oid and i.indisprimary order by k.place) as "order",
       array(select f.relname::text from pg_constraint r join pg_class f on f.oid = r.confrelid
         where r.conrelid = c.oid and r.contype = 'f' and r.confrelid <> c.oid) as needs
     from pg_class c where c.relnamespace = to_regnamespace($1) and c.relkind = 'r' and c.relname <> 'migration'
     order by c.relname collate "C"`,
    [escapeIdentifier(schema)],
  );
  return inOrder(rows).map(({ name, columns, order }) => ({
    name: `${schema}.${name}`,
    sql: `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`,
    columns: columns.join(', '),
    order: (order.length > 0 ? order : columns.map((column) => `${column}::text collate "C"`)).join(', '),
  }));
}

/** A table comes after those that it refers to. */
function inOrder<T extends { readonly name: string; readonly needs: readonly string[] }>(
  tables: readonly T[],
): readonly T[] {
  const left = new Set(tables);
  const ordered: T[] = [];
  while (left.size > 0) {
    const names = new Set([...left].map(({ name }) => name));
    const next = [...left].find(({ needs }) => !needs.some((need) => names.has(need)));
    if (next === undefined)
      throw new TypeError(`tables that refer to each other in a circle: ${[...names].join(', ')}`);
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}

/** The sequences of a schema that gave a value. */
export async function sequencesIn(client: ClientBase, schema: string): Promise<readonly Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select schemaname || '.' || sequencename as sequence, last_value::text as value from pg_sequences
     where schemaname = $1 and last_value is not null order by sequencename collate "C"`,
    [schema],
  );
  return rows;
}

/**
 * Gives all rows of a table as lines of JSON, without line ends, a piece at a time; and what that came to. One piece is in memory.
 * Inside a transaction that began with `readPlainly`.
 */
export async function readRows(
  client: ClientBase,
  table: Table,
  take: (rows: readonly string[]) => Promise<void>,
): Promise<Counted> {
  const hash = createHash('sha256');
  let count = 0;
  const rows = `select row_to_json(r)::text as row from (select ${table.columns} from ${table.sql} order by ${table.order}) r`;
  await client.query(`declare rows no scroll cursor for ${rows}`);
  for (let ask = 1; ; ) {
    const fetched = await client.query<{ row: string }>(`fetch ${ask} from rows`);
    if (fetched.rows.length === 0) break;
    // A value of type json keeps the line ends that it was written with. Within a text they are escaped.
    const lines = fetched.rows.map(({ row }) => row.replaceAll('\n', ' '));
    for (const line of lines) hash.update(line).update('\n');
    count += lines.length;
    await take(lines);
    const length = lines.reduce((sum, line) => sum + line.length, 0);
    ask = Math.max(1, Math.min(2 * ask, mostRows, Math.floor((pieceLength * lines.length) / length)));
  }
  await client.query('close rows');
  return { table: table.name, rows: count, sha256: hash.digest('hex') };
}
