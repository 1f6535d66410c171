/** The simplex finds the least value, or weights that prove that nothing meets the limits. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isProof } from './margins-linear.js';
import { type Limit, solveLinear } from './simplex.js';

const limit = (factors: readonly number[], bound: number): Limit => ({
  terms: new Map(factors.flatMap((factor, variable) => (factor === 0 ? [] : [[variable, factor] as const]))),
  bound,
});

test('the least of a variable lies at a corner', () => {
  // x + y ≥ 10, x ≤ 4, y ≤ 9
  const limits = [limit([-1, -1], -10), limit([1, 0], 4), limit([0, 1], 9)];
  const answer = solveLinear(2, limits, 1);
  expect('point' in answer && [...answer.point].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([4, 6]);
});

test('limits that just touch can be met; one further they cannot', () => {
  expect('point' in solveLinear(1, [limit([1], 5), limit([-1], -5)])).toBe(true);
  const apart = [limit([1], 5), limit([-1], -6)];
  const answer = solveLinear(1, apart);
  expect('weights' in answer && isProof(apart, answer.weights, 100)).toBe(true);
});

test('every answer proves itself: a point within the limits, or weights that no point can meet', () => {
  const factors = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 4, maxLength: 4 });
  const some = fc.array(fc.tuple(factors, fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 9 });
  let [met, not] = [0, 0];
  fc.assert(
    fc.property(some, (list) => {
      const limits = list.map(([own, bound]) => limit(own, bound));
      const answer = solveLinear(4, limits, 0);
      if ('weights' in answer) {
        not += 1;
        expect(isProof(limits, answer.weights, 1000)).toBe(true);
      } else {
        met += 1;
        for (const { terms, bound } of limits) {
          const sum = [...terms].reduce((all, [variable, factor]) => all + factor * answer.point[variable]!, 0);
          expect(sum).toBeLessThanOrEqual(bound + 1e-6);
        }
        expect(Math.min(...answer.point)).toBeGreaterThanOrEqual(-1e-6);
      }
    }),
    { numRuns: 1000 },
  );
  expect(Math.min(met, not)).toBeGreaterThan(100);
});

test('weights that prove nothing are not taken for a proof', () => {
  const limits = [limit([1], 5), limit([-1], -5)];
  expect(isProof(limits, Float64Array.of(1, 1), 100)).toBe(false);
  expect(isProof(limits, Float64Array.of(0, 0), 100)).toBe(false);
  // At least 5 of 100 is possible; of 4 it is not.
  expect(isProof([limit([-1], -5)], Float64Array.of(1), 100)).toBe(false);
  expect(isProof([limit([-1], -5)], Float64Array.of(1), 4)).toBe(true);
});
