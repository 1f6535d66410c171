/** Cryptography in a browser: hashes without waiting, signatures by the browser's own Ed25519, else by a slow one of our own. */

import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { type Crypto, fromHex, toHex } from '@saylau/log';

/** Says whether the browser checks signatures itself. */
export interface BrowserCrypto extends Crypto {
  readonly isOwn: boolean;
}

/** A public key of RFC 8032, section 7.1. */
const wellKnown = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const keyLength = 32;
const signatureLength = 64;

/** Pages that came without https have no `subtle`; older browsers have it without Ed25519. */
export async function browserCrypto(
  subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle,
): Promise<BrowserCrypto> {
  const own = subtle === undefined ? undefined : await subtle.importKey(...raw(fromHex(wellKnown))).catch(noKey);
  const verify = own === undefined || subtle === undefined ? slowly : quickly(subtle);
  return { isOwn: own !== undefined, sha256, verify };
}

function raw(key: Uint8Array): ['raw', BufferSource, 'Ed25519', boolean, KeyUsage[]] {
  return ['raw', bytes(key), 'Ed25519', false, ['verify']];
}

function noKey(): undefined {
  return undefined;
}

/** Keys once imported are kept: few people sign many acts. */
function quickly(subtle: SubtleCrypto): Crypto['verify'] {
  const keys = new Map<string, Promise<CryptoKey | undefined>>();
  return async (publicKey, message, signature) => {
    if (publicKey.length !== keyLength || signature.length !== signatureLength) return false;
    const name = toHex(publicKey);
    const known = keys.get(name) ?? subtle.importKey(...raw(publicKey)).catch(noKey);
    keys.set(name, known);
    const key = await known;
    return key === undefined ? false : await subtle.verify('Ed25519', key, bytes(signature), bytes(message));
  };
}

/** Never shared memory, which the browser would refuse. */
function bytes(data: Uint8Array): Uint8Array<ArrayBuffer> {
  return data as Uint8Array<ArrayBuffer>;
}

const { Point } = ed25519;

/** The equation without the cofactor: R is computed anew and compared as bytes, as OpenSSL does and browsers do. */
export const slowly: Crypto['verify'] = (publicKey, message, signature) =>
  Promise.resolve(
    publicKey.length === keyLength && signature.length === signatureLength && isRight(publicKey, message, signature),
  );

function isRight(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const r = signature.subarray(0, keyLength);
  const s = little(signature.subarray(keyLength));
  if (s >= Point.Fn.ORDER) return false;
  try {
    const key = Point.fromBytes(publicKey);
    const hashed = sha512.create().update(r).update(publicKey).update(message).digest();
    const factor = little(hashed) % Point.Fn.ORDER;
    const found = Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(factor));
    return toHex(found.toBytes()) === toHex(r);
  } catch {
    // Bytes that are no point of the curve.
    return false;
  }
}

/** A number whose lowest byte stands first. */
function little(data: Uint8Array): bigint {
  return BigInt(`0x${toHex(data.slice().reverse())}`);
}
