/** Pages that no log tells of: they are of the day on which they are read, and made once for it. */

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Site, statuteOf } from '../http/site.test-kit.js';
import { SitePages } from './site-pages.js';

const midnight = Date.parse('2024-06-02T00:00:00Z');
let now = midnight - 60_000;
let site: Site;
beforeAll(async () => {
  site = await Site.open({ statutes: new Map([['sk', statuteOf('sk')]]), clock: () => now });
});
afterAll(() => site.close());

test('what holds today is that of the day, though no log has grown since yesterday', async () => {
  const url = '/en/law/sk/data.json';
  const todayOf = async (): Promise<string> => (await site.json<{ data: { today: string } }>(url)).data.today;
  const { etag } = (await site.inject({ url })).headers;
  expect(await todayOf()).toBe('2024-06-01');
  now = midnight + 60_000;
  expect(await todayOf()).toBe('2024-06-02');
  const asked = await site.inject({ url, headers: { 'if-none-match': String(etag) } });
  expect(asked.statusCode).toBe(200);
});

test.each([
  '/en/law/sk/provisions',
  '/en/then-and-now',
  '/en/api/data.json',
  '/en/law/sk/changes/2020-01-01/2021-01-01',
])('%s is made once, however often it is asked for', async (url) => {
  const { etag } = (await site.inject({ url })).headers;
  const made = vi.spyOn(SitePages.prototype, 'page');
  const again = await site.inject({ url, headers: { 'if-none-match': String(etag) } });
  expect([again.statusCode, made.mock.calls.length]).toEqual([304, 0]);
  made.mockRestore();
});

test.each(['2002-02-31', '2002-00-10', 'today'])('the law is not compared with %s, which is no day', async (day) => {
  expect((await site.inject({ url: `/en/law/sk/changes/${day}/2021-01-01` })).statusCode).toBe(404);
});

test('who reads an address without a page is told so in the language of the address; a program gets a problem', async () => {
  for (const [language, says] of [
    ['kk', 'Бұл мекенжайда бет жоқ'],
    ['ru', 'По этому адресу страницы нет'],
    ['en', 'There is no page at this address'],
  ] as const) {
    const found = await site.inject({ url: `/${language}/nothing`, headers: { accept: 'text/html,*/*' } });
    expect([found.statusCode, found.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(found.body).toContain(says);
    expect(found.body).toContain(`href="/${language}"`);
    expect(found.headers['content-security-policy']).toContain("default-src 'none'");
  }
  const asked = await site.inject({ url: '/en/nothing/data.json' });
  expect([asked.statusCode, asked.json().code]).toEqual([404, 'http-unknown']);
});
