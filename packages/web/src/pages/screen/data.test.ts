/** A screen shows one contest as the whole only where it is: of many offices all of them, of lists with constituencies the lists by name. */

import type { Contest, Part } from '@saylau/core';
import { expect, test } from 'vitest';
import { closed } from '../../../../acts/src/record.test-kit.js';
import { headlineOf } from '../../data/headline.js';
import { sourceFrom } from '../../data/record.test-kit.js';
import { sourceOf } from '../../data/source.test-kit.js';
import { screenPage } from './data.js';

const part: Part = { rule: { rule: 'plurality', seats: 1, ties: ['lot'] }, againstAll: false };
const office = (
  id: string,
  votes: Readonly<Record<string, number>>,
  parties: Readonly<Record<string, string | null>>,
): Contest => ({
  ...{ id, name: { en: id }, part: 'p', area: 'all', declared: {} },
  options: Object.keys(votes).map((own) => {
    const party = parties[own];
    return { id: own, name: { en: own }, role: 'candidate', tags: [], ...(party === undefined ? {} : { party }) };
  }),
  polls: [
    { round: 1, tally: new Map([['all', new Map(Object.entries(votes).map(([own, is]) => [own, BigInt(is)]))]]) },
  ],
});

test('of many offices: how many are known, who holds how many of these; no single one of them', () => {
  const source = sourceOf({
    part,
    votes: {},
    election: {
      parties: new Map([['red', { en: 'Red' }]]),
      contests: [
        office('one', { a: 9, b: 1 }, { a: 'red', b: 'red' }),
        office('two', { a: 2, b: 3 }, { b: 'red' }),
        office('three', { a: 3, b: 2 }, {}),
        office('four', { a: 3, b: 2 }, { a: null }),
        office('five', { a: 3, b: 2 }, { a: null }),
        office('equal', { a: 5, b: 5 }, { a: 'red', b: 'red' }),
        office('nothing', {}, {}),
      ],
    },
  });
  const data = screenPage(source);
  expect(data).not.toHaveProperty('contest');
  expect(data.bodies).toMatchObject({ of: 'offices', all: 7, known: 5 });
  expect(data.bodies?.parties.map(({ name, number }) => [name, number])).toEqual([
    [{ en: 'Red' }, 2],
    [{}, 1],
    [undefined, 2],
  ]);
  expect(headlineOf(source)).toEqual({ kind: 'bodies', bodies: 7, contests: 7 });
});

test('lists beside constituencies stand under their name; a single contest needs none', () => {
  const log = closed();
  expect(screenPage(sourceFrom(log)).contest).toMatchObject({ title: { en: 'list' } });
  const single = sourceOf({ part, role: 'candidate', votes: { a: 2, b: 1 } });
  expect(screenPage(single).contest).not.toHaveProperty('title');
  expect(screenPage(single).contest?.options).toHaveLength(2);
});
