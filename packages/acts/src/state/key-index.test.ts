/** The table of keys against a plain map. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyIndex } from './key-index.js';

const keyId = fc.stringMatching(/^[0-9a-f]{16}$/);
/** Ids that meet in one bucket. */
const near = fc.nat(40).map((n) => `0000000${(n % 4).toString(16)}0000${(n * 64).toString(16).padStart(4, '0')}`);

test('finds every id that was added, and no other', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(keyId, near), { maxLength: 300 }),
      fc.array(fc.oneof(keyId, near)),
      (ids, others) => {
        const index = new KeyIndex();
        for (const [number, id] of ids.entries()) expect(index.add(id)).toBe(number);
        for (const own of [index, new KeyIndex(index.ids())]) {
          for (const id of [...ids, ...others]) expect(own.find(id)).toBe(ids.indexOf(id));
          expect(ids.map((_, number) => own.idOf(number))).toEqual(ids);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test.each(['', '0', 'g'.repeat(16), '0'.repeat(17), 'ABCDEF0123456789'])('what is no id is not found: %j', (text) => {
  const index = new KeyIndex();
  index.add('0'.repeat(16));
  expect(index.find(text)).toBe(-1);
  expect(() => index.add(text)).toThrow(RangeError);
});
