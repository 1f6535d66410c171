/** The embedded database: on the disk when it says so, for one process, off the main thread. */

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { notifying, StoreError } from '../database.js';
import { type Bench, embeddedBench } from '../lanes.test-kit.js';
import { openStore } from '../open-store.js';
import { Child } from './child.test-kit.js';

vi.setConfig({ testTimeout: 120_000 });

const codeOf = (error: unknown): unknown => (error instanceof StoreError ? error.code : error);
const table = { sql: 'create table thing (id integer, round integer)' };
const rowsOf = (round: number) => ({
  sql: 'insert into thing select i, $1 from generate_series(1, 20) i',
  values: [round],
  rows: 20,
});

let bench: Bench;
beforeAll(async () => {
  bench = await embeddedBench();
});
afterAll(() => bench.end());

const freshFolder = async (): Promise<string> => (await bench.fresh()).folder ?? '';

test('a folder that is not there is made, and only its owner can read it', async () => {
  const folder = join(await freshFolder(), 'deep', 'new');
  const store = await openStore({ folder });
  await expect(store.database('saylau').read('select epoch from sequencer')).resolves.toEqual([{ epoch: '0' }]);
  await store.close();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'database')).mode & 0o777).toBe(0o700);
});

test('a folder that was being made when the power failed is made anew', async () => {
  const folder = await freshFolder();
  rmSync(join(folder, 'database'), { recursive: true });
  mkdirSync(join(folder, 'database.new', 'base'), { recursive: true });
  const store = await openStore({ folder });
  await store.close();
  expect(existsSync(join(folder, 'database.new'))).toBe(false);
});

describe('what is committed is on the disk', () => {
  test('with one fsync for each transaction, however many statements it has, and none for reading', async () => {
    const child = await Child.open(await freshFolder());
    await child.run([table]);
    await child.run([rowsOf(0)]);
    const before = child.disk.fsyncs;
    for (let round = 1; round <= 25; round += 1) await child.run([rowsOf(round), rowsOf(round)]);
    expect(child.disk.fsyncs - before).toBe(25);
    for (let round = 1; round <= 25; round += 1) await child.read('select count(*) from thing');
    await child.run([{ sql: 'selekt' }]).catch(codeOf);
    expect(child.disk.fsyncs - before).toBe(25);
    await child.close();
  });

  test('and nothing that was acknowledged is lost, or half there, when the process is killed', async () => {
    const folder = await freshFolder();
    let acknowledged = 0;
    for (let kills = 0; kills < 5; kills += 1) {
      const child = await Child.open(folder);
      if (kills === 0) await child.run([table]);
      const [{ last, torn } = {}] = await child.read(
        `select coalesce(max(round), 0) as last, count(*) filter (where n <> 20)::integer as torn
         from (select round, count(*) as n from thing group by round) r`,
      );
      expect(last).toBeGreaterThanOrEqual(acknowledged);
      expect(torn).toBe(0);
      const enough = acknowledged + 40 + 13 * kills;
      const writing = (async () => {
        for (let round = Number(last) + 1; ; round += 1) {
          await child.run([rowsOf(round)]);
          acknowledged = round;
        }
      })();
      writing.catch(() => undefined);
      await expect.poll(() => acknowledged, { interval: 1, timeout: 20_000 }).toBeGreaterThan(enough);
      await child.kill();
    }
    expect(acknowledged).toBeGreaterThan(200);
  });

  test('and its journal is emptied from time to time', async () => {
    const folder = await freshFolder();
    const store = await openStore({ folder });
    const database = store.database('saylau');
    await database.run([{ sql: 'create table large (bytes bytea)' }]);
    const megabyte = { sql: 'insert into large values ($1)', values: [Buffer.alloc(2 ** 20, 7)] };
    // Not to be made smaller on its way.
    await database.run([{ sql: 'alter table large alter bytes set storage external' }]);
    for (let written = 0; written < 330; written += 1) await database.run([megabyte]);
    const journal = readdirSync(join(folder, 'database', 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/u.test(name));
    expect(journal.length).toBeLessThan(16);
    await store.close();
  });
});

describe('a folder in use', () => {
  test('is refused to another process, by whatever path it comes', async () => {
    const folder = await freshFolder();
    const store = await openStore({ folder });
    const refused = Child.open(join(folder, '..', folder.split('/').at(-1) ?? ''));
    await expect(refused).rejects.toMatchObject({ code: 'store-locked', message: expect.stringContaining(folder) });
    await store.close();
    const next = await Child.open(folder);
    await expect(openStore({ folder }).catch(codeOf)).resolves.toBe('store-locked');
    await next.close();
  });

  test('is refused to the same process', async () => {
    const folder = await freshFolder();
    const store = await openStore({ folder });
    await expect(openStore({ folder }).catch(codeOf)).resolves.toBe('store-locked');
    await store.close();
  });

  test('is refused to a process that sees only the file of the lock, as in another container', async () => {
    const folder = await freshFolder();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(join(folder, 'lock'), resolve));
    await expect(openStore({ folder }).catch(codeOf)).resolves.toBe('store-locked');
    await new Promise((resolve) => other.close(resolve));
  });

  test('is free once its process was killed', async () => {
    const folder = await freshFolder();
    const child = await Child.open(folder);
    await child.kill();
    expect(existsSync(join(folder, 'lock'))).toBe(true);
    const store = await openStore({ folder });
    await store.close();
  });

  test('may have a very long path', async () => {
    const short = await freshFolder();
    const folder = `${short}-${'a'.repeat(200)}`;
    renameSync(short, folder);
    const store = await openStore({ folder });
    await expect(Child.open(folder).catch(codeOf)).resolves.toBe('store-locked');
    await store.close();
  });
});

describe('the main thread', () => {
  test('goes on while two thousand transactions are written one after the other, and while a query takes long', async () => {
    const store = await openStore({ folder: await freshFolder() });
    const database = store.database('saylau');
    await database.run([table]);
    let fired = 0;
    const timer = setInterval(() => {
      fired += 1;
    }, 1);
    for (let round = 0; round < 2_000; round += 1) await database.run([{ sql: 'insert into thing values (1, 1)' }]);
    expect(fired).toBeGreaterThan(200);
    fired = 0;
    await database.read('select sum(i) from generate_series(1, 1000000) i');
    expect(fired).toBeGreaterThan(20);
    clearInterval(timer);
    await store.close();
  });
});

describe('without space on the disk', () => {
  test('nothing is written, and it goes on once there is some', async () => {
    const child = await Child.open(await freshFolder());
    await child.run([table]);
    await child.run([rowsOf(1)]);
    child.disk.fill('/base/');
    const large = { sql: 'insert into thing select i, 2 from generate_series(1, 100000) i' };
    await expect(child.run([large]).catch(codeOf)).resolves.toBe('store-full');
    await expect(child.read('select count(*)::integer as n from thing')).resolves.toEqual([{ n: 20 }]);
    child.disk.repair();
    await child.run([rowsOf(3)]);
    await expect(child.read('select count(*)::integer as n from thing')).resolves.toEqual([{ n: 40 }]);
    await child.close();
  });

  test('for the journal itself it is not known what became of the transaction; then it is full until there is some', async () => {
    const child = await Child.open(await freshFolder());
    await child.run([table]);
    await child.run([rowsOf(1)]);
    child.disk.fill('/pg_wal/');
    await expect(child.run([rowsOf(2)]).catch(codeOf)).resolves.toBe('store-unavailable');
    await expect(child.run([rowsOf(3)]).catch(codeOf)).resolves.toBe('store-full');
    child.disk.repair();
    const [{ n } = {}] = await child.read('select count(*)::integer as n from thing where round < 3');
    expect([20, 40]).toContain(n);
    await expect(child.read('select count(*)::integer as n from thing where round = 3')).resolves.toEqual([{ n: 0 }]);
    await child.run([rowsOf(4)]);
    await child.close();
  });
});

test('what does not reach the disk is not acknowledged', async () => {
  const child = await Child.open(await freshFolder());
  await child.run([table, rowsOf(1)]);
  child.disk.break();
  await expect(child.run([rowsOf(2)]).catch(codeOf)).resolves.toBe('store-unavailable');
  await expect(child.run([rowsOf(3)]).catch(codeOf)).resolves.toBe('store-unavailable');
  child.disk.repair();
  await child.run([rowsOf(4)]);
  const rounds = await child.read('select array_agg(distinct round) as rounds from thing where round <> 2');
  expect(rounds).toEqual([{ rounds: [1, 4] }]);
  await child.close();
});

test('after the database gave up who listened is called, and hears again', async () => {
  const child = await Child.open(await freshFolder());
  await child.listen('news');
  await child.run([table]);
  child.disk.fill('/pg_wal/');
  await expect(child.run([rowsOf(1)]).catch(codeOf)).resolves.toBe('store-unavailable');
  child.disk.repair();
  await child.read('select 1');
  await expect.poll(() => child.heard()).toBe(1);
  await child.run([notifying('news')]);
  await expect.poll(() => child.heard()).toBe(2);
  await child.close();
});
