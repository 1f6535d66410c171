/** A column of whole numbers that grows as it is written; -1 where nothing was written. */

export class Growing {
  #values = new Int32Array(64).fill(-1);
  /** One more than the highest place written. */
  length = 0;

  at(place: number): number {
    return this.#values[place] ?? -1;
  }

  set(place: number, value: number): void {
    if (place >= this.#values.length) {
      const wider = new Int32Array(Math.max(place + 1, this.#values.length * 2)).fill(-1);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[place] = value;
    if (place >= this.length) this.length = place + 1;
  }

  /** The column as far as it was written. */
  filled(): Int32Array {
    return this.#values.subarray(0, this.length);
  }
}
