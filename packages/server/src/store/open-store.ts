/** Opens the store: the embedded database in a folder, or a PostgreSQL server. */

import { type Database, type Schema, StoreError, schemas } from './database.js';
import { openEmbedded } from './embedded/embedded-engine.js';
import type { Engine } from './engine.js';
import { migrate } from './migrate.js';
import { PooledDatabase } from './pooled-database.js';
import { openServer } from './server/server-engine.js';

/** Where the store is: exactly one of both. */
export interface Place {
  /** Of a PostgreSQL server, 15 or newer: `postgres://…`. */
  readonly url?: string;
  /** A folder of the embedded database. One process uses it at a time, and opens it once. */
  readonly folder?: string;
}

/** Real elections and rehearsals, side by side. */
export interface Store {
  readonly engine: Engine;
  database(schema: Schema): Database;
  /** Closes the databases of both schemas. */
  close(): Promise<void>;
}

/**
 * Both schemas of a place, with the tables of this program.
 *
 * @throws {StoreError} `store-unavailable`, `store-full`, `store-locked`, `store-newer`, `store-changed`
 */
export function openStore(place: Place): Promise<Store> {
  return openSchemas(place, schemas);
}

/** One schema of a place. Closing it closes the place. Throws as `openStore` does. */
export async function openDatabase(place: Place & { readonly schema: Schema }): Promise<Database> {
  const store = await openSchemas(place, [place.schema]);
  return store.database(place.schema);
}

/** The place as it is, without looking at its tables. */
export function openEngine({ url, folder }: Place): Promise<Engine> {
  if (url !== undefined && folder === undefined) return openServer(url);
  if (folder !== undefined && url === undefined) return openEmbedded(folder);
  throw new TypeError('either an address or a folder');
}

async function openSchemas(place: Place, wanted: readonly Schema[]): Promise<Store> {
  const engine = await openEngine(place);
  try {
    await migrate(engine, wanted);
    return storeOf(engine, wanted);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** The engine is closed with the last database that needs it. */
function storeOf(engine: Engine, wanted: readonly Schema[]): Store {
  const open = new Set<Schema>(wanted);
  let closed: Promise<void> | undefined;
  const closeEngine = (): Promise<void> => {
    closed ??= engine.close();
    return closed;
  };
  const leave = (schema: Schema): Promise<void> => {
    open.delete(schema);
    return open.size === 0 ? closeEngine() : Promise.resolve();
  };
  const databases = new Map(wanted.map((schema) => [schema, new PooledDatabase(engine, schema, () => leave(schema))]));
  return {
    engine,
    database: (schema) => {
      const database = databases.get(schema);
      if (database === undefined) throw new StoreError('store-failed', `the schema ${schema} was not opened`);
      return database;
    },
    close: closeEngine,
  };
}
