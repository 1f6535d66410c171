/** Where the middle half of the neighbours lies: also where there are hardly any. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quartilesOf } from './neighbours.js';

test.each([
  ['none', [], undefined],
  ['one', ['50'], ['50', '50', '50']],
  ['two', ['60', '50'], ['50', '50', '60']],
  ['three', ['60', '50', '70'], ['50', '60', '70']],
  ['four', ['80', '50', '70', '60'], ['50', '60', '80']],
  ['five', ['90', '80', '50', '70', '60'], ['60', '70', '80']],
  ['the same four times', ['50', '50', '50', '50'], ['50', '50', '50']],
])('of %s', (_, values, quartiles) => expect(quartilesOf(values)).toEqual(quartiles));

test('by size and not by letters, as they are written', () => {
  expect(quartilesOf(['100.00', '9.50', '20.10'])).toEqual(['9.50', '20.10', '100.00']);
});

test('at most a quarter is below the first and above the third, at most half on either side of the second', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (values) => {
      const [low = 0, middle = 0, high = 0] = (quartilesOf(values.map(String)) ?? []).map(Number);
      const shareOf = (is: (value: number) => boolean): number => values.filter(is).length / values.length;
      expect(shareOf((value) => value < low)).toBeLessThanOrEqual(0.25);
      expect(shareOf((value) => value > high)).toBeLessThanOrEqual(0.25);
      expect(shareOf((value) => value < middle)).toBeLessThanOrEqual(0.5);
      expect(shareOf((value) => value > middle)).toBeLessThanOrEqual(0.5);
    }),
  );
});
