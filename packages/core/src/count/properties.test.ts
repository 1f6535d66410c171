/** What holds for every count, whatever the votes. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { methods } from '../apportion/methods.js';
import type { Condition } from '../condition.js';
import type { ListRule, Rule } from '../rules.js';
import {
  admittedOf,
  adoptedOf,
  allOf,
  anyOf,
  area,
  atLeast,
  type ContestGiven,
  countOne,
  electedOf,
  inRegions,
  lists,
  moreThan,
  part,
  plurality,
  seatsInAll,
  seatsOf,
  type Votes,
} from './election.test-kit.js';
import type { ContestOutcome } from './outcome.js';

const votesOf = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: 0, max: 2000 }),
  fc.bigInt({ min: 0n, max: 2n ** 70n }),
);
/** Of two kinds: any votes, and votes so few that many are equal. */
const ballot = fc
  .oneof(fc.array(votesOf, { minLength: 1, maxLength: 7 }), fc.array(fc.nat(4), { minLength: 1, maxLength: 7 }))
  .map((votes): Votes => Object.fromEntries(votes.map((own, index) => [`o${index}`, own])));

const listRule: fc.Arbitrary<ListRule> = fc
  .record({
    seats: fc.integer({ min: 0, max: 60 }),
    method: fc.constantFrom(...methods),
    threshold: fc.constantFrom('0%', '5%', '20%', '1/3', '2/3'),
    nonePass: fc.constantFrom('vacant' as const, 'all' as const),
    exhausted: fc.constantFrom('vacant' as const, 'redistribute' as const, undefined),
    maximum: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    sole: fc.boolean(),
    bonus: fc.integer({ min: 0, max: 5 }),
    upTo: fc.boolean(),
  })
  .map(({ seats, method, threshold, nonePass, exhausted, maximum, sole, bonus, upTo }) =>
    lists({
      seats,
      method,
      nonePass,
      ties: ['lot'],
      admit: atLeast(threshold, 'options'),
      ...(exhausted === undefined ? {} : { exhausted }),
      ...(maximum === undefined ? {} : { maximum }),
      ...(sole ? { sole: { factor: part('0.7'), minimumSeats: 2, remainder: 'before', freed: 'remainder' } } : {}),
      ...(bonus === 0 ? {} : { bonus: upTo ? { upTo: bonus * 5 } : { seats: bonus } }),
    }),
  );

const candidates = (votes: Votes, limit: number) =>
  Object.fromEntries(Object.keys(votes).map((id, index) => [id, { candidates: limit + index }]));

describe('seats', () => {
  test('certain, vacant and to be drawn are together all seats of a list contest', () => {
    fc.assert(
      fc.property(ballot, listRule, fc.integer({ min: 0, max: 9 }), (votes, rule, limit) => {
        const outcome = countOne(rule, { votes, about: candidates(votes, limit) });
        if (outcome.result !== undefined) expect(seatsInAll(outcome)).toBe(rule.seats);
        else expect(outcome.lots.length + outcome.refusals.length + outcome.questions.length).toBeGreaterThan(0);
      }),
      { numRuns: 1500 },
    );
  });

  test('elected, vacant and to be drawn are together all seats of a plurality contest', () => {
    fc.assert(
      fc.property(ballot, fc.integer({ min: 0, max: 9 }), (votes, seats) => {
        expect(seatsInAll(countOne(plurality({ seats }), { role: 'candidate', votes }))).toBe(seats);
      }),
    );
  });

  test('nobody is elected with fewer votes than someone who is not', () => {
    fc.assert(
      fc.property(ballot, fc.integer({ min: 1, max: 5 }), (votes, seats) => {
        const elected = electedOf(countOne(plurality({ seats }), { role: 'candidate', votes })) ?? [];
        const own = (id: string) => BigInt(votes[id] ?? 0);
        const outside = Object.keys(votes).filter((id) => !elected.includes(id));
        expect(elected.every((id) => outside.every((other) => own(id) >= own(other)))).toBe(true);
      }),
    );
  });
});

test('more votes for a list that passes, the others unchanged, never make it fail', () => {
  fc.assert(
    fc.property(
      ballot,
      fc.constantFrom('5%', '1/3', '1/2'),
      fc.boolean(),
      fc.nat(500),
      (votes, share, strict, more) => {
        const admit = strict ? moreThan(share, 'options') : atLeast(share, 'options');
        const admitted = (given: Votes) =>
          admittedOf(countOne(lists({ admit, ties: ['lot'] }), { votes: given }))?.includes('o0');
        const raised = { ...votes, o0: BigInt(votes.o0 ?? 0) + BigInt(more) };
        if (admitted(votes)) expect(admitted(raised)).toBe(true);
      },
    ),
  );
});

test('a list alone and with many votes is not admitted by votes for others', () => {
  fc.assert(
    fc.property(ballot, fc.nat(500), (votes, more) => {
      const admitted = (given: Votes) =>
        admittedOf(countOne(lists({ admit: atLeast('20%', 'options'), ties: ['lot'] }), { votes: given }))?.includes(
          'o0',
        );
      const other = { ...votes, o1: BigInt(votes.o1 ?? 0) + BigInt(more) };
      if (admitted(votes) === false && BigInt(votes.o0 ?? 0) > 0n) expect(admitted(other)).toBe(false);
    }),
  );
});

describe('names and order mean nothing', () => {
  /** The same ballot with its options in another order and under other names. */
  function turned(votes: Votes, shift: number): Votes {
    const entries = Object.entries(votes);
    const at = shift % entries.length;
    return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].map(([id, own]) => [`x-${id}`, own]));
  }
  const renamed = (outcome: ContestOutcome) => ({
    seats: new Map(Object.entries(seatsOf(outcome) ?? {}).map(([id, seats]) => [id.replace('x-', ''), seats])),
    elected: new Set((electedOf(outcome) ?? []).map((id) => id.replace('x-', ''))),
    lots: outcome.lots.map(({ among, seats }) => [[...among].map((id) => id.replace('x-', '')).sort(), seats]).sort(),
    vacant: outcome.result?.kind === 'answer' ? 0 : outcome.result?.vacant,
    refusals: outcome.refusals,
  });

  test('other names and another order of lists give the same seats and lots', () => {
    fc.assert(
      fc.property(ballot, listRule, fc.nat(6), (votes, rule, shift) => {
        expect(renamed(countOne(rule, { votes: turned(votes, shift) }))).toEqual(renamed(countOne(rule, { votes })));
      }),
      { numRuns: 800 },
    );
  });

  test('and the same persons elected', () => {
    const majority: Rule = {
      rule: 'majority',
      rounds: [{ win: moreThan('50%', 'options'), advance: { top: 2 }, ties: 'all' }],
    };
    fc.assert(
      fc.property(ballot, fc.nat(6), fc.constantFrom<Rule>(plurality({ seats: 2 }), majority), (votes, shift, rule) => {
        const role = 'candidate';
        expect(renamed(countOne(rule, { role, votes: turned(votes, shift) }))).toEqual(
          renamed(countOne(rule, { role, votes })),
        );
      }),
    );
  });
});

describe('all figures multiplied by one number', () => {
  const areas = [area('total'), area('n', 'total'), area('s', 'total'), area('w', 'total')];
  const few = fc.record({ yes: fc.nat(20), no: fc.nat(20), registered: fc.integer({ min: 20, max: 60 }) });
  const share = fc.constantFrom('1/4', '1/3', '1/2', '2/3');
  const condition: fc.Arbitrary<Condition> = fc
    .tuple(share, share, fc.boolean(), fc.constantFrom('options', 'registered'))
    .map(([a, b, both, of]) => {
      const nation = moreThan(a, of);
      const spread = inRegions(b, {
        kind: 'lead',
        bound: { amount: part(a), strict: false },
        of: { terms: [{ sign: 1, line: of }] },
      });
      return both ? allOf(nation, spread) : anyOf(nation, spread);
    });
  const times = (votes: Votes, factor: bigint): Votes =>
    Object.fromEntries(Object.entries(votes).map(([id, own]) => [id, BigInt(own ?? 0) * factor]));

  test('leave every verdict of a question as it was', () => {
    fc.assert(
      fc.property(few, few, few, condition, fc.bigInt({ min: 1n, max: 2n ** 60n }), (n, s, w, adopt, factor) => {
        const given = (by: bigint): ContestGiven => ({
          role: 'answer',
          ballot: ['yes', 'no'],
          tally: { n: times(n, by), s: times(s, by), w: times(w, by) },
        });
        const of = (by: bigint) =>
          adoptedOf(countOne({ rule: 'question', answer: 'yes', adopt }, given(by), { areas }));
        expect(of(1n)).toBeDefined();
        expect(of(factor)).toBe(of(1n));
      }),
      { numRuns: 300 },
    );
  });

  test('leave the seats of lists as they were, where the quota is not rounded', () => {
    fc.assert(
      fc.property(ballot, listRule, fc.bigInt({ min: 1n, max: 2n ** 60n }), (votes, rule, factor) => {
        const exact: ListRule = { ...rule, quotaRounding: 'exact' };
        expect(countOne(exact, { votes: times(votes, factor) }).result).toEqual(countOne(exact, { votes }).result);
      }),
      { numRuns: 500 },
    );
  });
});

test('a figure that becomes absent never turns a verdict round: it stays, or becomes unknown', () => {
  const areas = [area('total'), area('n', 'total'), area('s', 'total'), area('w', 'total')];
  const few = fc.record({ yes: fc.nat(20), no: fc.nat(20) });
  const adopt = anyOf(
    inRegions('2/3', moreThan('1/2', 'options')),
    allOf(moreThan('60%', 'options'), atLeast('1/4', 'registered')),
  );
  fc.assert(
    fc.property(
      few,
      few,
      few,
      fc.constantFrom('n', 's', 'w', 'total'),
      fc.constantFrom('yes', 'no', 'registered'),
      (n, s, w, hole, line) => {
        const total = { yes: n.yes + s.yes + w.yes, no: n.no + s.no + w.no, registered: 90 };
        const full: Record<string, Votes> = { total, n, s, w };
        const given = (tally: Readonly<Record<string, Votes>>): ContestGiven => ({
          role: 'answer',
          ballot: ['yes', 'no'],
          tally,
        });
        const rule: Rule = { rule: 'question', answer: 'yes', adopt };
        const whole = adoptedOf(countOne(rule, given(full), { areas }));
        const holed = adoptedOf(countOne(rule, given({ ...full, [hole]: { ...full[hole], [line]: null } }), { areas }));
        if (holed !== undefined) expect(holed).toBe(whole);
      },
    ),
    { numRuns: 500 },
  );
});

test('the same input gives the same outcome, and is left as it was', () => {
  fc.assert(
    fc.property(ballot, listRule, (votes, rule) => {
      expect(countOne(rule, { votes })).toEqual(countOne(rule, { votes }));
    }),
    { numRuns: 100 },
  );
});
