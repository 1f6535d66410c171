/** A clock of which nobody waits for anything, for tests. No part of the product. */

import type { Clock } from './pace.js';

/** Time passes by sleeping, and by `work` at each look. */
export class Watch implements Clock {
  time = 0;
  readonly sleeps: number[] = [];
  readonly #work: number;

  constructor(work = 0) {
    this.#work = work;
  }

  now(): number {
    this.time += this.#work;
    return this.time;
  }

  sleep(milliseconds: number): Promise<void> {
    this.sleeps.push(milliseconds);
    this.time += milliseconds;
    return Promise.resolve();
  }
}

/** Time passes only when it is told to; whoever sleeps then long enough wakes up. */
export class StoppedWatch implements Clock {
  time = 0;
  #sleepers: { readonly until: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number): Promise<void> {
    const until = this.time + milliseconds;
    return new Promise((wake) => {
      this.#sleepers.push({ until, wake });
    });
  }

  /** Lets so many milliseconds pass, and everybody who wakes do what they do. */
  async pass(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    const awake = this.#sleepers.filter(({ until }) => until <= this.time);
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.time);
    for (const { wake } of awake) wake();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
