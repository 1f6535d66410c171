/** A page kept up to date over links and servers of all sorts, with the browser's own store of questions. */

import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Keeper } from './keeper.js';
import { keeperOf } from './use-live.js';

const path = '/en/elections/sk';
let client: QueryClient;
let keeper: Keeper;
/** Size of the log at the server, milliseconds that its answers take, and whether it gives any. */
let server: { size: number; takes: number; fails: boolean };
let asked: number;
/** Since when the page said it is behind, in seconds from the start. */
let behind: (number | undefined)[];
let leave: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  server = { size: 1, takes: 50, fails: false };
  [asked, behind] = [0, []];
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } });
  client.setQueryData(['page', path], { log: { size: 1 } });
  leave = new QueryObserver(client, { queryKey: ['page', path], queryFn: ({ signal }) => answer(signal) }).subscribe(
    () => undefined,
  );
  keeper = keeperOf(client, path, (since) => behind.push(since === undefined ? undefined : since.getTime() / 1_000));
});
afterEach(() => {
  keeper.end();
  leave();
  client.clear();
  vi.useRealTimers();
});

/** The page as it is when the server begins to answer. */
function answer(signal: AbortSignal): Promise<object> {
  asked += 1;
  const { size, takes, fails } = server;
  return new Promise((done, failed) => {
    signal.addEventListener('abort', () => failed(new Error('cancelled')));
    setTimeout(() => (fails ? failed(new Error('away')) : done({ log: { size } })), takes);
  });
}

const shown = (): number => client.getQueryData<{ log: { size: number } }>(['page', path])!.log.size;
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

/** The log grows every quarter of a second. */
async function growFor(seconds: number): Promise<void> {
  for (let quarter = 0; quarter < seconds * 4; quarter += 1) {
    server.size += 1;
    keeper.grown(server.size);
    await pass(0.25);
  }
}

test('on a slow link every answer is shown, though the log grows while it comes', async () => {
  server.takes = 4_000;
  const seen = new Set<number>();
  for (let second = 0; second < 60; second += 1) {
    await growFor(1);
    seen.add(shown());
  }
  expect(seen.size).toBeGreaterThan(9);
  expect(behind).toEqual([]);
});

test('what grew while an answer came is asked for after it, though the log is quiet then', async () => {
  server.takes = 2_000;
  await growFor(1);
  await pass(6);
  expect([shown(), asked]).toEqual([5, 2]);
  await pass(60);
  expect([asked, behind]).toEqual([2, []]);
});

test('a quick log is not shown quicker than figures can be read', async () => {
  await growFor(15);
  expect(asked).toBeLessThan(12);
  await pass(3);
  expect(shown()).toBe(server.size);
});

test('a page that cannot be loaded says since when it is behind, and no more once it is not', async () => {
  await growFor(2);
  await pass(8);
  server.fails = true;
  await growFor(20);
  expect([shown(), behind]).toEqual([9, [10]]);
  const before = asked;
  await pass(60);
  expect(asked - before).toBeLessThan(13);
  server.fails = false;
  await pass(11);
  expect([shown(), behind]).toEqual([server.size, [10, undefined]]);
});

test('a page that comes very slowly says of when its figures are, as they come', async () => {
  server.takes = 20_000;
  await growFor(70);
  expect(shown()).toBeGreaterThan(1);
  expect(behind.length).toBeGreaterThan(2);
  expect(behind).not.toContain(undefined);
});

test('a page that is looked at again is asked for at once, without a mark', async () => {
  keeper.grown(2);
  server.size = 400;
  keeper.look();
  await pass(0.4);
  expect([shown(), asked, behind]).toEqual([400, 1, []]);
});

test('a page on its way already is waited for, and not asked for again', async () => {
  server.takes = 4_000;
  client.refetchQueries({ queryKey: ['page', path] }).catch(() => undefined);
  await growFor(3);
  expect(asked).toBe(1);
  await pass(8);
  expect([shown(), asked]).toEqual([server.size, 2]);
});

test('a page that was left asks no more', async () => {
  server.takes = 2_000;
  server.fails = true;
  await growFor(1);
  keeper.end();
  const before = asked;
  await pass(120);
  expect([asked - before, behind]).toEqual([0, []]);
});
