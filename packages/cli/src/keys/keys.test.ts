/** `saylau keys`: what is written, what is shown, and that a private key is neither shown nor written over. */

import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseVerifierKey } from '@saylau/log';
import { nodeCrypto, parsePrivateKey } from '@saylau/log/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { captured } from '../captured.test-kit.js';
import { readPersonKey, readSecret } from './person-key.js';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saylau-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Everything that was printed. */
async function printed(...argv: readonly string[]): Promise<{ code: number; text: string }> {
  const { code, out, err } = await captured(['keys', ...argv]);
  return { code, text: out + err };
}

const privateParts = (): readonly string[] =>
  readdirSync(folder)
    .map((name) => readFileSync(at(name), 'utf8').trim())
    .filter((text) => text.startsWith('PRIVATE'))
    .flatMap((text) => [text, text.replace(/^PRIVATE\+.*?\+[0-9a-f]{8,16}\+/u, '')]);

describe('make', () => {
  test('writes a private key that only its owner can read, and the verifier key beside it', async () => {
    const { code } = await printed('make', 'example.org/day/kz', '--out', at('log.key'));
    expect(code).toBe(0);
    expect(statSync(at('log.key')).mode & 0o777).toBe(0o600);
    const signer = parsePrivateKey(readFileSync(at('log.key'), 'utf8'));
    const key = parseVerifierKey(nodeCrypto, readFileSync(at('log.key.pub'), 'utf8').trim());
    expect(key).toEqual(signer.key);
    expect([key.name, key.type]).toEqual(['example.org/day/kz', 0x01]);
  });

  test('--witness makes a key that cosigns', async () => {
    await printed('make', 'w.example', '--witness', '--out', at('w.key'));
    expect(parsePrivateKey(readFileSync(at('w.key'), 'utf8')).key.type).toBe(0x04);
  });

  test('every key is another one', async () => {
    await printed('make', 'a', '--out', at('a'));
    await printed('make', 'a', '--out', at('b'));
    expect(readFileSync(at('a'), 'utf8')).not.toBe(readFileSync(at('b'), 'utf8'));
  });

  test.each([
    ['key', 'key'],
    ['key.pub', 'key'],
    ['key.pub', 'key.pub'],
  ])('where %s is there already nothing is written over, and nothing is left half', async (there, wanted) => {
    writeFileSync(at(there), 'precious');
    const { code, text } = await printed('make', 'a', '--out', at(wanted));
    expect(code).toBe(1);
    expect(text).toContain('never written over');
    expect(readdirSync(folder)).toEqual([there]);
    expect(readFileSync(at(there), 'utf8')).toBe('precious');
  });

  test.each(['a b', 'a+b', 'a\u0007b', ''])('the name %j is refused', async (name) => {
    const { code } = await printed('make', name, '--out', at('key'));
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder that is not there is told', async () => {
    expect((await printed('make', 'a', '--out', at('none/key'))).code).toBe(1);
  });
});

describe('nothing private is printed', () => {
  test.each([
    ['make', (path: string) => ['make', 'example.org', '--out', path]],
    ['make --json', (path: string) => ['make', 'example.org', '--json', '--out', path]],
    ['person', (path: string) => ['person', path]],
    ['person --json', (path: string) => ['person', path, '--json']],
  ])('by %s, nor when it is shown', async (_, argv) => {
    const made = await printed(...argv(at('key')));
    const shown = await printed('show', at('key'), '--json');
    const secrets = privateParts();
    expect(secrets).toHaveLength(2);
    expect(secrets[1]?.length).toBe(44);
    for (const secret of secrets) expect(made.text + shown.text).not.toContain(secret);
  });

  test.each(['PRIVATE+KEY+a+00000000+AQIDBA==', 'PRIVATE+PERSON+KEY+0000000000000000+c2VjcmV0', 'PRIVATE+KEY+secret'])(
    'of a damaged file: %s',
    async (content) => {
      writeFileSync(at('key'), content);
      const { code, text } = await printed('show', at('key'));
      expect(code).toBe(1);
      expect(text).not.toContain(content.split('+').at(-1) ?? '');
    },
  );
});

describe('show', () => {
  test('says the same of the private and of the public file', async () => {
    await printed('make', 'example.org', '--out', at('key'));
    const [own, open] = await Promise.all([at('key'), at('key.pub')].map((path) => printed('show', path, '--json')));
    const { private: path, ...rest } = JSON.parse(own?.text ?? '');
    expect(path).toBe(at('key'));
    expect(JSON.parse(open?.text ?? '')).toEqual(rest);
  });

  test('the fingerprint is SHA-256 of the public key in 16 groups of four', async () => {
    const { text } = await printed('make', 'example.org', '--out', at('key'), '--json');
    const { publicKey, fingerprint } = JSON.parse(text);
    const expected = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
    expect(fingerprint.split(' ')).toHaveLength(16);
    expect(fingerprint.replaceAll(' ', '')).toBe(expected);
  });

  test('a verifier key stands in one line on the narrowest terminal', async () => {
    await captured(['keys', 'make', 'results.example.org/day/kz-2027-01-10', '--out', at('key')]);
    const { out } = await captured(['keys', 'show', at('key')], { width: 60 });
    expect(out.split('\n')).toContain(readFileSync(at('key.pub'), 'utf8').trim());
  });

  test('a private key that others can read is said to be so', async () => {
    await printed('make', 'a', '--out', at('key'));
    expect((await captured(['keys', 'show', at('key')])).err).toBe('');
    chmodSync(at('key'), 0o640);
    expect((await captured(['keys', 'show', at('key')])).err).toContain('chmod 600');
  });

  test.each(['', 'x', 'a+00000000+AQ==', '\u0000', 'PERSON+KEY+', 'x'.repeat(9_000)])(
    'a file that holds %j is none',
    async (content) => {
      writeFileSync(at('key'), content);
      expect((await printed('show', at('key'))).code).toBe(1);
    },
  );
});

describe.each(['rotate', 'retire'])('%s of a key', (command) => {
  test.each([
    ['that is not there', 'nothing', 'there is no file or folder'],
    ['that is a file', 'file', 'is not a folder'],
    ['of no server', '', 'There is no key of any log'],
  ])('in a folder %s says so', async (_, name, said) => {
    writeFileSync(at('file'), 'x');
    const { code, text } = await printed(command, 'example.org/day/kz', '--data', at(name));
    expect([code, text]).toEqual([1, expect.stringContaining(said)]);
  });
});

describe('the key of a person', () => {
  /** RFC 8032, section 7.1, test 1. */
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex').toString(
    'base64',
  );
  const publicKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

  test('is that of its seed, with the key id of acts', () => {
    const key = readPersonKey(`PRIVATE+PERSON+KEY+${id}+${seed}\n`);
    expect(Buffer.from(key?.publicKey ?? [])).toEqual(publicKey);
    expect(key?.id).toBe(id);
    expect(readPersonKey(`PERSON+KEY+${id}+${publicKey.toString('base64')}\n`)).toEqual(key);
  });

  test('a seed is never taken for a public key, nor the reverse', () => {
    expect(readPersonKey(`PERSON+KEY+${id}+${seed}\n`)).toBeUndefined();
    expect(readPersonKey(`PRIVATE+PERSON+KEY+${id}+${publicKey.toString('base64')}\n`)).toBeUndefined();
    expect(readSecret(`PERSON+KEY+${id}+${publicKey.toString('base64')}\n`)).toBeUndefined();
  });

  test.each([
    ['of another id', `PERSON+KEY+0000000000000000+${publicKey.toString('base64')}\n`],
    ['with one byte less', `PERSON+KEY+${id}+${publicKey.subarray(1).toString('base64')}\n`],
    ['with a line after it', `PERSON+KEY+${id}+${publicKey.toString('base64')}\n\n`],
    ['in other base64', `PERSON+KEY+${id}+${publicKey.toString('base64url')}\n`],
  ])('a file %s is refused', (_, text) => {
    expect(readPersonKey(text)).toBeUndefined();
  });

  test('is made with its id as the first four groups of the fingerprint', async () => {
    const { text } = await printed('person', at('chair.key'), '--json');
    const made = JSON.parse(text);
    expect(made.use).toBe('person');
    expect(made.fingerprint.replaceAll(' ', '').startsWith(made.id)).toBe(true);
    expect(readFileSync(at('chair.key.pub'), 'utf8')).toBe(`PERSON+KEY+${made.id}+${made.publicKey}\n`);
    expect(statSync(at('chair.key')).mode & 0o777).toBe(0o600);
  });
});
