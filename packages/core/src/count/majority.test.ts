/** Majority by rounds: absolute and qualified majorities, runoffs, quorums. */

import { describe, expect, test } from 'vitest';
import type { Condition } from '../condition.js';
import type { Area, Election } from '../election.js';
import type { MajorityRule, Round } from '../rules.js';
import { unspecified } from '../rules.js';
import {
  allOf,
  anyOf,
  area,
  atLeast,
  type ContestGiven,
  countOne,
  electedOf,
  inRegions,
  moreThan,
  part,
  stepOf,
  sum,
  tally,
  type Votes,
} from './election.test-kit.js';

const rounds = (...given: Round[]): MajorityRule => ({ rule: 'majority', rounds: given });
const half = moreThan('50%', 'options');
const last: Round = { win: 'most', ties: ['lot'] };
const twoRounds = (first: Partial<Round> = {}): MajorityRule =>
  rounds({ win: half, advance: { top: 2 }, ties: ['lot'], ...first }, last);

const count = (rule: MajorityRule, given: ContestGiven, more: Partial<Election> = {}) =>
  countOne(rule, { role: 'candidate', ...given }, more);

/** A ballot in two polls; `options` is the second ballot where it is not simply those who advanced. */
const polls = (first: Votes, second: Votes, options?: readonly string[]): ContestGiven => ({
  ballot: Object.keys(first),
  polls: [
    { round: 1, tally: tally({ total: first }) },
    { round: 2, tally: tally({ total: second }), ...(options === undefined ? {} : { options }) },
  ],
});

describe('more than half of the votes', () => {
  test.each([
    [49, undefined],
    [50, undefined],
    [51, ['a']],
  ])('%i of 100 in the first round', (votes, elected) => {
    const outcome = count(twoRounds(), { votes: { a: votes, b: 30, c: 70 - votes } });
    expect(electedOf(outcome)).toEqual(elected ?? []);
    expect(outcome.result).toMatchObject({ secondRound: elected === undefined });
  });

  test('with the votes against all in the base 51 of 103 is below half', () => {
    const rule = { rule: twoRounds({ win: moreThan('50%', 'options + against-all') }), againstAll: true };
    const at = (against: number) =>
      electedOf(countOne(rule, { role: 'candidate', votes: { a: 51, b: 49, 'against-all': against } }));
    expect(at(1)).toEqual(['a']);
    expect(at(2)).toEqual([]);
  });

  test('against all never goes on to the second round', () => {
    const rule = { rule: twoRounds({ win: moreThan('50%', 'options + against-all') }), againstAll: true };
    const outcome = countOne(rule, { role: 'candidate', votes: { a: 20, b: 15, c: 5, 'against-all': 60 } });
    expect(outcome.result).toMatchObject({ secondRound: true, advancing: ['a', 'b'] });
  });

  test('a single candidate is elected by any vote', () => {
    expect(electedOf(count(twoRounds(), { votes: { a: 1 } }))).toEqual(['a']);
  });

  test('a single candidate with half of the votes against is not', () => {
    const rule = { rule: rounds({ win: moreThan('50%', 'options + against-all'), ties: ['lot'] }), againstAll: true };
    const outcome = countOne(rule, { role: 'candidate', votes: { a: 50, 'against-all': 50 } });
    expect(outcome.result).toMatchObject({ elected: [], vacant: 1 });
    expect(stepOf(outcome, 'no-winner')).toMatchObject({ round: 1 });
  });

  test('votes absent: not determinable', () => {
    expect(count(twoRounds(), { votes: { a: null, b: 1 } })).toMatchObject({
      status: 'not-determinable',
      missing: ['a'],
    });
  });
});

describe('the second round', () => {
  const first = { a: 40, b: 35, c: 25 };

  test('not yet held: who goes on', () => {
    const outcome = count(twoRounds(), { votes: first });
    expect(outcome.result).toMatchObject({ elected: [], secondRound: true, advancing: ['a', 'b'], vacant: 0 });
  });

  test('held: more votes wins, whoever led before', () => {
    const outcome = count(twoRounds(), polls(first, { a: 40, b: 60 }));
    expect(outcome.result).toMatchObject({ elected: ['b'], secondRound: true, advancing: ['a', 'b'] });
    expect(outcome.figures.filter(({ round }) => round === 2).map(({ value }) => value)).toEqual([40n, 60n]);
  });

  test('a candidate withdrew and the third stood in: the ballot of the poll decides', () => {
    const outcome = count(twoRounds(), polls(first, { a: 40, c: 60 }, ['a', 'c']));
    expect(outcome.result).toMatchObject({ elected: ['c'], advancing: ['a', 'b'] });
  });

  test('a candidate withdrew and nobody stood in', () => {
    expect(electedOf(count(twoRounds(), polls(first, { b: 10 }, ['b'])))).toEqual(['b']);
  });

  test('a tie in the last round: lot, or question', () => {
    expect(count(twoRounds(), polls(first, { a: 50, b: 50 })).lots).toEqual([
      { contest: 'c', among: ['a', 'b'], seats: 1 },
    ]);
    const open = rounds({ win: half, advance: { top: 2 }, ties: ['lot'] }, { win: 'most', ties: unspecified });
    expect(count(open, polls(first, { a: 50, b: 50 })).questions).toMatchObject([
      { path: 'parts.p.rounds.1.ties', kind: 'ties' },
    ]);
  });

  test('a second round alone, the first absent, is no first round', () => {
    const outcome = count(twoRounds(), {
      ballot: ['a', 'b'],
      polls: [{ round: 2, tally: tally({ total: { a: 60, b: 40 } }) }],
    });
    expect(outcome.status).toBe('not-determinable');
  });

  test('it was declared that there is one', () => {
    const outcome = count(twoRounds(), { votes: first, declared: { secondRound: true } });
    expect(outcome.comparisons).toContainEqual({
      what: 'second-round',
      key: 'p',
      counted: 'true',
      declared: 'true',
      is: 'agrees',
    });
  });

  test('three rounds: two without a majority, the third by most votes', () => {
    const rule = rounds(
      { win: half, advance: { top: 3 }, ties: ['lot'] },
      { win: half, advance: { top: 2 }, ties: ['lot'] },
      last,
    );
    const three = [
      { round: 1, tally: tally({ total: { a: 30, b: 28, c: 26, d: 16 } }) },
      { round: 2, tally: tally({ total: { a: 34, b: 35, c: 31 } }) },
      { round: 3, tally: tally({ total: { a: 51, b: 49 } }) },
    ];
    const outcome = count(rule, { ballot: ['a', 'b', 'c', 'd'], polls: three });
    expect(electedOf(outcome)).toEqual(['a']);
    expect(outcome.steps.flatMap((step) => (step.step === 'second-round' ? [step.advancing] : []))).toEqual([
      ['a', 'b', 'c'],
      ['b', 'a'],
    ]);
  });
});

describe('a tie for the second place', () => {
  const votes = { a: 40, b: 25, c: 25, d: 10 };

  test('all who are equal go on', () => {
    expect(count(twoRounds({ ties: 'all' }), { votes }).result).toMatchObject({ advancing: ['a', 'b', 'c'] });
  });

  test('a lot: the first is certain', () => {
    const outcome = count(twoRounds(), { votes });
    expect(outcome.result).toMatchObject({ secondRound: true, advancing: ['a'] });
    expect(outcome.lots).toEqual([{ contest: 'c', among: ['b', 'c'], seats: 1 }]);
  });

  test('the lot drawn', () => {
    const outcome = count(twoRounds(), { votes }, { lots: new Map([['c', ['c']]]) });
    expect(outcome.result).toMatchObject({ advancing: ['a', 'c'] });
  });

  test('a question where the law is silent', () => {
    const outcome = count(twoRounds({ ties: unspecified }), { votes });
    expect(outcome.questions).toMatchObject([{ path: 'parts.p.rounds.0.ties', kind: 'ties', among: ['b', 'c'] }]);
    expect(outcome.status).toBe('not-determinable');
  });
});

test('a lot decides once: who won it for the second round has not won the second round', () => {
  const given = polls({ a: 40, b: 30, c: 30 }, { a: 50, b: 50 });
  const drawn = (...lots: string[]) => count(twoRounds(), given, { lots: new Map([['c', lots]]) });
  expect(drawn('b').lots).toEqual([{ contest: 'c', among: ['a', 'b'], seats: 1 }]);
  expect(electedOf(drawn('b', 'a'))).toEqual(['a']);
  expect(electedOf(drawn('b', 'b'))).toEqual(['b']);
});

test('who is elected rests on what elects, and the most votes on no provision', () => {
  const cites = new Map([
    ['parts.p.rounds.0.win.bound', 'first.majority'],
    ['parts.p.rounds.0.ties', 'first.ties'],
  ]);
  const outcome = countOne(twoRounds(), { role: 'candidate', votes: { a: 60, b: 40 } }, {}, { cites });
  expect(outcome.steps.find(({ step }) => step === 'elected')?.cites).toEqual(['first.majority']);
  expect(outcome.steps.find(({ step }) => step === 'leader')?.cites).toEqual([]);
});

describe('qualified majorities', () => {
  const argentina: Condition = anyOf(
    moreThan('45%', 'options'),
    allOf(atLeast('40%', 'options'), {
      kind: 'lead',
      bound: { amount: part('10%'), strict: true },
      of: sum('options'),
    }),
  );

  test.each([
    [{ a: 450, b: 449, c: 101 }, []], // exactly 45 %, no lead
    [{ a: 451, b: 449, c: 100 }, ['a']],
    [{ a: 400, b: 299, c: 301 }, []], // lead of 9.9
    [{ a: 400, b: 300, c: 300 }, []], // exactly 10: not more
    [{ a: 400, b: 299, c: 299, d: 2 }, ['a']], // 40 % and a lead of 10.1
    [{ a: 399, b: 200, c: 200, d: 201 }, []], // 39.9 %
  ])('Argentina: more than 45 %%, or 40 %% and more than 10 ahead: %j', (votes, elected) => {
    expect(electedOf(count(twoRounds({ win: argentina }), { votes }))).toEqual(elected);
  });

  test.each([
    [399, []],
    [400, ['a']],
  ])('Costa Rica: 40 %%: %i of 1000', (votes, elected) => {
    expect(
      electedOf(count(twoRounds({ win: atLeast('40%', 'options') }), { votes: { a: votes, b: 300, c: 700 - votes } })),
    ).toEqual(elected);
  });

  test('two above 40 %: the one with more votes', () => {
    expect(electedOf(count(twoRounds({ win: atLeast('40%', 'options') }), { votes: { a: 41, b: 45, c: 14 } }))).toEqual(
      ['b'],
    );
  });

  test('a lead cannot be told while a rival is without votes', () => {
    const win: Condition = { kind: 'lead', bound: { amount: part('5'), strict: false } };
    expect(count(twoRounds({ win }), { votes: { a: 9, b: null } })).toMatchObject({
      status: 'not-determinable',
      missing: ['b'],
    });
  });
});

describe('majorities spread over the country', () => {
  const provinces = ['n', 's', 'e', 'w'];
  const areas: Area[] = [
    area('total'),
    ...provinces.map((id) => area(id, 'total')),
    area('out', 'total', { kind: 'abroad' }),
  ];
  /** Shares of `a` in four provinces with 100 votes each; abroad all vote for b. */
  const spread = (shares: readonly number[]) => ({
    ballot: ['a', 'b'],
    tally: {
      ...Object.fromEntries(
        provinces.map((id, index) => [id, { a: shares[index] ?? 0, b: 100 - (shares[index] ?? 0) }]),
      ),
      out: { a: 0, b: 1 },
    },
  });
  const indonesia = allOf(half, inRegions('1/2', atLeast('20%', 'options'), { strict: true }));

  test.each([
    [[100, 100, 19, 19], []], // a majority, and half of the provinces: not more than half
    [[90, 90, 20, 19], ['a']], // exactly 20 % in the third
    [[50, 50, 50, 50], ['b']], // half in every province: the one vote from abroad makes the majority
  ])('Indonesia: more than half, and a fifth in more than half of the provinces: %j', (shares, elected) => {
    expect(electedOf(count(twoRounds({ win: indonesia }), spread(shares), { areas }))).toEqual(elected);
  });

  test('Nigeria: the most votes among those with a quarter in two thirds of the states', () => {
    const win = inRegions('2/3', atLeast('25%', 'options'));
    expect(electedOf(count(twoRounds({ win }), spread([40, 40, 40, 0]), { areas }))).toEqual(['b']);
    expect(electedOf(count(twoRounds({ win }), spread([80, 76, 76, 0]), { areas }))).toEqual(['a']);
  });

  test('a province without figures: unknown only while it can matter', () => {
    const { ballot, tally: all } = spread([90, 90, 90, 90]);
    const total = { a: 360, b: 41 };
    const without = (n: number) => Object.fromEntries(Object.entries(all).slice(n));
    const three = count(twoRounds({ win: indonesia }), { ballot, tally: { total, ...without(1) } }, { areas });
    expect(electedOf(three)).toEqual(['a']);
    const two = count(twoRounds({ win: indonesia }), { ballot, tally: { total, ...without(2) } }, { areas });
    expect(two.status).toBe('not-determinable');
  });
});

describe('quorums', () => {
  const quorum = moreThan('50%', 'registered', 'took-part');
  const rule = twoRounds({ valid: quorum });
  const at = (turnout: number, given: ContestGiven = { votes: { a: 51, b: 49 } }) =>
    count(rule, { ...given, lines: { registered: 200, 'took-part': turnout } });

  test.each([
    [99, false],
    [100, false],
    [101, true],
  ])('more than half of 200 registered: %i took part', (turnout, valid) => {
    expect(at(turnout).result).toMatchObject({ valid, elected: valid ? ['a'] : [], vacant: valid ? 0 : 1 });
  });

  test('a failed quorum calls no second round', () => {
    expect(at(99, { votes: { a: 40, b: 39, c: 20 } }).result).toMatchObject({ secondRound: false, valid: false });
  });
});

describe('more than two go on', () => {
  const also = atLeast('12.5%', 'registered');
  const votes = { a: 300, b: 290, c: 125, d: 124 };
  const rule = twoRounds({ advance: { top: 2, also } });

  test('France: the two best, and all with an eighth of the registered', () => {
    expect(count(rule, { votes, lines: { registered: 1000 } }).result).toMatchObject({ advancing: ['a', 'b', 'c'] });
  });

  test('the two best without an eighth go on all the same', () => {
    expect(count(rule, { votes, lines: { registered: 9000 } }).result).toMatchObject({ advancing: ['a', 'b'] });
  });

  test('without the registered nobody can tell who goes on', () => {
    expect(count(rule, { votes })).toMatchObject({ status: 'not-determinable', missing: ['registered'] });
  });

  test('the comparison with an eighth is among the reasons', () => {
    const outcome = count(rule, { votes, lines: { registered: 1000 } });
    expect(outcome.steps.filter((step) => step.step === 'condition').map(({ use }) => use)).toEqual(['win', 'advance']);
  });
});
