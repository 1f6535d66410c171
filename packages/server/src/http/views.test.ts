/** Every public route on a night that was played: what it answers, how it is cached, what it says in every language. */

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { outcomeAt, resultsOf } from '@saylau/acts';
import { countingLaw, readElectionFile } from '@saylau/formats';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomesOf } from '../../../rehearsal/src/play/small-day.test-kit.js';
import { election as council } from '../../../rehearsal/src/small.test-kit.js';
import { faultsIn, type Operation, operationsOf } from './contract.test-kit.js';
import { logPath, PlayedNight, Site, statuteOf } from './site.test-kit.js';

const past = pastElection();
let site: Site;
let night: PlayedNight;
beforeAll(async () => {
  site = await Site.open({ statutes: new Map([['sk', statuteOf('sk')]]), archive: [past] });
  night = await PlayedNight.play(site);
});
afterAll(() => site.close());

function pastElection(): LoadedElection {
  const read = readElectionFile('council.json', JSON.stringify(council));
  if (!read.ok) throw new Error(JSON.stringify(read.faults[0]));
  const law = countingLaw(read.value, undefined);
  if (!law.ok) throw new Error(JSON.stringify(law.faults[0]));
  return { election: read.value, statute: undefined, law: law.value };
}

/** Path of the description → a request that it answers. `signed`: only who is signed in is answered. */
function requests(): ReadonlyMap<string, string> {
  const [election] = night.day.day.elections;
  const station = encodeURIComponent(night.day.day.stations.ids[0]!);
  const of = `${logPath}/elections/${encodeURIComponent(election!.id)}`;
  const protocol = `${logPath}/protocols/${encodeURIComponent(election!.id)}/list/${station}`;
  const [sha256] = [...night.day.contents.keys()];
  return new Map([
    ['/api/v1/logs', '/api/v1/logs'],
    ['/api/v1/plays', '/api/v1/plays'],
    ['/api/v1/logs/{log}', logPath],
    ['/api/v1/logs/{log}/leaves/{index}', `${logPath}/leaves/7`],
    ['/api/v1/logs/{log}/proof/inclusion', `${logPath}/proof/inclusion?index=7&size=100`],
    ['/api/v1/logs/{log}/proof/consistency', `${logPath}/proof/consistency?from=7`],
    ['/api/v1/logs/{log}/proof/file', `${logPath}/proof/file?index=7`],
    ['/api/v1/logs/{log}/documents/{sha256}', `${logPath}/documents/${sha256}`],
    ['/api/v1/logs/{log}/elections/{election}', of],
    ['/api/v1/logs/{log}/elections/{election}/contests', `${of}/contests?limit=5`],
    ['/api/v1/logs/{log}/elections/{election}/contests/{contest}', `${of}/contests/list`],
    ['/api/v1/logs/{log}/elections/{election}/outcome', `${of}/outcome`],
    ['/api/v1/logs/{log}/elections/{election}/results', `${of}/results`],
    ['/api/v1/logs/{log}/elections/{election}/bounds', `${of}/bounds`],
    ['/api/v1/logs/{log}/areas', `${logPath}/areas?limit=3`],
    ['/api/v1/logs/{log}/areas/{area}', `${logPath}/areas/north`],
    ['/api/v1/logs/{log}/stations', `${logPath}/stations`],
    ['/api/v1/logs/{log}/stations/{station}', `${logPath}/stations/${station}`],
    ['/api/v1/logs/{log}/protocols/{election}/{contest}/{station}', protocol],
    ['/api/v1/logs/{log}/protocols/{election}/{contest}/{station}/history', `${protocol}/history`],
    ['/api/v1/logs/{log}/changes', `${logPath}/changes`],
    ['/api/v1/logs/{log}/observer-copies/{station}', `${logPath}/observer-copies/${station}`],
    ['/api/v1/logs/{log}/reconciliation/{area}', `${logPath}/reconciliation/xx`],
    ['/api/v1/logs/{log}/law', `${logPath}/law?act=protocol-annulled`],
    ['/api/v1/law', '/api/v1/law'],
    ['/api/v1/law/{statute}', '/api/v1/law/sk?on=2023-09-30'],
    ['/api/v1/law/{statute}/provisions/{id}', `/api/v1/law/sk/provisions/${aProvision()}`],
    ['/api/v1/law/{statute}/diff', '/api/v1/law/sk/diff?from=2010-01-01&to=2023-09-30'],
    ['/api/v1/elections', '/api/v1/elections'],
    ['/api/v1/elections/{id}/outcome', `/api/v1/elections/${past.election.id}/outcome`],
    ['/health', '/health'],
    ['/ready', '/ready'],
    ['/metrics', '/metrics'],
  ]);
}

function aProvision(): string {
  return statuteOf('sk').subjects[0]!.provisions[0]!.id;
}

/** Described, and looked at elsewhere. */
const elsewhere = [
  '/api/v1/logs/{log}/events',
  '/api/v1/logs/{log}/leaves/{index}/private/{name}',
  '/api/v1/session',
  '/api/v1/sessions',
  '/api/v1/accounts',
  '/api/v1/invitations',
  '/api/v1/keys',
  '/api/v1/trail',
  '/api/v1/trail/check',
  '/api/v1/backup',
];

const gets = (): readonly Operation[] => operationsOf(site.app).filter(({ method }) => method === 'GET');

describe('the description of the API', () => {
  test('every route that is read is asked for here or elsewhere', () => {
    const asked = new Set([...requests().keys(), ...elsewhere]);
    expect(gets().flatMap(({ path }) => (asked.has(path) ? [] : [path]))).toEqual([]);
    expect([...asked].filter((path) => !gets().some((own) => own.path === path))).toEqual([]);
  });

  test('every answer is of the shape that is described, with no member more', async () => {
    for (const [path, url] of requests()) {
      const answer = await site.inject({ url });
      expect([url, answer.statusCode]).toEqual([url, 200]);
      const content = gets()
        .find((own) => own.path === path)
        ?.answers.get('200');
      const type = String(answer.headers['content-type']).split(';')[0] ?? '';
      if (type !== 'application/json') continue;
      expect([url, faultsIn(content?.get(type) ?? { not: {} }, answer.json())]).toEqual([url, []]);
    }
  });

  test('it is OpenAPI 3.1, and every operation has a group that pages show', () => {
    const document = site.app.swagger() as { openapi: string; tags: { name: string }[]; paths: object };
    expect(document.openapi).toBe('3.1.0');
    const known = new Set(document.tags.map(({ name }) => name));
    const used = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods as Record<string, { tags: string[]; summary: string }>).map(({ tags, summary }) => {
        expect(summary).toBeTruthy();
        return tags;
      }),
    );
    expect(used.filter((tags) => tags.length !== 1 || !known.has(tags[0]!))).toEqual([]);
  });
});

interface Copy {
  leaf: number;
  contest: string;
  protocol: string;
  differences: { line: string; copy: number }[];
  figures: Record<string, number>;
}

describe('what the night comes to', () => {
  const electionId = (): string => night.day.day.elections[0]!.id;
  const of = (): string => `${logPath}/elections/${encodeURIComponent(electionId())}`;

  test('the outcome is what the figures of the day count to, and says of which size', async () => {
    const { size, contests } = await site.json<{ size: number; contests: { contest: string; result: unknown }[] }>(
      `${of()}/outcome?atLeast=${site.log().size}`,
    );
    expect(size).toBe(site.log().size);
    const wanted = outcomesOf(night.day).get(electionId())!;
    expect(contests.map(({ contest }) => contest)).toEqual(wanted.contests.map(({ contest }) => contest));
    const list = contests.find(({ contest }) => contest === 'list')?.result as {
      rows: { option: string; seats: number }[];
    };
    expect(list.rows.map(({ option, seats }) => [option, seats])).toEqual(
      (wanted.contests.find(({ contest }) => contest === 'list')!.result as unknown as typeof list).rows.map(
        ({ option, seats }) => [option, seats],
      ),
    );
  });

  test('of one contest alone: the same, and nothing else', async () => {
    const whole = await site.json<{ contests: { contest: string }[] }>(`${of()}/outcome`);
    const { contests } = await site.json<{ contests: unknown[] }>(`${of()}/outcome?contest=d-2`);
    expect(contests).toEqual(whole.contests.filter(({ contest }) => contest === 'd-2'));
    expect((await site.inject({ url: `${of()}/outcome?contest=none` })).statusCode).toBe(404);
  });

  test('results are those that the record itself counts', async () => {
    const counted = await site.log().read((state) => ({ size: state.size, results: resultsOf(state, electionId()) }));
    expect(await site.json(`${of()}/results`)).toEqual(JSON.parse(JSON.stringify(counted)));
  });

  test('when all is in nothing can change', async () => {
    const { bounds, open } = await site.json<{ bounds: Record<string, unknown>[]; open: Record<string, unknown>[] }>(
      `${of()}/bounds?contest=d-1`,
    );
    expect(open).toMatchObject([{ contest: 'd-1', votes: 0 }]);
    expect(bounds).toMatchObject([{ contest: 'd-1', kind: 'plurality', outstanding: 0, decided: true }]);
  });

  test('declared and official results stand beside the sums', async () => {
    const { declared } = await site.json<{ declared: { differences: unknown[] }[] }>(`${logPath}/areas/north`);
    expect(declared.length).toBeGreaterThan(0);
    expect(declared.flatMap(({ differences }) => differences)).toEqual([]);
  });

  test('every copy of an observer stands beside its protocol', async () => {
    const stations = await site.log().read((state) => [...new Set([...state.copies()].map(({ station }) => station))]);
    expect(stations.length).toBeGreaterThan(0);
    let differing = 0;
    for (const station of stations) {
      const { copies } = await site.json<{ copies: Copy[] }>(
        `${logPath}/observer-copies/${encodeURIComponent(station)}`,
      );
      expect(copies.length).toBeGreaterThan(0);
      for (const { leaf, protocol, differences, figures, contest } of copies) {
        expect(protocol).toBe('accepted');
        const place = `${encodeURIComponent(electionId())}/${encodeURIComponent(contest)}/${encodeURIComponent(station)}`;
        const entered = await site.json<{ figures: Record<string, number>; leaf: number }>(
          `${logPath}/protocols/${place}`,
        );
        const wrong = Object.entries(figures).filter(([line, copy]) => entered.figures[line] !== copy);
        expect(differences.map(({ line, copy }) => [line, copy])).toEqual(wrong);
        // Where the papers were counted again after the copy was made, the copy says what was on the first.
        expect(wrong.length > 0 ? entered.leaf > leaf : true).toBe(true);
        differing += wrong.length;
      }
    }
    expect(differing).toBeGreaterThan(0);
  });

  test('the outcome in the thread is the one that the record counts', async () => {
    const here = await site
      .log()
      .read((state) => outcomeAt(state, electionId())?.contests.map(({ contest, status }) => [contest, status]));
    const { contests } = await site.json<{ contests: { contest: string; status: string }[] }>(`${of()}/outcome`);
    expect(contests.map(({ contest, status }) => [contest, status])).toEqual(here);
  });
});

test('an election of the past is counted anew, beside what was declared', async () => {
  const list = await site.json<{ id: string; contests: number }[]>('/api/v1/elections');
  expect(list).toMatchObject([{ id: 'xx-2020-council', contests: past.election.contests.length }]);
  const { contests } = await site.json<{
    contests: { contest: string; comparisons: { what: string; is: string }[] }[];
  }>('/api/v1/elections/xx-2020-council/outcome');
  const declared = contests.find(({ contest }) => contest === 'list')!.comparisons;
  expect(declared.filter(({ what }) => what === 'seats').map(({ is }) => is)).toEqual(['agrees', 'agrees', 'agrees']);
  expect((await site.inject({ url: '/api/v1/elections/none/outcome' })).statusCode).toBe(404);
});

describe('pages of long lists', () => {
  test('one after the other they are the whole, each once', async () => {
    const found: string[] = [];
    let after = 0;
    for (;;) {
      const page = await site.json<{ total: number; items: { station: string }[]; next?: number }>(
        `${logPath}/stations?limit=7&after=${after}`,
      );
      expect(page.total).toBe(30);
      found.push(...page.items.map(({ station }) => station));
      if (page.next === undefined) break;
      expect(page.items).toHaveLength(7);
      after = page.next;
    }
    expect(found).toEqual(night.day.day.stations.ids);
  });

  test('areas are all there, each after the one in which it lies', async () => {
    const { items } = await site.json<{ items: { area: string; parent?: string }[] }>(`${logPath}/areas?limit=1000`);
    expect(items.map(({ area }) => area)).toEqual(night.day.day.stations.areas.map(({ id }) => id));
    const places = new Map(items.map(({ area }, place) => [area, place]));
    expect(items.filter(({ area, parent }) => places.get(parent ?? area)! > places.get(area)!)).toEqual([]);
    expect(items.filter(({ parent }) => parent === undefined)).toHaveLength(1);
    const { below, parent } = await site.json<{ below: unknown[]; parent: string }>(`${logPath}/areas/north`);
    expect(below).toHaveLength(items.filter((one) => one.parent === 'north').length);
    expect(items).toContainEqual(expect.objectContaining({ area: 'north', parent }));
  });

  test('stations of an area are those in it and in all below it, in pages too', async () => {
    interface Page {
      total: number;
      items: { station: string }[];
      next?: number;
    }
    const inside = async (query: string) => await site.json<Page>(`${logPath}/stations?${query}`);
    const { stations } = night.day.day;
    const areaOf = (row: number): number => stations.hierarchies[0]!.leaves[row]!;
    const isNorth = (area: number): boolean =>
      area >= 0 && (stations.areas[area]!.id === 'north' || isNorth(stations.parents[area]!));
    const north = stations.ids.filter((_, row) => isNorth(areaOf(row)));
    expect(north.length).toBeGreaterThan(2);
    const whole = await inside('area=north');
    expect([whole.total, whole.items.map(({ station }) => station)]).toEqual([north.length, north]);
    const first = await inside('limit=2&area=north');
    expect(first).toMatchObject({ total: north.length, items: whole.items.slice(0, 2), next: 2 });
    expect((await inside(`area=north&after=${first.next}`)).items).toEqual(whole.items.slice(2));
    const { stations: counted } = await site.json<{ stations: number }>(`${logPath}/areas/north`);
    expect(counted).toBe(north.length);
  });

  test('changes too, by the leaves that they are', async () => {
    const whole = await site.json<{ items: { leaf: number }[] }>(`${logPath}/changes?limit=1000`);
    expect(whole.items.length).toBeGreaterThan(3);
    const found: number[] = [];
    for (let after: number | undefined = 0; after !== undefined; ) {
      const page: { items: { leaf: number }[]; next?: number } = await site.json(
        `${logPath}/changes?limit=2&after=${after}`,
      );
      found.push(...page.items.map(({ leaf }) => leaf));
      after = page.next;
    }
    expect(found).toEqual(whole.items.map(({ leaf }) => leaf));
  });

  test('beyond the end there is nothing', async () => {
    expect(await site.json(`${logPath}/stations?after=9007199254740991`)).toEqual({ total: 30, items: [] });
  });
});

describe('what readers keep', () => {
  test('a view that did not change is answered with 304 and no content', async () => {
    const first = await site.inject({ url: logPath });
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await site.inject({ url: logPath, headers: { 'if-none-match': known } });
      expect([known, again.statusCode, again.body, again.headers.etag]).toEqual([known, 304, '', etag]);
    }
    expect((await site.inject({ url: logPath, headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200);
  });

  test('views say their size and are asked for again; leaves and documents are kept for ever', async () => {
    const view = await site.inject({ url: logPath });
    expect(view.headers).toMatchObject({ 'cache-control': 'public, no-cache', 'saylau-size': String(site.log().size) });
    for (const url of [
      requests().get('/api/v1/logs/{log}/leaves/{index}')!,
      requests().get('/api/v1/logs/{log}/documents/{sha256}')!,
    ])
      expect((await site.inject({ url })).headers['cache-control']).toContain('immutable');
    const ofNow = await site.inject({ url: `${logPath}/proof/inclusion?index=7` });
    expect(ofNow.headers['cache-control']).toBe('public, no-cache');
  });

  test('compressed they are the same', async () => {
    const url = requests().get('/api/v1/logs/{log}/elections/{election}/outcome')!;
    const plain = await site.inject({ url, headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync } as const;
    for (const encoding of ['br', 'gzip'] as const) {
      const packed = await site.inject({ url, headers: { 'accept-encoding': `${encoding};q=0.8, other` } });
      expect(packed.headers['content-encoding']).toBe(encoding);
      expect(unpack[encoding](packed.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(packed.headers.vary).toContain('accept-encoding');
    }
    const none = await site.inject({ url, headers: { 'accept-encoding': 'br;q=0, gzip;q=0.0' } });
    expect(none.headers['content-encoding']).toBeUndefined();
  });

  test('HEAD says the same without content', async () => {
    const get = await site.inject({ url: logPath });
    const head = await site.inject({ method: 'HEAD', url: logPath });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', get.headers.etag]);
  });
});

describe('who may read', () => {
  test('any page of the world, but nothing of it is run', async () => {
    const { headers } = await site.inject({ url: logPath });
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  test.each([
    ['/', 302],
    ['/api', 302],
    ['/en/law/sk/changes?from=2020-01-01&to=2021-01-01', 303],
    ['/problems/act-state', 200],
    ['/data/nothing', 404],
    ['/%ff', 400],
    ['/health', 200],
    ['/metrics', 200],
    ['/openapi.json', 200],
  ])('%s is run and shown as a page by no browser that takes it for one', async (url, status) => {
    const { headers, statusCode } = await site.inject({ url });
    expect([statusCode, headers['x-content-type-options']]).toEqual([status, 'nosniff']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('over https it is said that nothing else is to be used', async () => {
    const secure = await Site.open({ trustProxy: '127.0.0.1' });
    const asked = { url: '/health', headers: { 'x-forwarded-proto': 'https' } };
    expect((await secure.inject(asked)).headers['strict-transport-security']).toContain('max-age');
    expect((await site.inject({ url: '/health' })).headers['strict-transport-security']).toBeUndefined();
    await secure.close();
  });
});

describe('problems', () => {
  const asked = (url: string, headers = {}) => site.inject({ url, headers });

  test('an address that is not there', async () => {
    for (const url of [
      '/nowhere',
      `${logPath}/nowhere`,
      '/api/v1/logs/none',
      `${logPath}/stations/none`,
      `${logPath}/leaves/9007199254740991`,
      '/api/v1/law/none',
      '/api/v1/law/sk?office=none',
      '/log/none/checkpoint',
      `${logPath}/law?act=none`,
    ]) {
      const answer = await asked(url);
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'http-unknown']);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  test('which says what is not there', async () => {
    const params = async (url: string): Promise<unknown> => (await asked(url)).json().params;
    expect(await params(`${logPath}/stations/none`)).toEqual({ what: 'station', id: 'none' });
    expect(await params(`${logPath}/stations?area=none&limit=7`)).toEqual({ what: 'area', id: 'none' });
    expect(await params(`${logPath}/elections/none/contests?limit=7`)).toEqual({ what: 'election', id: 'none' });
    expect(await params(`${logPath}/elections/none/outcome`)).toEqual({ what: 'election', id: 'none' });
    expect(await params(`${logPath}/law?act=none`)).toEqual({ what: 'act', id: 'none' });
    expect(await params('/api/v1/law/sk/provisions/none')).toEqual({ what: 'id', id: 'none' });
  });

  test('another method than an address has', async () => {
    const answer = await site.inject({ method: 'DELETE', url: logPath });
    expect([answer.statusCode, answer.json().code, answer.headers.allow]).toEqual([405, 'http-method', 'GET, HEAD']);
  });

  test('params that are none', async () => {
    for (const url of [
      `${logPath}/stations?limit=0`,
      `${logPath}/stations?limit=1001`,
      `${logPath}/stations?limit=x`,
      `${logPath}/leaves/-1`,
      `${logPath}/proof/inclusion`,
      '/api/v1/law/sk?on=2023-02-30',
      '/api/v1/law/sk/diff?from=2023-01-02&to=2023-01-01',
      '/api/v1/logs/%E0%A4%A',
    ]) {
      const answer = await asked(url);
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 400, 'http-malformed']);
    }
  });

  test('in the language that the reader wants', async () => {
    const title = async (headers: object, query = ''): Promise<unknown> =>
      (await asked(`/nowhere${query}`, headers)).json().title;
    expect(await title({})).toBe('There is nothing at this address.');
    const russian = await title({ 'accept-language': 'de, ru-RU;q=0.9, en;q=0.8' });
    expect(russian).toMatch(/[а-я]/);
    expect(await title({ 'accept-language': 'en' }, '?lang=ru')).toBe(russian);
    const kazakh = await title({}, '?lang=kk');
    expect(kazakh).not.toBe(russian);
    expect((await asked('/nowhere?lang=kk')).headers['content-language']).toBe('kk');
  });
});

describe('pages', () => {
  test.each(['/problems/act-state'])(
    '%s is one in three languages, without script or anything from elsewhere',
    async (url) => {
      const bodies = new Set<string>();
      for (const language of ['kk', 'ru', 'en']) {
        const { statusCode, body, headers } = await site.inject({ url: `${url}?lang=${language}` });
        expect(statusCode).toBe(200);
        expect(headers['content-language']).toBe(language);
        expect(body).toContain(`<html lang="${language}">`);
        expect(body).not.toMatch(/<script|https?:\/\/|style="|onclick|undefined|\[object Object/);
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        bodies.add(body);
      }
      expect(bodies.size).toBe(3);
    },
  );

  test('the start page is the site, in the language of the reader', async () => {
    const { statusCode, headers } = await site.inject({ url: '/', headers: { 'accept-language': 'kk, ru;q=0.5' } });
    expect([statusCode, headers.location]).toEqual([302, '/kk']);
  });

  test('every page of a rehearsal says that it is one', async () => {
    const [plan, seed] = site.log().origin.split('/').slice(2);
    const { body } = await site.inject({ url: `/en/rehearsal/${plan}/${seed}` });
    expect(body).toContain('<title>[Rehearsal]');
    expect(body).toContain('class="rehearsal-strip"');
  });

  test('what stands in an address is not taken for HTML', async () => {
    const { body, statusCode } = await site.inject({ url: '/problems/%3Cscript%3E' });
    expect(statusCode).toBe(404);
    expect(body).not.toContain('<script');
  });
});
