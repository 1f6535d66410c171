/** The share that a law asks of one option, read from its condition. */

import { type Condition, fraction, parseSum, toText } from '@saylau/core';
import { expect, test } from 'vitest';
import { percentAsked, shareAsked } from './thresholds.js';

const share = (percent: bigint, of = 'options'): Condition => ({
  kind: 'share',
  bound: { amount: fraction(percent, 100n), strict: false },
  of: parseSum(of)!,
});
const is = (tag: string): Condition => ({ kind: 'is', tag });
const not = (of: Condition): Condition => ({ kind: 'not', of });
const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: Condition[]): Condition => ({ kind: 'any', of });

const slovak = any(
  all(not(is('small')), not(is('large')), share(5n)),
  all(is('small'), share(7n)),
  all(is('large'), share(10n)),
);
test.each([
  ['a party', [], '1/20'],
  ['a coalition of two', ['small'], '7/100'],
  ['a coalition of four', ['large'], '1/10'],
])('of %s the law asks its own share', (_, tags, amount) => {
  expect(toText(shareAsked(slovak, { tags })!.amount)).toBe(amount);
});

test('nothing is drawn for who needs no share, or something else than a share', () => {
  expect(shareAsked(any(share(5n), is('minority')), { tags: ['minority'] })).toBeUndefined();
  expect(shareAsked(all(share(5n), { kind: 'won', part: 'x', atLeast: 1 }), { tags: [] })).toBeUndefined();
});

test('a line is drawn only where its sum is that of the shares', () => {
  expect(percentAsked(share(5n), { tags: [] }, 'options')).toBe('5');
  expect(percentAsked(share(5n, 'valid'), { tags: [] }, 'options')).toBeUndefined();
});
