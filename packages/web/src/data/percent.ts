/** What share of a whole a part is, in percent: exact, as the count rounds its own shares. */

import { fraction, parseFraction, toDecimal } from '@saylau/core';

/** Decimal; of a whole that is not zero. Halves go up; `down`: never more than it is. */
export function percentOf(part: number, whole: number, places = 2, rounding: 'half-up' | 'down' = 'half-up'): string {
  return toDecimal(fraction(100n * BigInt(part), BigInt(whole)), places, rounding);
}

/** A decimal as it was printed, with fewer places; as it is where it is none. */
export function roundedTo(decimal: string, places: number): string {
  const value = parseFraction(decimal);
  return value === undefined ? decimal : toDecimal(value, places);
}
