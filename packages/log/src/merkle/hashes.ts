/** A list of hashes that grows, in one array of bytes: a million are 32 MB and no objects. */

import { hashLength } from './hash.js';

export class Hashes {
  #bytes = new Uint8Array(64 * hashLength);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(hash: Uint8Array): void {
    const at = this.#length * hashLength;
    if (at === this.#bytes.length) {
      const wider = new Uint8Array(2 * at);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes.set(hash, at);
    this.#length += 1;
  }

  /** A view of `count` hashes, good until the next one is added. */
  view(from: number, count: number): Uint8Array {
    return this.#bytes.subarray(from * hashLength, (from + count) * hashLength);
  }
}
