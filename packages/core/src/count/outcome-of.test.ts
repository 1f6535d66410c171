/** The whole outcome: readings of the law, votes that the law has no place for, no law at all. */

import { describe, expect, test } from 'vitest';
import type { Rules } from '../rules.js';
import { unspecified } from '../rules.js';
import {
  atLeast,
  type ContestGiven,
  contest,
  election,
  lists,
  moreThan,
  plurality,
  rules,
  seatsOf,
  sum,
} from './election.test-kit.js';
import { outcomeOf } from './outcome-of.js';

const law = { on: '2007-08-18', is: 'rules', changed: [] } as const;
const says = { kk: '', ru: '', en: '' };
const shares = (outcome: ReturnType<typeof outcomeOf>['contests'][number] | undefined) =>
  outcome?.percentages.find(({ line }) => line === 'qhp')?.base;

describe('votes of 2023 under a law of 7 % that knows no line against all', () => {
  const votes = {
    amanat: 3431510,
    auyl: 693938,
    respublica: 547154,
    aqjol: 535139,
    qhp: 432920,
    osdp: 331058,
    baytaq: 146431,
    'against-all': 248291,
  };
  const under = (base: string, given: ContestGiven = { votes }) => {
    const own = rules({ p: { rule: lists({ seats: 98, admit: atLeast('7%', base) }), percentOf: sum(base) } });
    return outcomeOf(election([contest(given)]), { law, rules: own, readings: [] });
  };

  test.each(['options', 'options + against-all'])(
    'base "%s": left out, or kept in the base, as two readings',
    (base) => {
      const outcome = under(base);
      expect(seatsOf(outcome.contests[0]!)).toEqual({
        amanat: 60,
        auyl: 12,
        respublica: 9,
        aqjol: 9,
        qhp: 8,
        osdp: 0,
        baytaq: 0,
      });
      expect(shares(outcome.contests[0])).toBe(6118150n); // 432 920 are 7.08 %
      expect(outcome.readings.map(({ reading }) => reading)).toEqual(['against-all']);
      const kept = outcome.readings[0]?.count.contests[0];
      expect(seatsOf(kept!)).toEqual({ amanat: 65, auyl: 13, respublica: 10, aqjol: 10, qhp: 0, osdp: 0, baytaq: 0 });
      expect(shares(kept)).toBe(6366441n); // 6.80 %
    },
  );

  test('a notice says so', () => {
    expect(under('options').notices).toContainEqual({ kind: 'against-all-unknown', part: 'p' });
  });

  test('no second reading and no notice where the ballot had no such line', () => {
    const outcome = under('options', { votes: { a: 1, b: 2 } });
    expect(outcome.readings).toEqual([]);
    expect(outcome.notices).toEqual([]);
  });
});

test('the line against all is kept in the base of a majority and of those who go on', () => {
  const rule = {
    rule: 'majority',
    rounds: [{ win: moreThan('50%', 'options'), advance: { top: 1, also: atLeast('20%', 'options') }, ties: ['lot'] }],
  } as const;
  const given = contest({ role: 'candidate', votes: { a: 60, b: 25, c: 15, 'against-all': 40 } });
  const outcome = outcomeOf(election([given]), { law, rules: rules({ p: rule }), readings: [] });
  expect(outcome.contests[0]?.result).toMatchObject({ elected: ['a'] });
  expect(outcome.readings[0]?.count.contests[0]?.result).toMatchObject({
    elected: [],
    secondRound: true,
    advancing: ['a'],
  });
});

test('every reading of the law is counted beside the one in use', () => {
  const under = (threshold: string): Rules => rules({ p: lists({ admit: atLeast(threshold, 'options') }) });
  const outcome = outcomeOf(election([contest({ votes: { a: 94, b: 6 } })]), {
    law,
    rules: under('7%'),
    readings: [{ provision: 'list.threshold', says, rules: under('5%') }],
  });
  expect(seatsOf(outcome.contests[0]!)).toEqual({ a: 10, b: 0 });
  expect(outcome.readings[0]).toMatchObject({ reading: 'list.threshold', says });
  expect(seatsOf(outcome.readings[0]!.count.contests[0]!)).toEqual({ a: 9, b: 1 });
});

test('no law in force that day: nothing is counted, every contest is without a place', () => {
  const contests = [
    contest({ id: 'x', part: 'list' }),
    contest({ id: 'y', part: 'districts' }),
    contest({ id: 'z', part: 'districts' }),
  ];
  const outcome = outcomeOf(election(contests), { law: { ...law, is: 'gap' }, readings: [] });
  expect(outcome).toMatchObject({ contests: [], chambers: [], readings: [], law: { is: 'gap' } });
  expect(outcome.notices).toEqual([
    { kind: 'no-place', part: 'list', number: 1 },
    { kind: 'no-place', part: 'districts', number: 2 },
  ]);
});

test('a law without districts has no place for them; a law with seats that nobody voted for says how many', () => {
  const contests = [
    contest({ id: 'x', part: 'list', votes: { a: 1 } }),
    contest({ id: 'y', part: 'districts', votes: { a: 1 } }),
  ];
  const own = rules({
    list: lists(),
    assembly: { rule: { rule: 'given', seats: 9 } },
    senate: plurality({ seats: unspecified }),
  });
  expect(outcomeOf(election(contests), { law, rules: own, readings: [] }).notices).toEqual([
    { kind: 'no-place', part: 'districts', number: 1 },
    { kind: 'no-votes', part: 'assembly', number: 9 },
    { kind: 'no-votes', part: 'senate' },
  ]);
});
