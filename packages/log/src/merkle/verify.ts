/** Checks proofs, step by step as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say. Every wrong proof is false, whatever is wrong. */

import { sameBytes } from '../bytes/bytes.js';
import type { Crypto } from '../crypto.js';
import { emptyRoot, hashLength, nodeHash } from './hash.js';

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  /** The hash of the leaf, not its data. */
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  /** Leaf side first. */
  readonly proof: readonly Uint8Array[];
}

export interface Consistency {
  readonly from: number;
  readonly to: number;
  readonly rootFrom: Uint8Array;
  readonly rootTo: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Is this leaf at this index of the tree with this size and root? */
export function verifyInclusion(crypto: Crypto, { index, size, leaf, root, proof }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(crypto, sibling, hash);
      [fn, sn] = untilOdd(fn, sn);
    } else {
      hash = nodeHash(crypto, hash, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameBytes(hash, root);
}

/**
 * Is the older tree the beginning of the newer one? From size 0 and to the same size only the empty proof is right; the older
 * root is then that of no leaves, or the newer root.
 */
export function verifyConsistency(crypto: Crypto, { from, to, rootFrom, rootTo, proof }: Consistency): boolean {
  if (!isSize(from) || !isSize(to) || from > to || !areHashes([rootFrom, rootTo, ...proof])) return false;
  if (from === 0) {
    const empty = emptyRoot(crypto);
    return proof.length === 0 && sameBytes(rootFrom, empty) && (to > 0 || sameBytes(rootTo, empty));
  }
  if (from === to) return proof.length === 0 && sameBytes(rootFrom, rootTo);
  if (proof.length === 0) return false;
  // The root of a full subtree is what whoever checks has already.
  const [first = rootFrom, ...rest] = isPowerOfTwo(from) ? [rootFrom, ...proof] : proof;
  const roots = bothRoots(crypto, { from, to }, first, rest);
  return roots !== undefined && sameBytes(roots.older, rootFrom) && sameBytes(roots.newer, rootTo);
}

/** The roots of both trees that the hashes of a proof lead to; undefined where there are too many or too few. */
function bothRoots(
  crypto: Crypto,
  { from, to }: { readonly from: number; readonly to: number },
  first: Uint8Array,
  rest: readonly Uint8Array[],
): { readonly older: Uint8Array; readonly newer: Uint8Array } | undefined {
  let [fn, sn] = untilEven(from - 1, to - 1);
  let older = first;
  let newer = first;
  for (const sibling of rest) {
    if (sn === 0) return undefined;
    if (isOdd(fn) || fn === sn) {
      older = nodeHash(crypto, sibling, older);
      newer = nodeHash(crypto, sibling, newer);
      [fn, sn] = untilOdd(fn, sn);
    } else {
      newer = nodeHash(crypto, newer, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 ? { older, newer } : undefined;
}

/** Sizes go beyond 32 bits, so no bit operators. */
const isOdd = (number: number): boolean => number % 2 === 1;
const half = (number: number): number => Math.floor(number / 2);
const isPowerOfTwo = (size: number): boolean => 2 ** Math.round(Math.log2(size)) === size;
const isSize = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === hashLength);

function untilOdd(from: number, beside: number): [number, number] {
  let [fn, sn] = [from, beside];
  while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
  return [fn, sn];
}

function untilEven(from: number, beside: number): [number, number] {
  let [fn, sn] = [from, beside];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  return [fn, sn];
}
