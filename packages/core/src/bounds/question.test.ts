/** Questions while votes are outstanding: quorum, majority, and majorities of regions. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition } from '../condition.js';
import {
  adoptedOf,
  allOf,
  area,
  atLeast,
  countOne,
  inRegions,
  moreThan,
  type Votes,
} from '../count/election.test-kit.js';
import { type QuestionRule, unspecified } from '../rules.js';
import { boundsOf, ofKind, outcomes, ways } from './night.test-kit.js';

const question = (adopt: Condition, valid?: Condition): QuestionRule => ({
  rule: 'question',
  answer: 'yes',
  adopt,
  ...(valid === undefined ? {} : { valid }),
});
const half = moreThan('1/2', 'took-part');
const at = (rule: QuestionRule, votes: Votes, more: number, lines: Votes = {}) =>
  ofKind(boundsOf(rule, { votes, lines, role: 'answer' }, more), 'question');

describe('a majority of those who took part', () => {
  const lines = { 'took-part': 100 };

  test('is certain where all ballots to come, be they invalid, leave more than half', () => {
    expect(at(question(half), { yes: 60, no: 35 }, 19, lines).adopted).toBe('yes');
    expect(at(question(half), { yes: 60, no: 35 }, 20, lines).adopted).toBe('open');
  });

  test('of a ballot with one answer alone is kept away by invalid ballots', () => {
    expect(at(question(half), { yes: 60 }, 19, lines).adopted).toBe('yes');
    expect(at(question(half), { yes: 60 }, 20, lines).adopted).toBe('open');
  });

  test('is out of reach where all ballots to come do not make one', () => {
    expect(at(question(half), { yes: 40, no: 55 }, 20, lines).adopted).toBe('no');
    expect(at(question(half), { yes: 40, no: 55 }, 21, lines).adopted).toBe('open');
  });
});

test('nothing is a share of nothing: while no vote has come a share of none is open', () => {
  expect(at(question(atLeast('0', 'options')), { yes: 0, no: 0 }, 5).adopted).toBe('open');
  expect(at(question(atLeast('0', 'options')), { yes: 0, no: 0 }, 0).adopted).toBe('no');
  expect(at(question(atLeast('0', 'options')), { yes: 0, no: 1 }, 5).adopted).toBe('yes');
});

describe('a quorum of the registered', () => {
  const rule = question(half, moreThan('1/2', 'registered', 'took-part'));
  const quorum = (tookPart: number, more: number) =>
    at(rule, { yes: tookPart, no: 0 }, more, { 'took-part': tookPart, registered: 200 });

  test('met is met; the registered are taken as final and named', () => {
    expect(quorum(101, 5)).toMatchObject({ valid: 'yes', adopted: 'yes', takenAsFinal: ['registered'] });
  });

  test('is open where ballots to come can meet it, and fails where they cannot', () => {
    expect(quorum(100, 1)).toMatchObject({ valid: 'open', adopted: 'open' });
    expect(quorum(90, 10)).toMatchObject({ valid: 'no', adopted: 'no' });
  });

  test('of a line whose growth is not known is open', () => {
    const received = question(half, moreThan('1/2', 'registered', 'ballots-received'));
    const lines = { 'took-part': 10, registered: 100, 'ballots-received': 60 };
    expect(at(received, { yes: 10, no: 0 }, 1, lines).valid).toBe('open');
  });
});

describe('a majority of regions', () => {
  const rule = question(allOf(moreThan('1/2', 'options'), inRegions('2/3', moreThan('1/2', 'options'))));
  const areas = [area('total'), area('r1', 'total'), area('r2', 'total'), area('r3', 'total')];
  const given = (regions: Readonly<Record<string, Votes>>) =>
    ({ ballot: ['yes', 'no'], role: 'answer', tally: regions }) as const;
  const bounds = (regions: Readonly<Record<string, Votes>>, more: number) =>
    ofKind(boundsOf(rule, given(regions), more, { areas }), 'question');

  test('is certain where no region can turn, and open where the votes could all fall to one', () => {
    const regions = { r1: { yes: 60, no: 40 }, r2: { yes: 60, no: 40 }, r3: { yes: 10, no: 20 } };
    expect(bounds(regions, 19).adopted).toBe('yes');
    expect(bounds(regions, 20).adopted).toBe('open');
  });

  test('is out of reach where too few regions can turn', () => {
    const regions = { r1: { yes: 90, no: 10 }, r2: { yes: 40, no: 60 }, r3: { yes: 40, no: 60 } };
    expect(bounds(regions, 20).adopted).toBe('no');
    expect(bounds(regions, 21).adopted).toBe('open');
  });

  test('of the registered there is open: an area may have figures of the arrived stations alone', () => {
    const ofLists = question(inRegions('2/3', moreThan('1/4', 'registered')));
    const regions = {
      r1: { yes: 60, registered: 100 },
      r2: { yes: 60, registered: 100 },
      r3: { yes: 60, registered: 100 },
    };
    const adopted = (more: number) => ofKind(boundsOf(ofLists, given(regions), more, { areas }), 'question').adopted;
    expect(adopted(1)).toBe('open');
    expect(adopted(0)).toBe('yes');
  });

  test('of every completion by region: certain only where all agree', () => {
    const region = fc.record({ yes: fc.nat(6), no: fc.nat(6) });
    fc.assert(
      fc.property(fc.tuple(region, region, region), fc.nat(4), ([r1, r2, r3], more) => {
        const { adopted } = bounds({ r1, r2, r3 }, more);
        if (adopted === 'open') return;
        for (const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] of ways(6, more)) {
          const regions = {
            r1: { yes: r1.yes + a, no: r1.no + b },
            r2: { yes: r2.yes + c, no: r2.no + d },
            r3: { yes: r3.yes + e, no: r3.no + f },
          };
          expect(adoptedOf(countOne(rule, given(regions), { areas }))).toBe(adopted === 'yes');
        }
      }),
      { numRuns: 30 },
    );
  });
});

test('of every completion: adopted in all, in none, or open', () => {
  const small = fc.record({
    yes: fc.nat(12),
    no: fc.nat(12),
    more: fc.nat(12),
    strict: fc.boolean(),
    share: fc.constantFrom('1/2', '2/3', '0'),
  });
  fc.assert(
    fc.property(small, ({ yes, no, more, strict, share }) => {
      const rule = question((strict ? moreThan : atLeast)(share, 'options'));
      const all = [...outcomes(rule, { votes: { yes, no }, role: 'answer' }, more)].map(adoptedOf);
      const truth = all.includes(true) ? (all.includes(false) ? 'open' : 'yes') : 'no';
      expect(at(rule, { yes, no }, more).adopted).toBe(truth);
    }),
    { numRuns: 200 },
  );
});

test('an answer that is not there, or a majority that the law does not give, is not bounded', () => {
  const votes = { no: 2, maybe: 1 };
  expect(boundsOf(question(half), { votes }, 1)).toMatchObject({ why: 'figures-absent', at: 'yes' });
  expect(boundsOf({ ...question(half), adopt: unspecified }, { votes: { yes: 1 } }, 1)).toMatchObject({
    why: 'law-open',
  });
});
