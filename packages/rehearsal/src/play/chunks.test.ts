import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesIn, chunksOf } from './chunks.js';

const item = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 30_000 }));

test('every item in order, in as few lists as its number and its bytes allow', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 600 }), fc.integer({ min: 1, max: 200 }), (items, most) => {
      const chunks = [...chunksOf(items, most, (own) => own)];
      expect(chunks.flat()).toEqual(items);
      for (const [place, chunk] of chunks.entries()) {
        const bytes = chunk.reduce((sum, own) => sum + own, 0);
        expect(chunk.length).toBeGreaterThan(0);
        expect(chunk.length).toBeLessThanOrEqual(most);
        expect(bytes).toBeLessThanOrEqual(62_000);
        const next = chunks[place + 1]?.[0];
        if (next !== undefined) expect(chunk.length === most || bytes + next > 62_000).toBe(true);
      }
    }),
  );
});

test('what is too large for any act stands alone', () => {
  expect([...chunksOf([1, 99_000, 1], 10, (own) => own)]).toEqual([[1], [99_000], [1]]);
});

test('letters of other alphabets are counted as the bytes that they take', () => {
  expect(bytesIn({ a: 'ж' })).toBe('{"a":"жж"}'.length + 1);
});
