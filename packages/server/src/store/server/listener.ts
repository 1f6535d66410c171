/** Listens to a server's notifications, and comes back after the connection was lost. */

import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientConfig, escapeIdentifier } from 'pg';
import { type Dedicated, dedicate } from './dedicated.js';

const firstPauseMs = 100;
const longestPauseMs = 5_000;

export class Listener {
  readonly #config: ClientConfig;
  readonly #listeners = new Map<string, Set<() => void>>();
  #connection: Promise<Dedicated> | undefined;
  #closed = false;

  constructor(config: ClientConfig) {
    this.#config = config;
  }

  /** Rejects where the server cannot be reached now. */
  async listen(channel: string, heard: () => void): Promise<() => void> {
    const { client } = await this.#connected();
    await client.query(`listen ${escapeIdentifier(channel)}`);
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(heard));
    return () => {
      listeners.delete(heard);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    const connection = await this.#connection?.catch(() => undefined);
    await connection?.end();
  }

  #connected(): Promise<Dedicated> {
    this.#connection ??= this.#connect().catch((error: unknown) => {
      this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }

  async #connect(): Promise<Dedicated> {
    const dedicated = await dedicate(this.#config);
    const { client, lost } = dedicated;
    client.on('notification', ({ channel }) => this.#call(channel));
    await Promise.all(
      [...this.#listeners.keys()].map((channel) => client.query(`listen ${escapeIdentifier(channel)}`)),
    );
    lost.then(
      () => this.#comeBack(),
      () => undefined,
    );
    return dedicated;
  }

  /** What was said meanwhile was missed: everybody is called. */
  async #comeBack(): Promise<void> {
    this.#connection = undefined;
    for (let pause = firstPauseMs; !this.#closed; pause = Math.min(2 * pause, longestPauseMs)) {
      await sleep(pause, undefined, { ref: false });
      const connection = await this.#connected().catch(() => undefined);
      if (connection === undefined) continue;
      for (const channel of this.#listeners.keys()) this.#call(channel);
      return;
    }
  }

  #call(channel: string): void {
    for (const heard of this.#listeners.get(channel) ?? []) heard();
  }
}
