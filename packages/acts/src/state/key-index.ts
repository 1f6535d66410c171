/** Key ids → key numbers: a hash table in one typed array, for millions of keys. */

import { type Growing, numbers } from './growing.js';

/** A key id as two numbers of 32 bits; undefined where it is none. */
function halves(keyId: string): readonly [number, number] | undefined {
  if (keyId.length !== 16) return undefined;
  const [high, low] = [halfAt(keyId, 0), halfAt(keyId, 8)];
  return Number.isNaN(high + low) ? undefined : [high, low];
}

/** Eight digits of lower-case hex; NaN where they are none. */
function halfAt(text: string, from: number): number {
  let half = 0;
  for (let place = from; place < from + 8; place++) {
    const code = text.charCodeAt(place);
    const digit = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : Number.NaN;
    if (Number.isNaN(digit)) return digit;
    half = (half << 4) | digit;
  }
  return half;
}

const half = (number: number): string => (number >>> 0).toString(16).padStart(8, '0');

/** Keys are numbered from 0 in the order in which they are added. */
export class KeyIndex {
  /** Two numbers a key. */
  readonly #ids: Growing<Int32Array>;
  /** Key number + 1 by bucket; 0 is empty. At least half are empty. */
  #buckets = new Int32Array(64);

  constructor(ids?: Int32Array) {
    this.#ids = numbers(ids);
    this.#spread();
  }

  get size(): number {
    return this.#ids.length / 2;
  }

  /** The id of a key number. */
  idOf(key: number): string {
    return half(this.#ids.at(2 * key)) + half(this.#ids.at(2 * key + 1));
  }

  /** The number of a key; -1 where there is none. */
  find(keyId: string): number {
    const own = halves(keyId);
    return own === undefined ? -1 : (this.#buckets[this.#bucketOf(own)] ?? 0) - 1;
  }

  /** Adds an id that is not there, and returns its number. */
  add(keyId: string): number {
    const own = halves(keyId);
    if (own === undefined) throw new RangeError(`no key id: ${keyId}`);
    for (const number of own) this.#ids.push(number);
    if (this.size * 2 > this.#buckets.length) this.#spread();
    else this.#buckets[this.#bucketOf(own)] = this.size;
    return this.size - 1;
  }

  /** Two numbers a key, as `constructor` takes them. */
  ids(): Int32Array {
    return this.#ids.slice();
  }

  /** The bucket that holds an id, or the empty one where it would go. */
  #bucketOf([high, low]: readonly [number, number]): number {
    const last = this.#buckets.length - 1;
    let bucket = (high ^ low) & last;
    for (;;) {
      const key = (this.#buckets[bucket] ?? 0) - 1;
      if (key < 0 || (this.#ids.at(2 * key) === high && this.#ids.at(2 * key + 1) === low)) return bucket;
      bucket = (bucket + 1) & last;
    }
  }

  #spread(): void {
    let length = 64;
    while (length < this.size * 4) length *= 2;
    this.#buckets = new Int32Array(length);
    for (let key = 0; key < this.size; key++) {
      this.#buckets[this.#bucketOf([this.#ids.at(2 * key), this.#ids.at(2 * key + 1)])] = key + 1;
    }
  }
}
