/** The whole product as `npm start` starts it, on a port and with data of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

export class RunningSite {
  readonly address: string;
  readonly data: string;
  readonly #port: number;
  #child: ChildProcess;

  private constructor(port: number, data: string, child: ChildProcess) {
    this.#port = port;
    this.address = `http://127.0.0.1:${port}`;
    this.data = data;
    this.#child = child;
  }

  static async open(): Promise<RunningSite> {
    const data = mkdtempSync(join(tmpdir(), 'saylau-site-'));
    const port = await freePort();
    const site = new RunningSite(port, data, serve(port, data));
    await site.#isReady();
    return site;
  }

  /** Ends the server as a loss of power does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }

  /** Starts it anew where it was. */
  async restart(): Promise<void> {
    this.#child = serve(this.#port, this.data);
    await this.#isReady();
  }

  async json<T>(path: string, options: RequestInit = {}): Promise<T> {
    const answer = await fetch(this.address + path, options);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGTERM');
      await once(this.#child, 'exit');
    }
    rmSync(this.data, { recursive: true, force: true });
  }

  async #isReady(): Promise<void> {
    for (let tries = 0; tries < 1_800; tries += 1) {
      const answer = await fetch(`${this.address}/ready`).catch(() => undefined);
      if (answer?.ok === true) return;
      if (this.#child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the server does not become ready');
  }
}

function serve(port: number, data: string): ChildProcess {
  const { npm_lifecycle_event: _, ...env } = process.env;
  return spawn(process.execPath, [start, 'serve', '--data', data, '--port', String(port)], { env, stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

interface Play {
  readonly id: string;
  readonly state: string;
  readonly acts?: { readonly upTo?: string };
}

export interface NightAsked {
  readonly plan: string;
  readonly seed: string;
  readonly stations?: number;
  readonly speed: number | 'max';
}

const headers = { 'content-type': 'application/json' };

/** Has a night played to its end, or, with `wait` false, begun. */
export async function playNight(
  site: RunningSite,
  asked: NightAsked,
  { wait = true }: { readonly wait?: boolean } = {},
): Promise<void> {
  await site.json('/api/v1/plays', { method: 'POST', headers, body: JSON.stringify(asked) });
  if (wait) await playedUntil(site, ({ state }) => state === 'finished');
}

/** The night that is played goes on with this speed until all acts before an instant, as its clock shows it, were answered. */
export async function playTo(site: RunningSite, instant: string, speed: number): Promise<void> {
  await setSpeed(site, speed);
  await playedUntil(site, ({ acts }) => Date.parse(acts?.upTo ?? '') >= Date.parse(instant));
}

/** 0: it stands still. */
export async function setSpeed(site: RunningSite, speed: number): Promise<void> {
  const { id } = await playOf(site);
  const body = JSON.stringify({ speed });
  await site.json(`/api/v1/plays/${encodeURIComponent(id)}`, { method: 'PATCH', headers, body });
}

async function playedUntil(site: RunningSite, isThere: (play: Play) => boolean): Promise<void> {
  for (;;) {
    const play = await playOf(site);
    if (isThere(play)) return;
    if (play.state === 'failed') throw new Error('the night failed');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function playOf(site: RunningSite): Promise<Play> {
  const { plays } = await site.json<{ readonly plays: readonly Play[] }>('/api/v1/plays');
  const [play] = plays;
  if (play === undefined) throw new Error('nothing is played');
  return play;
}
