import { afterAll, beforeAll, expect, test } from 'vitest';
import { logPath, PlayedNight, Site } from './site.test-kit.js';

let site: Site;
let night: PlayedNight;
beforeAll(async () => {
  site = await Site.open();
  night = await PlayedNight.play(site);
});
afterAll(() => site.close());

test('x', async () => {
  const l = await site.json(logPath);
  console.log(JSON.stringify(l).slice(0, 800));
  for (const e of night.day.day.elections) {
    const p = `${logPath}/elections/${encodeURIComponent(e.id)}`;
    for (const w of ['', '/contests', '/outcome', '/results', '/bounds']) console.log(w, JSON.stringify(await site.json(p + w)).slice(0, 300));
  }
  expect(1).toBe(1);
});
