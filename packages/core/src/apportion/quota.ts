/** Quotas, and the division of votes by them into whole seats and remainders. */

import { ceil, type Fraction, floor, fraction } from '../fraction.js';
import type { QuotaMethod, QuotaRounding } from './methods.js';

/** Every quota is the votes over the seats plus so many. */
export const seatsAdded: Record<QuotaMethod, number> = {
  'hare-remainder': 0,
  'droop-remainder': 1,
  'hagenbach-bischoff-remainder': 1,
  'imperiali-remainder': 2,
};

const half = fraction(1n, 2n);

/** `votes / parts`, rounded; a rounded quota is at least 1. Not reduced: with `exact` the parts are the denominator. */
export function quota(votes: bigint, parts: number, rounding: QuotaRounding): Fraction {
  const exact = { num: votes, den: BigInt(parts) };
  if (rounding === 'exact') return exact;
  const whole = roundings[rounding](exact);
  return { num: whole > 0n ? whole : 1n, den: 1n };
}

const roundings: Record<Exclude<QuotaRounding, 'exact'>, (quota: Fraction) => bigint> = {
  floor,
  ceil,
  'half-up': ({ num, den }) => floor({ num: num * half.den + den, den: den * half.den }),
  next: (exact) => floor(exact) + 1n,
};

/** A count of 1/den votes: a number where all such counts of a division are below 2^53, else a BigInt. */
export type Amount = number | bigint;

/** What whole quotas give to each of `lists` (same positions), and what is left of its votes. */
export interface Division {
  readonly lists: readonly number[];
  readonly quota: Fraction;
  readonly whole: number[];
  readonly remainders: readonly Amount[];
}

/** Divides each list's votes by the quota. `strict`: exactly n quotas give n − 1 seats and a full remainder. */
export function divide(lists: readonly number[], votes: readonly bigint[], quota: Fraction, strict: boolean): Division {
  let largest = 0n;
  for (const list of lists) if ((votes[list] ?? 0n) > largest) largest = votes[list] ?? 0n;
  const small = largest * quota.den < exactInNumbers && quota.num < exactInNumbers;
  return small ? inNumbers(lists, votes, quota, strict) : inBigInt(lists, votes, quota, strict);
}

/** Integers below this are exact as numbers. */
const exactInNumbers = 2n ** 53n;

/** For integers below 2^53 the quotient's integer part is exact: a / b is never rounded up to the next whole number. */
function inNumbers(lists: readonly number[], votes: readonly bigint[], quota: Fraction, strict: boolean): Division {
  const [num, den] = [Number(quota.num), Number(quota.den)];
  const whole: number[] = [];
  const remainders: number[] = [];
  for (const list of lists) {
    const amount = Number(votes[list] ?? 0n) * den;
    const full = Math.floor(amount / num);
    const remainder = amount - full * num;
    const held = strict && remainder === 0 && full > 0 ? 1 : 0;
    whole.push(full - held);
    remainders.push(remainder + held * num);
  }
  return { lists, quota, whole, remainders };
}

function inBigInt(lists: readonly number[], votes: readonly bigint[], quota: Fraction, strict: boolean): Division {
  const whole: number[] = [];
  const remainders: bigint[] = [];
  for (const list of lists) {
    const amount = (votes[list] ?? 0n) * quota.den;
    const full = amount / quota.num;
    const remainder = amount - full * quota.num;
    const held = strict && remainder === 0n && full > 0n ? 1 : 0;
    whole.push(Number(full) - held);
    remainders.push(held === 1 ? quota.num : remainder);
  }
  return { lists, quota, whole, remainders };
}

/** A remainder in votes. */
export function remainderInVotes(division: Division, position: number): Fraction {
  return fraction(BigInt(division.remainders[position] ?? 0), division.quota.den);
}
