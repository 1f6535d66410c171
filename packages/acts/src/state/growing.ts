/** A typed array that grows at its end. */

/** Items are numbers of the kind of array that `make` makes. */
export class Growing<T extends Int32Array | Uint8Array> {
  readonly #make: (length: number) => T;
  #items: T;
  #length = 0;

  /** `from`, where given, holds the first items. */
  constructor(make: (length: number) => T, from?: T) {
    this.#make = make;
    this.#items = make(Math.max(64, from?.length ?? 0));
    if (from === undefined) return;
    this.#items.set(from);
    this.#length = from.length;
  }

  get length(): number {
    return this.#length;
  }

  /** -1 where there is no such item. */
  at(index: number): number {
    return index < this.#length ? (this.#items[index] ?? -1) : -1;
  }

  /** Puts an item at a place; places before it that were never set hold 0. */
  set(index: number, item: number): void {
    if (index >= this.#items.length) this.#grow(index + 1);
    if (index >= this.#length) this.#length = index + 1;
    this.#items[index] = item;
  }

  push(item: number): void {
    this.set(this.#length, item);
  }

  /** A copy of these items. */
  slice(from = 0, to = this.#length): T {
    const copy = this.#make(to - from);
    copy.set(this.#items.subarray(from, to));
    return copy;
  }

  #grow(least: number): void {
    const larger = this.#make(Math.max(least, this.#items.length * 2));
    larger.set(this.#items);
    this.#items = larger;
  }
}

/** Whole numbers below 2^31. */
export function numbers(from?: Int32Array): Growing<Int32Array> {
  return new Growing((length) => new Int32Array(length), from);
}

/** Bytes. */
export function bytes(from?: Uint8Array): Growing<Uint8Array> {
  return new Growing((length) => new Uint8Array(length), from);
}
