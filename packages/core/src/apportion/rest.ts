/** Seats that whole quotas leave over, by the rules of the closed list. No list gets more than it has room for. */

import { fraction } from '../fraction.js';
import { byQuotients } from './divisor.js';
import { divisorsOf } from './divisors.js';
import type { RemainderRule } from './methods.js';
import type { Apportionment, Lot, Seats, Step } from './problem.js';
import type { Amount } from './quota.js';
import { settle } from './ties.js';

/** A list and its remainder, in parts of a vote that are the same for all lists compared. */
export interface Ranked {
  readonly list: number;
  readonly remainder: Amount;
}

export interface Rest {
  readonly problem: Apportionment;
  /** Who may get a seat, the largest remainder first. */
  readonly all: readonly Ranked[];
  /** Seats by list; changed. */
  readonly standing: number[];
  /** Seats to give, at least 1. */
  readonly left: number;
  /** How many seats more a list can have as `standing` is. */
  readonly room: (list: number) => number;
}

/** The `places` best of `all`: those ahead of the cut in order, and what a tie at the cut came to. */
export function best(problem: Apportionment, all: readonly Ranked[], places: number, steps?: Step[]) {
  const edge = all[places - 1];
  const beyond = all[places];
  if (edge === undefined || beyond === undefined || edge.remainder !== beyond.remainder) {
    return { to: all.slice(0, places).map(({ list }) => list) };
  }
  const ahead = all.filter(({ remainder }) => remainder > edge.remainder).map(({ list }) => list);
  const tied = all.filter(({ remainder }) => remainder === edge.remainder).map(({ list }) => list);
  const { winners, lot } = settle(tied, places - ahead.length, problem, steps);
  return { to: [...ahead, ...winners], ...(lot === undefined ? {} : { lot }) };
}

/** `seats` more for each of `lists`. */
export function add(standing: number[], lists: readonly number[], seats: number): void {
  for (const list of lists) standing[list] = (standing[list] ?? 0) + seats;
}

/** `lists` one after the other, so many times. */
export const repeat = (lists: readonly number[], times: number): number[] => new Array(times).fill(lists).flat();

/** A lot, where there is one, as the lots of a result. */
export const lots = (lot: Lot | undefined): readonly Lot[] => (lot === undefined ? [] : [lot]);

type RestRule = (rest: Rest, steps?: Step[]) => Seats;

export const restRules: Record<Exclude<RemainderRule, 'vacant'>, RestRule> = {
  /** A seat a list in the order of the remainders; where there are more seats than lists, again from the top. */
  largest({ problem, all, standing, left: given, room }, steps) {
    const to: number[] = [];
    let left = given;
    let open = all.filter(({ list }) => room(list) > 0);
    while (left >= open.length && open.length > 0) {
      const lists = open.map(({ list }) => list);
      const most = lists.reduce((least, list) => Math.min(least, room(list)), Number.POSITIVE_INFINITY);
      const rounds = Math.min(Math.floor(left / lists.length), most);
      add(standing, lists, rounds);
      if (steps !== undefined) for (const list of repeat(lists, rounds)) to.push(list);
      left -= rounds * lists.length;
      open = open.filter(({ list }) => room(list) > 0);
    }
    const last = best(problem, open, Math.min(left, open.length), steps);
    add(standing, last.to, 1);
    steps?.push({ step: 'remainder', rule: 'largest', to: [...to, ...last.to] });
    return { seats: standing, lots: lots(last.lot), vacant: open.length === 0 ? left : 0 };
  },

  /** D'Hondt's quotients, each list starting from its whole quotas. */
  'highest-average'({ problem, all, standing, left, room }, steps) {
    const seats = standing.reduce((sum, held) => sum + held, left);
    const high = [...standing];
    for (const { list } of all) high[list] = Math.min(seats, (standing[list] ?? 0) + room(list));
    const divisors = divisorsOf('dhondt', fraction(1n));
    return byQuotients({ ...problem, seats }, divisors, { low: standing, high }, steps);
  },

  /** All to the list with the most votes; what it has no room for, to the next. */
  'largest-list'({ problem, all, standing, left: given, room }, steps) {
    for (let left = given; left > 0; ) {
      const open = all.map(({ list }) => list).filter((list) => room(list) > 0);
      if (open.length === 0) return { seats: standing, lots: [], vacant: left };
      const { winners, lot } = settleOne(problem, largest(problem, open), steps);
      const [to] = winners;
      if (to === undefined) return { seats: standing, lots: lots(lot && together(lot, left)), vacant: 0 };
      const seats = Math.min(left, room(to));
      add(standing, [to], seats);
      steps?.push({ step: 'remainder', rule: 'largest-list', to: repeat([to], seats) });
      left -= seats;
    }
    return { seats: standing, lots: [], vacant: 0 };
  },
};

/** The lists with the most votes, by number. */
function largest({ votes }: Apportionment, lists: readonly number[]): number[] {
  const most = lists.reduce((top, list) => ((votes[list] ?? 0n) > top ? (votes[list] ?? 0n) : top), 0n);
  return lists.filter((list) => votes[list] === most).sort((a, b) => a - b);
}

const settleOne = (problem: Apportionment, tied: readonly number[], steps?: Step[]) =>
  tied.length === 1 ? { winners: tied, lot: undefined } : settle(tied, 1, problem, steps);

const together = (lot: Lot, seats: number): Lot =>
  seats === 1 ? lot : { among: lot.among, seats, together: true as const };
