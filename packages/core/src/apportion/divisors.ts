/** Divisor sequences, and the exact comparison of quotients. */

import type { Fraction } from '../fraction.js';
import type { Spacing } from './estimate.js';
import type { DivisorMethod } from './methods.js';

/**
 * The divisor of a list's next seat while it holds k: (a·k² + b·k + c) / (d·k + 1).
 * `first` stands in place of c where k is 0; `squared`: the divisor's square, compared with the square of the votes.
 * `shift` is about where between k and k + 1 the divisor lies, in whole seats: used for the first estimate only.
 */
export interface Divisors {
  readonly a: bigint;
  readonly b: bigint;
  readonly c: bigint;
  readonly d: bigint;
  readonly first?: bigint;
  readonly squared?: true;
  /** What the sequence is multiplied by to be whole: the published divisor is (…) / unit. */
  readonly unit: bigint;
  readonly shift: number;
}

/** b·k + c. */
const linear = (b: bigint, c: bigint): Divisors => ({ a: 0n, b, c, d: 0n, unit: 1n, shift: Number(c) / Number(b) });

/** Sequences as in Balinski & Young, Fair Representation (1982), and Pukelsheim, Proportional Representation (2017). */
const sequences: Record<Exclude<DivisorMethod, 'modified-sainte-lague'>, Divisors> = {
  dhondt: linear(1n, 1n), // 1, 2, 3
  'sainte-lague': linear(2n, 1n), // 1, 3, 5
  adams: linear(1n, 0n), // 0, 1, 2
  danish: linear(3n, 1n), // 1, 4, 7
  imperiali: linear(1n, 2n), // 2, 3, 4
  dean: { a: 2n, b: 2n, c: 0n, d: 2n, unit: 1n, shift: 0.5 }, // 0, 4/3, 12/5: harmonic means
  'huntington-hill': { a: 1n, b: 1n, c: 0n, d: 0n, squared: true, unit: 1n, shift: 0.5 }, // 0, √2, √6: geometric means
};

/** `first` is the first divisor of modified Sainte-Laguë, as a share of the usual 1. */
export function divisorsOf(method: DivisorMethod, first: Fraction): Divisors {
  if (method !== 'modified-sainte-lague') return sequences[method];
  return { a: 0n, b: 2n * first.den, c: first.den, d: 0n, first: first.num, unit: first.den, shift: 0.5 };
}

/** Numerator and denominator of the divisor of a list's next seat while it holds `k`. */
export function divisorAt({ a, b, c, d, first }: Divisors, k: number): { over: bigint; under: bigint } {
  const held = BigInt(k);
  const constant = k === 0 && first !== undefined ? first : c;
  return { over: a * held * held + b * held + constant, under: d * held + 1n };
}

/**
 * Above, below or equal to zero as the quotient of list i's next seat while it holds k
 * is above, below or equal to that of list j while it holds l.
 * A divisor of zero makes the quotient infinite; two infinite quotients rank by votes.
 */
export type CompareQuotients = (i: number, k: number, j: number, l: number) => number;

/** Integers below this are exact as numbers; a product of integers that comes out below it was not rounded. */
const exactInNumbers = 2 ** 53;

/** The comparison, in whole numbers where both products stay below 2^53 and else in BigInt. */
export function compareQuotients(
  divisors: Divisors,
  votes: readonly bigint[],
  numbers: readonly number[],
): CompareQuotients {
  const [a, b, c, d] = [Number(divisors.a), Number(divisors.b), Number(divisors.c), Number(divisors.d)];
  const first = divisors.first === undefined ? c : Number(divisors.first);
  const weights = divisors.squared ? numbers.map((vote) => vote * vote) : numbers;
  const inBigInt = compareInBigInt(divisors, votes);
  return (i, k, j, l) => {
    const [left, right] = [weights[i] ?? 0, weights[j] ?? 0];
    const overK = k === 0 ? first : (a * k + b) * k + c;
    const overL = l === 0 ? first : (a * l + b) * l + c;
    const infinite = overK === 0 && overL === 0;
    const x = infinite ? left : left * (d * k + 1) * overL;
    const y = infinite ? right : right * (d * l + 1) * overK;
    return x < exactInNumbers && y < exactInNumbers ? x - y : inBigInt(i, k, j, l);
  };
}

function compareInBigInt(divisors: Divisors, votes: readonly bigint[]): CompareQuotients {
  const weight = (list: number) => (divisors.squared ? (votes[list] ?? 0n) ** 2n : (votes[list] ?? 0n));
  return (i, k, j, l) => {
    const [left, right] = [weight(i), weight(j)];
    const [atK, atL] = [divisorAt(divisors, k), divisorAt(divisors, l)];
    const infinite = atK.over === 0n && atL.over === 0n;
    const difference = infinite ? left - right : left * atK.under * atL.over - right * atL.under * atK.over;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };
}

/** The sequence in floating point and in units of a seat, for the first estimate. */
export function spacing(divisors: Divisors): Spacing {
  const [a, b, c, d] = [Number(divisors.a), Number(divisors.b), Number(divisors.c), Number(divisors.d)];
  const first = divisors.first === undefined ? c : Number(divisors.first);
  const { shift } = divisors;
  if (divisors.squared) return { shift, divisor: (k) => Math.sqrt((a * k + b) * k + c) };
  if (d > 0) return { shift, divisor: (k) => ((a * k + b) * k + c) / (d * k + 1) };
  return { shift, divisor: (k) => (k === 0 ? first / b : k + c / b) };
}
