/** A tree that only grows and gives its root: it keeps one hash for each bit that is set in its size. */

import type { Crypto } from '../crypto.js';
import { LogError } from '../error.js';
import { checkHash, nodeHash, rootOver } from './hash.js';
import { checkSize, subtreesOf } from './path.js';

/** What a frontier can be built from again. */
export interface FrontierState {
  readonly size: number;
  /** Roots of the full subtrees that the leaves consist of, largest first. */
  readonly hashes: readonly Uint8Array[];
}

/** Grows leaf by leaf in O(log n) memory. */
export class Frontier implements FrontierState {
  readonly #crypto: Crypto;
  #size: number;
  readonly #hashes: Uint8Array[];

  /** Throws LogError `out-of-range` where the number of hashes is not that of the size, `hash-malformed` for a bad hash. */
  constructor(crypto: Crypto, state: FrontierState = { size: 0, hashes: [] }) {
    checkSize(state.size);
    if (state.hashes.length !== subtreesOf({ from: 0, to: state.size }).length) {
      throw new LogError('out-of-range', `${state.hashes.length} hashes for a size of ${state.size}`);
    }
    this.#crypto = crypto;
    this.#size = state.size;
    this.#hashes = state.hashes.map((hash) => checkHash(hash).slice());
  }

  get size(): number {
    return this.#size;
  }

  get hashes(): readonly Uint8Array[] {
    return this.#hashes.map((hash) => hash.slice());
  }

  /** Adds a leaf by its hash. Throws LogError `hash-malformed`. */
  append(leaf: Uint8Array): void {
    let hash: Uint8Array = checkHash(leaf).slice();
    // As many subtrees are completed as the size ends in bits that are set.
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      hash = nodeHash(this.#crypto, this.#hashes.pop() ?? hash, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }

  root(): Uint8Array {
    return rootOver(this.#crypto, this.#hashes).slice();
  }
}
