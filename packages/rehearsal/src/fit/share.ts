/** A total shared out in whole numbers that add up to it, in proportion to weights. */

import { areCounts, type Refusal, sumOf } from './refusal.js';

/** The least and the most that each place may get; left out: 0, and no limit. */
export interface ShareBounds {
  readonly least?: readonly number[];
  readonly most?: readonly number[];
}

/**
 * `total` in proportion to `weights` by largest remainders, ties by index; exact for whole weights while total × weight
 * stays below 2^53. A place that its least or most holds gets just that, and the others share the rest. A weight of
 * zero gets its least. Refused: `not-whole`; `no-room` where the places must get more or can get less than the total.
 */
export function share(total: number, weights: readonly number[], bounds: ShareBounds = {}): number[] | Refusal {
  const least = weights.map((_, place) => bounds.least?.[place] ?? 0);
  const most = weights.map((_, place) => bounds.most?.[place] ?? Number.MAX_SAFE_INTEGER);
  if (
    !areCounts([total, ...least, ...most]) ||
    weights.some((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY))
  )
    return { refused: 'not-whole' };
  const most0 = most.map((limit, place) => (weights[place] === 0 ? (least[place] ?? 0) : limit));
  if (least.some((amount, place) => amount > (most[place] ?? 0))) return { refused: 'no-room' };
  if (sumOf(least) > total || sumOf(most0) < total) return { refused: 'no-room' };
  return settle(total, weights, least, most0);
}

/** Rounds of plain proportion; each fixes the places beyond the bound that matters more, until none is beyond. */
function settle(total: number, weights: readonly number[], least: readonly number[], most: readonly number[]) {
  const given = new Array<number>(weights.length).fill(0);
  let open = weights.map((_, place) => place);
  let rest = total;
  while (open.length > 0) {
    const sum = sumOf(open.map((place) => weights[place] ?? 0));
    const quotas = open.map((place) => quotaOf(rest, weights[place] ?? 0, sum));
    const held = holding(open, quotas, least, most);
    if (held.size === 0) {
      largestRemainders(rest, open, quotas, given);
      break;
    }
    for (const [place, amount] of held) {
      given[place] = amount;
      rest -= amount;
    }
    open = open.filter((place) => !held.has(place));
  }
  return given;
}

interface Quota {
  readonly whole: number;
  /** What is left of the division, in units of the sum of weights. */
  readonly left: number;
}

/** rest × weight ÷ sum, as a whole number and what is left; both exact for whole numbers below 2^53. */
function quotaOf(rest: number, weight: number, sum: number): Quota {
  if (sum === 0) return { whole: 0, left: 0 };
  const product = rest * weight;
  const whole = Math.floor(product / sum);
  return { whole, left: product - whole * sum };
}

/** Places to hold at a bound this round, with the amount: only those of the bound that takes or gives more. */
function holding(
  open: readonly number[],
  quotas: readonly Quota[],
  least: readonly number[],
  most: readonly number[],
): Map<number, number> {
  const [low, high] = [new Map<number, number>(), new Map<number, number>()];
  let balance = 0;
  for (const [index, place] of open.entries()) {
    const { whole, left } = quotas[index] ?? { whole: 0, left: 0 };
    const [floor, ceiling] = [least[place] ?? 0, most[place] ?? 0];
    if (whole < floor) {
      low.set(place, floor);
      balance -= floor - whole;
    } else if (whole > ceiling || (whole === ceiling && left > 0)) {
      high.set(place, ceiling);
      balance += whole - ceiling;
    }
  }
  return balance >= 0 && high.size > 0 ? high : low;
}

function largestRemainders(rest: number, open: readonly number[], quotas: readonly Quota[], given: number[]): void {
  const order = open.map((_, index) => index);
  order.sort((a, b) => (quotas[b]?.left ?? 0) - (quotas[a]?.left ?? 0) || a - b);
  let over = rest - sumOf(quotas.map(({ whole }) => whole));
  for (const index of order) {
    given[open[index] ?? 0] = (quotas[index]?.whole ?? 0) + (over > 0 ? 1 : 0);
    over -= 1;
  }
}
