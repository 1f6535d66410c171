/** The port `Database`: the same on the embedded database and on servers. */

import { beforeAll, describe, expect, test } from 'vitest';
import { type Database, notifying, type Statement, StoreError, type Value } from './database.js';
import { type Bench, describeOnEach } from './lanes.test-kit.js';
import { openStore, type Store } from './open-store.js';

const codeOf = (error: unknown): unknown => (error instanceof StoreError ? error.code : error);
const insert = (...values: Value[]): Statement => ({ sql: 'insert into thing values ($1, $2)', values, rows: 1 });

describeOnEach('the database', (bench: () => Bench) => {
  let store: Store;
  let real: Database;
  let rehearsal: Database;

  beforeAll(async () => {
    store = await openStore(await bench().fresh());
    real = store.database('saylau');
    rehearsal = store.database('saylau_rehearsal');
    const table = 'create table thing (id integer primary key, word text not null check (word <> $$bad$$))';
    for (const database of [real, rehearsal]) await database.run([{ sql: table }]);
    return () => store.close();
  });

  const words = (database = real): Promise<unknown> =>
    database.read('select word from thing order by id').then((rows) => rows.map(({ word }) => word));

  describe('a transaction', () => {
    beforeAll(async () => {
      await real.run([{ sql: 'truncate thing' }]);
    });

    test('of several statements answers with the rows of each', async () => {
      const answers = await real.run([
        { sql: 'insert into thing values (1, $1), (2, $2) returning id', values: ['one', 'two'], rows: 2 },
        { sql: 'select word from thing order by id', rows: 2 },
        { sql: 'update thing set word = word where id = 7', rows: 0 },
      ]);
      expect(answers).toEqual([[{ id: 1 }, { id: 2 }], [{ word: 'one' }, { word: 'two' }], []]);
    });

    test('is undone whole where its last statement fails', async () => {
      const failing = real.run([insert(3, 'three'), insert(4, 'four'), { sql: 'select 1 / 0' }]);
      await expect(failing.catch(codeOf)).resolves.toBe('store-failed');
      await expect(words()).resolves.toEqual(['one', 'two']);
    });

    test('is undone whole where a statement affects other rows than it must', async () => {
      const conflicting = real.run([
        insert(3, 'three'),
        { sql: 'update thing set word = $1 where id = 9', values: ['x'], rows: 1 },
      ]);
      await expect(conflicting.catch(codeOf)).resolves.toBe('store-conflict');
      await expect(words()).resolves.toEqual(['one', 'two']);
    });

    test('tells of the first thing that went wrong, not of what followed from it', async () => {
      const both = real.run([{ sql: 'update thing set word = word where id = 9', rows: 1 }, insert(1, 'again')]);
      await expect(both).rejects.toThrow(/0 rows instead of 1/u);
    });

    test('that brings a key which exists is a conflict', async () => {
      await expect(real.run([insert(1, 'again')]).catch(codeOf)).resolves.toBe('store-conflict');
    });

    test.each([
      ['a value that the table refuses', insert(5, 'bad')],
      ['no SQL', { sql: 'selekt' }],
      ['a text with a zero character', insert(5, 'a\0b')],
    ])('with %s is a defect', async (_, statement) => {
      await expect(real.run([statement]).catch(codeOf)).resolves.toBe('store-failed');
      await expect(words()).resolves.toEqual(['one', 'two']);
    });

    test('after many failures the database is as good as before', async () => {
      for (let round = 0; round < 30; round += 1) await real.run([insert(1, 'x'), { sql: 'selekt' }]).catch(codeOf);
      await real.run([{ sql: 'delete from thing where id = 2', rows: 1 }]);
      await expect(words()).resolves.toEqual(['one']);
    });

    test('of nothing does nothing', async () => {
      await expect(real.run([])).resolves.toEqual([]);
    });
  });

  test('fifty at once are done one after the other', async () => {
    await real.run([{ sql: 'create table sum (value integer)' }, { sql: 'insert into sum values (0)' }]);
    const add = { sql: 'update sum set value = value + 1', rows: 1 };
    await Promise.all(Array.from({ length: 50 }, () => real.run([add, add])));
    await expect(real.read('select value from sum')).resolves.toEqual([{ value: 100 }]);
  });

  test('of two that write from the same state one wins and the other is a conflict', async () => {
    await real.run([{ sql: 'create table head (size integer)' }, { sql: 'insert into head values (0)' }]);
    const step = { sql: 'update head set size = 1 where size = 0', rows: 1 };
    const ends = await Promise.all([1, 2, 3, 4].map(() => real.run([step]).then(() => 'done', codeOf)));
    expect(ends.sort()).toEqual(['done', 'store-conflict', 'store-conflict', 'store-conflict']);
  });

  test('the two schemas share no table', async () => {
    await rehearsal.run([{ sql: 'delete from thing' }, insert(1, 'rehearsed')]);
    await real.run([{ sql: 'delete from thing' }, insert(1, 'real')]);
    await expect(Promise.all([words(rehearsal), words(real), words(rehearsal)])).resolves.toEqual([
      ['rehearsed'],
      ['real'],
      ['rehearsed'],
    ]);
  });

  describe('values', () => {
    const all = 'A Ә ІҢ 😀 "quoted" \\back {brace} \u2028 tab\tline\nend';

    test('come back as the driver gives them', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const time = new Date('2026-03-19T18:02:11.123Z');
      const rows = await real.read(
        `select $1::bigint as whole, $2::bytea as bytes, $3::timestamptz as time, $4::text as text, $5::boolean as yes,
           null::text as nothing, $6::integer as number, $7::numeric as exact, $8::text[] as list, $9::date::text as day`,
        ['-9007199254740993', bytes, time, all, true, 7, '0.10', [all, '', 'NULL'], '2026-11-22'],
      );
      expect(rows).toEqual([
        {
          whole: '-9007199254740993',
          bytes: Buffer.from(bytes),
          time,
          text: all,
          yes: true,
          nothing: null,
          number: 7,
          exact: '0.10',
          list: [all, '', 'NULL'],
          day: '2026-11-22',
        },
      ]);
    });

    test('of lists go in as arrays, bytes too', async () => {
      const lists: Value[] = [
        [1, 2, null],
        [new Uint8Array([0, 255]), new Uint8Array(0)],
        [all, null],
        [
          [1, 2],
          [3, 4],
        ],
      ];
      const rows = await real.read(
        'select $1::integer[] as numbers, $3::text[] as texts, $4::integer[] as nested, array_agg(b) as bytes from unnest($2::bytea[]) b',
        lists,
      );
      expect(rows).toEqual([
        {
          numbers: [1, 2, null],
          texts: [all, null],
          nested: [
            [1, 2],
            [3, 4],
          ],
          bytes: [Buffer.from([0, 255]), Buffer.from([])],
        },
      ]);
    });

    test('of ten megabytes go in and out', async () => {
      const large = new Uint8Array(10 * 1024 * 1024).map((_, at) => at % 251);
      const [row] = await real.read('select $1::bytea as bytes, sha256($1) as hash', [large]);
      expect(Buffer.compare(row?.bytes as Buffer, large)).toBe(0);
    });
  });

  describe('a lease', () => {
    test('is held by one at a time, and free again once it is released', async () => {
      const first = await real.lease('sequencer');
      await expect(real.lease('sequencer')).resolves.toBeUndefined();
      await first?.release();
      const second = await real.lease('sequencer');
      expect(second).toBeDefined();
      await first?.release();
      await expect(real.lease('sequencer')).resolves.toBeUndefined();
      await second?.release();
    });

    test('is given to one of many who ask at once', async () => {
      const asked = await Promise.all([1, 2, 3, 4, 5].map(() => real.lease('busy')));
      expect(asked.filter((lease) => lease !== undefined)).toHaveLength(1);
      for (const lease of asked) await lease?.release();
    });

    test('of another name, or of the other schema, is another', async () => {
      const leases = [await real.lease('one'), await real.lease('two'), await rehearsal.lease('one')];
      expect(leases).not.toContain(undefined);
      await Promise.all(leases.map((lease) => lease?.release()));
    });
  });

  describe('who listens', () => {
    const heardIn = async (run: () => Promise<unknown>): Promise<string[]> => {
      const heard: string[] = [];
      const ends = [
        await real.listen('news', () => heard.push('real')),
        await rehearsal.listen('news', () => heard.push('rehearsal')),
      ];
      await run();
      // Whatever was said before this is heard before it: notifications come in order.
      const last = new Promise<void>((resolve) => {
        ends.push(() => undefined);
        real.listen('last', resolve).then((end) => ends.push(end), resolve);
      });
      await new Promise(setImmediate);
      await expect.poll(() => ends.length).toBe(4);
      await real.run([notifying('last')]);
      await last;
      for (const end of ends) end();
      return heard;
    };

    test('hears of a committed transaction of the same schema', async () => {
      await expect(heardIn(() => real.run([insert(20, 'x'), notifying('news')]))).resolves.toEqual(['real']);
      await expect(heardIn(() => rehearsal.run([notifying('news')]))).resolves.toEqual(['rehearsal']);
    });

    test('hears nothing of one that was undone', async () => {
      const failing = () => real.run([notifying('news'), { sql: 'selekt' }]).catch(codeOf);
      await expect(heardIn(failing)).resolves.toEqual([]);
    });

    test('hears nothing after it ended that', async () => {
      const heard: string[] = [];
      const end = await real.listen('news', () => heard.push('ended'));
      end();
      await expect(heardIn(() => real.run([notifying('news')]))).resolves.toEqual(['real']);
      expect(heard).toEqual([]);
    });
  });
});

describeOnEach('a closed database', (bench: () => Bench) => {
  test('answers nobody, and its place can be opened again', async () => {
    const place = await bench().fresh();
    const store = await openStore(place);
    await store.database('saylau').run([{ sql: 'create table kept (x integer)' }]);
    await store.database('saylau').close();
    await expect(store.database('saylau_rehearsal').read('select 1')).resolves.toHaveLength(1);
    await store.database('saylau_rehearsal').close();
    await expect(store.database('saylau').read('select 1').catch(codeOf)).resolves.toBe('store-unavailable');
    await store.close();
    const again = await openStore(place);
    await expect(again.database('saylau').read('select * from kept')).resolves.toEqual([]);
    await again.close();
  });
});
