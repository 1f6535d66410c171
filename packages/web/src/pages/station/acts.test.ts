/** What each act on a protocol changed. */

import type { Leaf } from '@saylau/acts';
import { describe, expect, test } from 'vitest';
import { actLines, copyLines } from './acts.js';

const leaf = (act: string, body: object, as: object = { office: 'territorial', area: 'abai' }): Leaf =>
  ({
    act: { act, as, at: '2023-03-19T15:00:00Z', body },
    signatures: [],
    received: '2023-03-19T15:00:01.000Z',
  }) as never;

describe('acts', () => {
  test('a confirmation with the same figures says so; a correction says each line before and after, with reason and ground', () => {
    const acts = actLines([
      { index: 1, leaf: leaf('protocol-entered', { figures: { a: 10, b: 5 } }) },
      { index: 2, leaf: leaf('protocol-confirmed', { figures: { a: 10, b: 5 } }) },
      {
        index: 3,
        leaf: leaf('entry-corrected', { figures: { a: 12, b: 5 }, reason: 'typed wrong', ground: 'Art. 43' }),
      },
      { index: 4, leaf: leaf('protocol-confirmed', { figures: { a: 12, b: 5 } }) },
    ]);
    expect(acts.map(({ differences, isSame }) => [differences, isSame])).toEqual([
      [[], undefined],
      [[], true],
      [[{ line: 'a', before: 10, after: 12 }], undefined],
      [[], true],
    ]);
    expect(acts[2]).toMatchObject({
      reason: 'typed wrong',
      ground: 'Art. 43',
      by: { office: 'territorial', area: 'abai' },
    });
  });

  test('a line that is new or gone has one side alone', () => {
    const [, second] = actLines([
      { index: 1, leaf: leaf('protocol-entered', { figures: { a: 1 } }) },
      { index: 2, leaf: leaf('entry-corrected', { figures: { b: 2 } }) },
    ]);
    expect(second?.differences).toEqual([
      { line: 'a', before: 1 },
      { line: 'b', after: 2 },
    ]);
  });

  test('where votes are withheld only the open lines are told', () => {
    const [, second] = actLines(
      [
        { index: 1, leaf: leaf('protocol-entered', { figures: { registered: 9, a: 1 } }) },
        { index: 2, leaf: leaf('entry-corrected', { figures: { registered: 8, a: 2 } }) },
      ],
      new Set(['registered']),
    );
    expect(second?.differences).toEqual([{ line: 'registered', before: 9, after: 8 }]);
  });
});

test('a copy is compared with the protocol of its own contest, and with none while there is none', () => {
  const place = { election: 'e', contest: 'c' };
  const copy = (contest: string) =>
    leaf(
      'observer-copy-handed-in',
      { election: 'e', contest, figures: { a: 3, b: 4 } },
      { office: 'observer', name: 'o1' },
    );
  const leaves = [
    { index: 7, leaf: copy('c') },
    { index: 8, leaf: copy('other') },
  ];
  const told = (value?: number) => copyLines(leaves, place, [{ line: 'a', ...(value === undefined ? {} : { value }) }]);
  expect(told(3).map(({ leaf: index, differences }) => [index, differences])).toEqual([[7, [{ line: 'b', after: 4 }]]]);
  expect(told().map(({ differences }) => differences)).toEqual([[]]);
});
