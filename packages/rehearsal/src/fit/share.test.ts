/** Shares add up to the total, in proportion, within their bounds. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal, sumOf } from './refusal.js';
import { share } from './share.js';

/** By the book, in BigInt: floors, then one each to the largest remainders. */
function slowShare(total: number, weights: readonly number[]): number[] {
  const sum = BigInt(sumOf(weights));
  const products = weights.map((weight) => BigInt(total) * BigInt(weight));
  const floors = products.map((product) => Number(product / sum));
  const order = weights.map((_, index) => index);
  order.sort((a, b) => Number(products[b]! % sum) - Number(products[a]! % sum) || a - b);
  for (const index of order.slice(0, total - sumOf(floors))) floors[index]! += 1;
  return floors;
}

describe('without bounds', () => {
  test('ten by 1 : 1 : 1 gives the one that is left to the first', () => {
    expect(share(10, [1, 1, 1])).toEqual([4, 3, 3]);
  });

  test('largest remainders, not largest weights, get what is left', () => {
    expect(share(100, [333, 333, 334, 5])).toEqual(slowShare(100, [333, 333, 334, 5]));
  });

  test('whole weights: as by the book', () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }).filter((list) => sumOf(list) > 0);
    fc.assert(
      fc.property(fc.nat(100_000_000), weights, (total, list) => {
        expect(share(total, list)).toEqual(slowShare(total, list));
      }),
    );
  });

  test('weights that are not whole: within one of proportion', () => {
    const weights = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (total, list) => {
        const shares = share(total, list);
        if (isRefusal(shares)) throw new Error(shares.refused);
        expect(sumOf(shares)).toBe(total);
        for (const [index, got] of shares.entries())
          expect(Math.abs(got - (total * list[index]!) / sumOf(list))).toBeLessThan(1 + 1e-6);
      }),
    );
  });

  test('a weight of zero gets nothing; no weight at all has no room', () => {
    expect(share(7, [0, 1, 0])).toEqual([0, 7, 0]);
    expect(share(7, [0, 0])).toEqual({ refused: 'no-room' });
    expect(share(7, [])).toEqual({ refused: 'no-room' });
    expect(share(0, [])).toEqual([]);
    expect(share(0, [0, 0])).toEqual([0, 0]);
  });

  test('half a ballot, fewer than none, or a weight that is no number is not whole', () => {
    for (const [total, weight] of [
      [0.5, 1],
      [-1, 1],
      [1, -1],
      [1, Number.NaN],
      [1, Number.POSITIVE_INFINITY],
      [2 ** 53, 1],
    ] as const)
      expect(share(total, [weight])).toEqual({ refused: 'not-whole' });
  });
});

describe('with bounds', () => {
  test('who is full leaves the rest to the others', () => {
    expect(share(100, [1, 1, 1], { most: [10, 100, 100] })).toEqual([10, 45, 45]);
  });

  test('who is just full by its whole part gets nothing of what is left', () => {
    expect(share(10, [1, 1, 1], { most: [3, 9, 9] })).toEqual([3, 4, 3]);
  });

  test('who must have more takes it from the others', () => {
    expect(share(100, [1, 1, 1], { least: [50, 0, 0] })).toEqual([50, 25, 25]);
  });

  test('just enough room is enough; one less is not', () => {
    expect(share(30, [1, 2, 3], { most: [10, 10, 10] })).toEqual([10, 10, 10]);
    expect(share(31, [1, 2, 3], { most: [10, 10, 10] })).toEqual({ refused: 'no-room' });
    expect(share(30, [1, 2, 3], { least: [10, 10, 10] })).toEqual([10, 10, 10]);
    expect(share(29, [1, 2, 3], { least: [10, 10, 10] })).toEqual({ refused: 'no-room' });
    expect(share(10, [1, 1], { least: [6, 0], most: [5, 9] })).toEqual({ refused: 'no-room' });
  });

  test('a weight of zero gets its least and no more', () => {
    expect(share(10, [0, 1], { least: [3, 0] })).toEqual([3, 7]);
    expect(share(10, [0, 1], { least: [3, 0], most: [9, 6] })).toEqual({ refused: 'no-room' });
  });

  test('sums are exact, bounds hold, and one level explains every share', () => {
    const place = fc.record({ weight: fc.integer({ min: 1, max: 1000 }), least: fc.nat(50), room: fc.nat(80) });
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (places, part) => {
          const [least, most] = [places.map((p) => p.least), places.map((p) => p.least + p.room)];
          const total = sumOf(least) + Math.floor(part * (sumOf(most) - sumOf(least)));
          const shares = share(
            total,
            places.map((p) => p.weight),
            { least, most },
          );
          if (isRefusal(shares)) throw new Error(shares.refused);
          expect(sumOf(shares)).toBe(total);
          // Who is below its most has at least (level - 1), who is above its least at most (level + 1) votes by weight.
          const lower = shares.map((got, i) => (got > least[i]! ? (got - 1) / places[i]!.weight : 0));
          const upper = shares.map((got, i) =>
            got < most[i]! ? (got + 1) / places[i]!.weight : Number.POSITIVE_INFINITY,
          );
          expect(Math.max(...lower)).toBeLessThanOrEqual(Math.min(...upper) + 1e-9);
          for (const [i, got] of shares.entries()) {
            expect(got).toBeGreaterThanOrEqual(least[i]!);
            expect(got).toBeLessThanOrEqual(most[i]!);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
