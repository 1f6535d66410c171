/** How fast a night goes by: a simulated clock that can be set, stood still and stopped while a night is played. */

import type { Desk } from './desk.js';
import type { Instant } from './instants.js';

/** A clock of the real world. */
export interface Clock {
  /** Milliseconds, from any beginning. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Simulated seconds in a second, 0 to stand still; or as fast as acts are taken. */
export type Speed = number | 'max';

/** Why waiting ended: nothing more is to be played. */
export class PaceStopped extends Error {
  override name = 'PaceStopped';
}

/** So many seconds are let go at once at full speed: enough to be quick, few enough that a slower speed holds soon. */
const stride = 600;

/** Simulated seconds that are not worth waiting for: what rounding leaves. */
const hardly = 0.001;

/** Milliseconds: timers take no more. */
const longest = 2_000_000_000;

/** Where the simulated clock stood at a moment of the real one. */
interface Anchor {
  readonly instant: Instant;
  readonly real: number;
}

/**
 * A simulated clock that goes from the first instant waited for. Where the desk falls behind, it goes on, and everything that is due
 * meanwhile is handed in together.
 */
export class Pace {
  readonly #clock: Clock;
  #speed: Speed;
  #anchor: Anchor | undefined;
  #stopped = false;
  /** Who is told of the next change. */
  readonly #waiting = new Set<() => void>();

  constructor(speed: Speed, clock: Clock) {
    this.#speed = speed;
    this.#clock = clock;
  }

  get speed(): Speed {
    return this.#speed;
  }

  /** What the simulated clock shows; undefined before anything was waited for. */
  get shown(): Instant | undefined {
    if (this.#anchor === undefined) return undefined;
    const { instant, real } = this.#anchor;
    return this.#speed === 'max' ? instant : instant + ((this.#clock.now() - real) / 1000) * this.#speed;
  }

  /** Holds from now on, also for who waits already. */
  set(speed: Speed): void {
    const { shown } = this;
    if (shown !== undefined) this.#anchor = { instant: shown, real: this.#clock.now() };
    this.#speed = speed;
    this.#change();
  }

  /** For ever: who waits, or will, is told PaceStopped. */
  stop(): void {
    this.#stopped = true;
    this.#change();
  }

  /** `Until`: waits for an instant; gives up to when everything is due. */
  readonly until = async (instant: Instant): Promise<Instant> => {
    this.#anchor ??= { instant, real: this.#clock.now() };
    for (;;) {
      // Nothing is waited for between this look and the wait: no change goes by unseen.
      if (!this.#goes) await this.#going();
      if (this.#speed === 'max') return this.#leap(instant);
      const shown = this.shown ?? instant;
      const early = instant - shown;
      if (early < hardly) return Math.max(instant, Math.floor(shown));
      await this.#changed(Math.min(longest, (early / this.#speed) * 1000));
    }
  };

  /** The same desk, which takes nothing while the clock stands still. */
  held(desk: Desk): Desk {
    return {
      submit: async (acts) => {
        await this.#going();
        return await desk.submit(acts);
      },
      results: (election, contests) => desk.results(election, contests),
    };
  }

  get #goes(): boolean {
    return this.#speed !== 0 && !this.#stopped;
  }

  /** Until the clock goes. */
  async #going(): Promise<void> {
    while (!this.#goes && !this.#stopped) await this.#changed();
    if (this.#stopped) throw new PaceStopped();
  }

  /** At full speed there is nothing to wait for. */
  #leap(instant: Instant): Instant {
    const to = Math.max(instant, this.shown ?? instant) + stride;
    this.#anchor = { instant: to, real: this.#clock.now() };
    return to;
  }

  #change(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** Until something changes, or so many milliseconds are over. */
  #changed(milliseconds?: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(resolve);
      if (milliseconds === undefined) return;
      const over = (): void => {
        this.#waiting.delete(resolve);
        resolve();
      };
      this.#clock.sleep(milliseconds).then(over, reject);
    });
  }
}
