/** How fast a night goes by. */

import type { Until } from './desk.js';

/** A clock of the real world. */
export interface Clock {
  /** Milliseconds, from any beginning. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/**
 * A simulated clock that goes `speed` seconds a second from the first instant waited for, or as fast as acts are taken.
 * Where the desk falls behind, it goes on, and everything that is due meanwhile is handed in together.
 */
export function paceOf(speed: number | 'max', clock: Clock): Until {
  if (speed === 'max') return () => Promise.resolve(Number.POSITIVE_INFINITY);
  let start: { readonly instant: number; readonly real: number } | undefined;
  return async (instant) => {
    start ??= { instant, real: clock.now() };
    const { instant: from, real } = start;
    const shown = (): number => from + ((clock.now() - real) / 1000) * speed;
    const early = instant - shown();
    if (early > 0) await clock.sleep((early / speed) * 1000);
    return Math.max(instant, Math.floor(shown()));
  };
}
