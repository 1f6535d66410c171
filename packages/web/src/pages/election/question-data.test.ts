/** A referendum's page: every class of ballots, every demand of the law, and what cannot be told. */

import { type Condition, fraction, type Part, parseSum } from '@saylau/core';
import { describe, expect, test } from 'vitest';
import { sheet, stationIds } from '../../../../acts/src/made.test-kit.js';
import { accepts, closed, type TestLog } from '../../../../acts/src/record.test-kit.js';
import { sourceFrom } from '../../data/record.test-kit.js';
import type { ElectionSource } from '../../data/source.js';
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

describe('while protocols are missing', () => {
  const demandsAfter = (log: TestLog) => {
    const own = sourceFrom(log, 'asked');
    const { demands, adopted } = questionData(own, new ToldNames(own.loaded));
    return { adopted, demands: demands.map(({ kind, holds, isSoFar }) => [kind, holds, isSoFar]) };
  };

  test('nothing is met or missed by those that are there: the others can still turn it', () => {
    const log = closed();
    accepts(log, 'b1', sheet({ yes: 6, no: 3 }), 'question');
    expect(demandsAfter(log)).toEqual({
      adopted: undefined,
      demands: [
        ['quorum', 'open', true],
        ['majority', 'open', true],
      ],
    });
  });

  test('once all is in, it is as it is', () => {
    const log = closed();
    for (const station of stationIds) accepts(log, station, sheet({ yes: 6, no: 3 }), 'question');
    expect(demandsAfter(log)).toEqual({
      adopted: true,
      demands: [
        ['quorum', 'yes', undefined],
        ['majority', 'yes', undefined],
      ],
    });
  });

  test('what is certain whatever comes is said to be; of several demands that fail together none is said to fail', () => {
    const bounded = (majority: 'yes' | 'no', own: ElectionSource): ElectionSource => {
      const bounds = { kind: 'question', valid: 'yes', majority, adopted: majority, outstanding: 1n, takenAsFinal: [] };
      const counter = {
        state: { contest: () => ({ state: 'open', expected: 2, counted: 1, protocols: { annulled: 0 } }) },
        bounds: () => ({ open: [], bounds: new Map([['c', bounds]]) }),
      };
      // Only what the page asks of it.
      return { ...own, record: { counter, election: 'e' } as unknown as NonNullable<ElectionSource['record']> };
    };
    const holds = (majority: 'yes' | 'no', own = source) =>
      questionData(bounded(majority, own), new ToldNames(own.loaded)).demands.map((demand) => demand.holds);
    expect(holds('yes')).toEqual(['yes', 'yes', 'yes']);
    expect(holds('no')).toEqual(['yes', 'open', 'open']);
  });
});
