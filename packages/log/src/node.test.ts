/** Node's part: hashes, published signatures, keys in files, and keys and signatures that are none. */

import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from './bytes/hex.js';
import { utf8 } from './bytes/text.js';
import { flipped } from './merkle/grown.test-kit.js';
import { formatPrivateKey, generateKey, keyFromSeed, nodeCrypto, parsePrivateKey, signerOf } from './node.js';
import { formatVerifierKey, keyTypes } from './notes/key.js';
import { countedSigner, logSigner } from './notes/signers.test-kit.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });

test('SHA-256 of nothing, and of "abc"', () => {
  expect(toHex(nodeCrypto.sha256(new Uint8Array(0)))).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(toHex(nodeCrypto.sha256(utf8('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

describe('Ed25519', () => {
  // RFC 8032 section 7.1
  test.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
  ])('RFC 8032, key %s', async (seed, publicKey, message, signature) => {
    const key = keyFromSeed(fromHex(seed));
    expect(toHex(key.publicKey)).toBe(publicKey);
    expect(toHex(key.sign(fromHex(message)))).toBe(signature);
    expect(toHex(key.seed())).toBe(seed);
    expect(await nodeCrypto.verify(fromHex(publicKey), fromHex(message), fromHex(signature))).toBe(true);
  });

  test('any bit changed is another signature, key or message', async () => {
    const { publicKey, sign } = generateKey();
    const message = utf8('message');
    const signature = sign(message);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 }), fc.nat({ max: 511 }), async (at, bit) => {
        const parts = [publicKey, message, signature].map((part, i) => (i === at ? flipped(part, bit) : part));
        const [key, said, signed] = parts as [Uint8Array, Uint8Array, Uint8Array];
        return !(await nodeCrypto.verify(key, said, signed));
      }),
    );
  });

  test('S is not taken above the order: a signature has one form', async () => {
    const { publicKey, sign } = keyFromSeed(new Uint8Array(32).fill(5));
    const message = utf8('message');
    const signature = sign(message);
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${toHex(signature.slice(32).toReversed())}`) + order;
    const again = Uint8Array.of(...signature.slice(0, 32), ...fromHex(s.toString(16).padStart(64, '0')).toReversed());
    expect(await nodeCrypto.verify(publicKey, message, signature)).toBe(true);
    expect(await nodeCrypto.verify(publicKey, message, again)).toBe(false);
  });

  test('keys and signatures of any other length, and random ones, are wrong, and nothing is thrown', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 70 }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, bytes, bytes, async (key, message, signature) => {
        return !(await nodeCrypto.verify(key, message, signature));
      }),
      { numRuns: 300 },
    );
  });

  test('a key in a part of a larger array is that part', async () => {
    const { publicKey, sign } = generateKey();
    const message = utf8('message');
    const within = Uint8Array.of(9, 9, ...publicKey, 9).subarray(2, 34);
    expect(await nodeCrypto.verify(within, message, sign(message))).toBe(true);
  });
});

describe('key files', () => {
  test('have one line, and give the same key again', () => {
    const line = formatPrivateKey(logSigner);
    expect(line).toBe('PRIVATE+KEY+log.example/demo+607616de+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n');
    const again = parsePrivateKey(line);
    expect(again.key).toEqual(logSigner.key);
    expect(again.sign(utf8('a'))).toEqual(logSigner.sign(utf8('a')));
    expect(parsePrivateKey(line.trim()).key).toEqual(logSigner.key);
  });

  test('of new keys differ', () => {
    const [one, two] = [generateKey(), generateKey()].map((key) => signerOf(key, 'new', keyTypes.cosignature));
    expect(formatPrivateKey(one!)).not.toBe(formatPrivateKey(two!));
    expect(parsePrivateKey(formatPrivateKey(one!)).key).toEqual(one!.key);
  });

  const line = formatPrivateKey(logSigner);
  test.each([
    ['nothing', ''],
    ['a verifier key', formatVerifierKey(logSigner.key)],
    ['another word', line.replace('KEY', 'KEYS')],
    ['another name', line.replace('demo', 'domo')],
    ['another id', line.replace('607616de', '607616df')],
    ['the id of another seed', line.replace('AQAB', 'AQAC')],
    ['a seed of 31 bytes', 'PRIVATE+KEY+x+00000000+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4=\n'],
    ['two lines', `${line}${line}`],
    ['a space before', ` ${line}`],
  ])('refuse %s', (_, text) => {
    expect(() => parsePrivateKey(text)).toThrow(coded('key-malformed'));
  });

  test('refuse a type that is not known', () => {
    expect(() => parsePrivateKey(line.replace('+AQ', '+Ag'))).toThrow(coded('key-unsupported'));
  });

  test.each([0, 31, 33, 64])('there is no key of a seed of %i bytes', (length) => {
    expect(() => keyFromSeed(new Uint8Array(length))).toThrow(coded('key-malformed'));
  });

  test('a seed is not printed by accident, and cannot be changed from outside', () => {
    const seed = new Uint8Array(32).fill(0xab);
    const key = keyFromSeed(seed);
    const signer = signerOf(key, 'x', keyTypes.ed25519);
    seed.fill(0);
    key.seed().fill(0);
    expect(toHex(key.seed())).toBe('ab'.repeat(32));
    for (const shown of [JSON.stringify(signer), inspect(signer), JSON.stringify(key), inspect(key)]) {
      expect(shown).not.toMatch(/171|abab|q6ur/u);
    }
    expect(JSON.stringify(countedSigner(1, 'x', keyTypes.ed25519))).not.toContain('seed');
  });
});
