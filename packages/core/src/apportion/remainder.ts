/** Quota methods: whole quotas first, then the seats left over, or the seats given too many. */

import { type Fraction, fraction } from '../fraction.js';
import { byQuotients } from './divisor.js';
import { divisorsOf } from './divisors.js';
import type { QuotaMethod, RemainderRule } from './methods.js';
import { ApportionError, type Apportionment, type Lot, type Seats, type Step } from './problem.js';
import { type Amount, type Division, divide, quota, remainderInVotes, seatsAdded } from './quota.js';
import { settle } from './ties.js';

/** A quota method's own part of a problem: `lists` take part, all with votes, for `seats` seats (at least 1). */
export interface QuotaProblem {
  readonly problem: Apportionment & { readonly method: QuotaMethod };
  readonly lists: readonly number[];
  readonly seats: number;
}

/** Without regard to minimum and maximum. Throws ApportionError `overaward` where the rule says so. */
export function byRemainders({ problem, lists, seats }: QuotaProblem, steps?: Step[]): Seats {
  const standing = new Array<number>(problem.votes.length).fill(0);
  if (lists.length === 0) return { seats: standing, lots: [], vacant: seats };
  const division = divideFitting({ problem, lists, seats }, steps);
  division.lists.forEach((list, position) => {
    standing[list] = division.whole[position] ?? 0;
  });
  const left = seats - division.whole.reduce((sum, whole) => sum + whole, 0);
  if (left === 0) return { seats: standing, lots: [], vacant: 0 };
  return left < 0
    ? withdraw(problem, division, standing, -left, steps)
    : giveRest(problem, division, standing, left, steps);
}

/** Divides by the quota; with `next-quota` by the next larger ones until no more seats come out than there are. */
function divideFitting({ problem, lists, seats }: QuotaProblem, steps?: Step[]): Division {
  const votes = lists.reduce((sum, list) => sum + (problem.votes[list] ?? 0n), 0n);
  const rounding = problem.quotaRounding ?? (problem.method === 'droop-remainder' ? 'next' : 'exact');
  // A rounded quota can stay the same for many parts; it would not fit then either.
  let before: Fraction = { num: 0n, den: 1n };
  for (let parts = seats + seatsAdded[problem.method]; ; parts--) {
    const size = quota(votes, parts, rounding);
    if (size.num === before.num && size.den === before.den) continue;
    before = size;
    const division = divide(lists, problem.votes, size, problem.quotaStrict ?? false);
    steps?.push(
      { step: 'quota', votes, seats: parts, quota: fraction(size.num, size.den) },
      {
        step: 'whole',
        lists,
        seats: [...division.whole],
        remainders: lists.map((_, position) => remainderInVotes(division, position)),
      },
    );
    const fits = division.whole.reduce((sum, whole) => sum + whole, 0) <= seats;
    if (fits || (problem.overaward ?? 'subtract') === 'subtract') return division;
    if (problem.overaward === 'error') throw new ApportionError('overaward');
  }
}

interface Ranked {
  readonly list: number;
  readonly remainder: Amount;
}

/** Largest remainder first; the order among equals is that of the lists and means nothing. */
function ranked({ lists, remainders }: Division, of: (position: number) => boolean): Ranked[] {
  const all: Ranked[] = [];
  for (let position = 0; position < lists.length; position++) {
    const [list, remainder] = [lists[position], remainders[position]];
    if (list !== undefined && remainder !== undefined && of(position)) all.push({ list, remainder });
  }
  return all.sort((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : a.list - b.list));
}

/** The `places` best of `all`: those ahead of the cut in order, and what a tie at the cut came to. */
function best(problem: Apportionment, all: readonly Ranked[], places: number, steps?: Step[]) {
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

const add = (standing: number[], lists: readonly number[], seats: number) => {
  for (const list of lists) standing[list] = (standing[list] ?? 0) + seats;
};

const repeat = (lists: readonly number[], times: number): number[] => new Array(times).fill(lists).flat();

const lots = (lot: Lot | undefined): readonly Lot[] => (lot === undefined ? [] : [lot]);

/** Takes seats back from the smallest remainders, a seat a list, in rounds where one round is not enough. */
function withdraw(
  problem: Apportionment,
  division: Division,
  standing: number[],
  excess: number,
  steps?: Step[],
): Seats {
  const holding = (position: number) => (standing[division.lists[position] ?? 0] ?? 0) > 0;
  const from: number[] = [];
  let holders = ranked(division, holding);
  let left = excess;
  while (left >= holders.length) {
    const round = holders.map(({ list }) => list).reverse();
    const least = round.reduce((low, list) => Math.min(low, standing[list] ?? 0), left);
    const rounds = Math.min(Math.floor(left / round.length), least);
    add(standing, round, -rounds);
    if (steps !== undefined) from.push(...repeat(round, rounds));
    left -= rounds * round.length;
    holders = ranked(division, holding);
  }
  const keep = best(problem, holders, holders.length - left, steps);
  const kept = new Set(keep.to);
  const losing =
    left === 0
      ? []
      : holders
          .map(({ list }) => list)
          .filter((list) => !kept.has(list))
          .reverse();
  add(standing, losing, -1);
  steps?.push({ step: 'withdrawn', from: [...from, ...losing.filter((list) => !keep.lot?.among.includes(list))] });
  return { seats: standing, lots: lots(keep.lot), vacant: 0 };
}

/** Gives the seats left over by the problem's remainder rule. */
function giveRest(problem: Apportionment, division: Division, standing: number[], left: number, steps?: Step[]): Seats {
  const rule = problem.remainders ?? 'largest';
  const takesPart = (position: number) => !problem.remaindersNeedQuota || (division.whole[position] ?? 0) > 0;
  const all = ranked(division, takesPart);
  if (all.length === 0 || rule === 'vacant') return { seats: standing, lots: [], vacant: left };
  return restRules[rule]({ problem, all, standing, left }, steps);
}

interface Rest {
  readonly problem: Apportionment;
  readonly all: readonly Ranked[];
  readonly standing: number[];
  readonly left: number;
}

type RestRule = (rest: Rest, steps?: Step[]) => Seats;

const restRules: Record<Exclude<RemainderRule, 'vacant'>, RestRule> = {
  /** A seat a list in the order of the remainders; where there are more seats than lists, again from the top. */
  largest({ problem, all, standing, left }, steps) {
    const rounds = Math.floor(left / all.length);
    const { to, lot } = best(problem, all, left - rounds * all.length, steps);
    const lists = all.map(({ list }) => list);
    add(standing, lists, rounds);
    add(standing, to, 1);
    steps?.push({ step: 'remainder', rule: 'largest', to: [...repeat(lists, rounds), ...to] });
    return { seats: standing, lots: lots(lot), vacant: 0 };
  },

  /** D'Hondt's quotients, each list starting from its whole quotas. */
  'highest-average'({ problem, all, standing, left }, steps) {
    const seats = standing.reduce((sum, held) => sum + held, left);
    const high = [...standing];
    for (const { list } of all) high[list] = seats;
    const divisors = divisorsOf('dhondt', fraction(1n));
    return byQuotients({ ...problem, seats }, divisors, { low: standing, high }, steps);
  },

  'largest-list'({ problem, all, standing, left }, steps) {
    const most = all.reduce(
      (top, { list }) => ((problem.votes[list] ?? 0n) > top ? (problem.votes[list] ?? 0n) : top),
      0n,
    );
    const tied = all.map(({ list }) => list).filter((list) => problem.votes[list] === most);
    const settled =
      tied.length === 1
        ? { winners: tied }
        : settle(
            tied.sort((a, b) => a - b),
            1,
            problem,
            steps,
          );
    add(standing, settled.winners, left);
    steps?.push({ step: 'remainder', rule: 'largest-list', to: repeat(settled.winners, left) });
    if (settled.lot === undefined) return { seats: standing, lots: [], vacant: 0 };
    const lot = left === 1 ? settled.lot : { among: settled.lot.among, seats: left, together: true as const };
    return { seats: standing, lots: [lot], vacant: 0 };
  },
};
