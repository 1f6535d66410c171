/** Percentages beside a threshold. */

import { fraction } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { percentBeside, percentNumber } from './numbers.js';
import { sayIn } from './say-in.js';

const texts = sayIn('en');

describe('a share beside a threshold of 5 %', () => {
  it.each([
    ['just below', 49_999n, '4.9999\u00a0%'],
    ['exactly at it', 50_000n, '5.00\u00a0%'],
    ['just above', 50_001n, '5.0001\u00a0%'],
    ['far from it', 70_777n, '7.08\u00a0%'],
  ])('%s is told from it', (_, votes, shown) => {
    expect(percentBeside(texts, fraction(votes, 1_000_000n), fraction(5n, 100n))).toBe(shown);
  });
});

it('a counted percentage is cut where the declared ones were', () => {
  const share = { line: 'a', votes: 22_948n, of: { count: 1n }, base: 100_000n, share: fraction(22_948n, 100_000n) };
  expect([percentNumber(texts, share), percentNumber(texts, share, 'down')]).toEqual(['22.95', '22.94']);
});
