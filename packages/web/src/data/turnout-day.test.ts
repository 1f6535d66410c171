/** Turnout through the day, as it was printed. */

import type { Table } from '@saylau/core';
import { expect, test } from 'vitest';
import { sourceOf } from './source.test-kit.js';
import { turnoutDay } from './turnout-day.js';

const part = { rule: { rule: 'plurality', seats: 1, ties: ['lot'] }, againstAll: false } as const;
const dayOf = (...tables: Partial<Table>[]) => {
  const whole = tables.map((table, at) => ({ id: `t${at}`, title: {}, unit: {}, columns: [], rows: [], ...table }));
  const about = { facts: [], tables: whole, notes: [], absent: [] };
  return turnoutDay(sourceOf({ part, votes: { a: 1 }, role: 'candidate', election: { about } }));
};
const columns = [{ en: '10:10' }, { en: '14:10' }, { en: '22:10' }];

test('the row of the whole country; what was not printed is left out, and is not zero', () => {
  const rows = [
    { label: { en: 'A region' }, values: ['1', '2', '3'] },
    { label: { en: 'Country' }, values: ['14.21', undefined, '54.19'] },
  ];
  expect(dayOf({ columns, rows })).toEqual({
    from: 'published',
    points: [
      { time: '10:10', percent: '14.21' },
      { time: '22:10', percent: '54.19' },
    ],
  });
});

test('numbers of voters are no shares, and columns that are no times are no day', () => {
  const voters = { columns, rows: [{ label: { en: 'Country' }, values: ['1710381', '5635462', '6521860'] }] };
  const regions = { columns: [{ en: 'a' }, { en: 'b' }], rows: [{ label: { en: 'Country' }, values: ['1', '2'] }] };
  expect(dayOf(voters, regions)).toBeUndefined();
});
