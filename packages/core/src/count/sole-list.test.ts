/** One list alone passes (Kazakhstan, Law on Elections, Article 97-1): the runner-up joins with a factor and a minimum. */

import { describe, expect, test } from 'vitest';
import type { SoleListRule } from '../rules.js';
import { unspecified } from '../rules.js';
import { atLeast, countOne, lists, part, seatsOf } from './election.test-kit.js';

const known: SoleListRule = { factor: part('0.7'), minimumSeats: 2, remainder: 'after', freed: 'passing' };

/** 10 seats, 50 % to pass; `passed` and `joins` have 1000 votes together, so the quota is 100. */
function count(passed: number, sole: Partial<SoleListRule>, dates: { passed?: string; joins?: string } = {}) {
  const about = {
    passed: dates.passed === undefined ? {} : { registered: dates.passed },
    joins: dates.joins === undefined ? {} : { registered: dates.joins },
  };
  const rule = lists({ admit: atLeast('1/2', 'options'), sole: { ...known, ...sole } });
  return countOne(rule, { votes: { passed, joins: 1000 - passed, small: 1 }, about });
}

const joining = (passed: number, sole: Partial<SoleListRule> = {}, dates: { passed?: string; joins?: string } = {}) =>
  seatsOf(count(passed, sole, dates))?.joins;

const leaves = (passed: number, sole: Partial<SoleListRule>) => count(passed, sole).questions.map(({ path }) => path);

describe('known leaves', () => {
  // 6.8 and 3.2: after the factor 2.24, two seats are left over.
  test('the passing list is ahead: with "passing" it takes both, with "remainder" the lists take one each', () => {
    expect(joining(680, { freed: 'passing' })).toBe(2);
    expect(joining(680, { freed: 'remainder' })).toBe(3);
  });

  // 8.1 and 1.9: after the factor 1.33; one seat is left over.
  test('one seat left over goes by the remainder', () => {
    expect(joining(810, { remainder: 'before' })).toBe(2);
    expect(joining(810, { remainder: 'after' })).toBe(2);
  });

  test('the joining list gets its minimum though its quotient is below', () => {
    expect(joining(990)).toBe(2);
    expect(seatsOf(count(990, {}))).toEqual({ passed: 8, joins: 2, small: 0 });
    expect(joining(990, { minimumSeats: 0 })).toBe(0);
  });

  test('both lists always have all seats', () => {
    for (let passed = 505; passed < 1000; passed += 5) {
      const seats = seatsOf(
        count(passed, { remainder: 'after', freed: 'passing' }, { passed: '2023-01-01', joins: '2023-01-02' }),
      );
      expect(Object.values(seats ?? {}).reduce((sum, own) => sum + own, 0)).toBe(10);
    }
  });

  test('a minimum above all seats is held to them', () => {
    expect(joining(990, { minimumSeats: 20 })).toBe(10);
  });
});

describe('leaves that the law leaves open are asked about exactly where they change the seats', () => {
  const open = { remainder: unspecified, freed: unspecified };

  test('7.2 and 2.8 × 0.7 = 1.96: two seats whatever the answers', () => {
    expect(leaves(720, open)).toEqual([]);
    expect(joining(720, open)).toBe(2);
  });

  test('9.5 and 0.5 × 0.7 = 0.35: the minimum decides', () => {
    expect(leaves(950, open)).toEqual([]);
    expect(joining(950, open)).toBe(2);
  });

  test('6.8 and 3.2 × 0.7 = 2.24: who gets the freed seats', () => {
    expect(leaves(680, open)).toEqual(['parts.p.sole.freed']);
  });

  test('6.5 and 3.5 × 0.7 = 2.45: both', () => {
    expect(leaves(650, open)).toEqual(['parts.p.sole.remainder', 'parts.p.sole.freed']);
    expect(leaves(650, { remainder: unspecified, freed: 'passing' })).toEqual(['parts.p.sole.remainder']);
    expect(leaves(650, { remainder: 'after', freed: unspecified })).toEqual(['parts.p.sole.freed']);
  });

  test('6.5 and 3.5 with the freed seats by remainder: one each, no question about the remainder', () => {
    expect(leaves(650, { remainder: unspecified, freed: 'remainder' })).toEqual([]);
    expect(joining(650, { remainder: unspecified, freed: 'remainder' })).toBe(3);
  });

  test('the factor and the minimum are needed always', () => {
    expect(leaves(720, { factor: unspecified, minimumSeats: unspecified })).toEqual([
      'parts.p.sole.factor',
      'parts.p.sole.minimumSeats',
    ]);
  });

  test('the whole rule can be open', () => {
    const rule = lists({ admit: atLeast('1/2', 'options'), sole: unspecified });
    expect(countOne(rule, { votes: { a: 6, b: 4 } }).questions.map(({ path }) => path)).toEqual(['parts.p.sole']);
  });
});

describe('equal remainders of the two lists, 6.5 and 3.5', () => {
  const before = { remainder: 'before', freed: 'passing' } as const;

  test('the list registered earlier is ahead', () => {
    expect(joining(650, before, { passed: '2023-02-01', joins: '2023-02-02' })).toBe(2);
    expect(joining(650, before, { passed: '2023-02-02', joins: '2023-02-01' })).toBe(3);
  });

  test('an unknown date is asked for', () => {
    expect(count(650, before, { passed: '2023-02-01' }).questions).toMatchObject([
      { kind: 'registration', among: ['passed', 'joins'] },
    ]);
  });
});

describe('7.5 and 2.5, the remainders equal and the votes not', () => {
  const sole: SoleListRule = { factor: part('1'), minimumSeats: 0, remainder: 'before', freed: 'passing' };
  const rule = { admit: atLeast('50%', 'options'), sole, ties: ['votes', 'order'] } as const;
  const votes = { a: 75, b: 25 };
  const about = { a: { order: 2 }, b: { order: 1 } };

  test('the rule "votes" looks at the votes, and only where the law has it', () => {
    expect(seatsOf(countOne(lists(rule), { votes, about }))).toEqual({ a: 8, b: 2 });
    expect(seatsOf(countOne(lists({ ...rule, ties: ['order'] }), { votes, about }))).toEqual({ a: 7, b: 3 });
  });

  test('a cap and candidates limit both lists: the other takes the seats, or they stay vacant, or it is asked', () => {
    const few = { ...about, a: { order: 2, candidates: 3 } };
    expect(seatsOf(countOne(lists({ ...rule, maximum: 6 }), { votes, about }))).toEqual({ a: 6, b: 4 });
    expect(countOne(lists({ ...rule, maximum: 4 }), { votes, about }).result).toMatchObject({ vacant: 2 });
    expect(seatsOf(countOne(lists({ ...rule, exhausted: 'redistribute' }), { votes, about: few }))).toEqual({
      a: 3,
      b: 7,
    });
    const vacant = countOne(lists({ ...rule, exhausted: 'vacant' }), { votes, about: few });
    expect(vacant.result).toMatchObject({ vacant: 5 });
    expect(countOne(lists(rule), { votes, about: few }).questions).toMatchObject([{ kind: 'exhausted', among: ['a'] }]);
  });
});

describe('the runner-up', () => {
  const rule = lists({ admit: atLeast('1/2', 'options'), sole: known });

  test('is the next in votes, not on the ballot', () => {
    expect(seatsOf(countOne(rule, { votes: { small: 10, next: 20, passed: 100 } }))).toMatchObject({
      small: 0,
      next: 2,
    });
  });

  test('of two equal ones the list registered earlier joins', () => {
    const about = { x: { registered: '2023-02-02' }, y: { registered: '2023-02-01' } };
    expect(seatsOf(countOne(rule, { votes: { passed: 100, x: 20, y: 20 }, about }))).toMatchObject({ x: 0, y: 2 });
  });

  test('two lists that pass need no third', () => {
    const two = lists({ admit: atLeast('40%', 'options'), sole: known });
    expect(seatsOf(countOne(two, { votes: { a: 50, b: 40, c: 9 } }))).toMatchObject({ c: 0 });
  });

  test('no seats to divide: none are divided', () => {
    expect(countOne(rule, { votes: { passed: 100, x: 20 }, seats: 0 }).result).toMatchObject({
      kind: 'seats',
      vacant: 0,
    });
  });
});
