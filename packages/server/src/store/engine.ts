/** One PostgreSQL, a server or the embedded one, in which the schemas lie. */

import { type ClientBase, escapeIdentifier, type Pool } from 'pg';
import type { Lease } from './database.js';
import { storeErrorOf } from './store-error.js';

export interface Engine {
  /** Work with a connection of its own, inside that schema. What it throws becomes a StoreError. */
  use<T>(schema: string, work: (client: ClientBase) => Promise<T>): Promise<T>;
  lease(name: string): Promise<Lease | undefined>;
  listen(channel: string, heard: () => void): Promise<() => void>;
  close(): Promise<void>;
}

/** Lends the connections of a pool, each set to the schema that it is wanted for. */
export class Connections {
  readonly #pool: Pool;
  readonly #schemaOf = new WeakMap<ClientBase, string>();

  constructor(pool: Pool) {
    this.#pool = pool;
    // A connection that breaks while nobody uses it is taken out by the pool; whoever comes next gets another.
    pool.on('error', ignore);
  }

  async use<T>(schema: string, work: (client: ClientBase) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch(fail);
    // Of a connection that breaks while it is used, its queries tell.
    client.on('error', ignore);
    try {
      await this.#enter(client, schema);
      return await work(client);
    } catch (error) {
      throw storeErrorOf(error);
    } finally {
      client.off('error', ignore);
      client.release(client.getTransactionStatus() !== 'I');
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  async #enter(client: ClientBase, schema: string): Promise<void> {
    if (this.#schemaOf.get(client) === schema) return;
    await client.query(`set search_path to ${escapeIdentifier(schema)}`);
    this.#schemaOf.set(client, schema);
  }
}

/**
 * The work in one transaction, undone where it throws. What the work asks for at once is sent together with `begin`.
 *
 * Where the connection is lost before the commit is answered nobody knows whether it happened: `store-unavailable`.
 */
export async function inTransaction<T>(client: ClientBase, begin: string, work: () => Promise<T>): Promise<T> {
  const begun = client.query(begin);
  begun.catch(ignore); // awaited below, after the work
  try {
    const result = await work();
    await begun;
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(ignore); // a lost connection has rolled back by itself
    throw error;
  }
}

function ignore(): void {
  // On purpose.
}

function fail(error: unknown): never {
  throw storeErrorOf(error);
}
