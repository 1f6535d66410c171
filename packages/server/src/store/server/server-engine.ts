/** A PostgreSQL server. */

import { Client, type ClientBase, type ClientConfig, Pool } from 'pg';
import { type Lease, StoreError } from '../database.js';
import { Connections, type Engine } from '../engine.js';
import { storeErrorOf } from '../store-error.js';
import { isHeld, takeLease } from './lease.js';
import { Listener } from './listener.js';

const oldest = 15;
const connections = 8;
const connectMs = 10_000;
const queryMs = 60_000;

/**
 * Settings of every session. A commit waits for the disk, whatever the server's own rule is. Of a client that is no longer there
 * the server learns within twenty seconds, so that its locks are free for the next.
 */
const settings = [
  'synchronous_commit=on',
  'idle_in_transaction_session_timeout=60s',
  'tcp_keepalives_idle=5',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
];

/**
 * The database at an address as `pg` takes it: `postgres://user:password@host:port/database?sslmode=…`.
 *
 * @throws {StoreError} `store-unavailable` where it cannot be reached, or is not one that this program can use
 */
export async function openServer(url: string): Promise<Engine> {
  const engine = new ServerEngine(configOf(url));
  try {
    await engine.use('public', mustSuit);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function mustSuit(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding`,
  );
  const [{ version, encoding } = { version: 0, encoding: '' }] = rows;
  if (version >= oldest * 10_000 && encoding === 'UTF8') return;
  throw new StoreError(
    'store-unavailable',
    `PostgreSQL ${Math.floor(version / 10_000)} with encoding ${encoding}: needs ${oldest} or newer with UTF8`,
  );
}

class ServerEngine implements Engine {
  readonly #config: ClientConfig;
  readonly #connections: Connections;
  readonly #listener: Listener;
  /** Those that were given, also when they are over: a process takes few. */
  readonly #leases = new Set<Lease>();

  constructor(config: ClientConfig) {
    this.#config = config;
    const limits = { max: connections, query_timeout: queryMs, pipeline: true };
    this.#connections = new Connections(new Pool({ ...this.#config, ...limits }));
    this.#listener = new Listener(this.#config);
  }

  use<T>(schema: string, work: (client: ClientBase) => Promise<T>): Promise<T> {
    return this.#connections.use(schema, work);
  }

  async lease(name: string): Promise<Lease | undefined> {
    if (await this.use('public', (client) => isHeld(client, name))) return undefined;
    const lease = await takeLease(this.#config, name).catch(fail);
    if (lease !== undefined) this.#leases.add(lease);
    return lease;
  }

  listen(channel: string, heard: () => void): Promise<() => void> {
    return this.#listener.listen(channel, heard).catch(fail);
  }

  async close(): Promise<void> {
    const leases = [...this.#leases].map((lease) => lease.release());
    await Promise.all([...leases, this.#listener.close(), this.#connections.end()]);
  }
}

function configOf(url: string): ClientConfig {
  const config = {
    connectionString: url,
    application_name: 'saylau',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    options: settings.map((setting) => `-c ${setting}`).join(' '),
  };
  try {
    new Client(config);
    return config;
  } catch (cause) {
    // Without the address itself: there may be a password in it.
    throw unreadable(cause);
  }
}

function unreadable(cause: unknown): StoreError {
  return new StoreError('store-unavailable', 'the address of the database cannot be read', { cause });
}

function fail(error: unknown): never {
  throw storeErrorOf(error);
}
