/** A referendum's page: every class of ballots, every demand of the law, and what cannot be told. */

import { type Condition, fraction, type Part, parseSum } from '@saylau/core';
import { expect, test } from 'vitest';
import { sourceOf } from '../../data/source.test-kit.js';
import { ToldNames } from '../../data/told.js';
import { questionData } from './question-data.js';

const half = (of: string, sum?: string): Condition => ({
  kind: 'share',
  bound: { amount: fraction(1n, 2n), strict: true },
  of: parseSum(of)!,
  ...(sum === undefined ? {} : { sum: parseSum(sum)! }),
});
const part: Part = {
  againstAll: false,
  percentOf: parseSum('took-part')!,
  rule: {
    rule: 'question',
    answer: 'yes',
    valid: half('registered', 'took-part'),
    adopt: {
      kind: 'all',
      of: [
        half('took-part'),
        {
          kind: 'regions',
          bound: { amount: fraction(2n, 3n), strict: false },
          unit: 'fraction',
          where: half('took-part'),
        },
      ],
    },
  },
};
const source = sourceOf({
  part,
  role: 'answer',
  votes: { yes: 600, no: 300 },
  lines: { registered: 1_500, 'took-part': 1_000, 'both-marked': 60 },
  regions: ['x', 'y', 'z'],
  contest: { declared: { adopted: true } },
});
const data = questionData(source, new ToldNames(source.loaded));

test('both answers marked are a class of their own; what was not published is not zero', () => {
  expect(data.classes).toEqual([
    { id: 'yes', is: 'yes', votes: 600, percent: '60.00' },
    { id: 'no', is: 'no', votes: 300, percent: '30.00' },
    { id: 'both-marked', is: 'both', votes: 60, percent: '6.00' },
    { id: 'invalid', is: 'invalid' },
  ]);
});

test('quorum and majority are met, regions are not known: adopted is only declared', () => {
  expect(data.demands.map(({ kind, holds, bound }) => [kind, holds, bound])).toEqual([
    ['quorum', 'yes', '50'],
    ['majority', 'yes', '50'],
    ['regions', 'unknown', '2/3'],
  ]);
  expect(data.demands[2]).toMatchObject({ of: 3, unknown: 3 });
  expect(data.adopted).toBeUndefined();
  expect(data.declared).toEqual({ adopted: true });
});
