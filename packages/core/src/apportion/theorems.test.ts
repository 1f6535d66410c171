/** What is proven of each method, on random elections. Balinski & Young 1982 unless another source is named. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fraction } from '../fraction.js';
import { apportion } from './apportion.js';
import { solveCase } from './case.js';
import {
  type DivisorMethod,
  divisorMethods,
  type Method,
  methods,
  minimumRules,
  overawardRules,
  remainderRules,
  surplusRules,
} from './methods.js';
import type { Apportionment, Seats } from './problem.js';

const votesOf = (most: bigint, lists: number) => fc.array(fc.bigInt(0n, most), { minLength: 1, maxLength: lists });
const votes = fc.oneof(votesOf(12n, 8), votesOf(5_000_000n, 10), votesOf(10n ** 25n, 6));
const seats = fc.integer({ min: 0, max: 60 });
const total = (result: Seats) =>
  result.seats.reduce((sum, held) => sum + held, result.vacant) + result.lots.reduce((sum, lot) => sum + lot.seats, 0);
const inLot = (result: Seats, list: number) => (result.lots.some(({ among }) => among.includes(list)) ? 1 : 0);
const most = (result: Seats, list: number) => (result.seats[list] ?? 0) + inLot(result, list);
const sum = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n);

/** Equality settled by the order of the lists, so that results are single. */
const settled = (problem: Apportionment) =>
  apportion({ ...problem, ties: ['order'], order: problem.votes.map((_, list) => list) }).seats;

describe('every method', () => {
  const bounded = fc.record({
    method: fc.constantFrom(...methods),
    seats,
    lists: fc.array(
      fc.tuple(fc.bigInt(0n, 40n), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 2, max: 30 }), fc.boolean()),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
    withBounds: fc.boolean(),
    quotaStrict: fc.boolean(),
    remaindersNeedQuota: fc.constantFrom(true, false, fraction(1n, 2n), fraction(3n, 4n)),
    minimumBy: fc.constantFrom(...minimumRules),
    surplus: fc.constantFrom(...surplusRules),
    overaward: fc.constantFrom(...overawardRules.filter((rule) => rule !== 'error')),
    remainders: fc.constantFrom(...remainderRules),
    quotaRounding: fc.constantFrom('exact', 'floor', 'ceil', 'half-up', 'next'),
  });

  test('seats, lots and vacant seats add up, bounds hold, no votes give no seat, whatever the options', () => {
    fc.assert(
      fc.property(bounded, ({ lists, withBounds, seats: some, ...options }) => {
        const problem = {
          ...options,
          votes: lists.map(([vote]) => vote),
          admitted: lists.map(([, , , admitted]) => admitted),
          seats: some + 2 * lists.length,
        } as const;
        const minimum = lists.map(([, least]) => least);
        const maximum = lists.map(([, , limit]) => limit);
        const result = solveCase({ problem: withBounds ? { ...problem, minimum, maximum } : problem });
        if (!result.ok) {
          expect(result.code).toBe('lot-before-bounds');
          return;
        }
        expect(total(result)).toBe(problem.seats);
        lists.forEach(([vote, least, limit, admitted], list) => {
          const low = withBounds && admitted ? least : 0;
          expect(result.seats[list]).toBeGreaterThanOrEqual(low);
          if (withBounds) expect(result.seats[list]).toBeLessThanOrEqual(limit);
          if (vote === 0n || !admitted) expect(most(result, list)).toBe(low);
        });
        for (const lot of result.lots) expect(lot.among.length).toBeGreaterThan(lot.together ? 1 : lot.seats);
      }),
      { numRuns: 4000 },
    );
  });

  test('anonymity: lists in another order get the same seats and lots', () => {
    const shuffled = fc
      .record({ method: fc.constantFrom(...methods), votes, seats })
      .chain((problem) =>
        fc
          .shuffledSubarray([...problem.votes.keys()], { minLength: problem.votes.length })
          .map((places) => ({ problem, places })),
      );
    fc.assert(
      fc.property(shuffled, ({ problem, places }) => {
        const plain = apportion(problem);
        const moved = apportion({ ...problem, votes: places.map((list) => problem.votes[list] ?? 0n) });
        expect(moved.seats).toEqual(places.map((list) => plain.seats[list]));
        const back = moved.lots.map(({ among, seats: places_ }) => ({
          among: among.map((list) => places[list] ?? -1).sort((a, b) => a - b),
          seats: places_,
        }));
        expect(back).toEqual(plain.lots);
      }),
      { numRuns: 2000 },
    );
  });

  test('homogeneity: all votes times a number give the same, where the quota is not rounded', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...methods.filter((method) => method !== 'droop-remainder')),
        votes,
        seats,
        fc.bigInt(2n, 10n ** 20n),
        (method, some, number, factor) => {
          const scaled = some.map((vote) => vote * factor);
          expect(apportion({ method, votes: scaled, seats: number })).toEqual(
            apportion({ method, votes: some, seats: number }),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('lots drawn for every list leave no lot open, and the first drawn win', () => {
    fc.assert(
      fc.property(fc.constantFrom(...methods), votesOf(6n, 8), seats, (method, some, number) => {
        const open = apportion({ method, votes: some, seats: number });
        const drawn = [...some.keys()].reverse();
        const closed = apportion({ method, votes: some, seats: number, drawn });
        expect(closed.lots).toEqual([]);
        const winners = open.lots.flatMap(({ among, seats: places }) =>
          drawn.filter((list) => among.includes(list)).slice(0, places),
        );
        expect(closed.seats).toEqual(open.seats.map((held, list) => held + (winners.includes(list) ? 1 : 0)));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('largest remainders', () => {
  test('quota rule: with the Hare quota a list gets its due rounded down or up', () => {
    fc.assert(
      fc.property(votes, seats, (some, number) => {
        const result = apportion({ method: 'hare-remainder', votes: some, seats: number });
        const all = sum(some);
        fc.pre(all > 0n);
        some.forEach((vote, list) => {
          const due = vote * BigInt(number);
          expect(BigInt(result.seats[list] ?? 0)).toBeGreaterThanOrEqual(due / all);
          expect(BigInt(most(result, list))).toBeLessThanOrEqual((due + all - 1n) / all);
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('the Alabama paradox: one seat more costs list C a seat', () => {
    const paradox = { method: 'hare-remainder', votes: [6n, 6n, 2n] } as const;
    expect(apportion({ ...paradox, seats: 10 }).seats).toEqual([4, 4, 2]);
    expect(apportion({ ...paradox, seats: 11 }).seats).toEqual([5, 5, 1]);
  });

  test("the Hagenbach-Bischoff procedure is D'Hondt (Pukelsheim 2017, chapter 4)", () => {
    fc.assert(
      fc.property(votes, seats, (some, number) => {
        const procedure = { method: 'hagenbach-bischoff-remainder', remainders: 'highest-average' } as const;
        expect(apportion({ ...procedure, votes: some, seats: number })).toEqual(
          apportion({ method: 'dhondt', votes: some, seats: number }),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('divisor methods', () => {
  test.each(divisorMethods)('%s is house monotone: one seat more costs nobody a seat', (method) => {
    fc.assert(
      fc.property(votes, seats, (some, number) => {
        const fewer = settled({ method, votes: some, seats: number });
        const more = settled({ method, votes: some, seats: number + 1 });
        some.forEach((_, list) => {
          expect(more[list]).toBeGreaterThanOrEqual(fewer[list] ?? 0);
        });
      }),
      { numRuns: 500 },
    );
  });

  test.each(divisorMethods)(
    '%s is population monotone: who gains votes loses no seat to one that loses votes',
    (method) => {
      // What turns the results of other methods round: two lists as good as unchanged, a third much larger or smaller.
      const some = fc.bigInt(1n, 60n);
      const change = fc.record({
        gainer: fc.tuple(some, fc.bigInt(0n, 1n)),
        loser: fc.tuple(some, fc.bigInt(0n, 1n)),
        others: fc.array(fc.tuple(some, some), { minLength: 1, maxLength: 4 }),
      });
      fc.assert(
        fc.property(change, fc.integer({ min: 1, max: 40 }), ({ gainer, loser, others }, number) => {
          const votesBefore = [gainer[0], loser[0], ...others.map(([vote]) => vote)];
          const votesAfter = [gainer[0] + gainer[1], loser[0] - loser[1], ...others.map(([, vote]) => vote)];
          const [held = 0, rival = 0] = settled({ method, votes: votesBefore, seats: number });
          const [then = 0, rivalThen = 0] = settled({ method, votes: votesAfter, seats: number });
          expect(then < held && rivalThen > rival).toBe(false);
        }),
        { numRuns: 3000 },
      );
    },
  );

  test("D'Hondt gives at least the due rounded down, Adams at most the due rounded up", () => {
    fc.assert(
      fc.property(votes, seats, (some, number) => {
        const all = sum(some);
        fc.pre(all > 0n);
        const dhondt = apportion({ method: 'dhondt', votes: some, seats: number });
        const adams = apportion({ method: 'adams', votes: some, seats: number });
        some.forEach((vote, list) => {
          const due = vote * BigInt(number);
          expect(BigInt(dhondt.seats[list] ?? 0)).toBeGreaterThanOrEqual(due / all);
          expect(BigInt(most(adams, list))).toBeLessThanOrEqual((due + all - 1n) / all);
        });
      }),
      { numRuns: 1500 },
    );
  });

  test('majorisation: from Adams to Imperiali the largest list never does worse, the smallest never better', () => {
    const chain: readonly DivisorMethod[] = ['adams', 'dean', 'huntington-hill', 'sainte-lague', 'dhondt', 'imperiali'];
    fc.assert(
      fc.property(votes, seats, (some, number) => {
        const sorted = [...some].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
        const results = chain.map((method) => apportion({ method, votes: sorted, seats: number }));
        results.slice(1).forEach((next, place) => {
          const before = results[place];
          if (before === undefined) return;
          expect(before.seats[0]).toBeLessThanOrEqual(most(next, 0));
          const last = sorted.length - 1;
          expect(most(before, last)).toBeGreaterThanOrEqual(next.seats[last] ?? 0);
        });
      }),
      { numRuns: 2000 },
    );
  });

  test("D'Hondt encourages joining: two lists as one get at least what they got apart", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(1n, 5000n), { minLength: 2, maxLength: 7 }), seats, (some, number) => {
        const apart = apportion({ method: 'dhondt', votes: some, seats: number });
        const [first = 0n, second = 0n, ...rest] = some;
        const joined = apportion({ method: 'dhondt', votes: [first + second, ...rest], seats: number });
        expect(most(joined, 0)).toBeGreaterThanOrEqual((apart.seats[0] ?? 0) + (apart.seats[1] ?? 0));
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['adams', 'dean', 'huntington-hill'] as const)(
    '%s: with fewer seats than lists the larger lists get one each',
    (method) => {
      expect(apportion({ method, votes: [5n, 90n, 7n, 6n], seats: 3 }).seats).toEqual([0, 1, 1, 1]);
      expect(apportion({ method, votes: [5n, 90n, 5n, 6n], seats: 3 })).toEqual({
        seats: [0, 1, 0, 1],
        lots: [{ among: [0, 2], seats: 1 }],
        vacant: 0,
      });
    },
  );
});

describe('exactness', () => {
  test.each(methods)('%s: one vote decides above 2^53, where numbers would see a tie', (method: Method) => {
    const some = 2n ** 70n;
    expect(apportion({ method, votes: [some, some + 1n], seats: 3 })).toEqual({ seats: [1, 2], lots: [], vacant: 0 });
    expect(apportion({ method, votes: [some, some], seats: 3 }).lots).toEqual([{ among: [0, 1], seats: 1 }]);
  });

  test('a million seats among seven lists add up and keep to the max-min inequality', () => {
    const some = [3_431_510n, 693_938n, 547_154n, 535_139n, 432_920n, 331_058n, 146_431n];
    for (const method of divisorMethods)
      expect(total(apportion({ method, votes: some, seats: 1_000_000 }))).toBe(1_000_000);
  });
});
