/** Servers in processes of their own, which tests kill. They run what is built. */

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('server-main.mjs', import.meta.url));

export interface ProcessSettings {
  readonly folder: string;
  readonly port: number;
  readonly url?: string;
}

/** A server that is started again and again, always at the same address. */
export class ServerProcess {
  readonly settings: ProcessSettings;
  #child: ChildProcess | undefined;
  #errors = '';

  constructor(settings: ProcessSettings) {
    this.settings = settings;
  }

  get address(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  /** Key with which rehearsals are handed in; made on the first start. */
  get key(): string {
    return readFileSync(join(this.settings.folder, 'rehearser.key'), 'utf8').trim();
  }

  /** Resolves when the server answers; rejects when it ended before. Its clock is wrong by so many milliseconds. */
  start(wrongBy = 0): Promise<void> {
    const given = [main, JSON.stringify(this.settings), String(wrongBy)];
    const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString('utf8');
    });
    return new Promise((ready, failed) => {
      child.stdout?.once('data', () => ready());
      child.once('exit', (code, signal) => failed(new Error(`server ended: ${code ?? signal}\n${this.#errors}`)));
    });
  }

  /** Until the server answers, whoever starts it. */
  async up(): Promise<void> {
    const answers = () =>
      fetch(`${this.address}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    for (let tries = 0; tries < 1200 && !(await answers()); tries += 1) await pause(50);
  }

  kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  }
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
