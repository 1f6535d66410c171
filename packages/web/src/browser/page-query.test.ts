/** The page of an address, asked for with the browser's own store of questions: never another page's content under it. */

import { environmentManager, type QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Boot, Page } from '../site/page.js';
import { NeedsDocument } from './fetch-page.js';
import { LoadedWords } from './modules.js';
import { clientFor, pageQuery } from './page-query.js';

const modules = vi.hoisted(() => ({ fails: false }));
vi.mock('./modules.js', () => ({
  LoadedWords: class {},
  loadModule: () => (modules.fails ? Promise.reject(new TypeError('no such script')) : Promise.resolve()),
}));

// Without a window it takes itself for a server, which asks nothing again by itself.
environmentManager.setIsServer(() => false);

/** What the server does with a request: gives a page of this name, answers with that status, or is away. */
let server: (path: string) => string | number | 'away';
let build: string;
let client: QueryClient;
let observer: QueryObserver<Page>;
let shown: Page | undefined;

const pageNamed = (name: string): Page =>
  ({ kind: 'checks', place: { kind: 'checks', rest: [name] }, data: {}, build }) as unknown as Page;
const boot = (): Boot => ({ page: pageNamed('election'), language: 'en', base: '', isLive: true });
const nameOf = (page: Page | undefined): string | undefined => page?.place.rest[0];
const words = new LoadedWords('en');

function questionAt(path: string) {
  return client.defaultQueryOptions(
    pageQuery(client, { path, words, build: 'b1' }, { isLive: true, shown: () => shown }),
  );
}

/** The reader follows a link. */
function go(path: string): void {
  observer.setOptions(questionAt(path));
}

/** What stands on the screen, as the app chooses it. */
function screen(): { readonly name: string | undefined; readonly error: unknown } {
  const { data, error } = observer.getCurrentResult();
  return { name: nameOf(data), error };
}

beforeEach(() => {
  vi.useFakeTimers();
  build = 'b1';
  modules.fails = false;
  server = (path) => path.slice(1);
  vi.stubGlobal('fetch', (address: string, { signal }: { signal: AbortSignal }) => {
    const answer = server(address.replace('/data.json', ''));
    if (answer === 'away') return Promise.reject(new TypeError('Failed to fetch'));
    if (answer === 'silent')
      return new Promise((_, failed) => signal.addEventListener('abort', () => failed(new Error('given up'))));
    const status = typeof answer === 'number' ? answer : 200;
    return Promise.resolve(new Response(JSON.stringify(pageNamed(String(answer))), { status }));
  });
  client = clientFor(boot(), '/election');
  observer = new QueryObserver(client, questionAt('/election'));
  observer.subscribe(({ data }) => {
    shown = data;
  });
  shown = pageNamed('election');
});
afterEach(() => {
  observer.destroy();
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

test('until a page has come the one before stands there, and then it', async () => {
  go('/a');
  expect(screen()).toEqual({ name: 'election', error: null });
  await pass(1);
  expect(screen()).toEqual({ name: 'a', error: null });
});

test.each(['away', 503] as const)(
  'where the server is %s no other page stands at the address, and it comes once it can',
  async (trouble) => {
    go('/a');
    await pass(1);
    server = () => trouble;
    go('/b');
    await pass(5);
    expect(screen()).toMatchObject({ name: undefined, error: expect.any(Error) });
    expect(screen().error).not.toBeInstanceOf(NeedsDocument);
    go('/c');
    expect(screen().name).toBeUndefined();
    await pass(5);
    server = (path) => path.slice(1);
    await pass(20);
    expect(screen()).toEqual({ name: 'c', error: null });
  },
);

test('an answer that never ends is given up', async () => {
  server = () => 'silent';
  go('/a');
  await pass(130);
  expect(screen()).toMatchObject({ name: undefined, error: expect.any(Error) });
});

test('where there is no such page, or no script for it, the document is needed, without asking twice', async () => {
  const needs = { name: undefined, error: expect.any(NeedsDocument) };
  server = () => 404;
  go('/a');
  await pass(0.1);
  expect(screen()).toMatchObject(needs);
  server = (path) => path.slice(1);
  modules.fails = true;
  go('/b');
  await pass(0.1);
  expect(screen()).toMatchObject(needs);
});

test("data of another build's server are not shown with these scripts", async () => {
  build = 'b2';
  client.refetchQueries({ queryKey: ['page', '/election'] }).catch(() => undefined);
  await pass(0.1);
  expect(screen()).toMatchObject({ name: 'election', error: expect.any(NeedsDocument) });
  expect(observer.getCurrentResult().data?.build).toBe('b1');
});
