/** Exact fractions of BigInt: the only numbers that decide anything in Saylau. */

/** A rational number in lowest terms; `den` is positive. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `num / den` in lowest terms. Throws RangeError where `den` is zero: callers decide what a share of nothing means. */
export function fraction(num: bigint, den = 1n): Fraction {
  if (den === 0n) throw new RangeError('fraction with denominator zero');
  const sign = den < 0n ? -1n : 1n;
  const divisor = gcd(num, den) || 1n;
  return { num: (sign * num) / divisor, den: (sign * den) / divisor };
}

/** -1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `a` × `b`. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.num, a.den * b.den);
}

/** `a` ÷ `b`. Throws RangeError where `b` is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den, a.den * b.num);
}

/** `a` − `b`. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den - b.num * a.den, a.den * b.den);
}

/** The largest integer not above `a`. */
export function floor(a: Fraction): bigint {
  const quotient = a.num / a.den;
  return a.num < 0n && quotient * a.den !== a.num ? quotient - 1n : quotient;
}

/** The smallest integer not below `a`. */
export function ceil(a: Fraction): bigint {
  return -floor({ num: -a.num, den: a.den });
}

/**
 * `a` as a decimal with `places` digits, halves away from zero, as commissions print percentages; or cut off (`down`).
 * Example: 2/3 with 2 places is "0.67".
 */
export function toDecimal(a: Fraction, places: number, rounding: 'half-up' | 'down' = 'half-up'): string {
  const scale = 10n ** BigInt(places);
  const negative = a.num < 0n;
  const doubled = (negative ? -a.num : a.num) * scale * 2n + (rounding === 'down' ? 0n : a.den);
  const scaled = doubled / (2n * a.den);
  const whole = (scaled / scale).toString();
  const digits = places === 0 ? '' : `.${(scaled % scale).toString().padStart(places, '0')}`;
  return `${negative && scaled !== 0n ? '-' : ''}${whole}${digits}`;
}

/** `a` as "num/den", or "num" where it is whole. The form of fractions in every file and output. */
export function toText(a: Fraction): string {
  return a.den === 1n ? a.num.toString() : `${a.num}/${a.den}`;
}

/**
 * Reads "5%", "2/3", "0.7", "33.3%" or "12". Returns undefined for anything else
 * (longer than 60 characters, a zero denominator, a sign other than a leading minus).
 */
export function parseFraction(text: string): Fraction | undefined {
  const match = /^(-?\d{1,30})(?:\.(\d{1,20}))?(?:\/(\d{1,30}))?(%?)$/.exec(text.trim());
  if (match === null || (match[2] !== undefined && match[3] !== undefined)) return undefined;
  const [, whole = '', decimals = '', under = '1', percent] = match;
  const den = BigInt(under) * 10n ** BigInt(decimals.length) * (percent === '%' ? 100n : 1n);
  return den === 0n ? undefined : fraction(BigInt(whole + decimals), den);
}
