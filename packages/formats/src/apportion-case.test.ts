import { solveCase } from '@saylau/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportionErrorValue, apportionResultValue, readApportionCase } from './apportion-case.js';
import { caseLimits } from './apportion-leaves.js';
import type { Plain } from './plain.js';

const plain = (value: unknown) => readApportionCase('cases', value as Plain, 1);
const codes = (value: unknown) => {
  const read = plain(value);
  return read.ok ? [] : read.faults.map(({ code, place }) => `${code} ${place.replace('1:1 ', '')}`);
};
const solved = (value: unknown) => {
  const read = plain(value);
  if (!read.ok) return codes(value);
  const result = solveCase(read.value);
  return result.ok ? apportionResultValue(result, read.value.problem.seats) : { code: result.code };
};
const least = { method: 'dhondt', seats: 4, votes: [30, '21'] };

describe('a case', () => {
  test('the least of it, and its result', () => {
    expect(solved({ id: 'a', ...least })).toEqual({ id: 'a', seats: [2, 2] });
  });

  test('what a result says only where there is something to say: lots, vacant seats, a grown chamber', () => {
    expect(solved({ ...least, seats: 1, votes: [5, 5] })).toEqual({
      seats: [0, 0],
      lots: [{ among: [0, 1], seats: 1 }],
    });
    expect(solved({ ...least, seats: 3, maximum: 1 })).toEqual({ seats: [1, 1], vacant: 1 });
    expect(solved({ ...least, prior: [0, 3], overhang: 'added' })).toEqual({ seats: [2, 3], total: 5 });
    const every = { id: 7, ...least, votes: [0, 0, 5], prior: [3, 0, 0], maximum: [0, 0, 1], overhang: 'added' };
    expect(Object.keys(solved(every))).toEqual(['id', 'seats', 'vacant', 'total']);
  });

  test('a refusal says where', () => {
    expect(apportionErrorValue({ line: 3, code: 'json-syntax', message: 'm' })).toEqual({
      id: null,
      line: 3,
      error: { code: 'json-syntax', message: 'm' },
    });
  });

  test('every key', () => {
    const value = {
      ...least,
      method: 'modified-sainte-lague',
      first: '1.4',
      quotaRounding: 'exact',
      quotaStrict: false,
      overaward: 'subtract',
      remainders: 'largest',
      remaindersNeedQuota: false,
      admitted: [true, true],
      minimum: 1,
      maximum: [3, null],
      ties: ['votes', 'lot'],
      order: [1, 2],
      registered: [2, null],
      drawn: [1],
      threshold: {
        all: [
          { percent: 5, base: '1000', lists: [0] },
          { any: [{ fraction: '1/20' }, { votes: 10, inclusive: false }] },
        ],
      },
      ifNonePass: 'all',
      bonus: { seats: 1, threshold: { percent: '40', exempt: [1] } },
      groups: [[0, 1]],
      within: 'dhondt',
      prior: [0, 0],
      overhang: 'within',
    };
    const read = plain(value);
    expect(read.ok && read.value).toMatchObject({
      problem: {
        first: { num: 7n, den: 5n },
        minimum: [1, 1],
        maximum: [3, caseLimits.seats],
        registered: [2, undefined],
      },
      threshold: {
        kind: 'all',
        of: [
          { kind: 'share', bound: { amount: { num: 1n, den: 20n }, strict: false }, base: 1000n, lists: [0] },
          {
            kind: 'any',
            of: [{ kind: 'share' }, { kind: 'votes', bound: { amount: { num: 10n, den: 1n }, strict: true } }],
          },
        ],
      },
      bonus: { seats: 1, threshold: { bound: { amount: { num: 2n, den: 5n } }, exempt: [1] } },
      grouping: { groups: [[0, 1]], within: 'dhondt' },
    });
    expect(solved(value)).toEqual({ seats: [0, 4] });
  });

  test('what only the count can tell comes back as its code', () => {
    expect(solved({ ...least, minimum: 3 })).toEqual({ code: 'minimum-above-seats' });
  });
});

describe('faults', () => {
  test('all of a case at once, each at its place', () => {
    const value = { method: 'hondt', seats: -1, votes: [1.5, -2, '3x', null], colour: 1, drawn: [-1] };
    expect(codes(value)).toEqual([
      'unknown-key /colour',
      'not-one-of /method',
      'out-of-range /seats',
      'figure-not-whole /votes/0',
      'figure-negative /votes/1',
      'figure-not-whole /votes/2',
      'wrong-type /votes/3',
      'out-of-range /drawn/0',
    ]);
  });

  test.each([
    ['nothing', null, 'wrong-type 1:1'],
    ['a list', [], 'wrong-type 1:1'],
    ['votes that are not a number', { ...least, votes: [Number.NaN] }, 'figure-not-whole /votes/0'],
    ['votes beyond every number', { ...least, votes: [Number.POSITIVE_INFINITY] }, 'figure-not-whole /votes/0'],
    ['votes above 2^53 as a number', { ...least, votes: [2 ** 60] }, 'number-unsafe /votes/0'],
    ['a million digits', { ...least, votes: ['9'.repeat(1_000_000)] }, 'too-many /votes/0'],
    ['seats that are not a number', { ...least, seats: Number.NaN }, 'wrong-type /seats'],
    ['too many seats', { ...least, seats: 10_000_001 }, 'out-of-range /seats'],
    ['half a seat', { ...least, seats: 0.5 }, 'wrong-type /seats'],
    ['too many lists', { ...least, votes: new Array(1_000_001).fill(1) }, 'too-many /votes'],
    ['arrays of another length', { ...least, prior: [1] }, 'bad-value /prior'],
    ['a threshold of nothing', { ...least, threshold: {} }, 'missing /threshold'],
    ['a threshold of two kinds', { ...least, threshold: { percent: 5, votes: 5 } }, 'conflicting-keys /threshold'],
    ['a threshold of no parts', { ...least, threshold: { all: [] } }, 'empty /threshold/all'],
    ['a percent sign', { ...least, threshold: { percent: '5%' } }, 'bad-fraction /threshold/percent'],
    ['a negative part of a quota', { ...least, remaindersNeedQuota: '-1/2' }, 'out-of-range /remaindersNeedQuota'],
    ['a part of a quota in words', { ...least, remaindersNeedQuota: 'half' }, 'bad-fraction /remaindersNeedQuota'],
    ['a part of a quota as a number', { ...least, remaindersNeedQuota: 0.5 }, 'wrong-type /remaindersNeedQuota'],
    ['a way to a minimum that is none', { ...least, minimumBy: 'votes' }, 'not-one-of /minimumBy'],
    ['a way of a surplus that is none', { ...least, surplus: 'vacant' }, 'not-one-of /surplus'],
    ['a negative share', { ...least, threshold: { fraction: '-1/2' } }, 'out-of-range /threshold/fraction'],
    [
      'an unknown key of a threshold',
      { ...least, threshold: { percent: 5, __proto__x: 1 } },
      'unknown-key /threshold/__proto__x',
    ],
  ])('%s', (_, value, code) => {
    expect(codes(value)).toContain(code);
  });

  test('thresholds inside thresholds without end', () => {
    let threshold: unknown = { percent: 5 };
    for (let level = 0; level < 5000; level++) threshold = { any: [threshold] };
    expect(codes({ ...least, threshold })).toHaveLength(1);
    const wide = { all: new Array(101).fill({ percent: 5 }) };
    expect(codes({ ...least, threshold: wide })).toEqual(['too-many /threshold/all']);
  });

  test('whatever the value, reading it never throws, and what is read is solved or refused by code', () => {
    const key = fc.constantFrom(
      'method',
      'seats',
      'votes',
      'threshold',
      'minimum',
      'groups',
      'prior',
      'bonus',
      'first',
      'ties',
      'drawn',
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.anything({ maxDepth: 3 })), (value) => {
        const read = plain({ ...least, ...value });
        if (read.ok) solveCase(read.value);
      }),
      { numRuns: 2000 },
    );
  });
});
