/**
 * A first estimate of a divisor method's seats. It may be wrong by anything: exact comparisons correct it afterwards,
 * so the floating point in this file decides nothing.
 */

/** Seats of a list between its bounds. */
export interface Bounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Sets `seats` to what the multiplier gives, within the bounds; gives their sum. */
function round(seats: number[], votes: readonly number[], multiplier: number, shift: number, { low, high }: Bounds): number {
  let sum = 0;
  for (let list = 0; list < votes.length; list++) {
    const ideal = Math.floor((votes[list] ?? 0) * multiplier - shift) + 1;
    const held = Math.min(Math.max(ideal, low[list] ?? 0), high[list] ?? 0);
    seats[list] = held;
    sum += held;
  }
  return sum;
}

/**
 * Seats whose sum is near `target`, within the bounds. The usual multiplier (target plus a correction for the rounding, over all votes)
 * is within a seat a list; where bounds bend it, halving the range finds a better one.
 */
export function estimate(votes: readonly number[], target: number, shift: number, bounds: Bounds): number[] {
  const seats = new Array<number>(votes.length).fill(0);
  const total = votes.reduce((sum, vote) => sum + vote, 0);
  let multiplier = Math.max(0, target + (shift - 0.5) * votes.length) / total;
  if (!Number.isFinite(total) || !Number.isFinite(multiplier)) return [...bounds.low];
  let [least, most] = [0, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < 60; tries++) {
    const sum = round(seats, votes, multiplier, shift, bounds);
    if (Math.abs(sum - target) <= votes.length) break;
    if (sum > target) most = multiplier;
    else least = multiplier;
    multiplier = most === Number.POSITIVE_INFINITY ? (multiplier || 1 / total) * 2 : (least + most) / 2;
  }
  return seats;
}
