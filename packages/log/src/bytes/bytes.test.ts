/** Hex, base64 and whole numbers: one text for each value, and no other is read. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.js';
import { sameBytes } from './bytes.js';
import { fromHex, toHex } from './hex.js';
import { fromUtf8, utf8, wholeNumber } from './text.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });

describe('base64', () => {
  test.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('RFC 4648 section 10: %j is %j', (text, base64) => {
    expect(toBase64(utf8(text))).toBe(base64);
    expect(fromUtf8(fromBase64(base64))).toBe(text);
  });

  test('is what Node makes of all bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  test.each([
    ['padding is missing', 'Zg'],
    ['half the padding is missing', 'Zg='],
    ['padding is needless', 'Zm9v===='],
    ['padding stands within', 'Zg==Zg=='],
    ['only padding', '===='],
    ['bits are set behind the end of one byte', 'Zh=='],
    ['bits are set behind the end of two bytes', 'Zm9='],
    ['one character too many', 'Zm9vY'],
    ['a line end', 'Zm9v\n'],
    ['a space', 'Zm 9'],
    ['the alphabet for addresses', '-_-_'],
    ['a letter that is not ASCII', 'Zmё9'],
    ['a character whose low byte is a digit of base64', 'Zm9Ŷ'],
  ])('is refused where %s', (_, text) => {
    expect(() => fromBase64(text)).toThrow(coded('base64-malformed'));
  });

  test('every text that is read is the one that is written', () => {
    const character = fc.constantFrom(...'ABab01+/=');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 8 }), (text) => {
        const bytes = (() => {
          try {
            return fromBase64(text);
          } catch {
            return undefined;
          }
        })();
        if (bytes !== undefined) expect(toBase64(bytes)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hex', () => {
  test('goes there and back', () => {
    expect(toHex(Uint8Array.of(0, 1, 0x7f, 0xff))).toBe('00017fff');
    expect(fromHex('00017fff')).toEqual(Uint8Array.of(0, 1, 0x7f, 0xff));
    expect(fromHex('')).toEqual(new Uint8Array(0));
  });

  test.each(['0', '0g', 'FF', ' 00', '00\n', '0x00', '+1'])('%j is refused', (text) => {
    expect(() => fromHex(text)).toThrow(coded('hex-malformed'));
  });
});

describe('whole numbers', () => {
  test.each([
    ['0', 0],
    ['7', 7],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('%s is read', (text, value) => expect(wholeNumber(text)).toBe(value));

  test.each([
    '',
    '00',
    '01',
    '-0',
    '-1',
    '+1',
    '1.0',
    '1e3',
    ' 1',
    '1\n',
    '９',
    '9007199254740992',
    '99999999999999999999',
  ])('%j is none', (text) => expect(wholeNumber(text)).toBeUndefined());
});

test('bytes are the same only as a whole', () => {
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
  expect(sameBytes(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
});
