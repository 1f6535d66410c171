/** One after the other, in the order asked. */

export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Begins when all before have ended, however they ended. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
