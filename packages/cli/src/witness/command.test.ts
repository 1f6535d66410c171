/** `saylau witness` as a process would run it: one to a folder, until it is asked to stop; and what it is told to watch. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { PassThrough } from 'node:stream';
import { checkpointText, leafHash, noteText, signText, Tree, writeAddCheckpoint } from '@saylau/log';
import { nodeCrypto, parsePrivateKey } from '@saylau/log/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { captured } from '../captured.test-kit.js';
import { main } from '../main.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const keyOf = (name: string): string => readFileSync(at(`${name}.pub`), 'utf8').trim();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saylau-witness-'));
  await captured(['keys', 'make', 'results.example/day/kz', '--out', at('log')]);
  await captured(['keys', 'make', 'w.example', '--witness', '--out', at('w')]);
  await captured(['keys', 'person', at('person')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function requestFor(old: number, what: string): string {
  const signer = parsePrivateKey(readFileSync(at('log'), 'utf8'));
  const tree = new Tree(nodeCrypto);
  tree.append(leafHash(nodeCrypto, new TextEncoder().encode(what)));
  const text = checkpointText({ origin: signer.key.name, size: 1, root: tree.root() });
  return writeAddCheckpoint({ old, proof: [], checkpoint: noteText(text, [signText(signer, text)]) });
}

const words = (): readonly string[] => [
  'witness',
  '--key',
  at('w'),
  '--log',
  keyOf('log'),
  '--data',
  at('data'),
  '--port',
  '0',
];

/** Runs until it is stopped. */
async function running(work: (address: string) => Promise<void>): Promise<{ code: number; err: string }> {
  const printed = { out: '', err: '' };
  const stdin = Object.assign(new PassThrough(), { isTTY: false });
  const common = { stdin, env: {}, width: 100, colours: false, progress: false, drained: () => Promise.resolve() };
  const ended = main(words(), {
    ...common,
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  });
  await expect.poll(() => printed.err, { timeout: 30_000 }).toContain('Ready');
  try {
    await work(printed.out.trim());
  } finally {
    process.emit('SIGTERM', 'SIGTERM');
  }
  return { code: await ended, err: printed.err };
}

test('signs, refuses a second process in its folder, stops when asked, and lists the split view that it saw', async () => {
  const none = await captured(['witness', '--data', at('data'), '--evidence']);
  expect(none.code).toBe(0);
  const { code, err } = await running(async (address) => {
    const post = (body: string) => fetch(`${address}/add-checkpoint`, { method: 'POST', body });
    expect((await post(requestFor(0, 'one'))).status).toBe(200);
    expect((await captured(words())).err).toContain('Another process uses');
    expect((await post(requestFor(1, 'other'))).status).toBe(422);
    expect(await (await fetch(address)).text()).toBe(`${keyOf('w')}\n`);
  });
  expect(code).toBe(0);
  expect(err).toContain('SPLIT VIEW of results.example/day/kz');
  const listed = await captured(['witness', '--data', at('data'), '--evidence', '--lang', 'ru']);
  expect([listed.code, listed.out]).toEqual([1, expect.stringContaining('РАЗДВОЕНИЕ')]);
  const again = await running(() => Promise.resolve());
  expect(again.err).toContain('SPLIT VIEW');
});

test.each<[string, () => readonly string[], number]>([
  ['no log', () => ['--key', at('w'), '--data', at('x')], 2],
  ['no key', () => ['--log', keyOf('log'), '--data', at('x')], 2],
  ['the key of a log to sign with', () => ['--key', at('log'), '--log', keyOf('log'), '--data', at('x')], 1],
  ['the key of a person to sign with', () => ['--key', at('person'), '--log', keyOf('log'), '--data', at('x')], 1],
  ['a verifier key to sign with', () => ['--key', at('w.pub'), '--log', keyOf('log'), '--data', at('x')], 1],
  ['a witness to be watched', () => ['--key', at('w'), '--log', keyOf('w'), '--data', at('x')], 2],
  ['a port that is none', () => ['--key', at('w'), '--log', keyOf('log'), '--data', at('x'), '--port', '70000'], 2],
])('%s is refused before anything is made', async (_, given, code) => {
  expect((await captured(['witness', ...given()])).code).toBe(code);
  expect(() => readFileSync(at('x'))).toThrow(/ENOENT/);
});

test.each([
  ['witness', () => ['witness', '--key', at('w'), '--data', at('x'), '--log']],
  ['serve', () => ['serve', '--data', at('x'), '--witness']],
])('a private key given to %s in place of a verifier key is not printed', async (_, argv) => {
  const secret = readFileSync(at('log'), 'utf8').trim();
  const { code, out, err } = await captured([...argv(), `${secret}@https://w.example`]);
  expect(code).toBe(2);
  expect(out + err).not.toContain(secret.slice(-20));
});

test.each(['x', '@https://w.example', 'KEY', 'KEY@', 'KEY@ftp://w.example', 'LOG@https://w.example'])(
  'serve takes no witness that reads %s',
  async (text) => {
    const given = text.replace('KEY', keyOf('w')).replace('LOG', keyOf('log'));
    const { code } = await captured(['serve', '--data', at('x'), '--witness', given]);
    expect(code).toBe(2);
  },
);
