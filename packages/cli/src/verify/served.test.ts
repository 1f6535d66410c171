/** A night at a real server: verified there, exported, verified again, and its figures as data. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { languages } from '@saylau/core';
import type { Verification } from '@saylau/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captured } from '../captured.test-kit.js';
import { readPackage } from '../export/data-package.test-kit.js';
import { logPath, RemoteServer } from '../remote/client.js';
import { Texts } from '../text.js';
import { Served } from './served.test-kit.js';

const served = new Served();
let address = '';
let origin = '';

beforeAll(async () => {
  address = await served.start();
  origin = await served.play(30, 'faults');
}, 120_000);
afterAll(() => served.end());

async function verification(...argv: readonly string[]): Promise<Verification> {
  const { out } = await captured(['verify', ...argv, '--json']);
  return JSON.parse(out) as Verification;
}

describe('the log of a night', () => {
  it('passes every claim but that of witnesses, by the server’s own keys', async () => {
    const { claims, keys } = await verification(address, origin);
    expect(keys).toBe('own');
    expect(claims.filter(({ status }) => status !== 'passed').map(({ claim }) => claim)).toEqual(['witnesses']);
  });

  it.each(languages)('is told in %s with whose keys were trusted', async (language) => {
    const { code, out } = await captured(['verify', address, origin, '--lang', language], { width: 300 });
    expect(code).toBe(0);
    expect(out).toContain(new Texts(language).say('verify.keys-server'));
  });

  it('is verified by the key that the reader has, and by no other', async () => {
    const server = new RemoteServer(address, { language: 'en' });
    const { keys } = await server.json<{ readonly keys: readonly string[] }>(logPath(origin));
    expect(await verification(address, origin, '--key', keys[0] ?? '')).toMatchObject({ keys: 'given' });
    const strange = 'example.org/archive+19c13858+AUEWKK7XOWCxYcgmHfYJ6Dy5/5WcnrQ276nU6lUkyMce';
    expect(await captured(['verify', address, origin, '--key', strange])).toMatchObject({ code: 1 });
  });

  it('is answered as its bundle', async () => {
    const out = join(served.folder, 'night.saylau.gz');
    expect(await captured(['export', address, origin, '--out', out])).toMatchObject({ code: 0, err: '' });
    const [{ cites: _, ...bundle }, { cites: __, ...there }] = [
      await verification(out),
      await verification(address, origin),
    ];
    expect(bundle).toEqual(there);
  });

  it('gives the data that its bundle gives', async () => {
    const [bundle = '', one = '', other = ''] = ['n.saylau', 'one', 'other'].map((name) => join(served.folder, name));
    await captured(['export', address, origin, '--out', bundle]);
    await captured(['export', bundle, '--out', one]);
    await captured(['export', address, origin, '--out', other]);
    const read = readPackage(other);
    expect(read).toEqual(readPackage(one));
    expect(read.tables.get('results')?.length).toBeGreaterThan(5);
  });
});

describe('a server has several logs', () => {
  it('and is answered with their list where none is named', async () => {
    for (const [command = '', ...more] of [['verify'], ['export', '--out', join(served.folder, 'x')]]) {
      const { code, out, err } = await captured([command, address, ...more]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(new RegExp(`^  ${origin} +\\d+$`, 'm'));
    }
  });

  it('of which one that is not there is told with those that are', async () => {
    const said = await captured(['verify', address, 'example.org/other']);
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain(origin);
  });

  it('of which an empty one is said to be empty', async () => {
    const empty = 'example.org/rehearsal/empty/1';
    await served.running.context.rehearsal.records.create(empty, 'rehearsal');
    const said = await captured(['verify', address, empty]);
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain(`“${empty}” is empty`);
  });
});

/** Answers as a server does that means no good. */
async function answering(answer: unknown, ask: (address: string) => Promise<void>): Promise<void> {
  const server = createServer((_, response) => response.end(JSON.stringify(answer)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

it.each([
  ['nothing', null],
  ['no list', { origin: 'x' }],
  ['no logs', [null, 1, {}, { origin: 1 }, { origin: 'x', size: 1, keys: [1] }]],
])('a server that answers with %s is no server with logs', async (_, answer) => {
  await answering(answer, async (hostile) => {
    expect(await captured(['verify', hostile])).toMatchObject({ code: 1, out: '' });
  });
});

it('what is no server of Saylau is called so by whoever asks it first', async () => {
  const pages = createServer((_, response) => response.writeHead(404).end('<h1>Not found</h1>'));
  await new Promise<void>((listening) => pages.listen(0, '127.0.0.1', listening));
  const other = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  const key = join(served.folder, 'rehearser.key');
  const said = `saylau: What answers at ${other} is no server of Saylau. Is the address right?\n`;
  const signIn = ['--sign-in', 'a', '--password-file', key, '--code', '000000'];
  for (const argv of [
    ['verify', other],
    ['export', other, '--out', join(served.folder, 'x')],
    ['rehearse', 'sk-2023-09-30', '--seed', '7', '--play', 'max', other, '--key', key],
    ['user', 'list', other, ...signIn],
    ['user', 'accept', other, 'invitation', '--password-file', key],
  ])
    expect(await captured(argv)).toEqual({ code: 1, out: '', err: said });
  pages.close();
});

it('a page in place of JSON is none either', async () => {
  const pages = createServer((_, response) => response.end('<h1>Hello</h1>'));
  await new Promise<void>((listening) => pages.listen(0, '127.0.0.1', listening));
  const { code, err } = await captured(['verify', `http://127.0.0.1:${(pages.address() as AddressInfo).port}`]);
  pages.close();
  expect([code, err]).toEqual([1, expect.stringContaining('is no server of Saylau')]);
});

it('a night played by the command ends with what checks it', async () => {
  const key = join(served.folder, 'rehearser.key');
  const way = ['rehearse', 'sk-2023-09-30', '--stations', '30', '--seed', 'next', '--play', 'max'];
  const { code, out } = await captured([...way, address, '--key', key]);
  expect(code).toBe(0);
  expect(out).toContain(`The night is played to ${address}`);
  expect(out.trimEnd()).toMatch(new RegExp(`saylau verify ${address} example.org/rehearsal/sk-2023-09-30/next$`));
}, 120_000);

it('a log whose files are something else fails its claims, and nothing else', async () => {
  await answering([{ origin: 'x', size: 5, keys: ['x'] }], async (hostile) => {
    const { code, out } = await captured(['verify', hostile]);
    expect(code).toBe(1);
    expect(out).toContain('✗');
  });
});

describe('a log that cites another', () => {
  it('is held against the one that the server has', async () => {
    const { size, root } = await verification(address, origin);
    const later = await served.play(30, 'later');
    const { cites } = await verification(address, later);
    expect(cites).toContainEqual({ leaf: 0, origin, size, root, is: 'same' });
    const { code, out } = await captured(['verify', `${address}${logPath(later)}`], { width: 300 });
    expect(code).toBe(0);
    expect(out).toContain(new Texts('en').say('verify.cited-same'));
  });

  it('fails where that one is another now', async () => {
    const later = await served.play(30, 'latest');
    const changed = createServer(async (asked, answer) => {
      const own = await fetch(`${address}${asked.url}`);
      const bytes = Buffer.from(await own.arrayBuffer());
      // The first hashes of the log that is cited are those of other leaves.
      if (asked.url?.startsWith(`/log/${origin}/tile/0/`)) bytes.fill(7, 0, 32);
      answer.writeHead(own.status).end(bytes);
    });
    await new Promise<void>((done) => changed.listen(0, '127.0.0.1', done));
    const { port } = changed.address() as AddressInfo;
    const { code, out } = await captured(['verify', `http://127.0.0.1:${port}`, later], { width: 300 });
    changed.close();
    expect(code).toBe(1);
    expect(out).toContain(new Texts('en').say('verify.cited-other'));
  });
});
