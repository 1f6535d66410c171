/** A share of a count, to the nearest whole one. */

import type { Fraction } from '@saylau/core';

export function partOf(count: number, { num, den }: Fraction): number {
  return Number((2n * BigInt(count) * num + den) / (2n * den));
}
