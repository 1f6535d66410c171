/** A server that stops, dies, comes back, or stands behind a line that is cut. */

import process from 'node:process';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, notifying, StoreError } from '../database.js';
import { openDatabase, openStore, type Store } from '../open-store.js';
import { machineBinaries, npmBinaries, startPostgres, type TestServer } from '../postgres.test-kit.js';
import { proxyTo } from './proxy.test-kit.js';

const codeOf = (error: unknown): unknown => (error instanceof StoreError ? error.code : error);
const binaries = npmBinaries() ?? machineBinaries();
if (binaries === undefined) process.stderr.write('NOT RUN: a server that fails\n');

describe.skipIf(binaries === undefined)('a server', () => {
  let server: TestServer;
  let url: string;
  let store: Store;
  let database: Database;

  beforeAll(async () => {
    server = await startPostgres(binaries ?? '');
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    url = await server.database();
    store = await openStore({ url });
    database = store.database('saylau');
    await database.run([{ sql: 'create table thing (x integer)' }]);
    return () => store.close();
  });

  const add = (x: number) => ({ sql: 'insert into thing values ($1)', values: [x], rows: 1 });
  const things = async (): Promise<unknown> =>
    (await database.read('select x from thing order by x')).map(({ x }) => x);

  test.each(['stop', 'kill'] as const)(
    'that was ended by %s is unavailable, and used again once it is back',
    async (end) => {
      await database.run([add(1)]);
      await server[end]();
      await expect(database.run([add(2)]).catch(codeOf)).resolves.toBe('store-unavailable');
      await expect(database.read('select 1').catch(codeOf)).resolves.toBe('store-unavailable');
      await expect(database.lease('x').catch(codeOf)).resolves.toBe('store-unavailable');
      await expect(openStore({ url }).catch(codeOf)).resolves.toBe('store-unavailable');
      await server.start();
      await database.run([add(3)]);
      await expect(things()).resolves.toEqual([1, 3]);
    },
  );

  test('that dies in the middle of a transaction undoes it', async () => {
    const slow = database.run([add(1), { sql: 'select pg_sleep(60)' }]);
    slow.catch(() => undefined);
    await expect.poll(() => sleeping(url)).toBe(1);
    await server.kill();
    await expect(slow.catch(codeOf)).resolves.toBe('store-unavailable');
    await server.start();
    await expect(things()).resolves.toEqual([]);
  });

  test('whose answer to a commit is lost leaves open whether it was done', async () => {
    const proxy = await proxyTo(url);
    const behind = await openDatabase({ url: proxy.url, schema: 'saylau' });
    proxy.atCommit = 'lose-answer';
    await expect(behind.run([add(1)]).catch(codeOf)).resolves.toBe('store-unavailable');
    await expect.poll(things).toEqual([1]);
    proxy.atCommit = 'lose-question';
    await expect(behind.run([add(2)]).catch(codeOf)).resolves.toBe('store-unavailable');
    proxy.atCommit = 'pass';
    await behind.run([add(3)]);
    await expect(things()).resolves.toEqual([1, 3]);
    await behind.close();
    await proxy.close();
  });

  describe('and a lease', () => {
    test('that it cuts is told as lost, and free for another', async () => {
      const lease = await database.lease('writer');
      const other = await openDatabase({ url, schema: 'saylau' });
      await expect(other.lease('writer')).resolves.toBeUndefined();
      let lost = false;
      lease?.lost.then(
        () => {
          lost = true;
        },
        () => undefined,
      );
      await administrate(url, 'select pg_terminate_backend(pid) from pg_locks where locktype = $$advisory$$');
      await expect.poll(() => lost).toBe(true);
      const next = await other.lease('writer');
      expect(next).toBeDefined();
      await lease?.release();
      await expect(database.lease('writer')).resolves.toBeUndefined();
      await next?.release();
      await other.close();
    });

    test('is lost when the server dies', async () => {
      const lease = await database.lease('writer');
      await server.kill();
      await lease?.lost;
      await server.start();
      const again = await database.lease('writer');
      expect(again).toBeDefined();
      await again?.release();
    });

    test('that was released is not told as lost', async () => {
      const lease = await database.lease('writer');
      let lost = false;
      lease?.lost.then(
        () => {
          lost = true;
        },
        () => undefined,
      );
      await lease?.release();
      const [second, third] = [await database.lease('writer'), await database.lease('other')];
      await Promise.all([second?.release(), third?.release()]);
      expect(lost).toBe(false);
    });
  });

  test('that comes back calls whoever listens, and is heard again', async () => {
    let heard = 0;
    await database.listen('news', () => {
      heard += 1;
    });
    await server.kill();
    await server.start();
    // Nobody spoke: but something may have been missed.
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(1);
    await database.run([notifying('news')]);
    await expect.poll(() => heard).toBe(2);
  });

  test('with another encoding than UTF-8 is refused', async () => {
    await administrate(
      url,
      `create database latin encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C'`,
    );
    const refused = openStore({ url: url.replace(/\w+$/u, 'latin') });
    await expect(refused).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('SQL_ASCII'),
    });
  });

  test.each([
    ['nobody listens there', (of: string) => of.replace(/:\d+\//u, ':1/')],
    ['there is no such database', (of: string) => of.replace(/\w+$/u, 'nowhere')],
    ['there is no such user', (of: string) => of.replace('saylau@', 'nobody@')],
    ['it cannot be read', () => 'postgres://[/'],
  ])('at an address where %s is unavailable', async (_, wrong) => {
    await expect(openStore({ url: wrong(url) }).catch(codeOf)).resolves.toBe('store-unavailable');
  });

  test('that may not create schemas is used where they are there', async () => {
    await administrate(url, 'create role modest login');
    await administrate(url, 'grant usage on schema saylau, saylau_rehearsal to modest');
    await administrate(url, 'grant select, insert on all tables in schema saylau, saylau_rehearsal to modest');
    const modest = await openStore({ url: url.replace('saylau@', 'modest@') });
    await expect(modest.database('saylau').read('select count(*) from leaf')).resolves.toHaveLength(1);
    await modest.close();
  });
});

async function administrate(connectionString: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

async function sleeping(url: string): Promise<number> {
  return (await administrate(url, `select 1 from pg_stat_activity where wait_event = 'PgSleep'`)).length;
}
