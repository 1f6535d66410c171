/** Requests that nobody should send: every answer is one that the server meant, never a stray exception. */

import { connect } from 'node:net';
import { refusalCodes } from '@saylau/acts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessErrors } from '../access/errors.js';
import { operationsOf } from './contract.test-kit.js';
import { type Headers, People } from './people.test-kit.js';
import { httpErrors } from './problem.js';
import { logPath, origin, PlayedNight, Site } from './site.test-kit.js';

let people: People;
let site: Site;
let night: PlayedNight;
let everybody: readonly Headers[];
beforeAll(async () => {
  people = await People.open();
  site = await Site.open({ access: people.site.access });
  night = await PlayedNight.play(site, 0.4);
  everybody = [
    {},
    await people.keyOf('rehearser'),
    await people.keyOf('central', { office: 'central' }),
    await people.sessionOf('auditor'),
    people.headersOf(await people.site.signIn(people.administrator)),
  ];
});
afterAll(async () => {
  await site.close();
  await people.close();
});

const known = new Set<string>([...Object.keys(httpErrors), ...refusalCodes, ...accessErrors]);

/** What is not looked at here: it never ends, or needs a store that these tests do not have. */
const others = ['/api/v1/logs/{log}/events', '/api/v1/backup'];

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly payload?: string | Buffer | undefined;
}

async function expectMeant(asked: Asked): Promise<number> {
  const { method, url, headers, payload } = asked;
  const answer = await site.inject({
    method: method as 'GET',
    url,
    headers: { ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  const { statusCode } = answer;
  expect([asked, statusCode, answer.body.slice(0, 300), statusCode < 500]).toEqual([
    asked,
    statusCode,
    expect.anything(),
    true,
  ]);
  if (statusCode < 400 || String(answer.headers['content-type']).startsWith('application/jsonl')) return statusCode;
  expect([asked, answer.headers['content-type']]).toEqual([asked, 'application/problem+json; charset=utf-8']);
  const problem = answer.json();
  expect([asked, problem.code, known.has(problem.code), problem.status]).toEqual([
    asked,
    problem.code,
    true,
    statusCode,
  ]);
  return statusCode;
}

const anyWord = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '%00',
    '\u0000',
    '0',
    '-1',
    '1e9',
    '9007199254740993',
    '99999999999999999999999',
    'null',
    '__proto__',
    'constructor',
    "' or 1=1 --",
    'list',
    'xx',
    '\u202e',
    '\ud800',
    'a'.repeat(600),
  ),
  fc.integer().map(String),
);
const encoded = (word: string): string => encodeURIComponent(word.replace(/[\ud800-\udfff]/g, '?'));

function paramsOf(path: string): fc.Arbitrary<string> {
  const parts = path.split('/').map((part) => {
    if (!part.startsWith('{')) return fc.constant(part);
    if (part === '{log}')
      return fc.oneof(
        { arbitrary: fc.constant(encoded(origin)), weight: 8 },
        { arbitrary: anyWord.map(encoded), weight: 1 },
      );
    const [election] = night.day.day.elections;
    const right = fc.constantFrom(election!.id, 'list', 'xx', night.day.day.stations.ids[0]!, '7');
    return fc.oneof(anyWord.map(encoded), right.map(encoded));
  });
  return fc.tuple(...parts).map((words) => words.join('/'));
}

const anyQuery = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'limit',
        'after',
        'index',
        'size',
        'from',
        'to',
        'on',
        'office',
        'act',
        'contest',
        'atLeast',
        'mode',
        'lang',
        'account',
        'hash',
        'x',
      ),
      anyWord,
    ),
    { maxLength: 3 },
  )
  .map((pairs) =>
    pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`,
  );

const anyJson = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .dictionary(
      fc.constantFrom(
        'name',
        'role',
        'as',
        'kind',
        'token',
        'password',
        'code',
        'label',
        'scopes',
        'expires',
        'account',
        'act',
        'signatures',
        'private',
        'office',
      ),
      fc.jsonValue({ maxDepth: 3 }),
    )
    .map((value) => JSON.stringify(value)),
);
const anyBody: fc.Arbitrary<readonly [string, string | Buffer]> = fc.oneof(
  fc.tuple(fc.constant('application/json'), anyJson),
  fc.tuple(
    fc.constantFrom(
      'application/json',
      'application/jsonl',
      'text/csv',
      'application/octet-stream',
      'text/plain',
      'x',
      '',
    ),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  ),
  fc.tuple(
    fc.constantFrom('application/jsonl', 'text/csv'),
    fc.array(anyJson, { maxLength: 5 }).map((lines) => lines.join('\n')),
  ),
);

test('every operation, with anything in its place', async () => {
  const operations = operationsOf(site.app).filter(({ path }) => !others.includes(path));
  expect(operations.length).toBeGreaterThan(40);
  const statuses = new Set<number>();
  for (const { method, path } of operations) {
    const asked = fc.record({
      url: fc.tuple(paramsOf(path), anyQuery).map(([url, query]) => url + query),
      body: anyBody,
      who: fc.constantFrom(...everybody),
      other: fc.dictionary(
        fc.constantFrom(
          'if-match',
          'if-none-match',
          'idempotency-key',
          'accept-encoding',
          'accept-language',
          'last-event-id',
        ),
        fc.stringMatching(/^[ -~]{0,20}$/),
      ),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ url, body: [type, payload], who, other }) => {
        const headers = { ...other, ...who, ...(method === 'GET' ? {} : { 'content-type': type }) };
        statuses.add(await expectMeant({ method, url, headers, ...(method === 'GET' ? {} : { payload }) }));
      }),
      { numRuns: 15 },
    );
  }
  // The fuzz reached handlers, and not only what stands before them.
  for (const status of [200, 400, 401, 403, 404, 415, 422]) expect([...statuses]).toContain(status);
}, 120_000);

test('acts that are almost right', async () => {
  const [, rehearser] = everybody;
  const whole = night.signed('turnout-reported', { office: 'precinct', station: 'x' }, ['chair'], {
    station: night.day.day.stations.ids[0]!,
    time: '10:00',
    voters: 1,
  });
  const place = fc.constantFrom(
    'act',
    'signatures',
    'act.body',
    'act.as',
    'act.id',
    'act.commitments',
    'act.body.station',
    'signatures.0',
    'private',
  );
  await fc.assert(
    fc.asyncProperty(place, fc.jsonValue(), async (path, value) => {
      const payload = JSON.stringify(withMember(whole, path.split('.'), value));
      const headers = { ...rehearser, 'content-type': 'application/json' };
      await expectMeant({ method: 'POST', url: `${logPath}/acts`, headers, payload });
      await expectMeant({
        method: 'POST',
        url: `${logPath}/bulk?mode=all`,
        headers: { ...headers, 'content-type': 'application/jsonl' },
        payload,
      });
    }),
    { numRuns: 150 },
  );
}, 60_000);

function withMember(value: unknown, [name = '', ...rest]: readonly string[], member: unknown): unknown {
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) };
  copy[name] = rest.length === 0 ? member : withMember(copy[name], rest, member);
  return copy;
}

test('JSON that is very deep, very long or poisoned', async () => {
  const [, rehearser] = everybody;
  const headers = { ...rehearser, 'content-type': 'application/json' };
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const payloads = [
    deep,
    `{"act":${deep},"signatures":[]}`,
    '{"__proto__":{"act":1}}',
    '{"act":{"constructor":{"prototype":{}}}}',
    `{"act":"${'x'.repeat(900_000)}"}`,
    '{"a":1e999}',
    '',
  ];
  for (const payload of payloads) {
    await expectMeant({ method: 'POST', url: `${logPath}/acts`, headers, payload });
    await expectMeant({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      payload,
    });
  }
  const large = {
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'content-type': 'application/json' },
    payload: `"${'x'.repeat(1024 * 1024)}"`,
  };
  expect(await expectMeant(large)).toBe(413);
});

test('what is no HTTP is answered as a request that is not well formed, and the server goes on', async () => {
  // biome-ignore lint/nursery/useAwaitThenable: without a callback `listen` gives a promise
  const address = new URL(await site.app.listen({ host: '127.0.0.1', port: 0 }));
  const answered = (text: string): Promise<string> =>
    new Promise((done) => {
      const socket = connect(Number(address.port), address.hostname, () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      socket.on('close', () => done(answer));
      socket.on('error', () => done(answer));
    });
  for (const text of [
    'nonsense\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`,
    'POST /x HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n',
  ]) {
    const answer = await answered(text);
    expect([text.slice(0, 30), answer.split('\r\n')[0]]).toEqual([text.slice(0, 30), 'HTTP/1.1 400 Bad Request']);
    expect(answer).toContain('"code":"http-malformed"');
    expect(answer).toContain("content-security-policy: default-src 'none'");
    expect(answer).toContain('x-content-type-options: nosniff');
  }
  expect((await fetch(new URL('/health', address))).status).toBe(200);
});
