/** Shares of safe whole numbers, compared exactly. */

import { type Fraction, fraction, toDecimal } from '../fraction.js';

/** Below, at or above zero as `a / wholeA` is less than, equal to or greater than `b / wholeB`; the wholes are above zero. */
export function compareShares(a: number, wholeA: number, b: number, wholeB: number): number {
  const left = a * wholeB;
  const right = b * wholeA;
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left - right;
  const difference = BigInt(a) * BigInt(wholeB) - BigInt(b) * BigInt(wholeA);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether `part` of `whole` is more than the limit; of nothing, nothing is. */
export function isAbove(part: number, whole: number, limit: Fraction): boolean {
  return BigInt(part) * limit.den > BigInt(whole) * limit.num;
}

/** A share in percent with two decimals, as commissions print it: "12.34". A share of nothing is "0.00". */
export function percent(part: number, whole: number): string {
  return percentOf(whole === 0 ? fraction(0n) : fraction(BigInt(part), BigInt(whole)));
}

/** A threshold in percent, without needless zeros: "10", "2.5". */
export function limitPercent(limit: Fraction): string {
  return percentOf(limit).replace(/\.?0+$/, '');
}

function percentOf(share: Fraction): string {
  return toDecimal(fraction(share.num * 100n, share.den), 2);
}
