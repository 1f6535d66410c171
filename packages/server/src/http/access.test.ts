/** Accounts over HTTP: coming in, what a page has to bring, private parts by role, and that each answer is as described. */

import { toBase64 } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeAt, goodPassword, trailOf } from '../access/access.test-kit.js';
import { commitmentTo } from '../record/private-parts.js';
import { faultsIn, operationsOf } from './contract.test-kit.js';
import { csrfHeader, sessionCookie } from './identify.js';
import { type Headers, People } from './people.test-kit.js';
import { logPath, PlayedNight, Site } from './site.test-kit.js';

let people: People;
let site: Site;
let night: PlayedNight;
let administrator: Headers;
beforeAll(async () => {
  people = await People.open();
  site = await Site.open({ access: people.site.access, clock: () => people.site.surroundings.time.getTime() });
  night = await PlayedNight.play(site, 0.6);
  administrator = people.headersOf(await people.site.signIn(people.administrator));
});
afterAll(async () => {
  await site.close();
  await people.close();
});

type Method = 'GET' | 'POST' | 'DELETE';
const ask = (method: Method, url: string, payload?: object, headers: object = administrator, remoteAddress?: string) =>
  site.inject({
    method,
    url,
    headers: { ...headers },
    ...(payload === undefined ? {} : { payload }),
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  });

describe('coming in', () => {
  test('an invitation, a password, a second factor; then signed in with a cookie that scripts cannot read', async () => {
    const invited = await ask('POST', '/api/v1/invitations', { name: 'asel', role: 'auditor' });
    expect(invited.statusCode).toBe(200);
    const { token } = invited.json();
    const begun = await ask('POST', '/api/v1/enrolment/begin', { token, password: goodPassword }, {});
    const { secret } = begun.json();
    const code = () => codeAt(secret, people.site.surroundings.time);
    const finished = await ask('POST', '/api/v1/enrolment/finish', { token, code: code() }, {});
    expect(finished.json()).toEqual({ name: 'asel' });
    people.site.surroundings.pass(60);
    const asked = { name: 'asel', password: goodPassword, code: code() };
    const wrong = await ask('POST', '/api/v1/session', { ...asked, password: 'another' }, {});
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'access-sign-in']);
    const signed = await ask('POST', '/api/v1/session', asked, {});
    const cookie = String(signed.headers['set-cookie']);
    expect(cookie).toMatch(new RegExp(`^${sessionCookie}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
    expect(signed.headers['cache-control']).toBe('private, no-store');
    const headers = { cookie: cookie.split(';')[0]!, [csrfHeader]: signed.json().csrf };
    expect((await ask('GET', '/api/v1/session', undefined, headers)).json()).toEqual({
      name: 'asel',
      role: 'auditor',
      csrf: signed.json().csrf,
    });
    const out = await ask('DELETE', '/api/v1/session', undefined, headers);
    expect(out.statusCode).toBe(204);
    expect((await ask('GET', '/api/v1/session', undefined, headers)).json().code).toBe('access-signed-out');
  });

  test('over https the cookie goes nowhere else', async () => {
    const secure = await Site.open({ access: people.site.access, trustProxy: '127.0.0.1' });
    people.site.surroundings.pass(60);
    const { address: _, ...asked } = people.site.asked(people.administrator);
    const signed = await secure.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: asked,
      headers: { 'x-forwarded-proto': 'https' },
    });
    expect(signed.statusCode).toBe(200);
    expect(String(signed.headers['set-cookie'])).toContain('; Secure');
    await secure.close();
  });

  test('too many attempts of one address are answered with 429, others are not', async () => {
    const attempt = (address: string) =>
      ask('POST', '/api/v1/enrolment/begin', { token: 'none', password: 'x' }, {}, address);
    const answers: Awaited<ReturnType<typeof attempt>>[] = [];
    for (let number = 0; number < 32; number++) answers.push(await attempt('203.0.113.99'));
    expect(answers.slice(0, 30).every(({ statusCode }) => statusCode === 422)).toBe(true);
    const last = answers.at(-1)!;
    expect([last.statusCode, last.json().code]).toEqual([429, 'http-too-many']);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(1);
    expect((await attempt('203.0.113.98')).statusCode).toBe(422);
  });

  test('after many failures at one name the answer says how long to wait', async () => {
    const asked = { name: 'nobody-here', password: 'x', code: '000000' };
    let answer = await ask('POST', '/api/v1/session', asked, {}, '203.0.113.50');
    for (let number = 0; number < 8 && answer.statusCode === 401; number++)
      answer = await ask('POST', '/api/v1/session', asked, {}, `203.0.113.${51 + number}`);
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'access-delayed']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.json().params.until).toMatch(/^2026-/);
  });
});

describe('a page of another site', () => {
  test('cannot change anything: the token of the session is missing, or another one', async () => {
    const { [csrfHeader]: token, cookie } = administrator;
    for (const headers of [{ cookie }, { cookie, [csrfHeader]: '' }, { cookie, [csrfHeader]: `${token}x` }]) {
      for (const [method, url] of [
        ['POST', '/api/v1/invitations'],
        ['DELETE', '/api/v1/session'],
        ['POST', `${logPath}/acts`],
      ] as const) {
        const answer = await ask(method, url, { name: 'mallory', role: 'administrator' }, headers);
        expect([url, answer.statusCode, answer.json().code]).toEqual([url, 403, 'access-csrf']);
      }
    }
    expect((await ask('GET', '/api/v1/accounts', undefined, { cookie })).statusCode).toBe(200);
  });

  test('nor send what a form can send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await site.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: '{"name":"x"}',
        headers: { 'content-type': type },
      });
      expect([type, answer.statusCode, answer.json().code]).toEqual([type, 415, 'http-media-type']);
    }
  });
});

describe('what was described', () => {
  test('accounts, invitations, sessions, keys, the trail: each answer is of its shape', async () => {
    const machine = await ask('POST', '/api/v1/accounts', { name: 'mirror-1', role: 'auditor' });
    const key = {
      label: 'mirror',
      scopes: ['read-trail'],
      expires: '2026-12-01T00:00:00Z',
      account: machine.json().id,
    };
    const made: readonly (readonly [Method, string, string, object?])[] = [
      ['GET', '/api/v1/session', '/api/v1/session'],
      ['GET', '/api/v1/sessions', '/api/v1/sessions'],
      ['GET', '/api/v1/accounts', '/api/v1/accounts'],
      ['POST', '/api/v1/accounts', '/api/v1/accounts', { name: 'mirror-2', role: 'auditor' }],
      ['GET', '/api/v1/invitations', '/api/v1/invitations'],
      [
        'POST',
        '/api/v1/invitations',
        '/api/v1/invitations',
        { name: 'dina', role: 'precinct', as: { office: 'precinct', station: 'b1' } },
      ],
      ['POST', '/api/v1/keys', '/api/v1/keys', key],
      ['GET', '/api/v1/keys', `/api/v1/keys?account=${machine.json().id}`],
      ['GET', '/api/v1/trail', '/api/v1/trail'],
      ['GET', '/api/v1/trail/check', '/api/v1/trail/check'],
    ];
    for (const [method, path, url, payload] of made) {
      const answer = await ask(method, url, payload);
      expect([url, answer.statusCode]).toEqual([url, 200]);
      const own = operationsOf(site.app).find((one) => one.method === method && one.path === path);
      const schema = own?.answers.get('200')?.get('application/json') ?? { not: {} };
      expect([url, faultsIn(schema, answer.json())]).toEqual([url, []]);
      expect(answer.headers['cache-control']).toBe('private, no-store');
    }
    expect((await ask('DELETE', `/api/v1/accounts/${machine.json().id}`)).statusCode).toBe(204);
  });

  test('the trail goes on from a head that was kept, or says that it does not', async () => {
    const { size, hash } = (await ask('GET', '/api/v1/trail/check')).json();
    await ask('POST', '/api/v1/accounts', { name: 'mirror-3', role: 'auditor' });
    const kept = await ask('GET', `/api/v1/trail/check?size=${size}&hash=${hash}`);
    expect(kept.json()).toMatchObject({ ok: true, size: size + 1 });
    const other = await ask('GET', `/api/v1/trail/check?size=${size}&hash=${'0'.repeat(64)}`);
    expect(other.json()).toMatchObject({ ok: false });
  });

  test('nothing of it is for anybody else', async () => {
    const auditor = await people.sessionOf('auditor');
    for (const headers of [{}, auditor]) {
      const expected = headers === auditor ? 403 : 401;
      for (const [method, url] of [
        ['POST', '/api/v1/accounts'],
        ['POST', '/api/v1/invitations'],
        ['DELETE', '/api/v1/accounts/0'],
      ] as const)
        expect(
          (await ask(method, url, method === 'POST' ? { name: 'x-y', role: 'auditor' } : undefined, headers))
            .statusCode,
        ).toBe(expected);
    }
    const precinct = await people.sessionOf('precinct', { office: 'precinct', station: 'b1' });
    expect((await ask('GET', '/api/v1/trail', undefined, precinct)).json().code).toBe('access-forbidden');
  });
});

describe('private parts', () => {
  const part = { salt: nodeCrypto.sha256(Buffer.from('salt')), data: Buffer.from('a scan') };
  const stations = () => night.timeline.cast.precincts.flatMap((own) => own?.station ?? []);
  let leaf: number;
  let url: string;
  let rehearser: Headers;

  beforeAll(async () => {
    rehearser = await people.keyOf('rehearser');
    const station = stations()[0]!;
    const commitments = { scan: commitmentTo(nodeCrypto, part) };
    const body = { station, time: '11:00', voters: 3 };
    const act = night.signed('turnout-reported', { office: 'precinct', station }, ['chair'], body, { commitments });
    const given = { scan: { salt: toBase64(part.salt), data: toBase64(part.data) } };
    const taken = await ask('POST', `${logPath}/acts`, { ...act, private: given }, rehearser);
    leaf = taken.json().index;
    url = `${logPath}/leaves/${leaf}/private/scan`;
  });

  test('a part that is not what the act commits to is refused', async () => {
    const station = stations()[0]!;
    const body = { station, time: '11:00', voters: 3 };
    const act = night.signed('turnout-reported', { office: 'precinct', station }, ['chair'], body, {
      commitments: { scan: '0'.repeat(64) },
    });
    const given = { scan: { salt: toBase64(part.salt), data: toBase64(part.data) } };
    const { statusCode, body: text } = await ask('POST', `${logPath}/acts`, { ...act, private: given }, rehearser);
    expect([statusCode, JSON.parse(text).refusals[0].path]).toEqual([422, '/private/scan']);
  });

  test('whoever may read it is given salt and data, and the trail has it; others are not told whether it is there', async () => {
    const { areas, elsewhere } = await site.log().read((state) => {
      const all = state.definition!.day.stations;
      const own = all.areas[all.hierarchies[0]!.leaves[all.rows.get(stations()[0]!)!]!]!;
      return {
        areas: [own.id, own.parent!],
        elsewhere: all.areas.find(({ id, parent }) => parent === 'xx' && id !== own.id && id !== own.parent)!.id,
      };
    });
    const readers: readonly (readonly [number, () => Promise<Headers>])[] = [
      [200, () => people.sessionOf('precinct', { office: 'precinct', station: stations()[0]! })],
      [403, () => people.sessionOf('precinct', { office: 'precinct', station: stations()[1]! })],
      [200, () => people.sessionOf('territorial', { office: 'territorial', area: areas[0]! })],
      [200, () => people.keyOf('territorial', { office: 'territorial', area: areas[1]! })],
      [403, () => people.sessionOf('territorial', { office: 'territorial', area: elsewhere })],
      [200, () => people.sessionOf('central', { office: 'central' })],
      [200, () => people.sessionOf('auditor')],
      [403, () => people.sessionOf('observer', { office: 'observer', name: 'watch' })],
      [403, async () => people.headersOf(await people.site.signIn(people.administrator))],
    ];
    for (const [expected, headers] of readers) {
      const own = await headers();
      const answer = await ask('GET', url, undefined, own);
      expect([own, answer.statusCode]).toEqual([own, expected]);
      if (expected !== 200)
        expect((await ask('GET', `${logPath}/leaves/${leaf}/private/none`, undefined, own)).statusCode).toBe(403);
      else expect(answer.json()).toEqual({ leaf, name: 'scan', salt: toBase64(part.salt), data: toBase64(part.data) });
    }
    expect((await ask('GET', url, undefined, {})).statusCode).toBe(401);
    const trail = await trailOf(people.database);
    expect(trail.filter((line) => line.startsWith('private-read'))).toHaveLength(5);
  });

  test('only the central commission deletes, in the trail first; then it is gone and the leaf is as it was', async () => {
    const before = (await site.inject({ url: `${logPath}/leaves/${leaf}` })).body;
    for (const headers of [
      rehearser,
      await people.sessionOf('auditor'),
      await people.sessionOf('precinct', { office: 'precinct', station: stations()[0]! }),
    ])
      expect((await ask('DELETE', url, undefined, headers)).statusCode).toBe(403);
    const central = await people.sessionOf('central', { office: 'central' });
    expect((await ask('DELETE', url, undefined, central)).statusCode).toBe(204);
    expect((await trailOf(people.database)).filter((line) => line.startsWith('private-deleted'))).toHaveLength(1);
    for (const method of ['GET', 'DELETE'] as const)
      expect((await ask(method, url, undefined, central)).json().code).toBe('http-unknown');
    expect((await site.inject({ url: `${logPath}/leaves/${leaf}` })).body).toBe(before);
  });
});
