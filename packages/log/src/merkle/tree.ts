/** A whole tree in memory: every full subtree's root is kept, and roots and proofs of every size are made of them. */

import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';
import { checkHash, nodeHash, rootOver } from './hash.js';
import { Hashes } from './hashes.js';
import { checkSize, consistencyPath, inclusionPath, type Part, subtreesOf } from './path.js';

/** About 64 bytes a leaf. */
export class Tree {
  readonly #crypto: Crypto;
  /** Level → roots of its full subtrees; level 0 are the leaf hashes. */
  readonly #levels: Hashes[] = [new Hashes()];

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
  }

  get size(): number {
    return this.#level(0).length;
  }

  /** Adds a leaf by its hash; returns its index. Throws LogError `hash-malformed`. */
  append(leaf: Uint8Array): number {
    const index = this.size;
    this.#level(0).push(checkHash(leaf));
    for (let level = 0; this.#level(level).length % 2 === 0; level++) {
      const below = this.#level(level);
      const left = below.view(below.length - 2, 1);
      this.#level(level + 1).push(nodeHash(this.#crypto, left, below.view(below.length - 1, 1)));
    }
    return index;
  }

  /** The root of the first `size` leaves. Throws LogError `out-of-range`. */
  root(size = this.size): Uint8Array {
    this.#checkSize(size);
    return this.#root({ from: 0, to: size });
  }

  /** Proof that leaf `index` is in the tree of that size, leaf side first. Throws LogError `out-of-range`. */
  inclusion(index: number, size = this.size): Uint8Array[] {
    this.#checkSize(size);
    return inclusionPath(index, size).map((part) => this.#root(part));
  }

  /** Proof that the tree of size `from` is the beginning of that of size `to`. Throws LogError `out-of-range`. */
  consistency(from: number, to = this.size): Uint8Array[] {
    this.#checkSize(to);
    return consistencyPath(from, to).map((part) => this.#root(part));
  }

  /** The hash of a leaf. Throws LogError `out-of-range`. */
  leaf(index: number): Uint8Array {
    return this.hashes(0, index, 1);
  }

  /**
   * Roots of `count` full subtrees of 2^level leaves from the one with that index on, one after the other: a tile of level L
   * has those of level 8 L. Throws LogError `out-of-range`.
   */
  hashes(level: number, index: number, count: number): Uint8Array {
    for (const number of [level, index, count]) checkSize(number);
    if (index + count > (this.#levels[level]?.length ?? 0)) {
      throw new LogError('out-of-range', `hashes ${index} to ${index + count} of level ${level}`);
    }
    return this.#level(level).view(index, count).slice();
  }

  #root(part: Part): Uint8Array {
    const roots = subtreesOf(part).map(({ level, index }) => this.#level(level).view(index, 1));
    // A single root is a view of what is kept.
    return rootOver(this.#crypto, roots).slice();
  }

  #level(level: number): Hashes {
    const known = this.#levels[level];
    if (known !== undefined) return known;
    const made = new Hashes();
    this.#levels[level] = made;
    return made;
  }

  #checkSize(size: number): void {
    checkSize(size);
    if (size > this.size) throw new LogError('out-of-range', `size ${size} of a tree of ${this.size}`);
  }
}
