/** A server for tests of commands that talk to one, with a clock that is set: a code is good once, and tests do not wait. */

import { createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseIn, type RunningServer, type ServerSettings, startServer } from '@saylau/server';
import { vi } from 'vitest';
import { embeddedBench } from '../../../server/src/store/lanes.test-kit.js';
import { captured, type Given, type Ran } from '../captured.test-kit.js';

export const password = 'four words are plenty';

/** What an authenticator app shows: RFC 6238, with SHA-1, six digits, 30 seconds. */
export function codeAt(secret: string, time: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 30_000)));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** A server in a folder of its own, its first administrator, and what they type. */
export class Site {
  readonly folder: string;
  readonly passwordFile: string;
  #server: RunningServer | undefined;
  /** Of the second factor, by account. */
  readonly #secrets = new Map<string, string>();

  constructor() {
    // Only the clock: timers of the server go on as they are.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T05:00:00Z') });
    this.folder = mkdtempSync(join(tmpdir(), 'saylau-site-'));
    this.passwordFile = join(this.folder, 'password');
    writeFileSync(this.passwordFile, `${password}\n`);
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  get server(): RunningServer {
    if (this.#server === undefined) throw new Error('the server does not run');
    return this.#server;
  }

  async start(settings: Partial<ServerSettings> = {}): Promise<RunningServer> {
    this.#server = await startServer({
      folder: this.data,
      name: 'results.example',
      host: '127.0.0.1',
      port: 0,
      trustProxy: false,
      logger: false,
      archive: [],
      statutes: new Map(),
      ...settings,
    });
    return this.#server;
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
    vi.useRealTimers();
  }

  /** A new code is good from here on. */
  pass(seconds = 60): void {
    vi.setSystemTime(Date.now() + seconds * 1000);
  }

  /** Accepts as a program does: in two calls. */
  async accept(token: string): Promise<string> {
    const way = ['user', 'accept', this.server.address, token, '--json'];
    const begun = await captured([...way, '--password-file', this.passwordFile]);
    const { secret } = JSON.parse(begun.out);
    const finished = await captured([...way, '--code', codeAt(secret, Date.now())]);
    const { name } = JSON.parse(finished.out);
    this.#secrets.set(name, secret);
    return name;
  }

  /** Starts on a copy of an empty database, because to make one takes seconds; and makes the first administrator. */
  async open(): Promise<this> {
    const bench = await embeddedBench();
    const { folder = '' } = await bench.fresh();
    cpSync(folder, databaseIn(this.data), { recursive: true });
    await bench.end();
    const { invitation } = await this.start();
    await this.accept(invitation ?? '');
    return this;
  }

  code(name = 'administrator'): string {
    return codeAt(this.#secrets.get(name) ?? '', Date.now());
  }

  /** `saylau <words>`, with whoever it is signed in by a new code. */
  as(name: string, words: readonly string[], given?: Given): Promise<Ran> {
    this.pass();
    return captured(
      [...words, '--sign-in', name, '--password-file', this.passwordFile, '--code', this.code(name)],
      given,
    );
  }

  /** An access key of the administrator, in a file. */
  async key(scopes: string): Promise<string> {
    const path = join(this.folder, `${scopes}.key`);
    const made = await this.as('administrator', [
      'user',
      'key',
      this.server.address,
      '--label',
      'test',
      '--scopes',
      scopes,
      '--out',
      path,
    ]);
    if (made.code !== 0) throw new Error(made.err);
    return path;
  }
}
