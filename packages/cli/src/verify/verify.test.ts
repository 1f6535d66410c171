/** `saylau verify` of bundles: what is printed of every fixture, whose keys are trusted, exit codes, hostile words. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { languages } from '@saylau/core';
import { formatVerifierKey, keyTypes, noteText, signText, splitNote } from '@saylau/log';
import { keyFromSeed, signerOf } from '@saylau/log/node';
import type { Verification } from '@saylau/verify';
import { afterAll, describe, expect, it } from 'vitest';
import { captured } from '../captured.test-kit.js';

const records = fileURLToPath(new URL('../../../../tests/record/', import.meta.url));
const bundle = (name: string): string => join(records, 'bundles', name);
const trust = JSON.parse(readFileSync(join(records, 'trust.json'), 'utf8')) as { keys: string[]; policy: string };
const folder = mkdtempSync(join(tmpdir(), 'saylau-verify-'));
const policy = join(folder, 'policy.txt');
writeFileSync(policy, trust.policy);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verification(...argv: readonly string[]): Promise<Verification> {
  const { out } = await captured(['verify', ...argv, '--json']);
  return JSON.parse(out) as Verification;
}

/** Its first line is of another format. */
const noBundle = 'head-malformed-truncated.saylau';

describe('every fixture', () => {
  it('that does not begin as a bundle is told as none', async () => {
    const { code, err } = await captured(['verify', bundle(noBundle), '--policy', policy]);
    expect([code, err]).toEqual([1, expect.stringContaining('is no bundle')]);
  });

  const others = readdirSync(join(records, 'bundles')).filter((name) => name !== noBundle);
  it.each(others)('%s: signs, numbers and the exit code say the same', async (name) => {
    const { claims } = await verification(bundle(name), '--policy', policy);
    const { code, out, err } = await captured(['verify', bundle(name), '--policy', policy]);
    expect(err).toBe('');
    const signs = { passed: '✓', failed: '✗', 'not-checkable': '–' } as const;
    const told = [...out.matchAll(/^ ?(\d+)\. ([✓✗–]) /gm)].map(([, number, sign]) => [Number(number), sign]);
    expect(told).toEqual(claims.map(({ status }, at) => [at + 1, signs[status]]));
    expect(code).toBe(claims.some(({ status }) => status === 'failed') ? 1 : 0);
  });
});

describe.each(languages)('in %s', (language) => {
  it('a figure that differs is told with every place of it', async () => {
    const { out } = await captured(['verify', bundle('total-differs.saylau'), '--lang', language], { width: 300 });
    for (const word of ['144', 'rehearsal/xx-2025-council', 'list', 'north', '567', '566']) expect(out).toContain(word);
  });

  it('has no word of another language or key of a text', async () => {
    const { out } = await captured(['verify', bundle('act-of-another-log.saylau'), '--lang', language]);
    expect(out).not.toMatch(/claim\.|status\.|verify\.|reason\.|\{/);
    if (language !== 'en') expect(out).not.toMatch(/\b(passed|failed|leaf|checked)\b/);
  });
});

describe('whose keys are trusted', () => {
  it('says that keys are the bundle’s own', async () => {
    const { out } = await captured(['verify', bundle('sound-night.saylau')]);
    expect(out).toContain('come from the very file');
    expect(await verification(bundle('sound-night.saylau'))).toMatchObject({ keys: 'own' });
  });

  it('says that they were given', async () => {
    const key = trust.keys[0] ?? '';
    const { code, out } = await captured(['verify', bundle('sound-night.saylau'), '--key', key]);
    expect(code).toBe(0);
    expect(out).toContain('keys that you gave');
  });

  it('a log that was signed anew by a stranger holds by its own key, and not by the one that was given', async () => {
    const path = join(folder, 'forged.saylau');
    const lines = readFileSync(bundle('sound-night.saylau'), 'utf8').trimEnd().split('\n');
    const head = JSON.parse(lines[0] ?? '') as { origin: string };
    const { checkpoint } = JSON.parse(lines.at(-1) ?? '') as { checkpoint: string };
    const stranger = signerOf(keyFromSeed(new Uint8Array(32).fill(7)), head.origin, keyTypes.ed25519);
    const { text } = splitNote(checkpoint);
    const forged = [
      JSON.stringify({ ...head, keys: [formatVerifierKey(stranger.key)] }),
      ...lines.slice(1, -1),
      JSON.stringify({ checkpoint: noteText(text, [signText(stranger, text)]) }),
    ];
    writeFileSync(path, `${forged.join('\n')}\n`);
    expect(await captured(['verify', path])).toMatchObject({ code: 0 });
    const { claims } = await verification(path, '--key', trust.keys[0] ?? '');
    expect(claims.filter(({ status }) => status === 'failed').map(({ claim }) => claim)).toEqual(['checkpoint']);
  });

  it('a key of another log is not enough', async () => {
    const { code } = await captured(['verify', bundle('sound-night.saylau'), '--key', trust.keys[1] ?? '']);
    expect(code).toBe(1);
  });

  it('what is no key is a wrong call, what is no policy a fault', async () => {
    expect(await captured(['verify', bundle('sound-night.saylau'), '--key', 'x'])).toMatchObject({ code: 2, out: '' });
    const readme = fileURLToPath(new URL('../../../../README.md', import.meta.url));
    expect(await captured(['verify', bundle('sound-night.saylau'), '--policy', readme])).toMatchObject({
      code: 1,
      out: '',
    });
  });
});

describe('many failures', () => {
  const argv = ['verify', bundle('sound-night.saylau'), 'example.org/rehearsal/xx-2025-06-01/other'];

  it('are told up to twenty of a claim, with the number of the others', async () => {
    const { code, out } = await captured(argv);
    expect(code).toBe(1);
    expect(out.match(/• leaf \d+/g)).toHaveLength(20);
    expect(out).toContain('144 failures');
    expect(out).toContain('124 more: --all shows them');
  });

  it('are all told with --all', async () => {
    const { out } = await captured([...argv, '--all']);
    expect(out.match(/• leaf \d+/g)).toHaveLength(144);
    expect(out).not.toContain('--all');
  });
});

it.each([
  ['verify', '127.0.0.1:8330', []],
  ['export', 'localhost:8330/', ['--out', join(folder, 'none')]],
  ['import', 'results.example.org:443', ['--data', join(folder, 'data')]],
])('%s of %s says how an address begins', async (command, address, more) => {
  const { code, err } = await captured([command, address, ...more]);
  expect([code, err]).toEqual([1, expect.stringContaining(`such as http://${address}`)]);
});

describe('a file that is no bundle', () => {
  const backup = join(folder, 'a.saylau-backup.gz');
  writeFileSync(backup, gzipSync('{"head":{"format":"saylau-backup/1","made":"2026-11-22T05:00:00Z","schemas":[]}}\n'));
  const text = join(folder, 'a.txt');
  writeFileSync(text, 'Dear reader,\nthis is a letter.\n');
  const empty = join(folder, 'empty');
  writeFileSync(empty, '');

  it.each([
    ['verify', []],
    ['export', ['--out', join(folder, 'none')]],
    ['import', ['--data', join(folder, 'data')]],
  ])('%s says so in one sentence, and how a backup is put back', async (command, more) => {
    for (const path of [text, empty]) {
      const { code, out, err } = await captured([command, path, ...more]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^saylau: [^\n]+ is no bundle: [^\n]+\n$/);
    }
    const { code, err } = await captured([command, backup, ...more]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^saylau: [^\n]+ saylau restore\n$/) });
  });

  it('is a bundle that fails for a program', async () => {
    const { claims } = await verification(text);
    expect(claims[0]).toMatchObject({
      claim: 'bundle',
      status: 'failed',
      failures: [{ code: 'bundle-form', path: '/head' }],
    });
  });

  it('that cannot be unpacked has no keys, and none are said to come from it', async () => {
    const { out } = await captured(['verify', bundle('gzip-garbage.saylau.gz')]);
    expect(out).not.toContain('keys');
    expect(out).not.toMatch(/^Keys/m);
  });
});

it('a name in a bundle cannot forge a line or steer the terminal', async () => {
  const path = join(folder, 'hostile.saylau');
  const [head = '', ...lines] = readFileSync(bundle('sound-evening.saylau'), 'utf8').split('\n');
  const more = JSON.parse(head) as { documents: number; origin: string };
  const document = { name: '\u001b[2J\n 5. ✓ Documents', sha256: '00'.repeat(32), base64: '' };
  const origin = `${more.origin}\n 3. ✓ Checkpoint`;
  const written = [{ ...more, origin, documents: more.documents + 1 }, document].map((line) => JSON.stringify(line));
  writeFileSync(path, [...written, ...lines].join('\n'));
  const { out } = await captured(['verify', path]);
  expect(out.match(/^ 5\. /gm)).toHaveLength(1);
  expect(out.match(/^ 3\. /gm)).toHaveLength(1);
  expect(out).not.toContain('\u001b');
  expect(out).toContain('\\u001b[2J\\u000a');
});

it.each([
  ['a file that is not there', ['verify', 'nothing.saylau'], 1],
  ['a folder', ['verify', records], 1],
  ['an address where nobody answers', ['verify', 'http://127.0.0.1:1'], 1],
  ['no argument', ['verify'], 2],
  ['an unknown option', ['verify', bundle('sound-night.saylau'), '--foo'], 2],
])('%s ends with a sentence', async (_, argv, code) => {
  const said = await captured(argv);
  expect(said).toMatchObject({ code, out: '' });
  expect(said.err).toMatch(/^saylau: .+\n/);
});
