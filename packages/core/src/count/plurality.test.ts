/** Plurality: most votes wins. */

import { describe, expect, test } from 'vitest';
import { unspecified } from '../rules.js';
import { atLeast, type ContestGiven, countOne, electedOf, plurality, seatsInAll } from './election.test-kit.js';

const role = 'candidate';
const count = (rule: Parameters<typeof plurality>[0], given: ContestGiven, lots: readonly string[] = []) =>
  countOne(plurality(rule), { role, ...given }, { lots: new Map([['c', lots]]) });

test('one vote more than the next is enough', () => {
  expect(electedOf(count({}, { votes: { a: 10, b: 11, c: 9 } }))).toEqual(['b']);
});

test('several seats: those with most votes, in their order', () => {
  expect(electedOf(count({ seats: 2 }, { votes: { a: 10, b: 11, c: 9 } }))).toEqual(['b', 'a']);
});

test('a tie below the last seat does not matter', () => {
  expect(count({ seats: 1, ties: unspecified }, { votes: { a: 10, b: 9, c: 9 } })).toMatchObject({
    questions: [],
    status: 'counted',
  });
});

test('a tie above the last seat does not matter', () => {
  expect(electedOf(count({ seats: 2, ties: unspecified }, { votes: { a: 10, b: 10, c: 9 } }))).toEqual(['a', 'b']);
});

describe('a tie at the last seat', () => {
  const votes = { a: 10, b: 10, c: 12, d: 1 };

  test('where the law says nothing, it is asked', () => {
    const outcome = count({ seats: 2, ties: unspecified }, { votes });
    expect(outcome.questions).toEqual([{ contest: 'c', path: 'parts.p.ties', kind: 'ties', among: ['a', 'b'] }]);
    expect(outcome).toMatchObject({ status: 'not-determinable', missing: [], lots: [] });
  });

  test('where the law has a lot, it is left open: the certain seat is given', () => {
    const outcome = count({ seats: 2, ties: ['lot'] }, { votes });
    expect(outcome.lots).toEqual([{ contest: 'c', among: ['a', 'b'], seats: 1 }]);
    expect(electedOf(outcome)).toEqual(['c']);
    expect(seatsInAll(outcome)).toBe(2);
  });

  test('a lot drawn settles it', () => {
    const outcome = count({ seats: 2, ties: ['lot'] }, { votes }, ['b']);
    expect(electedOf(outcome)).toEqual(['c', 'b']);
    expect(outcome.lots).toEqual([]);
  });

  test('a lot drawn that names others settles nothing', () => {
    expect(count({ seats: 2, ties: ['lot'] }, { votes }, ['d', 'c']).lots).toHaveLength(1);
  });

  test('one of two lots drawn: the other stays open among the rest', () => {
    const outcome = count({ seats: 2, ties: ['lot'] }, { votes: { a: 5, b: 5, c: 5 } }, ['c']);
    expect(electedOf(outcome)).toEqual(['c']);
    expect(outcome.lots).toEqual([{ contest: 'c', among: ['a', 'b'], seats: 1 }]);
  });

  test('the order of the ballot settles it before the lot; a lot drawn does not go before it', () => {
    const about = { a: { order: 2 }, b: { order: 1 } };
    expect(electedOf(count({ seats: 2, ties: ['order', 'lot'] }, { votes, about }, ['a']))).toEqual(['c', 'b']);
  });

  test('registered earlier settles it; an unknown date is asked for', () => {
    const ties = ['registered', 'lot'] as const;
    const dated = { a: { registered: '2023-02-02' }, b: { registered: '2023-02-01' } };
    expect(electedOf(count({ seats: 2, ties }, { votes, about: dated }))).toEqual(['c', 'b']);
    expect(count({ seats: 2, ties }, { votes, about: { a: dated.a } }).questions).toMatchObject([
      { kind: 'registration', among: ['a', 'b'] },
    ]);
  });

  test('a rule that settles only part of it leaves the lot to the rest', () => {
    const about = { a: { registered: '2023-02-01' }, b: { registered: '2023-02-02' }, c: { registered: '2023-02-02' } };
    const outcome = count({ seats: 2, ties: ['registered', 'lot'] }, { votes: { a: 5, b: 5, c: 5 }, about });
    expect(electedOf(outcome)).toEqual(['a']);
    expect(outcome.lots).toEqual([{ contest: 'c', among: ['b', 'c'], seats: 1 }]);
  });
});

test('votes of one candidate absent: not determinable, and the candidate named', () => {
  expect(count({}, { votes: { a: 10, b: null, c: 9 } })).toMatchObject({ status: 'not-determinable', missing: ['b'] });
});

test('the winner declared without votes: declared only', () => {
  expect(count({}, { ballot: ['a'], candidates: 41, declared: { elected: ['a'] } })).toMatchObject({
    status: 'declared-only',
    missing: ['options'],
  });
});

test('candidates whose names are not known: not determinable', () => {
  expect(count({}, { votes: { a: 10, b: 1 }, candidates: 3 })).toMatchObject({
    status: 'not-determinable',
    missing: ['options'],
  });
});

test('fewer candidates than seats: all are elected and a seat stays vacant', () => {
  const outcome = count({ seats: 3 }, { votes: { a: 10, b: 9 } });
  expect(electedOf(outcome)).toEqual(['a', 'b']);
  expect(outcome.result).toMatchObject({ vacant: 1 });
});

test('against all with the most votes does not win', () => {
  const outcome = countOne(
    { rule: plurality(), againstAll: true },
    { role, votes: { a: 10, b: 11, 'against-all': 90 } },
  );
  expect(electedOf(outcome)).toEqual(['b']);
});

test('a quorum that is missed leaves every seat vacant', () => {
  const outcome = count(
    { seats: 2, valid: atLeast('1/2', 'registered', 'took-part') },
    { votes: { a: 10, b: 9 }, lines: { 'took-part': 19, registered: 39 } },
  );
  expect(outcome.result).toMatchObject({ elected: [], valid: false, vacant: 2 });
});

test('a quorum whose lines are absent cannot be told', () => {
  const outcome = count({ valid: atLeast('1/2', 'registered', 'took-part') }, { votes: { a: 10, b: 9 } });
  expect(outcome).toMatchObject({ status: 'not-determinable', missing: ['took-part', 'registered'] });
});

test('someone else declared elected: differs', () => {
  const outcome = count({}, { votes: { a: 10, b: 9 }, declared: { elected: ['b'] } });
  expect(outcome.comparisons).toContainEqual({ what: 'elected', key: 'p', counted: 'a', declared: 'b', is: 'differs' });
});
