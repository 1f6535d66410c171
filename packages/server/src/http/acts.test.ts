/** The way in: who may bring what, how it is answered, what many at once come to. */

import { request } from 'node:http';
import { type ActedAs, type ActKind, actKinds, actRules, type SignedAct } from '@saylau/acts';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { someBodies } from '../../../acts/src/bodies.test-kit.js';
import type { AccountRole } from '../access/permissions.js';
import { StoreError } from '../store/database.js';
import { People } from './people.test-kit.js';
import { logPath, origin, PlayedNight, Site } from './site.test-kit.js';

let people: People;
let site: Site;
let night: PlayedNight;
let central: Record<string, string>;
beforeAll(async () => {
  people = await People.open();
  site = await Site.open({ access: people.site.access });
  night = await PlayedNight.play(site, 0.5);
  central = { ...(await people.keyOf('rehearser')) };
});
afterAll(async () => {
  await site.close();
  await people.close();
});

const post = (url: string, payload: string | object, headers: object = central) =>
  site.inject({ method: 'POST', url, payload, headers: { ...headers } });
const hand = (act: object, headers: object = central, url = `${logPath}/acts`) => post(url, act, headers);

/** A turnout report, which can be made again and again. */
const report = (row: number, voters: number): SignedAct => {
  const station = stationsWithKeys()[row]!;
  return night.signed('turnout-reported', { office: 'precinct', station }, ['chair'], {
    station,
    time: '10:00',
    voters,
  });
};
const stationsWithKeys = (): readonly string[] =>
  night.timeline.cast.precincts.flatMap((precinct) => precinct?.station ?? []);
const codes = (refusals: readonly { code: string }[]): readonly string[] => refusals.map(({ code }) => code);

describe('one act', () => {
  test('is taken with its leaf; sent again it is the same one', async () => {
    const act = report(0, 1);
    const first = await hand(act);
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({ index: site.log().size - 1, again: false });
    const again = await hand(act);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toEqual({ ...first.json(), again: true });
  });

  test('is refused with all reasons, each in words', async () => {
    const act = report(0, 1);
    const { statusCode, body } = await hand({
      ...act,
      signatures: [{ ...act.signatures[0]!, signature: `${'A'.repeat(86)}==` }],
    });
    expect(statusCode).toBe(422);
    const problem = JSON.parse(body);
    expect(problem.code).toBe('act-signature');
    expect(problem.refusals).toMatchObject([{ code: 'act-signature', path: '/signatures/0/signature' }]);
    expect(problem.refusals[0].wrong).toMatch(/^[A-Z]/);
  });

  test.each([
    ['\u202e', 'U+202E'],
    ['\u0007', 'U+0007'],
    ['\u009b', 'U+009B'],
    ['\u200b', 'U+200B'],
  ])('with a text that has %j in it is not taken', async (hidden, character) => {
    const body = { protocol: 0, figures: { registered: 1 }, reason: `mis${hidden}typed`, ground: 'decision\n1' };
    const correction = night.signed('entry-corrected', { office: 'central' }, ['chair', 'secretary'], body);
    const { refusals } = (await hand(correction)).json();
    const params = { rule: 'characters', character };
    expect(refusals).toMatchObject([{ code: 'act-malformed', path: '/act/body/reason', params }]);
    expect(refusals[0].wrong).toContain(character);
  });

  test('409 where only the state is in the way', async () => {
    const station = stationsWithKeys()[0]!;
    const opened = night.signed('station-opened', { office: 'precinct', station }, ['chair'], { station });
    const answer = await hand(opened);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'act-state']);
  });

  test('what is no act says so', async () => {
    for (const payload of [
      'null',
      '7',
      '"act"',
      '{}',
      '{"act":{},"signatures":[]}',
      '{"act":1,"signatures":1,"private":{"x":1}}',
    ]) {
      const answer = await post(`${logPath}/acts`, payload, { ...central, 'content-type': 'application/json' });
      expect([payload, answer.statusCode, answer.json().code]).toEqual([payload, 422, 'act-malformed']);
    }
  });

  test('many are answered in their order', async () => {
    const acts = [report(0, 2), { act: 'none' }, report(1, 2)];
    const { answers } = (await hand(acts)).json();
    expect(answers).toHaveLength(3);
    expect(answers.map((answer: { refusals?: [] }) => answer.refusals === undefined)).toEqual([true, false, true]);
    const tooMany = await hand(Array.from({ length: 501 }, () => ({})));
    expect([tooMany.statusCode, tooMany.json().code]).toEqual([413, 'http-too-large']);
  });

  test('refusals are counted', async () => {
    await hand({ ...report(0, 1), private: { none: { salt: 'AAAA', data: 'AAAA' } } });
    const { body } = await site.inject({ url: '/metrics' });
    expect(Number(/saylau_refusals_total\{code="act-malformed"\} (\d+)/.exec(body)?.[1])).toBeGreaterThan(0);
  });
});

describe('who brings it', () => {
  test('nobody without an account, and nothing of the body is looked at', async () => {
    for (const headers of [{}, { authorization: 'Bearer saylau_none' }, { cookie: 'saylau-session=none' }]) {
      const answer = await post(`${logPath}/acts`, 'no json at all', {
        ...headers,
        'content-type': 'application/json',
      });
      expect(answer.statusCode).toBe(401);
      expect(['access-signed-out', 'access-key']).toContain(answer.json().code);
    }
  });

  const places: Readonly<Record<string, ActedAs>> = {
    precinct: { office: 'precinct', station: 'b1' },
    territorial: { office: 'territorial', area: 'south' },
    district: { office: 'district', area: 'd-1' },
    central: { office: 'central' },
    observer: { office: 'observer', name: 'watch-1' },
  };
  /** Of the same offices, elsewhere. */
  const elsewhere: Readonly<Record<string, ActedAs>> = {
    precinct: { office: 'precinct', station: 'b2' },
    territorial: { office: 'territorial', area: 'north' },
    district: { office: 'district', area: 'd-2' },
    observer: { office: 'observer', name: 'watch-2' },
  };
  const always: readonly ActedAs[] = [{ office: 'central' }, { office: 'archive' }, places.territorial!];
  const roles: readonly AccountRole[] = [
    'precinct',
    'territorial',
    'district',
    'central',
    'observer',
    'auditor',
    'administrator',
    'rehearser',
  ];
  const real = 'example.org/day/xx-2020/1';
  beforeAll(() => site.context.real.records.create(real, 'day'));

  const asked = (role: AccountRole) =>
    [origin, real].flatMap((log) =>
      actKinds.flatMap((kind) =>
        [places[role], elsewhere[role], ...always].flatMap((as) => (as === undefined ? [] : [{ log, kind, as }])),
      ),
    );

  /** What the table of permissions says, once more and otherwise. */
  function isForbidden(role: AccountRole, { log, kind, as }: { log: string; kind: ActKind; as: ActedAs }): boolean {
    if (!actRules[kind].by.includes(as.office)) return true;
    if (role === 'rehearser') return log !== origin;
    return places[role] === undefined || JSON.stringify(places[role]) !== JSON.stringify(as);
  }

  test.each(roles)(
    '%s: every act, in its own name and in that of others, in a rehearsal and in a real log',
    async (role) => {
      const signsIn = role === 'auditor' || role === 'administrator';
      const headers = signsIn ? await people.sessionOf(role) : await people.keyOf(role, places[role]);
      for (const one of asked(role)) {
        const { log, kind, as } = one;
        const act = { ...night.signed(kind, { office: 'central' }, [], someBodies[kind]).act, as, log };
        const signatures = [{ key: '0123456789abcdef', signature: `${'A'.repeat(86)}==` }];
        const answer = await hand({ act, signatures }, headers, `/api/v1/logs/${encodeURIComponent(log)}/acts`);
        // Brought by who may, it is for the log to refuse.
        const expected = isForbidden(role, one) ? [403] : [409, 422];
        expect([one, expected]).toEqual([one, expect.arrayContaining([answer.statusCode])]);
        expect([one, answer.json().code === 'access-forbidden']).toEqual([one, isForbidden(role, one)]);
      }
    },
  );

  test('of many acts none is taken where one is not for this account', async () => {
    const station = stationsWithKeys()[0]!;
    const headers = await people.keyOf('precinct', { office: 'precinct', station });
    const before = site.log().size;
    const answer = await hand([report(0, 3), report(1, 3)], headers);
    expect([answer.statusCode, answer.json().code, site.log().size]).toEqual([403, 'access-forbidden', before]);
    expect((await hand([report(0, 3)], headers)).statusCode).toBe(200);
  });

  test('logs and documents come from whoever may bring the first act', async () => {
    const auditor = await people.sessionOf('auditor');
    const district = await people.keyOf('district', { office: 'district', area: 'd-1' });
    const log = { kind: 'rehearsal', name: 'xx-2020/2' };
    for (const headers of [auditor, district]) {
      expect((await post('/api/v1/logs', log, headers)).statusCode).toBe(403);
      const bytes = {
        method: 'PUT',
        url: `${logPath}/documents/${'0'.repeat(64)}`,
        payload: Buffer.from('x'),
      } as const;
      const put = await site.inject({ ...bytes, headers: { ...headers, 'content-type': 'application/octet-stream' } });
      expect(put.statusCode).toBe(403);
    }
    expect((await post('/api/v1/logs', { ...log, kind: 'day' })).statusCode).toBe(403);
    const disguised = { kind: 'day', name: 'rehearsal/xx-2020' };
    expect((await post('/api/v1/logs', disguised)).json().refusals).toMatchObject([{ code: 'act-rehearsal' }]);
    for (const name of ['..', 'a/../b', '.a', '/a', 'a/', 'tile/a', 'a/checkpoint'])
      expect((await post('/api/v1/logs', { ...log, name })).statusCode).toBe(400);
    const own = await people.keyOf('central', { office: 'central' });
    expect((await post('/api/v1/logs', { kind: 'archive', name: 'xx' }, own)).statusCode).toBe(403);
    const register = { kind: 'register', name: 'xx' };
    expect((await post('/api/v1/logs', register, own)).json()).toMatchObject({ origin: 'example.org/register/xx' });
    const document = await site.inject({
      method: 'PUT',
      url: '/api/v1/logs/example.org%2Fregister%2Fxx/documents/2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
      payload: Buffer.from('x'),
      headers: { ...own, 'content-type': 'application/octet-stream' },
    });
    expect(document.statusCode).toBe(204);
    expect((await post('/api/v1/logs', log)).json()).toMatchObject({ origin: 'example.org/rehearsal/xx-2020/2' });
    expect((await post('/api/v1/logs', log)).json().code).toBe('act-log-opened');
  });

  test('a document is what its address says', async () => {
    const put = (sha256: string) =>
      site.inject({
        method: 'PUT',
        url: `${logPath}/documents/${sha256}`,
        payload: Buffer.from('x'),
        headers: { ...central, 'content-type': 'application/octet-stream' },
      });
    expect((await put('0'.repeat(64))).json().code).toBe('http-malformed');
    const right = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';
    expect((await put(right)).statusCode).toBe(204);
    expect((await site.inject({ url: `${logPath}/documents/${right}` })).body).toBe('x');
  });
});

describe('conditions', () => {
  test('an act about a protocol that is not as it was seen is refused', async () => {
    const { place, leaf, territorial } = await acceptedProtocol();
    const url = `${logPath}/protocols/${encodeURIComponent(place.election)}/${encodeURIComponent(place.contest)}/${encodeURIComponent(place.station)}`;
    const etag = String((await site.inject({ url })).headers.etag);
    const dispute = night.signed('protocol-disputed', territorial, ['chair'], { protocol: leaf, reason: 'a stain' });
    const stale = await hand(dispute, { ...central, 'if-match': '"somethingelse"' });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'http-changed']);
    // Accepted: the state is in the way, the condition is not.
    const met = await hand(dispute, { ...central, 'if-match': etag });
    expect([met.statusCode, met.json().code]).toEqual([409, 'act-state']);
    const correction = { protocol: leaf, figures: { registered: 1 }, reason: 'typed wrongly', ground: 'decision 1' };
    const corrected = night.signed('entry-corrected', territorial, ['chair', 'member'], correction);
    const taken = await hand(corrected, { ...central, 'if-match': `${etag}, "x"` });
    expect(taken.statusCode).toBe(201);
    // Whoever had no answer sends the same again, though the act itself has changed the tag.
    const again = await hand(corrected, { ...central, 'if-match': etag });
    expect([again.statusCode, again.json()]).toEqual([200, { ...taken.json(), again: true }]);
    const other = { ...corrected, act: { ...corrected.act, at: '2020-05-03T18:00:01Z' } };
    expect((await hand(other, { ...central, 'if-match': etag })).json().code).toBe('act-id-used');
    const second = night.signed('protocol-disputed', territorial, ['chair'], { protocol: leaf, reason: 'a stain' });
    expect((await hand(second, { ...central, 'if-match': etag })).statusCode).toBe(412);
  });

  test('a protocol shows the papers given beside its figures, and whether they keep it from acceptance; its tag is of these too', async () => {
    const { place, leaf, territorial } = await acceptedProtocol();
    const at = `${encodeURIComponent(place.election)}/${encodeURIComponent(place.contest)}/${encodeURIComponent(place.station)}`;
    const url = `${logPath}/protocols/${at}`;
    const { figures, papersDiffer, papers: none } = await site.json(url);
    expect([papersDiffer, none]).toEqual([false, undefined]);
    const papers = { received: 120, issued: 100, spoiled: 5, unused: 14, found: 100 };
    const correction = { protocol: leaf, figures: figures as Record<string, number>, papers };
    const why = { reason: 'papers counted anew', ground: 'decision 2' };
    const acts = night.signed('entry-corrected', territorial, ['chair', 'member'], { ...correction, ...why });
    const { index } = (await hand(acts)).json();
    const shown = await site.inject({ url });
    expect(shown.json()).toMatchObject({ state: 'entered', papers, papersDiffer: true });
    const { protocols } = await site.json<{ protocols: unknown[] }>(
      `${logPath}/stations/${encodeURIComponent(place.station)}`,
    );
    expect(protocols).toContainEqual(shown.json());
    const returned = night.signed('protocol-returned', territorial, ['chair'], { protocol: index, reason: 'papers' });
    const tag = String(shown.headers.etag);
    expect((await hand(returned, { ...central, 'if-match': tag })).statusCode).toBe(201);
  });

  test('acts about nothing that has a tag, and many at once, cannot have the condition', async () => {
    for (const payload of [report(0, 5), [report(0, 5)]])
      expect((await hand(payload, { ...central, 'if-match': '*' })).json().code).toBe('http-malformed');
  });

  test('an idempotency key is the id of the act, or is refused', async () => {
    const act = report(0, 6);
    expect((await hand(act, { ...central, 'idempotency-key': 'other' })).json().code).toBe('http-malformed');
    expect((await hand(act, { ...central, 'idempotency-key': act.act.id })).statusCode).toBe(201);
  });
});

async function acceptedProtocol() {
  return await site.log().read((state) => {
    for (const { election } of state.elections()) {
      for (const station of stationsWithKeys()) {
        const protocol = state.protocol(election.id, 'list', station);
        const row = state.definition!.day.stations.rows.get(station)!;
        const area =
          state.definition!.day.stations.areas[state.definition!.day.stations.hierarchies[0]!.leaves[row]!]!.id;
        if (protocol?.state !== 'accepted') continue;
        const place = { election: election.id, contest: 'list', station };
        return { place, leaf: protocol.leaf!, territorial: { office: 'territorial', area } as ActedAs };
      }
    }
    throw new Error('no protocol is accepted yet');
  });
}

type Line = { line: number; index?: number; refusals?: { code: string }[]; problem?: { code: string } };
const linesOf = (body: string): readonly Line[] =>
  body.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));

describe('acts as a file', () => {
  const bulk = (acts: readonly (object | string)[], mode = '', headers: object = central) =>
    post(
      `${logPath}/bulk${mode}`,
      acts.map((act) => (typeof act === 'string' ? act : JSON.stringify(act))).join('\n'),
      {
        ...headers,
        'content-type': 'application/jsonl',
      },
    );

  test('each by itself: every line has its answer, in order', async () => {
    const before = site.log().size;
    const lines = ['', report(0, 7), 'no json', { act: 1, signatures: [] }, report(1, 7), '', report(2, 7)];
    const answer = await bulk(lines);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('application/jsonl');
    expect(linesOf(answer.body).map(({ line, index, refusals }) => [line, index ?? codes(refusals ?? [])[0]])).toEqual([
      [2, before],
      [3, 'act-malformed'],
      [4, 'act-malformed'],
      [5, before + 1],
      [7, before + 2],
    ]);
  });

  test('a thousand acts and more, and again: nothing is there twice', async () => {
    const acts = Array.from({ length: 1200 }, (_, place) => report(place % 20, place));
    const before = site.log().size;
    const first = linesOf((await bulk(acts)).body);
    expect(first.map(({ index }) => index)).toEqual(acts.map((_, place) => before + place));
    expect(linesOf((await bulk(acts)).body)).toEqual(first);
    expect(site.log().size).toBe(before + acts.length);
  });

  test('more acts than may wait one by one are taken together', async () => {
    const before = site.log().size;
    const answer = await bulk(new Array<string>(20_001).fill(JSON.stringify(report(0, 8))), '?mode=all');
    expect(answer.statusCode).toBe(200);
    expect(linesOf(answer.body).map(({ index }) => index)).toEqual(new Array<number>(20_001).fill(before));
    expect(site.log().size).toBe(before + 1);
  });

  test('answers leave while acts still come: nothing is held until the end', async () => {
    // biome-ignore lint/nursery/useAwaitThenable: without a callback `listen` gives a promise
    const address = await site.app.listen({ host: '127.0.0.1', port: 0 });
    const headers = { ...central, 'content-type': 'application/jsonl' };
    const acts = Array.from({ length: 501 }, (_, place) => `${JSON.stringify(report(place % 9, 20))}\n`);
    const lines = await new Promise<readonly Line[]>((done, failed) => {
      const sending = request(`${address}${logPath}/bulk`, { method: 'POST', headers }, (answer) => {
        let text = '';
        answer.on('data', (chunk) => {
          // The last one is sent when the first are answered.
          if (text === '') sending.end(acts[500]);
          text += chunk.toString();
        });
        answer.on('end', () => done(linesOf(text)));
      });
      sending.on('error', failed);
      sending.write(acts.slice(0, 500).join(''));
    });
    expect(lines.map(({ line }) => line)).toEqual(acts.map((_, place) => place + 1));
    expect(lines.every(({ index }) => index !== undefined)).toBe(true);
  });

  test('all or nothing: one that is refused keeps all out, and every refusal is told', async () => {
    const before = site.log().size;
    const [appends, state] = [site.store.appends, await site.json(logPath)];
    const wrong = report(1, 8);
    const answer = await bulk(
      [
        report(0, 8),
        { ...wrong, signatures: [{ ...wrong.signatures[0]!, signature: `${'A'.repeat(86)}==` }] },
        report(2, 8),
        { ...report(3, 8), act: { ...report(3, 8).act, body: { station: 'none', time: '10:00', voters: 1 } } },
      ],
      '?mode=all',
    );
    expect(answer.statusCode).toBe(422);
    expect(linesOf(answer.body).map(({ line, refusals }) => [line, codes(refusals ?? [])[0]])).toEqual([
      [2, 'act-signature'],
      [4, expect.stringMatching(/^act-/)],
    ]);
    expect([site.log().size, site.store.appends, await site.json(logPath)]).toEqual([before, appends, state]);
  });

  test('all or nothing: all of them in one transaction, with what they rest on among them', async () => {
    const [before, appends] = [site.log().size, site.store.appends];
    const { leaf, territorial } = await acceptedProtocol();
    const correction = { protocol: leaf, figures: { registered: 2 }, reason: 'typed wrongly', ground: 'decision 2' };
    const corrected = night.signed('entry-corrected', territorial, ['chair', 'member'], correction);
    // The leaf of the act before it.
    const disputed = night.signed('protocol-disputed', territorial, ['secretary'], {
      protocol: before,
      reason: 'a stain',
    });
    const answer = await bulk(
      [corrected, disputed, ...Array.from({ length: 700 }, (_, place) => report(place % 9, 9))],
      '?mode=all',
    );
    expect(answer.statusCode).toBe(200);
    expect(linesOf(answer.body).map(({ index }) => index)).toEqual(
      Array.from({ length: 702 }, (_, place) => before + place),
    );
    expect(site.store.appends).toBe(appends + 1);
  });

  test('what is not for this account to bring is refused in its line', async () => {
    const headers = await people.keyOf('precinct', { office: 'precinct', station: stationsWithKeys()[0]! });
    const before = site.log().size;
    const each = linesOf((await bulk([report(0, 10), report(1, 10)], '', headers)).body);
    expect(each).toMatchObject([
      { line: 1, index: before },
      { line: 2, refusals: [{ code: 'access-forbidden' }] },
    ]);
    const all = await bulk([report(0, 11), report(1, 11)], '?mode=all', headers);
    expect([all.statusCode, linesOf(all.body)]).toMatchObject([
      422,
      [{ line: 2, refusals: [{ code: 'access-forbidden' }] }],
    ]);
    expect(site.log().size).toBe(before + 1);
  });

  test('other content, other modes, other people', async () => {
    const json = await post(`${logPath}/bulk`, '{}', { ...central, 'content-type': 'application/json' });
    expect([json.statusCode, json.json().code]).toEqual([415, 'http-media-type']);
    expect((await bulk([report(0, 1)], '?mode=some')).json().code).toBe('http-malformed');
    expect((await bulk([report(0, 1)], '', await people.sessionOf('auditor'))).json().code).toBe('access-forbidden');
    expect((await bulk([report(0, 1)], '', {})).statusCode).toBe(401);
  });

  test('too long a line is refused, and the next ones are not', async () => {
    const answer = linesOf((await bulk(['x'.repeat(8 * 1024 * 1024 + 1), report(0, 12)])).body);
    expect(answer.map(({ line, index }) => [line, typeof index])).toEqual([
      [1, 'undefined'],
      [2, 'number'],
    ]);
  });
});

test('where another process appends, the acts are to be sent there', async () => {
  const spy = vi.spyOn(site.log(), 'isWriting', 'get').mockReturnValue(false);
  const answers = [
    await hand(report(0, 1)),
    await post(`${logPath}/bulk`, '{}', { ...central, 'content-type': 'application/jsonl' }),
  ];
  spy.mockRestore();
  expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
    [503, 'http-not-writing'],
    [503, 'http-not-writing'],
  ]);
});

describe('while the store is away', () => {
  beforeEach(() => () => {
    site.store.beforeAppend = () => Promise.resolve();
  });

  test('acts are answered as what may be sent again, also those of a file', async () => {
    const acts = Array.from({ length: 600 }, (_, place) => report(place % 9, 13));
    let appends = 0;
    site.store.beforeAppend = () => {
      appends += 1;
      return appends === 2 ? Promise.reject(new StoreError('store-unavailable', 'away')) : Promise.resolve();
    };
    const payload = acts.map((act) => JSON.stringify(act)).join('\n');
    const headers = { ...central, 'content-type': 'application/jsonl' };
    const broken = await post(`${logPath}/bulk`, payload, headers);
    const lines = linesOf(broken.body);
    expect(lines).toHaveLength(501);
    expect(lines.at(-1)).toMatchObject({ line: 501, problem: { code: 'store-unavailable' } });
    const refused = await hand(report(0, 14));
    const away = ['store-unavailable', 'http-not-writing'];
    expect([refused.statusCode, away]).toEqual([503, expect.arrayContaining([refused.json().code])]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const first = await post(`${logPath}/bulk`, payload, headers);
    expect([first.statusCode, away]).toEqual([503, expect.arrayContaining([first.json().code])]);
    // Until the record was read again.
    while (site.log().failure !== undefined || !site.log().isWriting) await new Promise((done) => setTimeout(done, 20));
    const again = linesOf((await post(`${logPath}/bulk`, payload, headers)).body);
    expect(again.slice(0, 500)).toEqual(lines.slice(0, 500));
    expect(again.every(({ index }) => index !== undefined)).toBe(true);
  });
});

describe('protocols as a table', () => {
  const check = (text: string | Buffer, headers: object = central) =>
    post(`${logPath}/check`, text, { ...headers, 'content-type': 'text/csv' });
  const answersOf = (body: string) => body.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

  test('faults of rows, what is found in the others, and how many; nothing is entered', async () => {
    const before = site.log().size;
    const [first, second] = night.day.day.stations.ids;
    const text = [
      'contest,station,registered,ballots,issued,cast,o1,o2,o3,against-all,invalid,outside,spoilt,unused',
      `list,${first},100,110,60,60,30,20,5,3,2,0,0,50`,
      `list,${second},100,110,60,61,30,20,5,3,2,0,0,50`,
      'list,none,1,1,1,1,1,1,1,1,1,1,1,1',
      `list,${first},x,110,60,60,30,20,5,3,2,0,0,50`,
    ].join('\n');
    const answer = await check(text);
    expect(answer.statusCode).toBe(200);
    const answers = answersOf(answer.body);
    expect(answers.flatMap(({ fault }) => fault?.code ?? [])).toEqual([
      'rehearsal-mixed',
      'protocol-twice',
      'figure-not-whole',
    ]);
    const findings = answers.filter(({ finding }) => finding !== undefined);
    expect(findings.map(({ line, finding }) => [line, finding.station, finding.control])).toEqual([
      [3, second, 'cast'],
      [3, second, 'issued'],
    ]);
    expect(answers.at(-1)).toEqual({ rows: 4, accepted: 2, faults: 3, findings: 2 });
    expect(site.log().size).toBe(before);
    expect((await check(text)).body).toBe(answer.body);
  });

  test('hostile tables end in faults', async () => {
    for (const text of [
      '',
      '\u0000',
      Buffer.from([0xff, 0xfe, 0, 1]),
      'a'.repeat(100_000),
      'contest,station\n"',
      '\n\n\n',
    ])
      expect(answersOf((await check(text)).body).at(-1)).toMatchObject({ accepted: 0 });
  });

  test('not from everybody, and not of a log without a day', async () => {
    expect((await check('x', {})).statusCode).toBe(401);
    const empty = await post('/api/v1/logs/example.org%2Fday%2Fxx-2020%2F1/check', 'x', {
      ...central,
      'content-type': 'text/csv',
    });
    expect([empty.statusCode, empty.json().code]).toEqual([404, 'http-unknown']);
  });
});
