/** Where figures come from: declared, summed from below, derived, absent. */

import { describe, expect, test } from 'vitest';
import { area, atLeast, type ContestGiven, countOne, lists, seatsOf, stepOf, sum } from './election.test-kit.js';

const areas = [area('total'), area('north', 'total'), area('south', 'total'), area('out', 'total', { kind: 'abroad' })];
const rule = lists({ seats: 10 });
const count = (given: ContestGiven, derive: Readonly<Record<string, string>> = {}) => {
  const part = { rule, percentOf: sum('options') };
  const formulas = new Map(Object.entries(derive).map(([line, text]) => [line, sum(text)]));
  return countOne(
    part,
    { ballot: ['a', 'b'], ...given },
    { areas },
    { derive: formulas, turnout: { count: sum('took-part'), of: sum('registered') } },
  );
};
const figure = (outcome: ReturnType<typeof count>, line: string) => outcome.figures.find((one) => one.line === line);

test('figures of all areas below are summed, those from abroad too, and the sum is a reason', () => {
  const outcome = count({ tally: { north: { a: 3, b: 1 }, south: { a: 2, b: 2 }, out: { a: 1, b: 1 } } });
  expect(figure(outcome, 'a')).toEqual({ line: 'a', value: 6n, origin: 'summed', round: 1 });
  expect(stepOf(outcome, 'total')).toMatchObject({ line: 'a', value: 6n, origin: 'summed' });
  expect(seatsOf(outcome)).toEqual({ a: 6, b: 4 });
});

test('one area without the figure: absent, not the sum of the rest', () => {
  const outcome = count({ tally: { north: { a: 3, b: 1 }, south: { a: null, b: 2 }, out: { a: 1, b: 1 } } });
  expect(figure(outcome, 'a')).toBeUndefined();
  expect(figure(outcome, 'b')?.value).toBe(4n);
  expect(outcome).toMatchObject({ status: 'not-determinable', missing: ['a'] });
});

test('an area left out is absent too; zero is not', () => {
  expect(count({ tally: { north: { a: 3, b: 1 }, south: { a: 2, b: 2 } } }).status).toBe('not-determinable');
  expect(count({ tally: { north: { a: 3, b: 1 }, south: { a: 2, b: 2 }, out: { a: 0, b: 0 } } }).status).toBe(
    'counted',
  );
});

test('a declared figure goes before the sum, and the difference is reported', () => {
  const outcome = count({
    tally: { total: { a: 7, b: 4 }, north: { a: 3, b: 1 }, south: { a: 2, b: 2 }, out: { a: 1, b: 1 } },
  });
  expect(figure(outcome, 'a')).toMatchObject({ value: 7n, origin: 'declared' });
  expect(outcome.comparisons.filter(({ what }) => what === 'sum')).toEqual([
    { what: 'sum', key: 'total/a', counted: '6', declared: '7', is: 'differs', by: '1' },
    { what: 'sum', key: 'total/b', counted: '4', declared: '4', is: 'agrees' },
  ]);
});

test('areas in areas: a region without own figures is the sum of its districts', () => {
  const deep = [area('total'), area('n', 'total'), area('s', 'total'), area('n1', 'n'), area('n2', 'n')];
  const given = { ballot: ['a', 'b'], tally: { s: { a: 1, b: 1 }, n1: { a: 2, b: 3 }, n2: { a: 4, b: 0 } } };
  expect(countOne(rule, given, { areas: deep }).figures).toEqual([
    { line: 'a', value: 7n, origin: 'summed', round: 1 },
    { line: 'b', value: 4n, origin: 'summed', round: 1 },
  ]);
});

test('a contest in a region reads that region only', () => {
  const outcome = count({ area: 'north', tally: { north: { a: 3, b: 1 }, south: { a: 0, b: 9 } } });
  expect(figure(outcome, 'b')?.value).toBe(1n);
});

describe('derived lines', () => {
  test('an absent line is computed where the rules say how', () => {
    const outcome = count(
      { votes: { a: 3, b: 1 }, lines: { registered: 10, invalid: 1 } },
      { 'took-part': 'valid + invalid' },
    );
    expect(outcome.turnout).toMatchObject({ votes: 5n, base: 10n });
  });

  test('a line that is there is not computed', () => {
    const outcome = count(
      { votes: { a: 3, b: 1 }, lines: { registered: 10, invalid: 1, 'took-part': 6 } },
      { 'took-part': 'valid + invalid' },
    );
    expect(outcome.turnout?.votes).toBe(6n);
  });

  test('a line that cannot be computed stays absent', () => {
    expect(
      count({ votes: { a: 3, b: 1 }, lines: { registered: 10 } }, { 'took-part': 'valid + invalid' }).turnout,
    ).toBeUndefined();
  });

  test('lines derived from each other are absent, not endless', () => {
    expect(
      count({ votes: { a: 3, b: 1 }, lines: { registered: 10 } }, { 'took-part': 'issued', issued: 'took-part' })
        .turnout,
    ).toBeUndefined();
  });

  test('valid, where absent, is all votes with those against all', () => {
    const given = { votes: { a: 30, b: 10, 'against-all': 10 } };
    const outcome = countOne({ rule: lists({ admit: atLeast('20%', 'valid') }), againstAll: true }, given);
    expect(stepOf(outcome, 'condition')?.findings[0]?.of?.value).toEqual({ num: 50n, den: 1n });
    expect(stepOf(outcome, 'admitted')?.options).toEqual(['a', 'b']);
  });

  test('a declared valid line that is not the sum of its votes is reported', () => {
    const outcome = count({ votes: { a: 3, b: 1 }, lines: { valid: 5 } });
    expect(outcome.comparisons).toContainEqual({
      what: 'figure',
      key: 'valid',
      counted: '4',
      declared: '5',
      is: 'differs',
      by: '1',
    });
  });
});

describe('percentages', () => {
  test('as many decimals as were printed', () => {
    const declared = {
      percent: new Map([
        ['a', '66.7'],
        ['b', '33.34'],
      ]),
    };
    const outcome = count({ votes: { a: 2, b: 1 }, declared });
    expect(outcome.comparisons.filter(({ what }) => what === 'percent')).toEqual([
      { what: 'percent', key: 'a', counted: '66.7', declared: '66.7', is: 'agrees' },
      { what: 'percent', key: 'b', counted: '33.33', declared: '33.34', is: 'differs', by: '0.01' },
    ]);
  });

  test('of nothing there is no share', () => {
    expect(count({ votes: { a: 0, b: 0 } }).percentages.map(({ share }) => share)).toEqual([undefined, undefined]);
  });

  test('declared where nothing is counted', () => {
    const outcome = count({ votes: { a: null, b: 1 }, declared: { percent: new Map([['a', '50']]), turnout: '61.2' } });
    expect(outcome.comparisons).toContainEqual({ what: 'percent', key: 'a', declared: '50', is: 'not-counted' });
    expect(outcome.comparisons).toContainEqual({
      what: 'turnout',
      key: 'turnout',
      declared: '61.2',
      is: 'not-counted',
    });
  });
});
