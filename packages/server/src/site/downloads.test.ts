/** Files of figures and records: what there is, of which log they say they are, and that a record can be checked. */

import { gunzipSync } from 'node:zlib';
import type { LightMyRequestResponse as Response } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PlayedNight, Site } from '../http/site.test-kit.js';

let site: Site;
let night: PlayedNight;
let base: string;
beforeAll(async () => {
  site = await Site.open();
  night = await PlayedNight.play(site, 0.5);
  const [, , plan = '', seed = ''] = site.log().origin.split('/');
  const [{ id } = { id: '' }] = night.day.day.elections;
  base = `/data/rehearsal/${plan}/${seed}/${id.replace('rehearsal/', '')}`;
});
afterAll(() => site.close());

const get = async (url: string): Promise<Response> => {
  // biome-ignore lint/nursery/useAwaitThenable: without a callback `inject` gives a promise
  return await site.app.inject({ method: 'GET', url });
};

describe('a log', () => {
  test.each(['results', 'contests', 'stations', 'turnout', 'areas', 'area-names', 'changes'])(
    '%s is there as CSV and JSON with the same rows, each of which says that it is a rehearsal',
    async (table) => {
      const csv = await get(`${base}/${table}.csv`);
      const json = await get(`${base}/${table}.json`);
      expect([csv.statusCode, json.statusCode]).toEqual([200, 200]);
      const lines = csv.payload.trimEnd().split('\n').slice(1);
      const value = json.json();
      expect(value).toMatchObject({ format: 'saylau-table/1', rehearsal: true, licence: 'CC-BY-4.0' });
      expect(value.log).toMatchObject({ origin: site.log().origin, size: site.log().size });
      expect(value.rows).toHaveLength(lines.length);
      expect(lines.every((line) => line.endsWith(',rehearsal,true'))).toBe(true);
      expect(csv.headers['content-disposition']).toContain('rehearsal-');
    },
  );

  test('its record is a bundle of as many leaves as its checkpoint says', async () => {
    const { rawPayload, headers } = await get(`${base}/record.saylau.gz`);
    const lines = gunzipSync(rawPayload).toString('utf8').trimEnd().split('\n');
    const { origin, size, documents } = JSON.parse(lines[0]!);
    expect({ origin, size }).toEqual({ origin: site.log().origin, size: site.log().size });
    expect(lines).toHaveLength(1 + documents + size + 1);
    expect(headers['saylau-size']).toBe(String(size));
  });
});

test.each(['/data', '/data/law/none.json', '/data/elections/none/results.csv', '/data/%ff'])(
  'nothing is at %s',
  async (path) => expect((await get(path)).statusCode).toBeGreaterThanOrEqual(400),
);
