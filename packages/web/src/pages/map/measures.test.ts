/** Measures of a map: what has a value, its classes and colours; and where an arrow key leads. */

import { describe, expect, test } from 'vitest';
import type { MapPageData, MapRegion } from './data.js';
import { classesOf, colourAt, measuresOf, valueAt } from './measures.js';
import { nearest } from './regions.js';

const region = (more: Partial<MapRegion>): MapRegion => ({ area: 'a', name: {}, ...more });
const data = (regions: readonly MapRegion[], more: Partial<MapPageData> = {}): MapPageData => ({
  regions,
  options: [],
  tables: [],
  isBefore2022: false,
  isVotesAbsent: false,
  abroadFacts: [],
  ...more,
});

describe('measures', () => {
  test('only what is known somewhere can be chosen; the last column of a table comes first', () => {
    const table = { title: {}, unit: {}, columns: [{ en: '10:10' }, { en: '22:10' }] };
    const published = data([region({ published: [['14.21', '54.19']] }), region({ published: [['', '60.00']] })], {
      tables: [table],
    });
    expect(measuresOf(published).map(({ key }) => key)).toEqual(['published-0-1', 'published-0-0']);
  });

  test('protocols counted are never rounded up to all of them', () => {
    const counted = { key: 'counted', kind: 'counted' } as const;
    expect(valueAt(region({ expected: 10_223, counted: 10_222 }), counted)).toBe('99.9');
    expect(valueAt(region({ expected: 0, counted: 0 }), counted)).toBeUndefined();
  });
});

describe('classes', () => {
  test.each([
    [
      ['25.82', '67.21'],
      [20, 30, 40, 50, 60, 70],
    ],
    [
      ['49.16', '60.41', undefined],
      [45, 50, 55, 60, 65],
    ],
    [['0.0'], [0, 0.1]],
    [[undefined], []],
  ])('of %j', (values, ends) => {
    expect(classesOf(values)).toEqual(ends);
  });

  test('the least has the palest colour, the greatest the strongest; what is not known has none', () => {
    const ends = [20, 30, 40, 50, 60, 70];
    expect([colourAt('25.82', ends), colourAt('67.21', ends), colourAt(undefined, ends)]).toEqual([0, 4, undefined]);
  });
});

test('an arrow key leads to what lies that way, rather ahead than aside', () => {
  const places = [
    [0, 0],
    [10, 9],
    [12, 1],
    [-5, 0],
  ] as const;
  expect([nearest(places, 0, [1, 0]), nearest(places, 0, [-1, 0]), nearest(places, 0, [0, -1])]).toEqual([
    2,
    3,
    undefined,
  ]);
});
