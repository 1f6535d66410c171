/** Numbers and percentages as each language writes them. Digits only: nothing is computed in floats. */

import { compare, type Fraction, fraction, multiply, type Percentage, percentText, toDecimal } from '@saylau/core';
import type { Speaker } from './speaker.js';

/** Groups digits by three: 12 035 578 (narrow no-break spaces) in Kazakh and Russian, 12,035,578 in English. */
export function whole(texts: Speaker, value: bigint | number | string): string {
  const digits = String(value);
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, texts.language === 'en' ? ',' : '\u202f');
}

/** A printed decimal ("53.90") with this language's comma or dot. */
export function decimal(texts: Speaker, printed: string): string {
  const [integer = '', digits] = printed.split('.');
  const comma = texts.language === 'en' ? '.' : ',';
  return `${whole(texts, integer)}${digits === undefined ? '' : comma + digits}`;
}

/** A number of the data as printed there: grouped where it is a plain number of five digits or more, or has decimals. */
export function printed(texts: Speaker, value: string): string {
  if (/^\d{5,}$/.test(value)) return whole(texts, value);
  return /^\d+\.\d+$/.test(value) ? decimal(texts, value) : value;
}

/** A share in percent with so many decimals: "53.90 %". */
export function percent(texts: Speaker, share: Fraction, places = 2): string {
  return `${decimal(texts, toDecimal(multiply(share, fraction(100n)), places))}\u00a0%`;
}

/** A counted percentage as a number with two decimals, rounded as those that were declared beside it. */
export function percentNumber(
  texts: Speaker,
  percentage: Percentage,
  rounding: 'half-up' | 'down' = 'half-up',
): string {
  return decimal(texts, percentText(percentage, undefined, rounding) ?? '–');
}

/** A share in percent with as many decimals, from two on, as it takes to tell it from a bound that it does not meet exactly. */
export function percentBeside(texts: Speaker, share: Fraction, bound: Fraction): string {
  const text = (value: Fraction, places: number): string => toDecimal(multiply(value, fraction(100n)), places);
  const equal = compare(share, bound) === 0;
  let places = 2;
  while (!equal && places < mostPlaces && text(share, places) === text(bound, places)) places += 1;
  return percent(texts, share, places);
}

/** Decimals beyond which no real share is told from a bound. */
const mostPlaces = 20;

/** A share that a law sets: "5 %", "12.5 %", and "2/3" where percent would not be exact. */
export function shareInLaw(texts: Speaker, share: Fraction): string {
  const hundredfold = multiply(share, fraction(10_000n));
  if (hundredfold.den !== 1n) return `${share.num}/${share.den}`;
  return `${decimal(texts, trimmed(toDecimal(multiply(share, fraction(100n)), 2)))}\u00a0%`;
}

/** A fraction as a short decimal, with `…` where digits were left out: "5.4", "91,252.…" never lies about being exact. */
export function short(texts: Speaker, value: Fraction, places = 3): string {
  const text = toDecimal(value, places);
  const exact = value.den === 1n || fraction(value.num * 10n ** BigInt(places), value.den).den === 1n;
  return exact ? decimal(texts, trimmed(text)) : `≈\u00a0${decimal(texts, text)}`;
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A number with its sign: "+3", "−2", "0". */
export function signed(texts: Speaker, text: string): string {
  const plain = text.startsWith('-') ? text.slice(1) : text;
  if (/^0(\.0+)?$/.test(plain)) return '0';
  return `${text.startsWith('-') ? '−' : '+'}${decimal(texts, plain)}`;
}
