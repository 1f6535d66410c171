/** Pages that no log tells of: they are of the day on which they are read. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Site, statuteOf } from '../http/site.test-kit.js';

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
