/** Compensation: seats that lists hold already are set against their due; what is above it is overhang. */

import type { Overhang } from './methods.js';
import { ApportionError, type Apportionment, type Seats, type Step } from './problem.js';

export interface Compensation {
  /** Seats each list holds already. */
  readonly prior: readonly number[];
  /** `admitted` is given; `seats` is the whole, prior seats included. */
  readonly problem: Apportionment;
  readonly divide: (problem: Apportionment, steps?: Step[]) => Seats;
  /** More seats never cost a list one: a divisor method without groups. */
  readonly monotone: boolean;
}

/** Seats by list, prior ones included. Lists that are not admitted keep theirs, and the whole is less by them. */
export const overhangs: Record<Overhang, (compensation: Compensation, steps?: Step[]) => Seats> = {
  /** Nobody falls below what it holds; the others get fewer. */
  within(given, steps) {
    const { problem, prior } = checked(given);
    if (sum(prior) > problem.seats) throw new ApportionError('prior-above-seats');
    const { minimum, maximum } = problem;
    const least = prior.map((held, list) => Math.max(held, minimum?.[list] ?? 0));
    const most = maximum?.map((limit, list) => Math.max(limit, prior[list] ?? 0));
    const outside = heldOutside(given);
    const seats = given.divide(
      { ...problem, seats: problem.seats - outside, minimum: least, ...(most === undefined ? {} : { maximum: most }) },
      steps,
    );
    return keepOutside(given, seats);
  },

  /** The chamber grows by the overhang. */
  added(given, steps) {
    const { problem, prior } = checked(given);
    const due = given.divide({ ...problem, seats: Math.max(0, problem.seats - heldOutside(given)) }, steps);
    const inLot = new Set(due.lots.flatMap(({ among }) => among));
    if (shortOf(given, due).some((list) => inLot.has(list))) throw new ApportionError('lot-before-overhang');
    const seats = due.seats.map((held, list) => Math.max(held, prior[list] ?? 0));
    due.seats.forEach((held, list) => {
      const above = (prior[list] ?? 0) - held;
      if (above > 0) steps?.push({ step: 'overhang', list, seats: above });
    });
    return { ...due, seats };
  },

  /** The chamber grows until every list's due is at least what it holds. */
  levelled(given, steps) {
    const { problem } = checked(given);
    const start = Math.max(0, problem.seats - heldOutside(given));
    const size = given.monotone ? smallestByHalving(given, start) : smallestInTurn(given, start);
    const outside = heldOutside(given);
    if (size > start) steps?.push({ step: 'levelled', seats: size + outside });
    return keepOutside(given, given.divide({ ...problem, seats: size }, steps));
  },
};

function checked(given: Compensation): Compensation {
  if (given.prior.length !== given.problem.votes.length) throw new ApportionError('lengths-differ');
  return given;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

const isOutside = ({ problem }: Compensation, list: number) => problem.admitted?.[list] === false;

const heldOutside = (given: Compensation) => sum(given.prior.filter((_, list) => isOutside(given, list)));

const keepOutside = (given: Compensation, due: Seats): Seats => ({
  ...due,
  seats: due.seats.map((held, list) => (isOutside(given, list) ? (given.prior[list] ?? 0) : held)),
});

/** Whether every due is reached in a chamber of so many seats. Throws `lot-before-overhang` where an open lot decides it. */
function levels(given: Compensation, seats: number): boolean {
  const due = given.divide({ ...given.problem, seats });
  const short = shortOf(given, due);
  if (short.length === 0) return true;
  if (lotReaches(given, due, short)) throw new ApportionError('lot-before-overhang');
  return false;
}

/** Lists that take part and hold more than is certainly their due. */
const shortOf = (given: Compensation, due: Seats): readonly number[] =>
  [...due.seats.keys()].filter((list) => !isOutside(given, list) && (due.seats[list] ?? 0) < (given.prior[list] ?? 0));

/** Whether some outcome of the open lots could give every short list what it holds. Groups can win more than a seat a list. */
function lotReaches({ prior, monotone }: Compensation, { seats, lots }: Seats, short: readonly number[]): boolean {
  const most = new Map<number, number>();
  for (const lot of lots) {
    const each = monotone && lot.together !== true ? 1 : lot.seats;
    for (const list of lot.among) most.set(list, (most.get(list) ?? 0) + each);
  }
  const missing = (list: number) => (prior[list] ?? 0) - (seats[list] ?? 0);
  const open = sum(lots.map((lot) => lot.seats));
  return short.every((list) => missing(list) <= (most.get(list) ?? 0)) && sum(short.map(missing)) <= open;
}

/** The largest chamber that is tried. */
const largestChamber = 10_000_000;
/** How many times lists are looked at when chambers are tried one by one. */
const effort = 100_000;

/** House monotonicity makes "every due reached" true from one size on. */
function smallestByHalving(given: Compensation, start: number): number {
  let low = start;
  let high = Math.max(1, start);
  while (!levels(given, high)) {
    low = high + 1;
    if (high >= largestChamber) throw new ApportionError('cannot-level');
    high = Math.min(high * 2, largestChamber);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (levels(given, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A quota method can give a list fewer of more seats (the Alabama paradox), so sizes are tried in turn. */
function smallestInTurn(given: Compensation, start: number): number {
  const { prior, problem } = given;
  const hopeless = prior.some(
    (held, list) => held > 0 && !isOutside(given, list) && (problem.votes[list] ?? 0n) === 0n,
  );
  if (hopeless) throw new ApportionError('cannot-level');
  const turns = Math.max(1, Math.floor(effort / problem.votes.length));
  for (let size = start; size < start + turns; size++) if (levels(given, size)) return size;
  throw new ApportionError('cannot-level');
}
