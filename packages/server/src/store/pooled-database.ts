/** The port `Database`: one schema of an engine. */

import type { ClientBase, QueryResult } from 'pg';
import { type Database, type Lease, type Row, type Statement, StoreError, type Value } from './database.js';
import { type Engine, inTransaction } from './engine.js';

export class PooledDatabase implements Database {
  readonly #engine: Engine;
  readonly #schema: string;
  readonly #closed: () => Promise<void>;

  /** `closed` is called when nobody needs it any more. */
  constructor(engine: Engine, schema: string, closed: () => Promise<void>) {
    this.#engine = engine;
    this.#schema = schema;
    this.#closed = closed;
  }

  run(statements: readonly Statement[]): Promise<readonly (readonly Row[])[]> {
    return this.#engine.use(this.#schema, (client) => transaction(client, statements));
  }

  read(sql: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    return this.#engine.use(this.#schema, async (client) => (await client.query<Row>(sql, [...values])).rows);
  }

  lease(name: string): Promise<Lease | undefined> {
    return this.#engine.lease(`${this.#schema}/${name}`);
  }

  listen(channel: string, heard: () => void): Promise<() => void> {
    return this.#engine.listen(`${this.#schema}/${channel}`, heard);
  }

  close(): Promise<void> {
    return this.#closed();
  }
}

/** All statements are sent at once and answered one after the other, then the commit: two trips, however many they are. */
function transaction(client: ClientBase, statements: readonly Statement[]): Promise<readonly (readonly Row[])[]> {
  return inTransaction(client, 'begin isolation level read committed read write', async () => {
    const answers = await Promise.allSettled(
      statements.map(({ sql, values = [] }) => client.query<Row>(sql, [...values])),
    );
    return answers.map((answer, at) => rowsOf(answer, statements[at]));
  });
}

function rowsOf(answer: PromiseSettledResult<QueryResult<Row>>, statement: Statement | undefined): readonly Row[] {
  if (answer.status === 'rejected') throw answer.reason;
  const { rows, rowCount } = answer.value;
  if (statement?.rows === undefined || statement.rows === rowCount) return rows;
  throw new StoreError('store-conflict', `${rowCount ?? 0} rows instead of ${statement.rows}: ${statement.sql}`);
}
