/** Cryptography of a browser beside that of Node: the same answers, also to what is forged. */

import { webcrypto } from 'node:crypto';
import { fromHex } from '@saylau/log';
import { generateKey, nodeCrypto } from '@saylau/log/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BrowserCrypto, browserCrypto, slowly } from './crypto.js';

const key = generateKey();
const message = new TextEncoder().encode('{"act":"station-opened"}');
const signature = key.sign(message);
const changed = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, place) => (place === at ? byte ^ 1 : byte));
const order = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
/** The same signature with the order added to S: right by the equation alone. */
const overflowed = Uint8Array.from(signature);
let carry = 0;
for (const [at, byte] of order.entries()) {
  const sum = (overflowed[32 + at] ?? 0) + byte + carry;
  overflowed[32 + at] = sum & 255;
  carry = sum >> 8;
}
/** Of order eight: without the cofactor R must be what it is computed to be. */
const small = fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');

const cases = [
  ['a right one', key.publicKey, message, signature, true],
  ['of another message', key.publicKey, changed(message, 3), signature, false],
  ['with another R', key.publicKey, message, changed(signature, 0), false],
  ['with another S', key.publicKey, message, changed(signature, 40), false],
  ['with S above the order', key.publicKey, message, overflowed, false],
  ['of another key', generateKey().publicKey, message, signature, false],
  ['of a short key', key.publicKey.subarray(1), message, signature, false],
  ['that is too short', key.publicKey, message, signature.subarray(1), false],
  ['of a key that is no point', new Uint8Array(32).fill(2), message, signature, false],
  ['of a key of small order', small, message, signature, false],
] as const;

describe('a signature', () => {
  let own: BrowserCrypto;
  let none: BrowserCrypto;
  beforeAll(async () => {
    own = await browserCrypto(webcrypto.subtle as SubtleCrypto);
    const { subtle } = webcrypto;
    const old = {
      importKey: () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')),
      verify: subtle.verify.bind(subtle),
    };
    none = await browserCrypto(old as unknown as SubtleCrypto);
  });

  it('is checked by the browser, where it can', () => {
    expect([own.isOwn, none.isOwn]).toEqual([true, false]);
    expect(none.verify).toBe(slowly);
  });

  it.each(cases)('%s is told the same by all', async (_, publicKey, text, signed, is) => {
    expect(await nodeCrypto.verify(publicKey, text, signed)).toBe(is);
    expect(await own.verify(publicKey, text, signed)).toBe(is);
    expect(await slowly(publicKey, text, signed)).toBe(is);
  });
});

it('hashes as Node does', async () => {
  const { sha256 } = await browserCrypto(undefined);
  for (const length of [0, 1, 55, 56, 64, 1000]) {
    const data = new Uint8Array(length).fill(7);
    expect(sha256(data)).toEqual(nodeCrypto.sha256(data));
  }
});
