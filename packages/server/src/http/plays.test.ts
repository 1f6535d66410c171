/** Rehearsals played from the server's own pages: who may have one played, and what is told of it. */

import { languages } from '@saylau/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { goesOn, type Play, type PlayAsked, type PlaySpeed, type Plays } from '../plays.js';
import { faultsIn, operationsOf } from './contract.test-kit.js';
import { Site } from './site.test-kit.js';

/** Plays nothing, and keeps what it was asked. */
class PaperPlays implements Plays {
  play: Play | undefined;
  plans() {
    return [{ id: 'xx-2020-05-03', name: { kk: 'Күн', ru: 'День', en: 'Day' }, date: '2020-05-03' }];
  }
  list(): readonly Play[] {
    return this.play === undefined ? [] : [this.play];
  }
  begin(asked: PlayAsked): Play {
    this.play = { ...asked, id: `${asked.plan}/${asked.seed}`, state: 'making' };
    return this.play;
  }
  setSpeed(id: string, speed: PlaySpeed): Play | undefined {
    if (this.play?.id !== id || !goesOn(this.play)) return undefined;
    this.play = { ...this.play, speed };
    return this.play;
  }
  end(id: string): Promise<boolean> {
    const was = this.play?.id === id && goesOn(this.play);
    if (was) this.play = undefined;
    return Promise.resolve(was);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

let plays: PaperPlays;
let site: Site;
beforeEach(async () => {
  plays = new PaperPlays();
  site = await Site.open({ plays });
});
afterEach(() => site.close());

const asked = { plan: 'xx-2020-05-03', seed: '7', speed: 60 };
const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-origin' };
const path = '/api/v1/plays/xx-2020-05-03%2F7';

function ask(method: 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, headers: object = own) {
  return site.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) });
}
const read = async () => (await site.inject({ url: '/api/v1/plays' })).json();

describe('a play', () => {
  test('is begun, made faster, stood still and ended; every answer is of the shape that is described', async () => {
    const shapeOf = (method: string, of: string, status: string) =>
      operationsOf(site.app)
        .find((one) => one.method === method && one.path === of)
        ?.answers.get(status)
        ?.get('application/json') ?? { not: {} };
    expect(await read()).toEqual({ plans: plays.plans(), plays: [] });
    const begun = await ask('POST', '/api/v1/plays', { ...asked, stations: 200 });
    const play = { id: 'xx-2020-05-03/7', ...asked, stations: 200, state: 'making' };
    expect([begun.statusCode, begun.json()]).toEqual([201, play]);
    expect(faultsIn(shapeOf('POST', '/api/v1/plays', '201'), begun.json())).toEqual([]);
    plays.play = {
      ...play,
      ...{
        state: 'playing',
        log: 'example.org/rehearsal/xx-2020-05-03/7',
        acts: { done: 5, total: 386, refused: 0, upTo: '2020-05-03T16:00:00Z' },
      },
      ...{ at: '2020-05-03T16:10:00Z', begins: '2020-05-03T01:00:00Z', ends: '2020-05-05T09:00:00Z' },
    };
    for (const speed of ['max', 0, 0.5] as const) {
      const changed = await ask('PATCH', path, { speed });
      expect([changed.statusCode, changed.json()]).toEqual([200, { ...plays.play, speed }]);
      expect(faultsIn(shapeOf('PATCH', '/api/v1/plays/{id}', '200'), changed.json())).toEqual([]);
    }
    const all = await read();
    expect(all.plays).toEqual([{ ...plays.play, speed: 0.5 }]);
    expect(faultsIn(shapeOf('GET', '/api/v1/plays', '200'), all)).toEqual([]);
    expect((await ask('DELETE', path)).statusCode).toBe(204);
    expect([(await read()).plays, (await ask('DELETE', path)).statusCode]).toEqual([[], 404]);
  });

  test('is the only one while it goes on', async () => {
    await ask('POST', '/api/v1/plays', asked);
    for (const state of ['making', 'playing', 'paused'] as const) {
      plays.play = { ...asked, id: 'xx-2020-05-03/7', state };
      const second = await ask('POST', '/api/v1/plays', { ...asked, seed: '8' });
      expect([second.statusCode, second.json()]).toMatchObject([
        409,
        { code: 'http-playing', params: { id: 'xx-2020-05-03/7' } },
      ]);
    }
    plays.play = { ...asked, id: 'xx-2020-05-03/7', state: 'finished' };
    expect((await ask('PATCH', path, { speed: 1 })).statusCode).toBe(404);
    expect((await ask('POST', '/api/v1/plays', { ...asked, seed: '8' })).statusCode).toBe(201);
  });

  test.each(languages)('that failed says why in %s', async (language) => {
    const trouble = { code: 'play-stations-few', params: { least: 2879 } } as const;
    plays.play = { ...asked, id: 'xx-2020-05-03/7', state: 'failed', trouble };
    const { plays: told } = (await site.inject({ url: `/api/v1/plays?lang=${language}` })).json();
    expect(told[0].problem).toMatchObject({ ...trouble, detail: expect.any(String) });
    expect(told[0].problem.title).toContain(language === 'en' ? '2,879' : '2\u202f879');
    expect(told[0].trouble).toBeUndefined();
  });

  test.each([
    [{ ...asked, plan: 'xx-2021-05-03' }, 404],
    [{ ...asked, seed: 'A b' }, 400],
    [{ ...asked, seed: '' }, 400],
    [{ ...asked, speed: -1 }, 400],
    [{ ...asked, speed: 'fast' }, 400],
    [{ ...asked, speed: 1e9 }, 400],
    [{ ...asked, stations: 0 }, 400],
    [{ ...asked, other: 1 }, 400],
    [{ plan: asked.plan, seed: '7' }, 400],
  ])('is not begun by %j', async (payload, status) => {
    expect((await ask('POST', '/api/v1/plays', payload)).statusCode).toBe(status);
    expect(plays.play).toBeUndefined();
  });
});

describe('who may', () => {
  const changes = [
    ['POST', '/api/v1/plays', asked],
    ['PATCH', path, { speed: 1 }],
    ['DELETE', path, undefined],
  ] as const;

  test.each([
    ['a page of another site', { ...own, origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a page of another port', { ...own, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' }],
    ['nobody’s page', { host: own.host, 'sec-fetch-site': 'none' }],
    ['an older browser on another page', { host: own.host, origin: 'http://evil.example' }],
    ['a sandboxed page', { host: own.host, origin: 'null' }],
    ['a name that was made to lead here', { ...own, host: 'evil.example:8080', origin: 'http://evil.example:8080' }],
    ['a name that begins like this machine', { host: '127.0.0.1.evil.example' }],
    ['a proxy that nobody told of', { ...own, 'x-forwarded-for': '203.0.113.9' }],
    ['a proxy that says it by the standard', { ...own, forwarded: 'for=203.0.113.9' }],
    ['a proxy that names the reader', { ...own, 'x-real-ip': '203.0.113.9' }],
    ['a proxy that names the scheme alone', { ...own, 'x-forwarded-proto': 'https' }],
    ['a proxy that names itself', { ...own, via: '1.1 proxy' }],
    ['a name that looks like this machine', { host: 'localhost.evil.example:8080' }],
  ])('%s may not', async (_, headers) => {
    plays.play = { ...asked, id: 'xx-2020-05-03/7', state: 'playing' };
    for (const [method, url, payload] of changes) {
      const answer = await ask(method, url, payload, headers);
      expect([method, answer.statusCode, answer.json().code]).toEqual([method, 403, 'http-foreign']);
    }
    expect(plays.play).toMatchObject({ speed: 60, state: 'playing' });
  });

  test('another machine may not, whatever it calls this one', async () => {
    const answer = await site.inject({
      ...{ method: 'POST', url: '/api/v1/plays', headers: own, payload: asked },
      remoteAddress: '192.168.0.7',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'http-foreign']);
  });

  test.each([
    ['its own page', own],
    ['its own page in an older browser', { host: own.host, origin: own.origin }],
    ['a program on this machine', { host: 'localhost:8080' }],
    ['a program on this machine, by IPv6', { host: '[::1]:8080' }],
  ])('%s may', async (_, headers) => {
    expect((await ask('POST', '/api/v1/plays', asked, headers)).statusCode).toBe(201);
  });

  test('a form of a page may not, whatever it says it is', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { host: own.host, 'content-type': type };
      const { statusCode } = await site.inject({
        ...{ method: 'POST', url: '/api/v1/plays', headers, payload: JSON.stringify(asked) },
      });
      expect([type, statusCode]).toEqual([type, 415]);
    }
    expect(plays.play).toBeUndefined();
  });
});

test('where nobody brings plays along there are none', async () => {
  const plain = await Site.open();
  expect((await plain.inject({ url: '/api/v1/plays' })).json()).toEqual({ plans: [], plays: [] });
  for (const [method, url, payload] of [
    ['POST', '/api/v1/plays', asked],
    ['PATCH', path, { speed: 1 }],
    ['DELETE', path, undefined],
  ] as const) {
    const answer = await plain.inject({ method, url, headers: own, ...(payload && { payload }) });
    expect([method, answer.statusCode, answer.json().code]).toEqual([method, 404, 'http-unknown']);
  }
  await plain.close();
});
