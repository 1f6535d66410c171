/** Views are made once, however many ask; of one version; and they do not fill the memory. */

import { expect, test } from 'vitest';
import { encodingFor } from '../http/send.js';
import { KeptView, KeptViews } from './kept-views.js';

const viewOf = (version: number, text = 'x'): KeptView =>
  new KeptView(version, Buffer.from(text), { 'content-type': 'text/plain' });

test('asked for by many at once it is made once; for a newer version once more', async () => {
  const views = new KeptViews();
  let made = 0;
  const make = (version: number) => () => {
    made += 1;
    return new Promise<KeptView>((done) => setTimeout(() => done(viewOf(version)), 5));
  };
  const asked = [views.make('a', 1, make(1)), views.make('a', 1, make(1)), views.make('b', 1, make(1))];
  const newer = views.make('a', 2, make(2));
  expect((await Promise.all([...asked, newer])).map(({ version }) => version)).toEqual([1, 1, 1, 2]);
  expect(made).toBe(3);
  expect(views.peek('b', 1)?.version).toBe(1);
  expect(views.peek('a', 3)).toBeUndefined();
});

test('what could not be made is not kept', async () => {
  const views = new KeptViews();
  await expect(views.make('a', 1, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect((await views.make('a', 1, () => Promise.resolve(viewOf(1)))).version).toBe(1);
});

test('the memory has an end: what nobody asks for goes first', () => {
  const views = new KeptViews();
  const large = 'x'.repeat(1024 * 1024);
  for (let number = 0; number < 400; number++) {
    views.keep(`view ${number}`, viewOf(1, large));
    views.peek('view 0', 1);
  }
  const kept = Array.from({ length: 400 }, (_, number) => views.peek(`view ${number}`, 1)).filter(
    (view) => view !== undefined,
  );
  expect(kept.length).toBeGreaterThan(100);
  expect(kept.length).toBeLessThan(200);
  expect(views.peek('view 0', 1)).toBeDefined();
  expect(views.peek('view 1', 1)).toBeUndefined();
  expect(views.peek('view 399', 1)).toBeDefined();
});

test('a large one is compressed on the side, once', async () => {
  const view = viewOf(1, 'abc '.repeat(100_000));
  const [first, second] = await Promise.all([view.in('br'), view.in('br')]);
  expect(first).toBe(second);
  expect(await view.in('br')).toBe(first);
  expect(first.headers['content-encoding']).toBe('br');
  expect(first.bytes.length).toBeLessThan(10_000);
  const short = viewOf(1, 'short');
  expect(short.in('gzip')).toBe(short.plain);
});

test.each([
  ['br, gzip', 'br'],
  ['gzip, deflate', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip;q=0.1', 'gzip'],
  ['identity', 'identity'],
  ['*', 'identity'],
  ['brotli', 'identity'],
  ['', 'identity'],
])('who accepts %s is given %s', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding);
});
