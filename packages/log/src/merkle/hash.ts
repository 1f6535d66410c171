/** Hashes of the tree (RFC 9162 section 2.1.1): the prefixes keep a node from being passed off as a leaf. */

import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';

/** Bytes of a hash. */
export const hashLength = 32;
/** A leaf's longest data: its length has two bytes in a bundle of entries. */
export const longestLeaf = 65_535;

/** SHA-256(0x00 || data). Throws LogError `leaf-too-large` above 65,535 bytes. */
export function leafHash(crypto: Crypto, data: Uint8Array): Uint8Array {
  if (data.length > longestLeaf) throw new LogError('leaf-too-large', `${data.length} bytes`);
  const prefixed = new Uint8Array(1 + data.length);
  prefixed.set(data, 1);
  return crypto.sha256(prefixed);
}

/** SHA-256(0x01 || left || right), of hashes. */
export function nodeHash(crypto: Crypto, left: Uint8Array, right: Uint8Array): Uint8Array {
  const prefixed = new Uint8Array(1 + 2 * hashLength);
  prefixed[0] = 1;
  prefixed.set(left, 1);
  prefixed.set(right, 1 + hashLength);
  return crypto.sha256(prefixed);
}

/** The root of a tree without leaves. */
export function emptyRoot(crypto: Crypto): Uint8Array {
  return crypto.sha256(new Uint8Array(0));
}

/** The root over neighbouring subtrees, each larger than all to its right; of none, that of no leaves. */
export function rootOver(crypto: Crypto, hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) return emptyRoot(crypto);
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(crypto, left, right), last);
}

/** Throws LogError `hash-malformed` unless there are 32 bytes. */
export function checkHash(hash: Uint8Array): Uint8Array {
  if (hash.length !== hashLength) throw new LogError('hash-malformed', `${hash.length} bytes`);
  return hash;
}
