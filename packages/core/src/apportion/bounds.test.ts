/** Quota methods under minimum and maximum, in each of their conventions, against slow transcriptions of them. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fraction } from '../fraction.js';
import { apportion } from './apportion.js';
import { quotaMethods } from './methods.js';
import type { Apportionment, Step } from './problem.js';

const seatsOf = (problem: Apportionment) => apportion(problem).seats;
const total = (seats: readonly number[]) => seats.reduce((all, held) => all + held, 0);

describe('a minimum by the quota', () => {
  const problem = { method: 'hare-remainder', seats: 6, votes: [26n, 43n, 3n, 13n], minimum: [1, 1, 1, 1] } as const;

  test('lists below it are taken out before remainders are given, by the result after', () => {
    expect(seatsOf(problem)).toEqual([1, 3, 1, 1]);
    expect(seatsOf({ ...problem, minimumBy: 'result' })).toEqual([1, 3, 1, 1]);
    expect(seatsOf({ ...problem, minimumBy: 'quota' })).toEqual([2, 2, 1, 1]);
  });

  test('each quota and each list set is a reason', () => {
    const steps: Step[] = [];
    apportion({ ...problem, minimumBy: 'quota' }, steps);
    expect(steps.filter(({ step }) => step === 'quota' || step === 'bound')).toEqual([
      { step: 'quota', votes: 85n, seats: 6, quota: fraction(85n, 6n) },
      { step: 'bound', bound: 'minimum', lists: [2, 3], seats: [1, 1] },
      { step: 'quota', votes: 69n, seats: 4, quota: fraction(69n, 4n) },
    ]);
  });

  test.each([
    // 100 votes and 10 seats: a quota is 10.
    [19n, [7, 2, 1]],
    [20n, [7, 2, 1]],
    [21n, [7, 2, 1]],
  ])('two seats need two quotas: %s votes', (votes, seats) => {
    const given = {
      method: 'hare-remainder',
      seats: 10,
      votes: [90n - votes, votes, 10n],
      minimum: [0, 2, 0],
    } as const;
    const steps: Step[] = [];
    expect(apportion({ ...given, minimumBy: 'quota' }, steps).seats).toEqual(seats);
    expect(steps.some(({ step }) => step === 'bound')).toBe(votes < 20n);
  });

  test('a list whose seat is taken back is still set to its minimum', () => {
    const given = { method: 'imperiali-remainder', seats: 8, votes: [45n, 36n, 19n], minimum: [0, 0, 2] } as const;
    expect(seatsOf({ ...given, minimumBy: 'quota' })[2]).toBe(2);
  });

  test('the Swiss act transcribed: quotas first, until each list left has its minimum', () => {
    const lists = fc.array(fc.tuple(fc.bigInt(1n, 60n), fc.integer({ min: 0, max: 2 })), {
      minLength: 2,
      maxLength: 7,
    });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 30 }), (some, more) => {
        const votes = some.map(([vote]) => vote);
        const minimum = some.map(([, least]) => least);
        const seats = total(minimum) + more;
        const given = { method: 'hare-remainder', quotaRounding: 'next', votes, seats } as const;
        let left = seats;
        let free = [...votes.keys()];
        for (;;) {
          const size = free.reduce((all, list) => all + (votes[list] ?? 0n), 0n) / BigInt(left) + 1n;
          const out = free.filter((list) => (votes[list] ?? 0n) < size * BigInt(minimum[list] ?? 0));
          if (out.length === 0) break;
          left -= total(out.map((list) => minimum[list] ?? 0));
          free = free.filter((list) => !out.includes(list));
        }
        const rest = apportion({ ...given, seats: left, admitted: votes.map((_, list) => free.includes(list)) });
        const expected = rest.seats.map((held, list) => (free.includes(list) ? held : (minimum[list] ?? 0)));
        const result = apportion({ ...given, minimum, minimumBy: 'quota' });
        expect(result).toEqual({ ...rest, seats: expected });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('seats above a maximum', () => {
  const problem = { method: 'hare-remainder', seats: 4, votes: [9n, 41n, 45n, 63n], maximum: [4, 4, 4, 1] } as const;

  test('recompute divides the others by a quota of their own; next keeps the quota', () => {
    expect(seatsOf(problem)).toEqual([0, 1, 2, 1]);
    expect(seatsOf({ ...problem, surplus: 'recompute' })).toEqual([0, 1, 2, 1]);
    expect(seatsOf({ ...problem, surplus: 'next' })).toEqual([1, 1, 1, 1]);
  });

  test('whole quotas above a maximum are cut to it, and the reasons say so', () => {
    const steps: Step[] = [];
    const given = { ...problem, seats: 10, votes: [70n, 20n, 10n], maximum: [3, 9, 9], surplus: 'next' } as const;
    expect(apportion(given, steps).seats).toEqual([3, 4, 3]);
    expect(steps.map(({ step }) => step)).toEqual(['quota', 'whole', 'bound', 'remainder']);
    expect(steps[2]).toEqual({ step: 'bound', bound: 'maximum', lists: [0], seats: [3] });
  });

  test('seats that no list has room for are vacant, by each rule of seats left over', () => {
    for (const remainders of ['largest', 'highest-average', 'largest-list'] as const) {
      const full = { ...problem, remainders, surplus: 'next', maximum: [0, 1, 1, 1] } as const;
      expect(apportion(full)).toEqual({ seats: [0, 1, 1, 1], lots: [], vacant: 1 });
    }
  });

  test('the largest list takes what it has room for, the next the rest', () => {
    const given = { ...problem, seats: 9, votes: [50n, 30n, 20n], maximum: [5, 4, 9] } as const;
    expect(seatsOf({ ...given, remainders: 'largest-list', surplus: 'next' })).toEqual([5, 3, 1]);
    expect(seatsOf({ ...given, seats: 10, remainders: 'largest-list', surplus: 'next' })).toEqual([5, 3, 2]);
    expect(seatsOf({ ...given, maximum: [3, 3, 9], remainders: 'largest-list', surplus: 'next' })).toEqual([3, 3, 3]);
  });

  test('one seat at a time to the largest remainder that has room is the same', () => {
    const lists = fc.array(fc.tuple(fc.bigInt(1n, 60n), fc.integer({ min: 0, max: 8 })), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(fc.constantFrom(...quotaMethods), lists, fc.integer({ min: 1, max: 30 }), (method, some, seats) => {
        const votes = some.map(([vote]) => vote);
        const maximum = some.map(([, most]) => most);
        const given = { method, votes, seats, ties: ['order'], order: [...votes.keys()] } as const;
        const steps: Step[] = [];
        apportion({ ...given, remainders: 'vacant' }, steps);
        const whole = steps.find((step) => step.step === 'whole');
        fc.pre(whole !== undefined);
        const standing = votes.map((_, list) => Math.min(whole?.seats[list] ?? 0, maximum[list] ?? 0));
        fc.pre(total(standing) <= seats);
        const remainders = whole?.remainders ?? [];
        const byRemainder = [...votes.keys()].sort((a, b) => {
          const [left, right] = [remainders[a] ?? fraction(0n), remainders[b] ?? fraction(0n)];
          return Number(right.num * left.den - left.num * right.den) || a - b;
        });
        let left = seats - total(standing);
        for (let given_ = -1; given_ !== left; ) {
          given_ = left;
          for (const list of byRemainder) {
            if (left === 0 || standing[list] === maximum[list]) continue;
            standing[list] = (standing[list] ?? 0) + 1;
            left -= 1;
          }
        }
        const result = apportion({ ...given, maximum, surplus: 'next' });
        expect(result).toEqual({ seats: standing, lots: [], vacant: left });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a part of a quota for seats left over', () => {
  // 400 votes and 4 seats: a quota is 100, three quarters of it 75.
  const votesWith = (small: bigint) => [190n, 135n + 75n - small, small];
  const seats = (small: bigint, remaindersNeedQuota: NonNullable<Apportionment['remaindersNeedQuota']>) =>
    seatsOf({ method: 'hare-remainder', seats: 4, votes: votesWith(small), remaindersNeedQuota });

  test.each([
    [74n, [2, 2, 0]],
    [75n, [2, 1, 1]],
    [76n, [2, 1, 1]],
  ])('three quarters: a list of %s votes', (small, expected) => {
    expect(seats(small, fraction(3n, 4n))).toEqual(expected);
  });

  test('a whole quota as a part is the same as true', () => {
    expect(seats(75n, fraction(1n))).toEqual(seats(75n, true));
    expect(seats(75n, fraction(1n, 1000n))).toEqual(seats(75n, false));
  });
});
