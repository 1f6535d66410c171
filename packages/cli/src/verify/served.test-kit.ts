/** A real server on a folder of its own, without elections of the past, for tests. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plays, type RunningServer, rehearserKeyFile, startServer } from '@saylau/server';
import { PlayedNight } from '../../../../tests/faults/played-night.js';

export class Served {
  readonly folder = mkdtempSync(join(tmpdir(), 'saylau-served-'));
  #running: RunningServer | undefined;

  /** `url`: of a PostgreSQL server, in place of the embedded database. `plays`: for the server's own pages. */
  async start(url?: string, plays?: Plays): Promise<string> {
    this.#running = await startServer({
      folder: this.folder,
      ...(url === undefined ? {} : { url }),
      ...(plays === undefined ? {} : { plays }),
      name: 'example.org',
      host: '127.0.0.1',
      port: 0,
      trustProxy: false,
      logger: false,
      archive: [],
      statutes: new Map(),
    });
    return this.#running.address;
  }

  /** Plays a small rehearsal to its end; gives the origin of its log. */
  async play(stations: number, seed: string): Promise<string> {
    const { address } = this.running;
    const key = readFileSync(join(this.folder, rehearserKeyFile), 'utf8').trim();
    const night = new PlayedNight({ address, key, up: () => Promise.resolve() }, stations, seed);
    await night.open();
    await night.play();
    return night.origin;
  }

  get running(): RunningServer {
    if (this.#running === undefined) throw new Error('the server was not started');
    return this.#running;
  }

  async stop(): Promise<void> {
    await this.#running?.close();
    this.#running = undefined;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
