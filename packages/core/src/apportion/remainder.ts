/** Quota methods: whole quotas first, then the seats left over, or the seats given too many. */

import { type Fraction, fraction } from '../fraction.js';
import type { QuotaMethod, QuotaRounding } from './methods.js';
import { ApportionError, type Apportionment, type Seats, type Step } from './problem.js';
import { type Division, divide, quota, remainderInVotes, seatsAdded } from './quota.js';
import { add, best, lots, type Ranked, repeat, restRules } from './rest.js';

export type QuotaApportionment = Apportionment & { readonly method: QuotaMethod };

/** A quota method's own part of a problem: `lists` take part, all with votes, for `seats` seats (at least 1). */
export interface QuotaProblem {
  readonly problem: QuotaApportionment;
  readonly lists: readonly number[];
  readonly seats: number;
  /** Most seats of each list of the problem, the quota notwithstanding: what is above goes on as a seat left over. */
  readonly high?: readonly number[];
}

/** Without regard to the problem's minimum and maximum. Throws ApportionError `overaward` where the rule says so. */
export function byRemainders(given: QuotaProblem, steps?: Step[]): Seats {
  const { problem, lists, seats } = given;
  const standing = new Array<number>(problem.votes.length).fill(0);
  if (lists.length === 0) return { seats: standing, lots: [], vacant: seats };
  const division = divideFitting(given, steps);
  const held = cappedWhole(given, division);
  division.lists.forEach((list, position) => {
    standing[list] = held[position] ?? 0;
  });
  recordCapped(division, held, steps);
  const left = seats - sum(held);
  if (left === 0) return { seats: standing, lots: [], vacant: 0 };
  return left < 0
    ? withdraw(problem, division, standing, -left, steps)
    : giveRest(given, division, standing, left, steps);
}

const sum = (seats: readonly number[]) => seats.reduce((all, held) => all + held, 0);

/** Whole quotas, at most `high`; by position in the division. */
function cappedWhole({ high }: QuotaProblem, { lists, whole }: Division): readonly number[] {
  if (high === undefined) return whole;
  return whole.map((full, position) => Math.min(full, high[lists[position] ?? -1] ?? full));
}

function recordCapped({ lists, whole }: Division, held: readonly number[], steps?: Step[]): void {
  const capped = steps === undefined ? [] : [...lists.keys()].filter((position) => held[position] !== whole[position]);
  if (capped.length === 0) return;
  const [at, seats] = [lists, held].map((values) => capped.map((position) => values[position] ?? 0));
  steps?.push({ step: 'bound', bound: 'maximum', lists: at ?? [], seats: seats ?? [] });
}

/** The quota that votes are divided by at first; `seats` are the parts. */
export function firstQuota({ problem, lists, seats }: QuotaProblem): { votes: bigint; seats: number; quota: Fraction } {
  const votes = lists.reduce((all, list) => all + (problem.votes[list] ?? 0n), 0n);
  const parts = seats + seatsAdded[problem.method];
  return { votes, seats: parts, quota: quota(votes, parts, roundingOf(problem)) };
}

const roundingOf = ({ method, quotaRounding }: QuotaApportionment): QuotaRounding =>
  quotaRounding ?? (method === 'droop-remainder' ? 'next' : 'exact');

/** Divides by the quota; with `next-quota` by the next larger ones until no more seats come out than there are. */
function divideFitting(given: QuotaProblem, steps?: Step[]): Division {
  const { problem, lists, seats } = given;
  const { votes, seats: first } = firstQuota(given);
  const rounding = roundingOf(problem);
  // A rounded quota can stay the same for many parts; it would not fit then either.
  let before: Fraction = { num: 0n, den: 1n };
  for (let parts = first; ; parts--) {
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
    const fits = sum(cappedWhole(given, division)) <= seats;
    if (fits || (problem.overaward ?? 'subtract') === 'subtract') return division;
    if (problem.overaward === 'error') throw new ApportionError('overaward');
  }
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
    if (steps !== undefined) for (const list of repeat(round, rounds)) from.push(list);
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
function giveRest(
  { problem, high }: QuotaProblem,
  division: Division,
  standing: number[],
  left: number,
  steps?: Step[],
): Seats {
  const rule = problem.remainders ?? 'largest';
  if (rule === 'vacant') return { seats: standing, lots: [], vacant: left };
  const all = ranked(division, takingPart(problem, division));
  if (all.length === 0) return { seats: standing, lots: [], vacant: left };
  const room = (list: number) => (high?.[list] ?? Number.POSITIVE_INFINITY) - (standing[list] ?? 0);
  return restRules[rule]({ problem, all, standing, left, room }, steps);
}

/** Who may get seats left over, by position in the division. */
function takingPart({ votes, remaindersNeedQuota: needed }: Apportionment, { lists, whole, quota: size }: Division) {
  if (needed === undefined || needed === false) return () => true;
  if (needed === true) return (position: number) => (whole[position] ?? 0) > 0;
  const [over, under] = [needed.num * size.num, needed.den * size.den];
  return (position: number) => (votes[lists[position] ?? -1] ?? 0n) * under >= over;
}
