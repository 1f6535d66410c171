/** Which parts of a tree a proof consists of (RFC 9162 sections 2.1.3.1 and 2.1.4.1), and of which full subtrees each part. */

import { LogError } from '../error.js';

/** Leaves `from` up to but not including `to`: a part of the tree that the splits lead to. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** 2^level leaves, from index × 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The parts whose roots prove that a leaf is in the tree, leaf side first. Throws LogError `out-of-range`. */
export function inclusionPath(index: number, size: number): readonly Part[] {
  checkSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) refuse(`leaf ${index} of ${size}`);
  const path: Part[] = [];
  let part: Part = { from: 0, to: size };
  while (part.to - part.from > 1) {
    const { left, right } = halves(part);
    path.push(index < left.to ? right : left);
    part = index < left.to ? left : right;
  }
  return path.reverse();
}

/**
 * The parts whose roots prove that the first `from` of `to` leaves are an older tree. None from size 0 or to the same size.
 * Throws LogError `out-of-range`.
 */
export function consistencyPath(from: number, to: number): readonly Part[] {
  checkSize(from);
  checkSize(to);
  if (from > to) refuse(`from size ${from} to ${to}`);
  if (from === 0) return [];
  const path: Part[] = [];
  let part: Part = { from: 0, to };
  while (part.to !== from) {
    const { left, right } = halves(part);
    path.push(from <= left.to ? right : left);
    part = from <= left.to ? left : right;
  }
  // A part that begins at leaf 0 is the whole older tree: whoever checks has its root.
  if (part.from !== 0) path.push(part);
  return path.reverse();
}

/** The full subtrees that a part consists of, largest and leftmost first. */
export function subtreesOf({ from, to }: Part): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  let at = from;
  while (at < to) {
    let level = 0;
    while (at + 2 ** (level + 1) <= to) level += 1;
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
}

/** Throws LogError `out-of-range` unless it is a whole number from 0 to 2^53 − 1. */
export function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) refuse(`size ${size}`);
}

/** A part is split at the largest power of two below its length. */
function halves({ from, to }: Part): { readonly left: Part; readonly right: Part } {
  let length = 1;
  while (2 * length < to - from) length *= 2;
  return { left: { from, to: from + length }, right: { from: from + length, to } };
}

function refuse(what: string): never {
  throw new LogError('out-of-range', what);
}
