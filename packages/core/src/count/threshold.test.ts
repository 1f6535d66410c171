/** Which lists are admitted: every threshold just below, exactly at, just above. */

import { describe, expect, test } from 'vitest';
import type { Condition } from '../condition.js';
import { countElection } from './count.js';
import {
  admittedOf,
  allOf,
  anyOf,
  atLeast,
  contest,
  countOne,
  election,
  lists,
  moreThan,
  notOf,
  plurality,
  rules,
  seatsOf,
} from './election.test-kit.js';

/** Whether list `a` with so many of 1000 votes is admitted. */
function passes(votes: number, admit: Condition): boolean {
  const outcome = countOne(lists({ admit }), { votes: { a: votes, b: 1000 - votes } });
  return admittedOf(outcome)?.includes('a') ?? false;
}

describe('a threshold of 5 % of all list votes', () => {
  test.each([
    [49, false],
    [50, true],
    [51, true],
  ])('with "at least": %i of 1000 votes → %s', (votes, admitted) => {
    expect(passes(votes, atLeast('5%', 'options'))).toBe(admitted);
  });

  test.each([
    [49, false],
    [50, false],
    [51, true],
  ])('with "more than": %i of 1000 votes → %s', (votes, admitted) => {
    expect(passes(votes, moreThan('5%', 'options'))).toBe(admitted);
  });

  test('one vote below a threshold that is no whole number of votes fails, the next whole number passes', () => {
    const admit = atLeast('1/3', 'options');
    expect(passes(333, admit)).toBe(false);
    expect(passes(334, admit)).toBe(true);
  });
});

describe('the base', () => {
  const ballot = { votes: { a: 50, b: 950, 'against-all': 20 } };

  test('without the votes against all 50 of 1000 is exactly 5 %', () => {
    const outcome = countOne({ rule: lists({ admit: atLeast('5%', 'options') }), againstAll: true }, ballot);
    expect(admittedOf(outcome)).toEqual(['a', 'b']);
  });

  test('with them 50 of 1020 is below, 51 of 1020 exactly at 5 %', () => {
    const rule = { rule: lists({ admit: atLeast('5%', 'options + against-all') }), againstAll: true };
    expect(admittedOf(countOne(rule, ballot))).toEqual(['b']);
    expect(admittedOf(countOne(rule, { votes: { a: 51, b: 949, 'against-all': 20 } }))).toEqual(['a', 'b']);
  });

  test('votes against all are nothing where the law has no such line', () => {
    const outcome = countOne(lists({ admit: atLeast('5%', 'options + against-all') }), ballot);
    expect(admittedOf(outcome)).toEqual(['a', 'b']);
  });

  test('a line against all that the law has and the file does not name is absent, not zero', () => {
    const rule = { rule: lists({ admit: atLeast('5%', 'options + against-all') }), againstAll: true };
    const outcome = countOne(rule, { votes: { a: 50, b: 950 } });
    expect(outcome.result).toBeUndefined();
    expect(outcome.missing).toEqual(['against-all']);
  });

  test.each([
    [99, false],
    [100, true],
    [101, true],
  ])('of registered voters: %i of 2000 at 5 %% → %s', (votes, admitted) => {
    const outcome = countOne(lists({ admit: atLeast('5%', 'registered') }), {
      votes: { a: votes, b: 800 },
      lines: { registered: 2000 },
    });
    expect(admittedOf(outcome)?.includes('a')).toBe(admitted);
  });

  test.each([
    [119, false],
    [120, true],
    [121, true],
  ])('a number of votes, 120: %i → %s', (votes, admitted) => {
    expect(passes(votes, atLeast('120'))).toBe(admitted);
  });

  test('a sum with a line taken away', () => {
    const admit = atLeast('5%', 'took-part - blank');
    const at = (votes: number) =>
      countOne(lists({ admit }), { votes: { a: votes, b: 900 }, lines: { 'took-part': 1020, blank: 20 } });
    expect(admittedOf(at(49))).toEqual(['b']);
    expect(admittedOf(at(50))).toEqual(['a', 'b']);
  });

  test('a base of zero is reached by nobody', () => {
    const outcome = countOne(lists({ admit: atLeast('5%', 'options') }), { votes: { a: 0, b: 0 } });
    expect(admittedOf(outcome)).toEqual([]);
    expect(outcome.result).toMatchObject({ kind: 'seats', vacant: 10 });
  });
});

describe('conditions together', () => {
  const both = { votes: { a: 60, b: 940 }, lines: { registered: 2000 } };
  const five = atLeast('5%', 'options');
  const fiveOfRegistered = atLeast('5%', 'registered');

  test('any: 6 % of the votes is enough though 3 % of the registered is not', () => {
    expect(admittedOf(countOne(lists({ admit: anyOf(five, fiveOfRegistered) }), both))).toEqual(['a', 'b']);
  });

  test('all: both are needed', () => {
    expect(admittedOf(countOne(lists({ admit: allOf(five, fiveOfRegistered) }), both))).toEqual(['b']);
  });

  test('no condition of "all" is broken, none of "any" is held', () => {
    expect(passes(1, allOf())).toBe(true);
    expect(passes(1, anyOf())).toBe(false);
  });

  test('a list that carries the tag is exempt; "not" turns it round', () => {
    const about = { a: { tags: ['minority'] } };
    const votes = { a: 1, b: 30, c: 969 };
    const minority: Condition = { kind: 'is', tag: 'minority' };
    expect(admittedOf(countOne(lists({ admit: anyOf(five, minority) }), { votes, about }))).toEqual(['a', 'c']);
    expect(admittedOf(countOne(lists({ admit: notOf(minority) }), { votes, about }))).toEqual(['b', 'c']);
  });

  test('a coalition needs 8 %, a party 5 %', () => {
    const coalition: Condition = { kind: 'is', tag: 'coalition' };
    const admit = anyOf(allOf(coalition, atLeast('8%', 'options')), allOf(notOf(coalition), five));
    const at = (votes: number) =>
      admittedOf(
        countOne(lists({ admit }), {
          votes: { a: votes, b: 50, c: 950 - votes },
          about: { a: { tags: ['coalition'] } },
        }),
      );
    expect(at(79)).toEqual(['b', 'c']);
    expect(at(80)).toEqual(['a', 'b', 'c']);
  });

  test('an unknown branch does not matter where the other branch decides', () => {
    const votes = { a: 400, b: 600 };
    expect(admittedOf(countOne(lists({ admit: anyOf(five, fiveOfRegistered) }), { votes }))).toEqual(['a', 'b']);
    const outcome = countOne(lists({ admit: allOf(five, fiveOfRegistered) }), { votes });
    expect(outcome.status).toBe('not-determinable');
    expect(outcome.missing).toEqual(['registered']);
  });
});

describe('seats won in districts', () => {
  const admit = anyOf(atLeast('5%', 'options'), { kind: 'won', part: 'districts', atLeast: 3 });
  const about = { a: { party: 'a' }, b: { party: 'b' } };
  const list = contest({ id: 'list', part: 'list', votes: { a: 10, b: 990 }, about });
  const district = (index: number, winner: 'a' | 'b') =>
    contest({
      id: `d${index}`,
      part: 'districts',
      role: 'candidate',
      votes: { a: winner === 'a' ? 2 : 1, b: winner === 'a' ? 1 : 2 },
      about,
    });
  const count = (won: number) => {
    const districts = [0, 1, 2, 3].map((index) => district(index, index < won ? 'a' : 'b'));
    // The list stands before the districts on purpose: it must be counted after them.
    return countElection(election([list, ...districts]), rules({ list: lists({ admit }), districts: plurality() }))
      .contests[0]!;
  };

  test.each([
    [2, ['b']],
    [3, ['a', 'b']],
    [4, ['a', 'b']],
  ])('three districts save a list with 1 %%: %i won → %j', (won, admitted) => {
    expect(admittedOf(count(won))).toEqual(admitted);
  });

  test('a district without votes leaves it unknown, and names the part', () => {
    const open = contest({ id: 'd9', part: 'districts', role: 'candidate', votes: { a: null, b: 1 }, about });
    const { contests } = countElection(
      election([list, open]),
      rules({ list: lists({ admit }), districts: plurality() }),
    );
    expect(contests[0]).toMatchObject({ status: 'not-determinable', missing: ['districts'] });
  });

  test('a district whose lot is not drawn leaves it unknown', () => {
    const tied = contest({ id: 'd9', part: 'districts', role: 'candidate', votes: { a: 1, b: 1 }, about });
    const districts = [district(0, 'a'), district(1, 'a'), tied];
    const { contests } = countElection(
      election([list, ...districts]),
      rules({ list: lists({ admit }), districts: plurality() }),
    );
    expect(contests[0]).toMatchObject({ status: 'not-determinable', missing: ['districts'] });
  });
});

describe('a national threshold over several constituencies', () => {
  const admit: Condition = { ...atLeast('5%', 'options'), across: true };
  const about = { 'a-north': { party: 'a' }, 'a-south': { party: 'a' }, b: { party: 'b' } };
  const count = (north: number, south: number) =>
    countElection(
      election([
        contest({ id: 'north', votes: { 'a-north': north, b: 500 - north }, about }),
        contest({ id: 'south', votes: { 'a-south': south, b: 500 - south }, about }),
      ]),
      rules({ p: lists({ admit, seats: 100 }) }),
    ).contests.map(admittedOf);

  test('4 % here and 6 % there is exactly 5 % of both: admitted in both', () => {
    expect(count(20, 30)).toEqual([
      ['a-north', 'b'],
      ['a-south', 'b'],
    ]);
  });

  test('one vote fewer in one constituency shuts the party out of both', () => {
    expect(count(20, 29)).toEqual([['b'], ['b']]);
  });

  test('two lists of one party in one constituency count together', () => {
    const votes = { x: 30, y: 20, b: 950 };
    const outcome = countOne(lists({ admit }), {
      votes,
      about: { x: { party: 'a' }, y: { party: 'a' }, b: { party: 'b' } },
    });
    expect(admittedOf(outcome)).toEqual(['x', 'y', 'b']);
  });

  test('votes absent in another constituency leave it unknown everywhere', () => {
    const { contests } = countElection(
      election([contest({ id: 'north', votes: { a: 1, b: 9 } }), contest({ id: 'south', votes: { a: null, b: 9 } })]),
      rules({ p: lists({ admit }) }),
    );
    expect(contests.map(({ status }) => status)).toEqual(['not-determinable', 'not-determinable']);
    expect(contests[0]?.missing).toEqual(['a']);
  });
});

test('lists that fail get no seats and do not enter the quota', () => {
  expect(seatsOf(countOne(lists({ admit: atLeast('5%', 'options') }), { votes: { a: 600, b: 360, c: 40 } }))).toEqual({
    a: 6,
    b: 4,
    c: 0,
  });
});
