/** PGlite in a thread of its own: PostgreSQL without a server. One process has the folder, and one connection. */

import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type ClientBase, escapeIdentifier, Pool } from 'pg';
import type { Lease } from '../database.js';
import { Connections, type Engine } from '../engine.js';
import { storeErrorOf } from '../store-error.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import { WorkerSocket } from './worker-socket.js';

/**
 * The database in `<folder>/database`, made where it is not there.
 *
 * @throws {StoreError} `store-locked`, `store-full`, `store-unavailable` where the folder cannot be used
 */
export async function openEmbedded(folder: string): Promise<Engine> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const real = realpathSync(folder);
    return new EmbeddedEngine(join(real, 'database'), await lockFolder(real));
  } catch (error) {
    throw storeErrorOf(error);
  }
}

class EmbeddedEngine implements Engine {
  readonly #lock: FolderLock;
  readonly #connections: Connections;
  readonly #leases = new Set<string>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #free: Promise<void> = Promise.resolve();

  constructor(folder: string, lock: FolderLock) {
    this.#lock = lock;
    const stream = (): WorkerSocket => {
      // Two threads in one folder would destroy it: the next one waits until the one before is gone.
      const socket = new WorkerSocket(folder, this.#free);
      this.#free = Promise.all([this.#free, socket.gone]).then(() => undefined);
      return socket;
    };
    const address = { host: 'embedded', port: 0, user: 'postgres', database: 'postgres', password: '', ssl: false };
    const pool = new Pool({ ...address, stream, max: 1, idleTimeoutMillis: 0, pipeline: true });
    pool.on('connect', (client) => this.#hear(client));
    this.#connections = new Connections(pool);
  }

  use<T>(schema: string, work: (client: ClientBase) => Promise<T>): Promise<T> {
    return this.#connections.use(schema, work);
  }

  /** Only this process has the folder, so it is enough to remember. */
  lease(name: string): Promise<Lease | undefined> {
    if (this.#leases.has(name)) return Promise.resolve(undefined);
    this.#leases.add(name);
    let released = false;
    const release = (): Promise<void> => {
      if (!released) this.#leases.delete(name);
      released = true;
      return Promise.resolve();
    };
    return Promise.resolve({ lost: new Promise(() => undefined), release });
  }

  async listen(channel: string, heard: () => void): Promise<() => void> {
    await this.use('public', (client) => client.query(`listen ${escapeIdentifier(channel)}`));
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(heard));
    return () => {
      listeners.delete(heard);
    };
  }

  async close(): Promise<void> {
    await this.#connections.end();
    await this.#free;
    await this.#lock.release();
  }

  /** A new session listens to nothing yet, and may have missed something. */
  #hear(client: ClientBase): void {
    client.on('notification', ({ channel }) => this.#call(channel));
    for (const channel of this.#listeners.keys()) {
      client.query(`listen ${escapeIdentifier(channel)}`).then(
        () => this.#call(channel),
        () => undefined, // the connection is lost again: the next one listens
      );
    }
  }

  #call(channel: string): void {
    for (const heard of this.#listeners.get(channel) ?? []) heard();
  }
}
