/** Divisor methods where the first estimate, in floating point, is wrong: quotients equal but for a few votes in 10^20. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion } from './apportion.js';
import { divisorMethods } from './methods.js';

describe('the estimate is corrected exactly', () => {
  test.each([
    ['sainte-lague', 52, [65_000_000_000_000_000_016_121n, 39_000_000_000_000_000_009_670n], [33, 19]],
    ['dhondt', 30, [220_000_000_000_000_000_019_009n, 90_000_000_000_000_000_007_778n], [21, 9]],
    ['adams', 56, [16_000_000_000_000_000_005_248n, 39_000_000_000_000_000_012_790n], [17, 39]],
  ] as const)('%s: the list ahead by a few votes gets the last seat', (method, seats, votes, expected) => {
    expect(apportion({ method, seats, votes }).seats).toEqual(expected);
  });

  test('no next quotient is above a held one: the max-min inequality, near equality everywhere', () => {
    const lists = fc.array(fc.tuple(fc.bigInt(0n, 40n), fc.bigInt(0n, 5n)), { minLength: 2, maxLength: 7 });
    const scale = fc.bigInt(10n ** 17n, 10n ** 25n);
    fc.assert(
      fc.property(lists, scale, fc.nat(7), (some, unit, more) => {
        const votes = some.map(([held, noise]) => unit * (2n * held + 1n) + noise);
        const seats = some.reduce((all, [held]) => all + Number(held), Math.min(more, some.length));
        const result = apportion({ method: 'sainte-lague', votes, seats, ties: ['order'], order: [...votes.keys()] });
        votes.forEach((vote, gains) => {
          votes.forEach((other, loses) => {
            const [next, held] = [BigInt(result.seats[gains] ?? 0), BigInt(result.seats[loses] ?? 0)];
            if (held > 0n) expect(vote * (2n * held - 1n) <= other * (2n * next + 1n)).toBe(true);
          });
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('ten thousand lists nearly equal above 2^53 share a million seats', () => {
  const lists = Array.from({ length: 10_000 }, (_, list) => list);
  const unit = 2n ** 80n + 12_345_678_901n;

  test.each(divisorMethods)('%s: done at once, whole', (method) => {
    const near = lists.map((list) => unit + BigInt((list * 7919) % 1000));
    const atTheCut = lists.map(
      (list) => unit * BigInt(2 * (50 + ((list * 37) % 101)) + 1) + BigInt((list * 7919) % 1000),
    );
    for (const votes of [near, atTheCut]) {
      const { seats, lots, vacant } = apportion({ method, votes, seats: 1_005_000 });
      const open = lots.reduce((all, lot) => all + lot.seats, 0);
      expect(seats.reduce((all, held) => all + held, vacant + open)).toBe(1_005_000);
    }
  });
});
