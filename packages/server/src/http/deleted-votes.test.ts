/** Withheld votes that the central commission deletes over HTTP: no view is made of them any more, though the log is no longer than it was. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  playWithheld,
  withheldElection,
  withheldLeaves,
  withheldNight,
  withheldOrigin,
} from '../record/withheld.test-kit.js';
import { People } from './people.test-kit.js';
import { Site } from './site.test-kit.js';

let people: People;
let site: Site;
beforeAll(async () => {
  people = await People.open();
  site = await Site.open({ access: people.site.access });
  await playWithheld(site.context.rehearsal.records, site.store, withheldNight('sound-opened-beside'));
});
afterAll(async () => {
  await site.close();
  await people.close();
});

const logPath = `/api/v1/logs/${encodeURIComponent(withheldOrigin)}`;
const election = `${logPath}/elections/${encodeURIComponent(withheldElection)}`;
const views = ['results', 'outcome', 'outcome?contest=list'].map((view) => `${election}/${view}`);

test('every view is another one with the next request, also for whoever has the tag of the one before', async () => {
  const before = await Promise.all(views.map((url) => site.inject({ url })));
  expect(before.map(({ statusCode }) => statusCode)).toEqual(views.map(() => 200));
  // Of both stations: 140 that are withheld, and 144.
  for (const { body } of before) expect(body).toContain('284');
  const { size } = site.log(withheldOrigin);
  const central = await people.sessionOf('central', { office: 'central' });
  for (const leaf of withheldLeaves) {
    const url = `${logPath}/leaves/${leaf}/private/figures`;
    expect((await site.inject({ method: 'DELETE', url, headers: central })).statusCode).toBe(204);
  }
  for (const [place, url] of views.entries()) {
    const etag = String(before[place]?.headers.etag);
    const after = await site.inject({ url, headers: { 'if-none-match': etag } });
    expect([url, after.statusCode, after.body.includes('284')]).toEqual([url, 200, false]);
    expect(after.headers['saylau-size']).toBe(String(size));
  }
  expect(site.log(withheldOrigin).isWriting).toBe(true);
});
