/** Tables: alignment, wrapping, and widths that never break a number. */

import { describe, expect, it } from 'vitest';
import { table, widthOfText, wrap } from './table.js';

const plain = { head: (text: string) => text, rule: (text: string) => text, indent: '' };

describe('a table', () => {
  const columns = [
    { head: 'List', flexible: true as const },
    { head: 'Votes', align: 'right' as const },
  ];

  it('aligns numbers to the right', () => {
    expect(
      table(
        columns,
        [
          ['A', '5'],
          ['Bee', '1,000'],
        ],
        { ...plain, width: 80 },
      ),
    ).toEqual(['List  Votes', '───────────', 'A         5', 'Bee   1,000']);
  });

  it('wraps flexible cells and leaves numbers whole', () => {
    const lines = table(columns, [['one two three four five', '1\u202f000']], { ...plain, width: 20 });
    expect(lines).toEqual(['List           Votes', '────────────────────', 'one two three  1\u202f000', 'four five']);
  });

  it('wraps heads before it wraps cells', () => {
    const heads = [
      { head: 'Name', flexible: true as const },
      { head: 'Long head', align: 'right' as const },
    ];
    expect(table(heads, [['abcdefghijkl', '7']], { ...plain, width: 18 })).toEqual([
      '              Long',
      'Name          head',
      '──────────────────',
      'abcdefghijkl     7',
    ]);
  });
});

describe('width and wrapping of texts', () => {
  it('combining marks take no column, East Asian signs two', () => {
    expect([widthOfText('e\u0301'), widthOfText('日本'), widthOfText('Мәжіліс'), widthOfText('✓ 5')]).toEqual([
      1, 4, 7, 3,
    ]);
  });

  it('breaks at spaces, cuts what is longer than a line, keeps no-break spaces', () => {
    expect(wrap('aa bb cc', 5)).toEqual(['aa bb', 'cc']);
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrap('a 1\u00a0%', 3)).toEqual(['a', '1\u00a0%']);
  });
});
