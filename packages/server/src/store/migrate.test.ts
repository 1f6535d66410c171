/** Tables come from migrations: each once, in order, the same for everybody; and never touched by a program that is too old. */

import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from './database.js';
import type { Engine } from './engine.js';
import { type Bench, describeOnEach } from './lanes.test-kit.js';
import { type Migration, migrate, ownMigrations } from './migrate.js';
import { openEngine } from './open-store.js';

const codeOf = (error: unknown): unknown => (error instanceof StoreError ? error.code : error);
const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
});
const first = migration('0001-first', 'create table one (x integer); insert into one values (1);');
const second = migration('0002-second', 'create table two (x integer);');
const third = migration('0003-third', 'create table three (x integer);');
const broken = migration('0003-broken', 'create table four (x integer); selekt;');

test('the program’s own are numbered without a gap, and have plain names', () => {
  const names = ownMigrations().map(({ name }) => name);
  expect(names.length).toBeGreaterThan(1);
  for (const [at, name] of names.entries())
    expect(name).toMatch(new RegExp(`^${String(at + 1).padStart(4, '0')}-[a-z-]+$`, 'u'));
});

describeOnEach('migrations', (bench: () => Bench) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await openEngine(await bench().fresh());
  });
  afterEach(() => engine.close());

  const tables = (schema: string): Promise<readonly string[]> =>
    engine.use('public', async (client) => {
      const sql =
        'select relname as name from pg_class where relnamespace = to_regnamespace($1) and relkind = $2 order by 1';
      return (await client.query<{ name: string }>(sql, [schema, 'r'])).rows.map(({ name }) => name);
    });

  test('are run once each, and only what is new is run later', async () => {
    await migrate(engine, ['a', 'b'], [first]);
    await migrate(engine, ['a', 'b'], [first]);
    await migrate(engine, ['a'], [first, second, third]);
    await expect(tables('a')).resolves.toEqual(['migration', 'one', 'three', 'two']);
    await expect(tables('b')).resolves.toEqual(['migration', 'one']);
    await engine.use('a', async (client) => {
      expect((await client.query('select * from one')).rows).toEqual([{ x: 1 }]);
    });
  });

  test('are run once where two programs start at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(engine, ['a', 'b'], [first, second])));
    await engine.use('a', async (client) => {
      expect((await client.query('select * from one')).rows).toHaveLength(1);
    });
  });

  test('that fail leave what was there before them', async () => {
    await expect(migrate(engine, ['a'], [first, second, broken]).catch(codeOf)).resolves.toBe('store-failed');
    await expect(tables('a')).resolves.toEqual(['migration', 'one', 'two']);
    await migrate(engine, ['a'], [first, second, third]);
    await expect(tables('a')).resolves.toContain('three');
  });

  test('of a newer program are left alone, in every schema', async () => {
    await migrate(engine, ['b'], [first, second, third]);
    const older = migrate(engine, ['a', 'b'], [first, second]);
    await expect(older).rejects.toMatchObject({ code: 'store-newer', message: expect.stringContaining('0003-third') });
    await expect(tables('a')).resolves.toEqual([]);
    await expect(tables('b')).resolves.toEqual(['migration', 'one', 'three', 'two']);
  });

  test.each([
    ['with other content', [first, { ...second, sha256: first.sha256 }]],
    ['in another order', [{ ...second, name: '0001-second' }, first, second]],
    ['with one in between', [first, migration('0001-a-late-one', 'create table late (x integer);'), second, third]],
  ])('%s than those that were run are refused', async (_, changed) => {
    await migrate(engine, ['a'], [first, second]);
    await expect(migrate(engine, ['a'], changed).catch(codeOf)).resolves.toBe('store-changed');
    await expect(tables('a')).resolves.toEqual(['migration', 'one', 'two']);
  });

  test('of this program can be run', async () => {
    await migrate(engine, ['saylau', 'saylau_rehearsal']);
    await expect(tables('saylau')).resolves.toEqual(await tables('saylau_rehearsal'));
    await expect(tables('saylau')).resolves.toContain('leaf');
  });
});

describe('a checkout with other line ends', () => {
  test('has the same migrations', () => {
    for (const { sql } of ownMigrations()) expect(sql).not.toContain('\r');
  });
});
