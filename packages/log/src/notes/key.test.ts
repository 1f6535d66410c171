/** Verifier keys: published ones, and everything that looks like one. */

import { describe, expect, test } from 'vitest';
import { toBase64 } from '../bytes/base64.js';
import { fromHex, toHex } from '../bytes/hex.js';
import { nodeCrypto } from '../node.js';
import { formatVerifierKey, keyHash, keyTypes, parseVerifierKey, sameKey, verifierKey } from './key.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });
const neumann = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const parse = (text: string) => parseVerifierKey(nodeCrypto, text);

describe('published keys', () => {
  test.each([
    [neumann, 'PeterNeumann', keyTypes.ed25519],
    ['example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'example.com/foo', keyTypes.ed25519],
    ['log.example/demo+607616de+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4', 'log.example/demo', keyTypes.ed25519],
    [
      'witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X',
      'witness.example/w1',
      keyTypes.cosignature,
    ],
  ])('%s', (text, name, type) => {
    const key = parse(text);
    expect(key).toMatchObject({ name, type });
    expect(formatVerifierKey(key)).toBe(text);
    expect(toHex(keyHash(nodeCrypto, name, type, key.publicKey))).toBe(key.id);
  });
});

test('the id hangs on the name, the type and the key', () => {
  const { publicKey } = parse(neumann);
  const ids = [
    keyHash(nodeCrypto, 'a', 1, publicKey),
    keyHash(nodeCrypto, 'b', 1, publicKey),
    keyHash(nodeCrypto, 'a', 4, publicKey),
    keyHash(nodeCrypto, 'a', 1, publicKey.toReversed()),
  ].map(toHex);
  expect(new Set(ids).size).toBe(4);
});

describe('refused', () => {
  const data = neumann.split('+')[2] ?? '';
  const withKey = (bytes: Uint8Array): string => `x+00000000+${toBase64(bytes)}`;
  test.each([
    ['nothing', ''],
    ['one part', 'PeterNeumann'],
    ['two parts', 'PeterNeumann+c74f20a3'],
    ['no name', `+c74f20a3+${data}`],
    ['another name', `PeterNewman+c74f20a3+${data}`],
    ['another id', `PeterNeumann+c74f20a4+${data}`],
    ['an id in upper case', `PeterNeumann+C74F20A3+${data}`],
    ['a short id', `PeterNeumann+c74f20+${data}`],
    ['a name with a space', `Peter Neumann+c74f20a3+${data}`],
    ['a name with a space that does not break', `Peter\u00a0Neumann+c74f20a3+${data}`],
    ['a name with a line end', `Peter\nNeumann+c74f20a3+${data}`],
    ['one bit of the key changed', neumann.replace('ARpc', 'ARpd')],
    ['a line end behind', `${neumann}\n`],
    ['a key without padding where it needs some', withKey(new Uint8Array(32).fill(1)).replace('=', '')],
    ['a key of 31 bytes', withKey(new Uint8Array(32).fill(1))],
    ['a key of 33 bytes', withKey(new Uint8Array(34).fill(1))],
    ['no key', 'x+00000000+'],
  ])('%s', (_, text) => {
    expect(() => parse(text)).toThrow(coded('key-malformed'));
  });

  test.each([0, 2, 3, 5, 6, 255])('a key of type %i', (type) => {
    expect(() => parse(withKey(Uint8Array.of(type, ...new Uint8Array(32))))).toThrow(coded('key-unsupported'));
  });

  test.each([0, 31, 33, 64])('a public key of %i bytes, though the id is right', (length) => {
    const publicKey = new Uint8Array(length);
    const id = toHex(keyHash(nodeCrypto, 'x', keyTypes.ed25519, publicKey));
    expect(() => parse(`x+${id}+${toBase64(Uint8Array.of(1, ...publicKey))}`)).toThrow(coded('key-malformed'));
  });

  test.each(['', 'a b', 'a+b', 'a\tb', 'a\u0000', '\ud800'])('the name %j', (name) => {
    expect(() => verifierKey(nodeCrypto, name, keyTypes.ed25519, new Uint8Array(32))).toThrow(coded('key-malformed'));
  });
});

test('keys are the same by name, type and public key', () => {
  const key = parse(neumann);
  expect(sameKey(key, parse(neumann))).toBe(true);
  expect(sameKey(key, { ...key, name: 'other' })).toBe(false);
  expect(sameKey(key, { ...key, type: keyTypes.cosignature })).toBe(false);
  expect(sameKey(key, { ...key, publicKey: fromHex('00'.repeat(32)) })).toBe(false);
});
