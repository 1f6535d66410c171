/** `saylau backup` and `restore`: whole and checked or not there at all, and what lies beside is told. */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { FolderError, readBackup, startServer } from '@saylau/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { captured } from '../captured.test-kit.js';
import { Site } from '../user/site.test-kit.js';

vi.setConfig({ testTimeout: 60_000 });

let site: Site;
let key: string;
/** A backup that is right. */
let good: string;
let files = 0;
const origin = 'results.example/day/kz';
/** A server makes this one by itself. */
const archive = 'results.example/archive/elections';
const fresh = (): string => {
  files += 1;
  return join(site.folder, `${files}.saylau-backup.gz`);
};
const take = (out: string, ...words: readonly string[]) =>
  captured(['backup', site.server.address, '--key', key, '--out', out, ...words]);
const leftovers = (): readonly string[] => readdirSync(site.folder).filter((name) => name.endsWith('.part'));

beforeAll(async () => {
  site = await new Site().open();
  await site.server.context.real.records.create(origin, 'day');
  key = await site.key('take-backups');
  good = fresh();
  await take(good);
});
afterAll(() => site.end());

describe('from a server that runs', () => {
  test('is what the database holds, readable by its owner only, and nothing of it stays at the server', async () => {
    const out = fresh();
    const { code, out: printed } = await take(out, '--json');
    const { manifest } = await readBackup(out);
    expect([code, JSON.parse(printed)]).toEqual([0, expect.objectContaining({ sha256: manifest.sha256, logs: 2 })]);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readdirSync(site.data).filter((name) => name.startsWith('backup'))).toEqual([]);
    expect(leftovers()).toEqual([]);
  });

  test('stands in the trail, by whom and which', async () => {
    const out = fresh();
    await take(out);
    const { manifest } = await readBackup(out);
    const rows = await site.server.context.store
      .database('saylau')
      .read('select entry from trail order by index desc limit 1');
    expect(JSON.parse(String(rows[0]?.entry))).toMatchObject({
      event: 'backup-taken',
      by: 'administrator',
      details: { sha256: manifest.sha256, bytes: statSync(out).size },
    });
  });

  test('says that keys and secret are not in it, in each language; and they are not', async () => {
    for (const lang of ['kk', 'ru', 'en']) {
      const { out } = await take(fresh(), '--lang', lang);
      expect(out).toContain('keys/');
      expect(out).toContain('secret');
    }
    const held = JSON.stringify(await rowsOf(good));
    const secret = readFileSync(join(site.data, 'secret'));
    const seed = /\+([A-Za-z0-9+/=]{44})\s*$/.exec(
      readFileSync(join(site.data, 'keys', 'results.example~day~kz.1.key'), 'utf8'),
    )?.[1];
    expect(seed).toHaveLength(44);
    for (const one of [
      secret.toString('hex'),
      secret.toString('base64'),
      seed ?? '',
      Buffer.from(seed ?? '', 'base64').toString('hex'),
    ])
      expect(held).not.toContain(one);
  });

  test('is refused to a key that may not, and then there is no file', async () => {
    const other = await site.key('read-trail');
    const out = fresh();
    const { code, err } = await captured(['backup', site.server.address, '--key', other, '--out', out]);
    expect([code, err]).toEqual([1, expect.stringContaining('access-forbidden')]);
    expect(existsSync(out)).toBe(false);
  });

  test('is refused to nobody', async () => {
    expect((await fetch(`${site.server.address}/api/v1/backup`)).status).toBe(401);
  });

  test('is made once at a time: who comes meanwhile is asked to come back', async () => {
    const headers = { authorization: `Bearer ${readFileSync(key, 'utf8').trim()}` };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => fetch(`${site.server.address}/api/v1/backup`, { headers })),
    );
    const statuses = answers.map(({ status }) => status);
    for (const answer of answers) await answer.arrayBuffer();
    expect(statuses).toContain(200);
    expect(statuses).toContain(503);
    expect((await take(fresh())).code).toBe(0);
  });

  test('is never written over a file', async () => {
    const out = fresh();
    writeFileSync(out, 'precious');
    expect((await take(out)).code).toBe(1);
    expect(readFileSync(out, 'utf8')).toBe('precious');
  });
});

describe('on its way', () => {
  let server: Server;
  let content: Buffer;
  /** Bytes sent before the connection is cut. */
  let sent: number;
  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/gzip', 'content-length': content.length });
      response.write(content.subarray(0, sent), () => (sent < content.length ? response.destroy() : response.end()));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => server.close());

  const fetched = (out: string) => {
    const { port } = server.address() as AddressInfo;
    return captured(['backup', `http://127.0.0.1:${port}`, '--key', key, '--out', out]);
  };

  test.each<[string, (bytes: Buffer) => Buffer, number]>([
    ['cut off', (bytes) => bytes, 100],
    [
      'changed',
      (bytes) => Buffer.from(bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte))),
      Number.POSITIVE_INFINITY,
    ],
    ['shortened', (bytes) => bytes.subarray(0, -20), Number.POSITIVE_INFINITY],
    ['put in the place of something else', () => Buffer.from('<html>'), Number.POSITIVE_INFINITY],
  ])('%s, it is no backup: nothing is left behind', async (_, change, bytes) => {
    content = change(readFileSync(good));
    sent = Math.min(bytes, content.length);
    const out = fresh();
    const { code, err } = await fetched(out);
    expect(code).toBe(1);
    expect(err).not.toMatch(/\n\s+at /u);
    expect(existsSync(out)).toBe(false);
    expect(leftovers()).toEqual([]);
  });
});

describe('of a folder', () => {
  test('that a server uses is asked of the server', async () => {
    const { code, err } = await captured(['backup', '--data', site.data, '--out', fresh()]);
    expect([code, err]).toEqual([1, expect.stringContaining('saylau backup <address>')]);
  });

  test('that is none: it is not made', async () => {
    const nowhere = join(site.folder, 'nowhere');
    expect((await captured(['backup', '--data', nowhere, '--out', fresh()])).code).toBe(1);
    expect(existsSync(nowhere)).toBe(false);
  });

  test.each([[[]], [['--data', 'a', '--database', 'b']], [['http://127.0.0.1', '--data', 'a']]])(
    'exactly one place is needed: %j',
    async (words) => {
      expect((await captured(['backup', ...words, '--out', fresh()])).code).toBe(2);
    },
  );
});

describe('restored', () => {
  const restored = join('restored');
  const into = (): string => join(site.folder, restored);

  test('it names what must be put back, and without that no server starts', async () => {
    const { code, out } = await captured(['restore', good, '--data', into(), '--json']);
    expect([code, JSON.parse(out).missing]).toEqual([0, { secret: true, keys: [archive, origin] }]);
    await expect(startAt(into())).rejects.toMatchObject({ code: 'secret-missing' });
    writeFileSync(join(into(), 'secret'), 'too short');
    await expect(startAt(into())).rejects.toThrow(FolderError);
    cpSync(join(site.data, 'secret'), join(into(), 'secret'));
    await expect(startAt(into())).rejects.toMatchObject({ code: 'log-key-missing', log: archive });
    const keys = [join(site.data, 'keys'), join(into(), 'keys')] as const;
    // The public parts alone make no copy of a log: its key may be lost.
    cpSync(...keys, { recursive: true, filter: (path) => !path.endsWith('.key') });
    await expect(startAt(into())).rejects.toMatchObject({ code: 'log-key-missing', log: archive });
    cpSync(...keys, { recursive: true });
  });

  test('with keys and secret beside it a server goes on: the same logs, the same accounts', async () => {
    const { address, close, context } = await startAt(into());
    expect(context.real.records.all().map((log) => log.origin)).toEqual([archive, origin]);
    site.pass();
    const words = ['user', 'list', address, '--sign-in', 'administrator', '--password-file', site.passwordFile];
    expect((await captured([...words, '--code', site.code()])).code).toBe(0);
    await close();
  });

  test('into a place that has tables it is refused, and what is there stays', async () => {
    const { code, err } = await captured(['restore', good, '--data', into()]);
    expect([code, err]).toEqual([1, expect.stringContaining('nothing was touched')]);
    await (await startAt(into())).close();
  });

  test('where keys and secret lie there already nothing is missing', async () => {
    const whole = join(site.folder, 'whole');
    mkdirSync(whole);
    cpSync(join(site.data, 'keys'), join(whole, 'keys'), { recursive: true });
    cpSync(join(site.data, 'secret'), join(whole, 'secret'));
    const { out } = await captured(['restore', good, '--data', whole]);
    expect(out).toContain('The secret and the keys of all logs lie beside it');
    rmSync(whole, { recursive: true });
  });

  test.each(['', 'x', '{"head":{}}'])('a file that holds %j is no backup: no folder is made', async (content) => {
    const file = fresh();
    writeFileSync(file, content);
    const target = join(site.folder, 'target');
    expect((await captured(['restore', file, '--data', target])).code).toBe(1);
    expect(existsSync(target)).toBe(false);
  });

  const startAt = (folder: string) =>
    startServer({
      folder,
      name: 'results.example',
      host: '127.0.0.1',
      port: 0,
      trustProxy: false,
      logger: false,
      archive: [],
      statutes: new Map(),
    });
});

async function rowsOf(file: string): Promise<readonly string[]> {
  const rows: string[] = [];
  await readBackup(file, {
    head: () => Promise.resolve(),
    row: (_, row) => {
      rows.push(row);
      return Promise.resolve();
    },
  });
  return rows;
}
