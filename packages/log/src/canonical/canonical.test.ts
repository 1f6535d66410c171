/** Canonical JSON: RFC 8785's examples adapted to whole numbers, and every text that says the same in another way. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { fromUtf8, utf8 } from '../bytes/text.js';
import { leafHash } from '../merkle/hash.js';
import { nodeCrypto } from '../node.js';
import { parseCanonical } from './read.js';
import { canonical } from './write.js';

const coded = (code: string) => expect.objectContaining({ name: 'LogError', code });
const written = (value: unknown): string | undefined => fromUtf8(canonical(value));
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('what is written', () => {
  test('the example of the specification: 75 bytes and their hashes', () => {
    const bytes = canonical({ votes: { b: 80, a: 120 }, station: '0001', invalid: 7, election: 'demo-1' });
    expect(fromUtf8(bytes)).toBe('{"election":"demo-1","invalid":7,"station":"0001","votes":{"a":120,"b":80}}');
    expect(bytes.length).toBe(75);
    expect(toHex(nodeCrypto.sha256(bytes))).toBe('4abe34d655f7186f2556eec56fde675c51ebd78342da3ff5f4d7ad63af666e98');
    expect(toHex(leafHash(nodeCrypto, bytes))).toBe('0476b187438bffcb0e180617a38cbc3026f833e999a1eb9b879772e29a3e5818');
  });

  test('RFC 8785 section 3.2.2, with whole numbers', () => {
    const value = {
      numbers: [333333333, 1e15, 4, -2, 0],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(written(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333,1000000000000000,4,-2,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('RFC 8785 section 3.2.3: keys in the order of their UTF-16 code units', () => {
    // The RFC has U+FB33 last, which NFC takes apart; U+FF21 stands at the same place.
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\uff21': 'Fullwidth Latin Capital Letter A',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(written(value) ?? '') as object)).toEqual([
      'One', // JavaScript puts keys that are numbers first; the text has them in their place
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Fullwidth Latin Capital Letter A',
    ]);
    expect(written(value)).toMatch(/^\{"\\r":.*,"1":.*,"\u0080":.*,"ö":.*,"€":.*,"😀":.*,"Ａ":/u);
  });

  test('RFC 8785 section 3.2.2.2: short escapes where there are any, \\u00xx in lower case for the rest', () => {
    const all = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code));
    expect(written(`${all}"\\/\u007f\u2028`)).toBe(
      '"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013' +
        '\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f\\"\\\\/\u007f\u2028"',
    );
  });

  test('a quote and a backslash are escaped in the plainest string', () => {
    expect(written({ 'a"b': 'c\\d' })).toBe('{"a\\"b":"c\\\\d"}');
  });

  test('32 levels, and no more', () => {
    expect(written(JSON.parse(nested(32)))).toBe(nested(32));
    expect(() => canonical(JSON.parse(nested(33)))).toThrow(coded('not-canonical-value'));
  });

  const circle: unknown[] = [];
  circle.push(circle);
  test.each<[string, unknown]>([
    ['a fraction', 0.5],
    ['minus zero', -0],
    ['above 2^53 − 1', 2 ** 53],
    ['below −(2^53 − 1)', -(2 ** 53)],
    ['no number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a BigInt', 1n],
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['a hole', new Array(1)],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['bytes', Uint8Array.of(1)],
    ['a boxed string', new Object('a')],
    ['half a surrogate pair', 'a\ud800'],
    ['half a surrogate pair in a key', { '\udc00': 1 }],
    ['a string that is not in NFC', 'и\u0306'],
    ['a key that is not in NFC', { 'e\u0301': 1 }],
    ['a value in itself', circle],
  ])('%s has no canonical form', (_, value) => {
    expect(() => canonical(value)).toThrow(coded('not-canonical-value'));
  });

  test('the ends of the whole numbers have one', () => {
    expect(written([2 ** 53 - 1, 1 - 2 ** 53])).toBe('[9007199254740991,-9007199254740991]');
  });
});

describe('what is read', () => {
  test.each([
    ['a key twice', '{"a":1,"a":1}'],
    ['a key twice, once escaped', '{"\\u0061":1,"a":1}'],
    ['a key twice, deep inside', '{"x":[{"a":1,"b":2,"a":3}]}'],
    ['keys out of order', '{"b":1,"a":2}'],
    ['keys in the order of UTF-8', '{"Ａ":1,"😀":2}'],
    ['a space', '{"a": 1}'],
    ['a line end behind', '1\n'],
    ['a byte order mark', '\ufeff1'],
    ['a fraction that is whole', '1.0'],
    ['an exponent', '1e2'],
    ['minus zero', '-0'],
    ['a fraction', '0.5'],
    ['a number that would be rounded', '9007199254740993'],
    ['2^53, which is another number rounded', '9007199254740992'],
    ['a number beyond all', '1e999'],
    ['a letter escaped', '"\\u0061"'],
    ['a slash escaped', '"\\/"'],
    ['an escape in upper case', '"\\u000F"'],
    ['a line end escaped long', '"\\u000a"'],
    ['a surrogate pair escaped', '"\\ud83d\\ude00"'],
    ['half a surrogate pair escaped', '"\\ud83d"'],
    ['a string not in NFC', '"и\u0306"'],
    ['33 levels', nested(33)],
    ['very many levels', nested(100_000)],
    ['nothing', ''],
    ['half a text', '{"a":'],
    ['two values', '1 2'],
    ['a comment', '/**/1'],
  ])('refuses %s', (_, text) => {
    expect(() => parseCanonical(utf8(text))).toThrow(coded('not-canonical'));
  });

  test('refuses bytes that are no UTF-8', () => {
    const overlong = Uint8Array.of(0x22, 0xc0, 0xaf, 0x22);
    const surrogate = Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22);
    for (const bytes of [overlong, surrogate, Uint8Array.of(0x22, 0xff, 0x22)]) {
      expect(() => parseCanonical(bytes)).toThrow(coded('not-canonical'));
    }
  });

  test('a key "__proto__" is a key like others', () => {
    const value = parseCanonical(utf8('{"__proto__":{"a":1}}'));
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(written(value)).toBe('{"__proto__":{"a":1}}');
  });

  test('gives back what was written', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((found) => found.normalize('NFC'));
    const { value: any } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false),
        fc.maxSafeInteger().map((number) => number || 0),
        text,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(any, (value) => {
        const bytes = canonical(value);
        const read = parseCanonical(bytes);
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(read)).toEqual(bytes);
      }),
      { numRuns: 300 },
    );
  });
});
