/** What access takes from outside: the time and chance. Tests give their own, so that they repeat. */

import { randomBytes } from 'node:crypto';

export interface Surroundings {
  now(): Date;
  /** That many bytes that nobody can foresee. */
  random(bytes: number): Uint8Array;
}

export const systemSurroundings: Surroundings = {
  now: () => new Date(),
  random: (bytes) => randomBytes(bytes),
};

export function secondsAfter(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}
