/** Majority while votes are outstanding: elected in this round, another round certain, who can go on. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf, anyOf, atLeast, moreThan, part, tally, type Votes } from '../count/election.test-kit.js';
import type { MajorityRule, Round } from '../rules.js';
import { unspecified } from '../rules.js';
import { boundsOf, ofKind, outcomes } from './night.test-kit.js';

const first: Round = { win: moreThan('1/2', 'options'), advance: { top: 2 }, ties: ['lot'] };
const runoff: MajorityRule = { rule: 'majority', rounds: [first, { win: 'most', ties: ['lot'] }] };
const withFirst = (round: Partial<Round>): MajorityRule => ({
  rule: 'majority',
  rounds: [
    { ...first, ...round },
    { win: 'most', ties: ['lot'] },
  ],
});

const roundOf = (votes: Votes, more: number, rule = runoff, lines: Votes = {}) =>
  ofKind(boundsOf(rule, { votes, lines, role: 'candidate' }, more), 'round');

describe('an absolute majority', () => {
  test('is certain where it is one even if all votes to come go to others', () => {
    // 56 of 101 + 10 are more than half, 55 of 100 + 10 exactly half.
    expect(roundOf({ a: 56, b: 25, c: 20 }, 10)).toMatchObject({
      decided: 'elected',
      candidates: [{ is: 'elected' }, { is: 'out' }, { is: 'out' }],
    });
    expect(roundOf({ a: 55, b: 25, c: 20 }, 10)).toMatchObject({
      decided: 'open',
      candidates: [{ is: 'possible' }, { is: 'out' }, { is: 'out' }],
    });
  });

  test('is impossible where all votes to come do not make one: the second round is certain', () => {
    // 40 + 20 of 120 is exactly half.
    expect(roundOf({ a: 40, b: 35, c: 25 }, 20).decided).toBe('next-round');
    expect(roundOf({ a: 40, b: 35, c: 25 }, 21).decided).toBe('open');
  });

  test('of those who took part can be kept away by invalid ballots', () => {
    const rule = withFirst({ win: moreThan('1/2', 'took-part') });
    expect(roundOf({ a: 60, b: 40 }, 19, rule, { 'took-part': 100 }).decided).toBe('elected');
    expect(roundOf({ a: 60, b: 40 }, 20, rule, { 'took-part': 100 }).decided).toBe('open');
  });

  test('or forty percent with a lead of ten points', () => {
    const win = anyOf(
      moreThan('1/2', 'options'),
      allOf(atLeast('40%', 'options'), {
        kind: 'lead',
        bound: { amount: part('10%'), strict: false },
        of: { terms: [{ sign: 1, line: 'options' }] },
      }),
    );
    expect(roundOf({ a: 480, b: 300, c: 220 }, 50, withFirst({ win })).decided).toBe('elected');
    expect(roundOf({ a: 480, b: 300, c: 220 }, 100, withFirst({ win })).decided).toBe('open');
    expect(roundOf({ a: 340, b: 330, c: 330 }, 20, withFirst({ win })).decided).toBe('next-round');
  });
});

describe('the second round', () => {
  test('is open to those who can still be among the first two', () => {
    const { candidates } = roundOf({ a: 40, b: 30, c: 25, d: 5 }, 5);
    expect(candidates.map(({ advances }) => advances)).toEqual(['yes', 'open', 'open', 'no']);
  });

  test('is open also to others of whom a condition holds', () => {
    const rule = withFirst({ advance: { top: 2, also: atLeast('1/8', 'options') } });
    const { candidates } = roundOf({ a: 40, b: 35, c: 20, d: 5 }, 5, rule);
    expect(candidates.map(({ advances }) => advances)).toEqual(['yes', 'yes', 'yes', 'no']);
  });

  test('is not held where the law has none', () => {
    const rule: MajorityRule = { rule: 'majority', rounds: [{ win: moreThan('1/2', 'options'), ties: ['lot'] }] };
    expect(roundOf({ a: 40, b: 35, c: 25 }, 20, rule).decided).toBe('nobody');
  });

  test('is itself bounded once votes of it come in, among those who went on', () => {
    const polls = [
      { round: 1, tally: tally({ total: { a: 40, b: 35, c: 25 } }) },
      { round: 2, tally: tally({ total: { a: 50, b: 61 } }) },
    ];
    const at = (more: number) =>
      ofKind(boundsOf(runoff, { ballot: ['a', 'b', 'c'], polls, role: 'candidate' }, more), 'round');
    expect(at(10)).toMatchObject({ round: 2, decided: 'elected', candidates: [{ is: 'out' }, { is: 'elected' }] });
    expect(at(11)).toMatchObject({ round: 2, decided: 'open', candidates: [{ is: 'possible' }, { is: 'possible' }] });
    expect(at(0)).toMatchObject({ decided: 'elected' });
  });
});

test('when all is in the round is what the count says', () => {
  const rule = withFirst({ ties: ['older'] });
  const about = { a: { born: '1950-01-01' }, b: { born: '1960-01-01' }, c: { born: '1970-01-01' } };
  const bounds = ofKind(boundsOf(rule, { votes: { a: 40, b: 30, c: 30 }, about, role: 'candidate' }, 0), 'round');
  expect(bounds.decided).toBe('next-round');
  expect(bounds.candidates.map(({ advances }) => advances)).toEqual(['yes', 'yes', 'no']);
  const drawn = roundOf({ a: 40, b: 30, c: 30 }, 0);
  expect(drawn.candidates.map(({ is }) => is)).toEqual(['out', 'out', 'out']);
  expect(drawn.candidates.map(({ advances }) => advances)).toEqual(['yes', 'open', 'open']);
});

test('a quorum that fails for certain elects nobody, one that is open decides nothing', () => {
  const rule = withFirst({ valid: atLeast('50%', 'registered', 'options') });
  expect(roundOf({ a: 60, b: 5 }, 10, rule, { registered: 200 }).decided).toBe('nobody');
  expect(roundOf({ a: 60, b: 5 }, 50, rule, { registered: 200 }).decided).toBe('open');
  expect(roundOf({ a: 90, b: 10 }, 50, rule, { registered: 200 }).decided).toBe('elected');
});

test('a majority that the law does not give is not bounded', () => {
  const votes = { a: 2, b: 1 };
  expect(boundsOf(withFirst({ win: unspecified }), { votes }, 1)).toMatchObject({ why: 'law-open' });
});

describe('of every completion', () => {
  const wins = [moreThan('1/2', 'options'), atLeast('1/2', 'options'), moreThan('1/3', 'options'), 'most' as const];
  const small = fc.record({
    votes: fc.array(fc.nat(12), { minLength: 2, maxLength: 4 }),
    more: fc.nat(6),
    win: fc.constantFrom(...wins),
  });

  /** The results of all completions beside the bounds. */
  const night = ({ votes: own, more, win }: typeof small extends fc.Arbitrary<infer T> ? T : never) => {
    const votes = Object.fromEntries(own.map((one, at) => [`c${at}`, one]));
    const rule = withFirst({ win });
    const all = [...outcomes(rule, { votes, role: 'candidate' }, more)];
    const results = all.flatMap(({ result }) => (result?.kind === 'elected' ? [result] : []));
    const again = results.filter(({ secondRound }) => secondRound);
    return { all, results, again, bounds: roundOf(votes, more, rule) };
  };

  test('the round is decided only where all agree', () => {
    fc.assert(
      fc.property(small, (given) => {
        const { results, again, bounds } = night(given);
        expect(bounds.decided === 'next-round').toBe(again.length === results.length);
        if (bounds.decided === 'elected') expect(again.length).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  test('nobody is certain whom one does not elect', () => {
    fc.assert(
      fc.property(small, (given) => {
        const { all, results, bounds } = night(given);
        // Lots of a round that elects nobody are about who goes on.
        const electing = all.filter(({ result }) => result?.kind === 'elected' && !result.secondRound);
        for (const { option, is } of bounds.candidates) {
          const sure = results.filter(({ elected }) => elected.includes(option)).length;
          const drawn = electing.filter(({ lots }) => lots.some(({ among }) => among.includes(option))).length;
          const truth = sure === all.length ? 'elected' : sure + drawn === 0 ? 'out' : 'possible';
          expect(['possible', truth]).toContain(is);
          expect(is === truth || given.win !== 'most').toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('nobody is certain of the second round whom one does not send on', () => {
    fc.assert(
      fc.property(small, (given) => {
        const { again, bounds } = night(given);
        for (const { option, advances } of bounds.candidates) {
          const goes = again.filter(({ advancing }) => advancing.includes(option)).length;
          expect(advances === 'yes' ? again.length : goes).toBe(goes);
          expect(advances === 'no' ? 0 : goes).toBe(goes);
        }
      }),
      { numRuns: 100 },
    );
  });
});
