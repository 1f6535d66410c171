/**
 * A first estimate of a divisor method's seats. It may be wrong by anything: exact comparisons correct it afterwards,
 * so the floating point in this file decides nothing.
 */

/** Seats of a list between its bounds. */
export interface Bounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The divisor of the seat after k, in floating point, and how far above k it usually is. */
export interface Spacing {
  readonly divisor: (k: number) => number;
  readonly shift: number;
}

/** How many divisors are at or below `ideal`: the guess by `shift`, put right by one at most. */
function rounded(ideal: number, { divisor, shift }: Spacing): number {
  const guess = Math.max(0, Math.floor(ideal - shift) + 1);
  if (guess > 0 && ideal < divisor(guess - 1)) return guess - 1;
  return ideal >= divisor(guess) ? guess + 1 : guess;
}

/** Sets `seats` to what the multiplier gives, within the bounds; gives their sum. */
function round(
  seats: number[],
  votes: readonly number[],
  multiplier: number,
  spacing: Spacing,
  bounds: Bounds,
): number {
  let sum = 0;
  for (let list = 0; list < votes.length; list++) {
    const ideal = rounded((votes[list] ?? 0) * multiplier, spacing);
    const held = Math.min(Math.max(ideal, bounds.low[list] ?? 0), bounds.high[list] ?? 0);
    seats[list] = held;
    sum += held;
  }
  return sum;
}

/**
 * Seats whose sum is near `target`, within the bounds. The usual multiplier (target plus a correction for the rounding, over all votes)
 * is within a seat a list; where bounds bend it, halving the range finds a better one.
 */
export function estimate(votes: readonly number[], target: number, spacing: Spacing, bounds: Bounds): number[] {
  const seats = new Array<number>(votes.length).fill(0);
  const total = votes.reduce((sum, vote) => sum + vote, 0);
  let multiplier = Math.max(0, target + (spacing.shift - 0.5) * votes.length) / total;
  if (!Number.isFinite(total) || !Number.isFinite(multiplier)) return [...bounds.low];
  let [least, most] = [0, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < 60; tries++) {
    const sum = round(seats, votes, multiplier, spacing, bounds);
    if (Math.abs(sum - target) <= votes.length) break;
    if (sum > target) most = multiplier;
    else least = multiplier;
    multiplier = most === Number.POSITIVE_INFINITY ? (multiplier || 1 / total) * 2 : (least + most) / 2;
  }
  return seats;
}
