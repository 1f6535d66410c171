/** Readers of live updates: who is told what, once; who comes back; who is too slow. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Hub, type LiveEvent, type Reader } from './hub.js';

class TestReader implements Reader {
  text = '';
  writableLength = 0;
  isDestroyed = false;

  write(bytes: Buffer | string): boolean {
    this.text += bytes.toString();
    return true;
  }

  destroy(): void {
    this.isDestroyed = true;
  }

  /** Ids of the events that it was told. */
  get ids(): readonly number[] {
    return [...this.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  }
}

const settings = { every: 100, mostWaiting: 1000, heartbeat: 5000 };
let size: number;
let asked: number;
let hub: Hub;

beforeEach(() => {
  vi.useFakeTimers();
  [size, asked] = [7, 0];
  hub = new Hub((since): Promise<LiveEvent> => {
    asked += 1;
    return Promise.resolve({ id: size, data: { size, since } });
  }, settings);
  return () => hub.close();
});
afterEach(() => vi.useRealTimers());

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe('a reader', () => {
  test('is told at once how the log stands', async () => {
    const reader = new TestReader();
    await hub.add(reader, undefined);
    expect(reader.text).toBe('retry: 2000\n\nevent: head\nid: 7\ndata: {"size":7,"since":0}\n\n');
  });

  test('who has seen the newest is told nothing, who has seen an older one the newest', async () => {
    const [current, late, ahead] = [new TestReader(), new TestReader(), new TestReader()];
    await hub.add(current, 7);
    await hub.add(late, 3);
    await hub.add(ahead, 9);
    expect([current.ids, late.ids, ahead.ids]).toEqual([[], [7], [7]]);
  });

  test('is told of growth once, however often it grew meanwhile, and not more often than every so long', async () => {
    const reader = new TestReader();
    await hub.add(reader, 7);
    for (size = 8; size < 500; size += 1) hub.grown();
    await pass(100);
    expect(reader.ids).toEqual([500]);
    hub.grown();
    size = 501;
    await pass(99);
    expect(reader.ids).toEqual([500]);
    await pass(1);
    expect(reader.ids).toEqual([500, 501]);
  });

  test('who comes while an event is made is told the same one, once', async () => {
    const [first, second] = [new TestReader(), new TestReader()];
    await Promise.all([hub.add(first, undefined), hub.add(second, undefined)]);
    hub.grown();
    await pass(100);
    expect([first.ids, second.ids, asked]).toEqual([[7], [7], 2]);
  });

  test('who comes while acts stream in is told alone, without an event made for it', async () => {
    const there = new TestReader();
    await hub.add(there, undefined);
    for (size = 8; size < 108; size += 1) {
      hub.grown();
      const reader = new TestReader();
      await hub.add(reader, undefined);
      expect(reader.ids).toEqual([7]);
    }
    expect([asked, there.ids]).toEqual([1, [7]]);
    await pass(100);
    expect([asked, there.ids]).toEqual([2, [7, 108]]);
  });

  test('who comes first after nobody read for a while is told how the log stands now', async () => {
    const [first, later] = [new TestReader(), new TestReader()];
    await hub.add(first, undefined);
    hub.remove(first);
    size = 9;
    hub.grown();
    await hub.add(later, undefined);
    expect([later.ids, first.ids]).toEqual([[9], [7]]);
  });

  test('who comes after an event could not be made brings it to all', async () => {
    let fails = false;
    const failing = new Hub(
      () => (fails ? Promise.reject(new Error('away')) : Promise.resolve({ id: size, data: {} })),
      settings,
    );
    const [there, comes] = [new TestReader(), new TestReader()];
    await failing.add(there, undefined);
    [fails, size] = [true, 8];
    failing.grown();
    await pass(100);
    fails = false;
    await failing.add(comes, undefined);
    expect([there.ids, comes.ids]).toEqual([[7, 8], [8]]);
    failing.close();
  });

  test('who leaves before the event is made is not among the readers', async () => {
    const reader = new TestReader();
    const adding = hub.add(reader, undefined);
    hub.remove(reader);
    await adding;
    expect([reader.ids, hub.readers]).toEqual([[], 0]);
  });

  test('too slow is dropped, and the others are not kept waiting', async () => {
    const [slow, quick] = [new TestReader(), new TestReader()];
    await hub.add(slow, 7);
    await hub.add(quick, 7);
    slow.writableLength = 1001;
    size = 8;
    hub.grown();
    await pass(100);
    expect([slow.isDestroyed, slow.ids, quick.ids, hub.readers, hub.dropped]).toEqual([true, [], [8], 1, 1]);
  });

  test('has a sign of life while nothing happens, as an event that is no news', async () => {
    const reader = new TestReader();
    await hub.add(reader, 7);
    await pass(10_000);
    expect(reader.text).toBe('retry: 2000\n\nevent: beat\ndata: {}\n\nevent: beat\ndata: {}\n\n');
    expect(reader.ids).toEqual([]);
  });
});

test('while nobody reads nothing is made', async () => {
  hub.grown();
  await pass(1000);
  expect(asked).toBe(0);
});

test('where the event cannot be made nobody is told, and the next time all are', async () => {
  const reader = new TestReader();
  let fails = true;
  const failing = new Hub(
    () => (fails ? Promise.reject(new Error('away')) : Promise.resolve({ id: 9, data: {} })),
    settings,
  );
  await expect(failing.add(reader, undefined)).rejects.toThrow('away');
  failing.grown();
  await pass(100);
  fails = false;
  failing.grown();
  await pass(100);
  expect(reader.ids).toEqual([9]);
  failing.close();
  expect(reader.isDestroyed).toBe(true);
});
