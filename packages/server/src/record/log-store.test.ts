/** The record on SQL: the same on every database, and appended to by one process at a time. */

import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../store/database.js';
import { type Bench, describeOnEach } from '../store/lanes.test-kit.js';
import { openStore, type Store } from '../store/open-store.js';
import { grownChannel, SqlRecordStore } from './log-store.js';
import type { Append, LogHead } from './record-store.js';

const codeOf = (error: unknown): unknown => (error instanceof StoreError ? error.code : error);
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const emptyRoot = sha256('');

/** Leaves that say nothing but their number. */
const leavesOf = (from: number, count: number): Append['leaves'] =>
  Array.from({ length: count }, (_, place) => {
    const bytes = Buffer.from(`{"leaf":${from + place},"name":"Ә \\\\ \\" , {}"}`);
    return {
      actId: `act-${from + place}`,
      bytes,
      hash: sha256(bytes),
      kind: place % 2 === 0 ? 'even' : 'odd',
      ...(place % 3 === 0 ? { subject: `subject ${place % 2}` } : {}),
      parts: [],
    };
  });

describeOnEach('the record', (bench: () => Bench) => {
  let store: Store;
  let record: SqlRecordStore;
  let head: LogHead;
  let epoch: string;
  let logs = 0;

  beforeAll(async () => {
    store = await openStore(await bench().fresh());
    record = new SqlRecordStore(store.database('saylau'));
    return () => store.close();
  });
  beforeEach(async () => {
    logs += 1;
    head = await record.createLog(`log ${logs}`, 'day', emptyRoot);
    epoch = await record.beginEpoch(undefined);
  });

  const batch = (from: number, count: number): Append => ({
    log: head.log,
    epoch,
    from,
    leaves: leavesOf(from, count),
    root: sha256(`root of ${from + count}`),
    checkpoint: `checkpoint of ${from + count}\n`,
  });
  const now = (): Promise<LogHead> => record.head(head.log);
  const texts = async (from: number, to: number): Promise<readonly string[]> =>
    (await record.leaves(head.log, from, to)).map((bytes) => Buffer.from(bytes).toString());

  describe('a log', () => {
    test('begins empty', () => {
      expect(head).toEqual({
        log: head.log,
        origin: `log ${logs}`,
        kind: 'day',
        size: 0,
        root: emptyRoot,
        deletions: 0,
      });
    });

    test('of an origin that exists is a conflict, and every log is listed', async () => {
      await expect(record.createLog(head.origin, 'day', emptyRoot).catch(codeOf)).resolves.toBe('store-conflict');
      expect((await record.logs()).at(-1)).toEqual(await now());
    });

    test('that is not there is a defect', async () => {
      await expect(record.head(9_999).catch(codeOf)).resolves.toBe('store-failed');
    });
  });

  describe('what is appended', () => {
    test.each([1, 2, 500, 5001])('%i at once is there, in order, with the head', async (count) => {
      await record.append(batch(0, count));
      await record.append(batch(count, 3));
      const { root, checkpoint } = batch(count, 3);
      await expect(now()).resolves.toMatchObject({ size: count + 3, root, checkpoint });
      const all = [...leavesOf(0, count), ...leavesOf(count, 3)];
      await expect(texts(0, count + 3)).resolves.toEqual(all.map(({ bytes }) => Buffer.from(bytes).toString()));
      const hashes = await record.hashes(head.log, 0, count + 3);
      expect(Buffer.compare(hashes, Buffer.concat(all.map(({ hash }) => hash)))).toBe(0);
    });

    test('is read from any index to any other', async () => {
      await record.append(batch(0, 9));
      const all = leavesOf(0, 9).map(({ bytes }) => Buffer.from(bytes).toString());
      await expect(texts(3, 5)).resolves.toEqual(all.slice(3, 5));
      await expect(texts(8, 99)).resolves.toEqual(all.slice(8));
      await expect(texts(9, 9)).resolves.toEqual([]);
      await expect(record.hashes(head.log, 4, 4)).resolves.toHaveLength(0);
      await expect(record.hashes(head.log, 7, 9)).resolves.toHaveLength(64);
    });

    test('is found by its act, in its own log only', async () => {
      await record.append(batch(0, 5));
      const found = await record.known(head.log, ['act-3', 'act-9', 'act-0']);
      expect([...found.keys()].sort()).toEqual(['act-0', 'act-3']);
      expect(found.get('act-3')).toEqual({ index: 3, bytes: leavesOf(0, 5)[3]?.bytes });
      await expect(record.known(head.log, [])).resolves.toEqual(new Map());
      const other = await record.createLog(`other than ${logs}`, 'day', emptyRoot);
      await expect(record.known(other.log, ['act-3'])).resolves.toEqual(new Map());
    });

    test('is found by subject and by kind', async () => {
      await record.append(batch(0, 10));
      await expect(record.about(head.log, 'subject 0')).resolves.toEqual([0, 6]);
      await expect(record.about(head.log, 'subject 7')).resolves.toEqual([]);
      await expect(record.ofKinds(head.log, ['even'], -1, 3)).resolves.toEqual([0, 2, 4]);
      await expect(record.ofKinds(head.log, ['even', 'odd'], 6, 9)).resolves.toEqual([7, 8, 9]);
    });

    test('wakes who listens', async () => {
      let heard = 0;
      const end = await store.database('saylau').listen(grownChannel, () => {
        heard += 1;
      });
      await record.append(batch(0, 1));
      await expect.poll(() => heard).toBe(1);
      end();
    });
  });

  describe('nothing is appended', () => {
    beforeEach(() => record.append(batch(0, 4)));

    const unchanged = async (): Promise<void> => {
      await expect(now()).resolves.toMatchObject({ size: 4, root: sha256('root of 4') });
      await expect(texts(0, 99)).resolves.toHaveLength(4);
      await expect(record.known(head.log, ['act-4', 'act-5'])).resolves.toEqual(new Map());
    };

    test.each([0, 3, 5])('after size %i where it is 4', async (from) => {
      const late = { ...batch(from, 2), leaves: leavesOf(4, 2) };
      await expect(record.append(late).catch(codeOf)).resolves.toBe('store-conflict');
      await unchanged();
    });

    test('by who began an epoch before another did', async () => {
      const newer = await record.beginEpoch('http://other');
      expect(BigInt(newer)).toBe(BigInt(epoch) + 1n);
      await expect(record.append(batch(4, 2)).catch(codeOf)).resolves.toBe('store-conflict');
      await unchanged();
      await record.append({ ...batch(4, 2), epoch: newer });
      await expect(record.writerAddress()).resolves.toBe('http://other');
    });

    test('by who claims an epoch that was not begun', async () => {
      const claimed = String(BigInt(epoch) + 1n);
      await expect(record.append({ ...batch(4, 2), epoch: claimed }).catch(codeOf)).resolves.toBe('store-conflict');
      await unchanged();
    });

    test('of a batch in which one act is there already', async () => {
      const [first, second] = leavesOf(4, 2);
      const again = { ...batch(4, 2), leaves: [first, { ...second, actId: 'act-2' }] as Append['leaves'] };
      await expect(record.append(again).catch(codeOf)).resolves.toBe('store-conflict');
      await unchanged();
    });

    test('of two batches at once for the same place, but one', async () => {
      const ends = await Promise.all([1, 2, 3].map(() => record.append(batch(4, 2)).then(() => 'done', codeOf)));
      expect(ends.sort()).toEqual(['done', 'store-conflict', 'store-conflict']);
      await expect(now()).resolves.toMatchObject({ size: 6 });
    });
  });

  test('epochs that many begin at once are all different', async () => {
    const begun = await Promise.all(Array.from({ length: 8 }, () => record.beginEpoch('x')));
    expect(new Set(begun).size).toBe(8);
  });

  test('an epoch that begins while a batch is written comes before or after it', async () => {
    const [appended, begun] = await Promise.all([
      record.append(batch(0, 200)).then(() => 'done', codeOf),
      record.beginEpoch('x'),
    ]);
    expect(['done', 'store-conflict']).toContain(appended);
    await expect(now()).resolves.toMatchObject({ size: appended === 'done' ? 200 : 0 });
    epoch = begun;
    await record.append(batch(appended === 'done' ? 200 : 0, 1));
  });

  describe('beside the leaves', () => {
    test('a document is kept once, by its content', async () => {
      const bytes = new Uint8Array([0, 1, 255]);
      const name = sha256(bytes).toString('hex');
      await expect(record.getDocument(name)).resolves.toBeUndefined();
      await record.putDocument(name, bytes);
      await record.putDocument(name, bytes);
      const found = await record.getDocument(name);
      expect(Buffer.compare(found ?? Buffer.alloc(0), bytes)).toBe(0);
    });

    test('private parts come with their leaf, are deleted, and then it is known that they were there', async () => {
      const part = { name: 'scan', salt: sha256('salt'), data: Buffer.from('data') };
      const [leaf, other] = leavesOf(0, 2);
      await record.append({ ...batch(0, 2), leaves: [leaf, { ...other, parts: [part] }] as Append['leaves'] });
      await expect(record.privatePart(head.log, 1, 'scan')).resolves.toEqual(part);
      await expect(record.privatePart(head.log, 0, 'scan')).resolves.toBeUndefined();
      await record.deletePrivatePart(head.log, 1, 'scan');
      await record.deletePrivatePart(head.log, 1, 'scan');
      await expect(record.privatePart(head.log, 1, 'scan')).resolves.toBe('deleted');
      const rows = await store
        .database('saylau')
        .read('select salt, data from private_part where log = $1', [head.log]);
      expect(rows).toEqual([{ salt: null, data: null }]);
    });

    test('the newest state is kept', async () => {
      await expect(record.keptState(head.log)).resolves.toBeUndefined();
      const state = {
        size: 7,
        root: emptyRoot,
        program: 'x/1',
        data: Buffer.alloc(100_000, 3),
        signature: Buffer.from('s'),
      };
      await record.keepState(head.log, state, 0);
      await record.keepState(head.log, { ...state, size: 8 }, 0);
      await expect(record.keptState(head.log)).resolves.toEqual({ ...state, size: 8 });
    });

    test('with a part that has votes goes the state that was kept with them, and no other such state is kept', async () => {
      const state = {
        size: 2,
        root: emptyRoot,
        program: 'x/1',
        data: Buffer.from('votes'),
        signature: Buffer.from('s'),
      };
      const parts = ['scan', 'figures'].map((name) => ({ name, salt: sha256('salt'), data: Buffer.from('data') }));
      const [leaf] = leavesOf(0, 1);
      await record.append({ ...batch(0, 1), leaves: [{ ...leaf, parts }] as Append['leaves'] });
      await record.keepState(head.log, state, 0);
      await record.deletePrivatePart(head.log, 0, 'scan');
      await expect(record.keptState(head.log)).resolves.toEqual(state);
      await record.deletePrivatePart(head.log, 0, 'figures');
      await expect(record.keptState(head.log)).resolves.toBeUndefined();
      await expect(now()).resolves.toMatchObject({ deletions: 1 });
      await record.keepState(head.log, state, 0);
      await expect(record.keptState(head.log)).resolves.toBeUndefined();
      await record.keepState(head.log, state, 1);
      await expect(record.keptState(head.log)).resolves.toEqual(state);
    });

    test('cosignatures are kept by size, the newest of each witness', async () => {
      await record.addCosignature(head.log, 4, 'b', 'first\n');
      await record.addCosignature(head.log, 4, 'a', 'second\n');
      await record.addCosignature(head.log, 4, 'b', 'third\n');
      await expect(record.cosignatures(head.log, 4)).resolves.toEqual(['second\n', 'third\n']);
      await expect(record.cosignatures(head.log, 5)).resolves.toEqual([]);
    });

    test('of sizes cosigned a moment ago the one with most cosignatures is best, of several the largest', async () => {
      const best = (size: number) => record.bestCosigned(head.log, size, 30);
      const { log } = head;
      await store.database('saylau').run([{ sql: 'delete from cosignature where log = $1', values: [log] }]);
      await expect(best(9)).resolves.toBeUndefined();
      for (const [size, witness] of [
        [3, 'a'],
        [3, 'b'],
        [4, 'a'],
        [4, 'b'],
        [5, 'a'],
        [7, 'a'],
        [7, 'b'],
        [7, 'c'],
      ] as const)
        await record.addCosignature(log, size, witness, `${size}${witness}\n`);
      await expect(best(6)).resolves.toEqual({ size: 4, lines: ['4a\n', '4b\n'] });
      await expect(best(7)).resolves.toMatchObject({ size: 7 });
      const old = "update cosignature set received = now() - interval '1 hour' where log = $1 and size < 7";
      await store.database('saylau').run([{ sql: old, values: [log] }]);
      await expect(best(6)).resolves.toBeUndefined();
      await expect(best(5)).resolves.toEqual({ size: 5, lines: ['5a\n'] });
    });
  });
});
