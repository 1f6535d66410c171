/** Options of special kinds: several small ones in one line, alliances, parties that nobody says, dates of birth. */

import { describe, expect, test } from 'vitest';
import type { TieRule } from '../apportion/methods.js';
import type { Condition } from '../condition.js';
import type { ListRule, Rule } from '../rules.js';
import { countElection } from './count.js';
import {
  admittedOf,
  adoptedOf,
  area,
  atLeast,
  contest,
  countOne,
  electedOf,
  election,
  inRegions,
  lists,
  moreThan,
  part,
  plurality,
  rules,
  seatsOf,
  sum,
  tally,
} from './election.test-kit.js';

const role = 'candidate';

describe('small options counted together', () => {
  const about = { others: { role: 'others' } } as const;

  test('are in the base, and never admitted, elected or ahead', () => {
    const votes = { a: 30, b: 20, others: 50 };
    expect(electedOf(countOne(plurality(), { role, votes, about }))).toEqual(['a']);
    expect(admittedOf(countOne(lists({ admit: atLeast('25%', 'options') }), { votes, about }))).toEqual(['a']);
    const lead: Rule = {
      rule: 'majority',
      rounds: [{ win: { kind: 'lead', bound: { amount: part('10'), strict: false } }, ties: ['lot'] }],
    };
    expect(electedOf(countOne(lead, { role, votes, about }))).toEqual(['a']);
    expect(
      electedOf(
        countOne(
          { rule: 'majority', rounds: [{ win: moreThan('50%', 'options'), ties: ['lot'] }] },
          { role, votes, about },
        ),
      ),
    ).toEqual([]);
  });

  test('a single named candidate beside them is not alone on the ballot', () => {
    const alone = (atMost: number): Rule => ({
      rule: 'majority',
      rounds: [{ win: { kind: 'ballot', atMost }, ties: ['lot'] }],
    });
    expect(electedOf(countOne(alone(1), { role, votes: { a: 1 } }))).toEqual(['a']);
    expect(electedOf(countOne(alone(1), { role, votes: { a: 1, others: 1 }, about }))).toEqual([]);
    expect(countOne(alone(2), { role, votes: { a: 1, others: 1 }, about })).toMatchObject({
      status: 'not-determinable',
      missing: ['options'],
    });
  });
});

describe('how many options are on the ballot', () => {
  const holds = (condition: Extract<Condition, { kind: 'ballot' }>) =>
    admittedOf(countOne(lists({ admit: condition }), { votes: { a: 5, b: 4, c: 3 } }))?.length === 3;

  test.each([
    [{ atLeast: 3 }, true],
    [{ atLeast: 4 }, false],
    [{ atMost: 3 }, true],
    [{ atMost: 2 }, false],
  ])('three: %j → %s', (bound, expected) => {
    expect(holds({ kind: 'ballot', ...bound })).toBe(expected);
  });

  test('options that are not named are on it all the same', () => {
    const rule: Rule = { rule: 'question', answer: 'yes', adopt: { kind: 'ballot', atMost: 2 } };
    expect(adoptedOf(countOne(rule, { role: 'answer', votes: { yes: 1, no: 1 }, candidates: 3 }))).toBe(false);
  });
});

describe('alliances', () => {
  const about = { a: { group: 'left' }, b: { group: 'left' } };

  test.each([
    [49, ['c']],
    [50, ['a', 'b', 'c']],
  ])('the threshold is the group’s: %i of 1000 together', (together, admitted) => {
    const votes = { a: together - 9, b: 9, c: 1000 - together };
    const outcome = countOne(lists({ admit: { ...atLeast('5%', 'options'), group: true } }), { votes, about });
    expect(admittedOf(outcome)).toEqual(admitted);
  });
});

describe('a party that nobody says', () => {
  const across: Condition = { ...atLeast('50%', 'options'), across: true };
  const unknown = { x: { party: null }, y: { party: null } };

  test('two of them are not one party', () => {
    const contests = [
      contest({ id: 'n', votes: { x: 30, a: 70 }, about: unknown }),
      contest({ id: 's', votes: { y: 30, b: 70 }, about: unknown }),
    ];
    const { contests: outcomes } = countElection(election(contests), rules({ p: lists({ admit: across }) }));
    expect(outcomes.map(admittedOf)).toEqual([[], []]);
  });

  test('a district that they won leaves a "won" open only where it can matter', () => {
    const won = (atLeastWon: number) => {
      const list = contest({ id: 'list', part: 'list', votes: { a: 1, b: 9 } });
      const districts = ['a', 'a', null].map((party, index) =>
        contest({ id: `d${index}`, part: 'districts', role, votes: { w: 2, l: 1 }, about: { w: { party } } }),
      );
      const law = rules({
        list: lists({ admit: { kind: 'won', part: 'districts', atLeast: atLeastWon } }),
        districts: plurality(),
      });
      return countElection(election([list, ...districts]), law).contests[0]!;
    };
    expect(admittedOf(won(4))).toEqual([]);
    expect(won(3).status).toBe('not-determinable');
    expect(won(1).missing).toEqual(['districts']); // for b: the open seat may be its own
  });

  test('their seats cannot be set against a list', () => {
    const list = contest({ id: 'list', part: 'list', votes: { a: 1, b: 9 } });
    const district = contest({
      id: 'd',
      part: 'districts',
      role,
      votes: { w: 2, l: 1 },
      about: { w: { party: null } },
    });
    const law = rules({ list: lists({ compensates: ['districts'] }), districts: plurality() });
    expect(countElection(election([list, district]), law).contests[0]).toMatchObject({
      status: 'not-determinable',
      missing: ['districts'],
    });
  });
});

describe('equal candidates by age', () => {
  const about = { a: { born: '1960-01-01' }, b: { born: '1950-01-01' } };
  const winner = (ties: readonly TieRule[], who: Parameters<typeof countOne>[1]['about'] = about) =>
    countOne(plurality({ ties }), { role, votes: { a: 5, b: 5 }, about: who });

  test('the older, or the younger', () => {
    expect(electedOf(winner(['older']))).toEqual(['b']);
    expect(electedOf(winner(['younger']))).toEqual(['a']);
  });

  test('a date of birth that is not known is asked for', () => {
    expect(winner(['older', 'lot'], { a: about.a }).questions).toMatchObject([{ kind: 'birth', among: ['a', 'b'] }]);
  });
});

describe('more lists until enough are in', () => {
  const votes = { a: 600, b: 300, c: 60, d: 30, e: 10 };
  const count = (admitUntil: ListRule['admitUntil']) =>
    admittedOf(countOne(lists({ admit: atLeast('50%', 'options'), ...(admitUntil && { admitUntil }) }), { votes }));

  test('two lists at least', () => {
    expect(count(undefined)).toEqual(['a']);
    expect(count({ lists: 2 })).toEqual(['a', 'b']);
  });

  test.each([
    ['60%', ['a']],
    ['61%', ['a', 'b']],
    ['90%', ['a', 'b']],
    ['91%', ['a', 'b', 'c']],
  ])('until %s of the votes are in', (share, admitted) => {
    expect(count({ share: part(share), of: sum('options') })).toEqual(admitted);
  });

  test('equal lists join together', () => {
    const outcome = countOne(lists({ admit: atLeast('50%', 'options'), admitUntil: { lists: 2 } }), {
      votes: { a: 60, b: 20, c: 20 },
    });
    expect(admittedOf(outcome)).toEqual(['a', 'b', 'c']);
  });
});

describe('the largest list is brought up to a majority', () => {
  const rule = lists({
    seats: 10,
    method: 'dhondt',
    ties: ['lot'],
    bonus: { upTo: 6, when: atLeast('40%', 'options') },
  });

  test('where it has fewer', () => {
    expect(seatsOf(countOne(rule, { votes: { a: 40, b: 35, c: 25 } }))).toEqual({ a: 6, b: 2, c: 2 });
  });

  test('not where it has as many already, or too few votes', () => {
    expect(seatsOf(countOne(rule, { votes: { a: 80, b: 10, c: 10 } }))).toEqual({ a: 8, b: 1, c: 1 });
    expect(seatsOf(countOne(rule, { votes: { a: 39, b: 36, c: 25 } }))).toEqual({ a: 4, b: 4, c: 2 });
  });

  test('two largest lists: a lot, not the first on the ballot', () => {
    const outcome = countOne(rule, { votes: { a: 40, b: 40, c: 20 } });
    expect(outcome.lots).toEqual([{ contest: 'c', among: ['a', 'b'], seats: 1 }]);
    expect(outcome.result).toBeUndefined();
  });
});

describe('areas of a kind, and one area', () => {
  const areas = [
    area('total'),
    area('n', 'total', { kind: 'state' }),
    area('s', 'total', { kind: 'state' }),
    area('t', 'total', { kind: 'territory' }),
  ];
  const half = moreThan('1/2', 'options');
  const given = {
    role: 'answer',
    ballot: ['yes', 'no'],
    tally: { n: { yes: 6, no: 5 }, s: { yes: 6, no: 5 }, t: { yes: 1, no: 90 } },
  } as const;
  const adopted = (adopt: Condition) =>
    adoptedOf(countOne({ rule: 'question', answer: 'yes', adopt }, given, { areas }));

  test('territories are no states', () => {
    expect(adopted(inRegions('1', half))).toBe(false);
    expect(adopted({ ...inRegions('1', half), areaKind: 'state' } as Condition)).toBe(true);
  });

  test('in one named area', () => {
    expect(adopted({ kind: 'at', area: 's', where: half })).toBe(true);
    expect(adopted({ kind: 'at', area: 't', where: half })).toBe(false);
    expect(adopted({ kind: 'at', area: 'nowhere', where: half })).toBeUndefined();
  });
});

test('a body votes again on all', () => {
  const rule: Rule = {
    rule: 'majority',
    rounds: [
      { win: moreThan('1/2', 'electors'), advance: { top: 'all' }, ties: ['lot'] },
      { win: 'most', ties: ['lot'] },
    ],
  };
  const polls = [
    { round: 1, tally: tally({ total: { a: 3, b: 2, c: 2, electors: 9 } }) },
    { round: 2, tally: tally({ total: { a: 2, b: 2, c: 4, electors: 9 } }) },
  ];
  expect(countOne(rule, { role, ballot: ['a', 'b', 'c'], polls }).result).toMatchObject({
    elected: ['c'],
    advancing: ['a', 'b', 'c'],
  });
});

test('percentages that were cut off, not rounded', () => {
  const percent = new Map([['a', '66.66']]);
  const given = { votes: { a: 2, b: 1 } };
  const own = { rule: lists(), percentOf: sum('options') };
  const of = (declared: Parameters<typeof countOne>[1]['declared']) =>
    countOne(own, { ...given, ...(declared && { declared }) }).comparisons.find(
      ({ key, what }) => key === 'a' && what === 'percent',
    )?.is;
  expect(of({ percent })).toBe('differs');
  expect(of({ percent, percentRounding: 'down' })).toBe('agrees');
});
