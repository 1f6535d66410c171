/** Chance that a seed decides. */

import { createHash } from 'node:crypto';

export interface Chance {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
}

export function chanceOf(seed: string): Chance {
  let drawn = 0;
  return {
    below: (limit) => {
      drawn += 1;
      return createHash('sha256').update(`${seed} ${drawn}`).digest().readUInt32BE(0) % limit;
    },
  };
}
