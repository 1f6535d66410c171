/** Divisor methods: each seat goes to the highest quotient; done by estimate and exact correction. */

import { fraction } from '../fraction.js';
import { type CompareQuotients, compareQuotients, type Divisors, divisorAt, spacing } from './divisors.js';
import { type Bounds, estimate } from './estimate.js';
import { heapOf, removeTop, sink } from './heap.js';
import type { Apportionment, CutQuotient, Seats, Step } from './problem.js';
import { settle } from './ties.js';

/**
 * Gives `problem.seats` seats by quotients. Every list holds `low` before the first seat is given and never more than `high`;
 * a list that takes no part has both equal. Needs sum of `low` ≤ seats.
 */
export function byQuotients(problem: Apportionment, divisors: Divisors, bounds: Bounds, steps?: Step[]): Seats {
  const numbers = problem.votes.map(Number);
  const compare = compareQuotients(divisors, problem.votes, numbers);
  const seats = estimate(numbers, problem.seats, spacing(divisors), bounds);
  fill(seats, problem.seats, bounds, compare);
  const extreme = correct(seats, problem.seats, bounds, compare);
  const vacant = problem.seats - seats.reduce((sum, held) => sum + held, 0);
  return cut({ problem, divisors, bounds, compare, seats, vacant, extreme }, steps);
}

/** Adds seats at the highest next quotients, or takes them from the lowest held ones, until the sum is `target` or nobody can. */
function fill(seats: number[], target: number, { low, high }: Bounds, compare: CompareQuotients): void {
  let missing = target - seats.reduce((sum, held) => sum + held, 0);
  if (missing === 0) return;
  const way = missing > 0 ? 1 : -1;
  const bound = way > 0 ? high : low;
  const open = [...seats.keys()].filter((list) => seats[list] !== bound[list]);
  // With way 1 the quotient of the next seat, with way -1 that of the last one held.
  const at = (list: number) => (seats[list] ?? 0) - (way > 0 ? 0 : 1);
  const heap = heapOf(open, (i, j) => way * compare(i, at(i), j, at(j)) > 0);
  for (let top = heap.items[0]; missing !== 0 && top !== undefined; top = heap.items[0]) {
    const held = (seats[top] ?? 0) + way;
    seats[top] = held;
    missing -= way;
    if (held === bound[top]) removeTop(heap);
    else sink(heap, 0);
  }
}

/** Who has the highest next quotient and who the lowest held one, among those that may gain and lose; undefined: nobody. */
interface Extremes {
  readonly gains: number | undefined;
  readonly loses: number | undefined;
}

function extremes(seats: readonly number[], { low, high }: Bounds, compare: CompareQuotients): Extremes {
  let gains: number | undefined;
  let loses: number | undefined;
  for (let list = 0; list < seats.length; list++) {
    const held = seats[list] ?? 0;
    if (held < (high[list] ?? 0) && (gains === undefined || compare(list, held, gains, seats[gains] ?? 0) > 0)) {
      gains = list;
    }
    if (
      held > (low[list] ?? 0) &&
      (loses === undefined || compare(list, held - 1, loses, (seats[loses] ?? 0) - 1) < 0)
    ) {
      loses = list;
    }
  }
  return { gains, loses };
}

/**
 * Corrects the seats until no next quotient is above a held one: the max-min inequality, which marks a divisor method's
 * result (Balinski & Young 1982, proposition 3.3). After a good estimate there is nothing to do. Else every list gives back
 * a seat, then two, four, …, and these are given again by exact quotients: right as soon as no list began with too many.
 */
function correct(seats: number[], target: number, bounds: Bounds, compare: CompareQuotients): Extremes {
  for (let back = 1; ; back *= 2) {
    const extreme = extremes(seats, bounds, compare);
    const { gains, loses } = extreme;
    if (gains === undefined || loses === undefined || gains === loses) return extreme;
    if (compare(gains, seats[gains] ?? 0, loses, (seats[loses] ?? 0) - 1) <= 0) return extreme;
    for (const [list, held] of seats.entries()) seats[list] = Math.max(held - back, bounds.low[list] ?? 0);
    fill(seats, target, bounds, compare);
  }
}

interface Standing {
  readonly problem: Apportionment;
  readonly divisors: Divisors;
  readonly bounds: Bounds;
  readonly compare: CompareQuotients;
  readonly seats: number[];
  readonly vacant: number;
  readonly extreme: Extremes;
}

/** Finds equality at the cut and settles it. */
function cut({ problem, divisors, bounds, compare, seats, vacant, extreme }: Standing, steps?: Step[]): Seats {
  const { gains, loses } = extreme;
  if (loses !== undefined) {
    steps?.push({
      step: 'cut',
      last: cutQuotient(problem, divisors, loses, (seats[loses] ?? 0) - 1),
      ...(gains === undefined ? {} : { next: cutQuotient(problem, divisors, gains, seats[gains] ?? 0) }),
    });
  }
  if (loses === undefined || gains === undefined || vacant > 0) return { seats, lots: [], vacant };
  const last = (seats[loses] ?? 0) - 1;
  if (compare(gains, seats[gains] ?? 0, loses, last) < 0) return { seats, lots: [], vacant };
  const equal = (list: number, held: number) => compare(list, held, loses, last) === 0;
  const lists = [...seats.keys()];
  const held = lists.filter(
    (list) => (seats[list] ?? 0) > (bounds.low[list] ?? 0) && equal(list, (seats[list] ?? 0) - 1),
  );
  const wanting = lists.filter(
    (list) => (seats[list] ?? 0) < (bounds.high[list] ?? 0) && equal(list, seats[list] ?? 0),
  );
  const tied = [...held, ...wanting].sort((a, b) => a - b);
  for (const list of held) seats[list] = (seats[list] ?? 0) - 1;
  const { winners, lot } = settle(tied, held.length, problem, steps);
  for (const list of winners) seats[list] = (seats[list] ?? 0) + 1;
  return { seats, lots: lot === undefined ? [] : [lot], vacant };
}

function cutQuotient({ votes }: Apportionment, divisors: Divisors, list: number, held: number): CutQuotient {
  const { over, under } = divisorAt(divisors, held);
  const vote = votes[list] ?? 0n;
  const weight = divisors.squared ? vote * vote : vote;
  const squared = divisors.squared ? ({ squared: true } as const) : {};
  if (over === 0n) return { list, seat: held + 1, ...squared };
  return { list, seat: held + 1, quotient: fraction(weight * under * divisors.unit, over), ...squared };
}
