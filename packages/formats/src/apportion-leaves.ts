/** Numbers of an apportionment case, and how much one may hold (`docs/formats/apportion.md`). */

import { type Fraction, parseFraction } from '@saylau/core';
import { list, type Shape, shape, wrongType } from './shape.js';

/** What one case may hold: more than any election, small enough for one line to be answered at once. */
export const caseLimits = {
  lists: 1_000_000,
  seats: 10_000_000,
  /** Groups times lists: the work of dividing inside groups. */
  groupsTimesLists: 10_000_000,
  /** Digits of one number of votes. */
  digits: 40,
  /** Thresholds inside thresholds, in levels, and all of one case together. */
  levels: 8,
  thresholds: 100,
} as const;

/** A whole number; never NaN, infinite or with decimals, wherever the value came from. */
function count(most: number, least = 0): Shape<number> {
  return shape(least, (value, at) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrongType(value, at, 'whole number', least);
    if (value >= least && value <= most) return value;
    at.fault('out-of-range', { found: value, least, most });
    return least;
  });
}

/** Seats of a case, or of one of its lists. */
export const seats = count(caseLimits.seats);
/** A list, by its place in `votes`. */
export const listIndex = count(caseLimits.lists - 1);
export const indices = list(listIndex, 0, caseLimits.lists);
/** A place in an order of lists. */
export const rank = count(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER);

/** Votes of one list: a number below 2^53, or text. */
export const votes: Shape<bigint> = shape(0n, (value, at) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) {
    at.fault('number-unsafe', { found: value });
    return 0n;
  }
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return wrongType(value, at, 'whole number of votes', 0n);
  if (text.length <= caseLimits.digits && /^\d+$/.test(text)) return BigInt(text);
  if (/^-\d+$/.test(text.slice(0, caseLimits.digits))) at.fault('figure-negative', { found: text });
  else if (text.length > caseLimits.digits) at.fault('too-many', { what: 'digits', limit: caseLimits.digits });
  else at.fault('figure-not-whole', { found: text });
  return 0n;
});

/** A number or the text of one: 5, "7.5", "1/3". No percent sign: the key says what the number is. */
export const amount: Shape<Fraction> = shape<Fraction>({ num: 0n, den: 1n }, (value, at) => {
  const standIn = { num: 0n, den: 1n };
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return wrongType(value, at, 'number, or text such as "7.5" or "1/3"', standIn);
  const read = text.length > 60 || text.includes('%') ? undefined : parseFraction(text);
  if (read === undefined) at.fault('bad-fraction', { found: text });
  else if (read.num < 0n) at.fault('out-of-range', { found: text, least: '0', most: '' });
  return read ?? standIn;
});

/** A value, or null for none. */
export const orNone = <T>(of: Shape<T>): Shape<T | undefined> =>
  shape<T | undefined>(undefined, (value, at) => (value === null ? undefined : of.read(value, at)));
