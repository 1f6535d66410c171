/** Files of figures and records: what there is, of which log they say they are, and that a record can be checked. */

import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { ChangeList } from '@saylau/views';
import type { LightMyRequestResponse as Response } from 'fastify';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
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

const get = async (url: string, headers: Record<string, string> = {}): Promise<Response> => {
  // biome-ignore lint/nursery/useAwaitThenable: without a callback `inject` gives a promise
  return await site.app.inject({ method: 'GET', url, headers });
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

describe('who has a file already', () => {
  const files = ['record.saylau.gz', 'stations.csv', 'stations.json', 'changes.csv', 'changes.json', 'areas.csv'];

  test.each(files)('is told so of %s, by a tag of the content, and nothing is made for it', async (file) => {
    const { etag = '' } = (await get(`${base}/${file}`)).headers;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const log = site.log();
    const state = await log.read((now) => now);
    const read = [vi.spyOn(log, 'leaves'), vi.spyOn(ChangeList.prototype, 'from'), vi.spyOn(state, 'contests')];
    const again = await get(`${base}/${file}`, { 'if-none-match': etag });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    expect(read.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
    for (const one of read) one.mockRestore();
  });

  test('has another one where the night was played again to the same size', async () => {
    const later = await Site.open({ clock: () => Date.now() + 60_000 });
    await PlayedNight.play(later, 0.5);
    const [one, other] = [site.log(), later.log()];
    expect([other.origin, other.size]).toEqual([one.origin, one.size]);
    const tagOf = async (of: Site, file: string) => (await of.inject({ url: `${base}/${file}` })).headers.etag;
    for (const file of ['record.saylau.gz', 'stations.csv'])
      expect([file, await tagOf(later, file)]).not.toEqual([file, await tagOf(site, file)]);
    await later.close();
  });
});

describe('large files', () => {
  test('are not made for who asks for their headers alone', async () => {
    const log = site.log();
    const leaves = vi.spyOn(log, 'leaves');
    const { headers, statusCode } = await site.inject({ method: 'HEAD', url: `${base}/record.saylau.gz` });
    expect([statusCode, headers['content-length'], leaves.mock.calls.length]).toEqual([200, undefined, 0]);
    leaves.mockRestore();
    expect(headers.etag).toBe((await get(`${base}/record.saylau.gz`)).headers.etag);
  });

  test('are made for four at once, and for others when these are done or gone', async () => {
    const log = site.log();
    const read = log.leaves.bind(log);
    const reading = vi.spyOn(log, 'leaves');
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    reading.mockImplementation(async (from, to) => {
      await gate;
      return await read(from, to);
    });
    // biome-ignore lint/nursery/useAwaitThenable: without a callback `listen` gives a promise
    const address = await site.app.listen({ port: 0, host: '127.0.0.1' });
    const url = `${address}${base}/record.saylau.gz`;
    const asked = [1, 2, 3].map(() => fetch(url));
    const leaving = request(url)
      .on('error', () => undefined)
      .end();
    await vi.waitFor(() => expect(reading).toHaveBeenCalledTimes(4));
    const fifth = await fetch(url);
    expect([fifth.status, fifth.headers.get('retry-after'), await fifth.json()]).toMatchObject([
      503,
      '10',
      { code: 'http-busy' },
    ]);
    expect(fifth.headers.get('content-encoding')).toBeNull();
    leaving.destroy();
    await vi.waitFor(async () => {
      asked.push(fetch(url));
      await vi.waitFor(() => expect(reading).toHaveBeenCalledTimes(5), 200);
    });
    go();
    const statuses = await Promise.all(
      asked.map(async (one) => [(await one).status, (await (await one).arrayBuffer()).byteLength > 0]),
    );
    expect(statuses.filter(([status]) => status === 200)).toHaveLength(4);
    reading.mockRestore();
  });
});

test.each(['/data', '/data/law/none.json', '/data/elections/none/results.csv', '/data/%ff'])(
  'nothing is at %s',
  async (path) => expect((await get(path)).statusCode).toBeGreaterThanOrEqual(400),
);
