import { describe, expect, test } from 'vitest';
import { isSame, typedFor } from './slips.js';

describe('slips within one figure', () => {
  test('two neighbouring digits change places, but never to a zero in front', () => {
    expect(typedFor('digits-swapped', 521)).toEqual([251, 512]);
    expect(typedFor('digits-swapped', 1000)).toEqual([]);
    expect(typedFor('digits-swapped', 7)).toEqual([]);
    expect(typedFor('digits-swapped', 11)).toEqual([]);
  });

  test('one digit is another', () => {
    expect(typedFor('digit-wrong', 0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(typedFor('digit-wrong', 10)).toHaveLength(8 + 9);
  });

  test('one digit is too many, anywhere, and no figure is beyond what a column holds', () => {
    expect(typedFor('digit-extra', 5)).toEqual(expect.arrayContaining([15, 50, 51, 59, 95]));
    expect(typedFor('digit-extra', 5)).not.toContain(5);
    expect(typedFor('digit-extra', 2_147_483_647)).toEqual([]);
  });

  test('one digit is left out, but not the only one', () => {
    expect(typedFor('digit-missing', 1203)).toEqual([203, 103, 123, 120]);
    expect(typedFor('digit-missing', 100)).toEqual([10]);
    expect(typedFor('digit-missing', 4)).toEqual([]);
  });
});

test('slips are the same whichever of two swapped lines comes first, and differ by any figure', () => {
  expect(isSame({ kind: 'lines-swapped', lines: ['a', 'b'] }, { kind: 'lines-swapped', lines: ['b', 'a'] })).toBe(true);
  const slip = { kind: 'digit-wrong', line: 'a', from: 12, to: 13 } as const;
  expect(isSame(slip, { ...slip })).toBe(true);
  expect(isSame(slip, { ...slip, to: 14 })).toBe(false);
  expect(isSame(slip, { ...slip, from: 11 })).toBe(false);
  expect(isSame(slip, { ...slip, line: 'b' })).toBe(false);
  expect(isSame(slip, { kind: 'line-follows', line: 'a', to: 13 })).toBe(false);
});
