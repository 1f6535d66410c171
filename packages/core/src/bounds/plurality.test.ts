/** Plurality while votes are outstanding: decided where the lead is more than what can come. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLeast, electedOf, plurality, type Votes } from '../count/election.test-kit.js';
import { unspecified } from '../rules.js';
import { boundsOf, ofKind, outcomes } from './night.test-kit.js';

const seatOf = (votes: Votes, more: number, rule = plurality()) => {
  const { decided, candidates, lead } = ofKind(boundsOf(rule, { votes, role: 'candidate' }, more), 'plurality');
  return { decided, lead, is: candidates.map(({ is }) => is) };
};

describe('one seat', () => {
  test('a lead of one more than what can come decides', () => {
    expect(seatOf({ a: 111, b: 100, c: 5 }, 10)).toEqual({ decided: true, lead: 11n, is: ['elected', 'out', 'out'] });
  });

  test('a lead of exactly what can come leaves a lot possible', () => {
    expect(seatOf({ a: 110, b: 100, c: 5 }, 10)).toEqual({
      decided: false,
      lead: 10n,
      is: ['possible', 'possible', 'out'],
    });
  });

  test('a lead of one less than what can come is open', () => {
    expect(seatOf({ a: 109, b: 100, c: 5 }, 10)).toMatchObject({ decided: false, is: ['possible', 'possible', 'out'] });
  });

  test('votes against all decide nothing', () => {
    const given = { votes: { a: 20, b: 5, 'against-all': 400 }, role: 'candidate' } as const;
    expect(boundsOf({ rule: plurality(), againstAll: true }, given, 14)).toMatchObject({ decided: true });
  });

  test('equal votes are decided by the law when all is in, and open before', () => {
    const given = {
      votes: { a: 20, b: 20 },
      role: 'candidate',
      about: { a: { born: '1970-01-01' }, b: { born: '1960-01-01' } },
    } as const;
    const rule = plurality({ ties: ['older'] });
    expect(boundsOf(rule, given, 0)).toMatchObject({ decided: true, candidates: [{ is: 'out' }, { is: 'elected' }] });
    expect(boundsOf(rule, given, 1)).toMatchObject({ decided: false });
    expect(seatOf({ a: 20, b: 20 }, 0)).toMatchObject({ decided: false, is: ['possible', 'possible'] });
  });
});

test('a quorum that can still fail or be met keeps the seat open', () => {
  const rule = plurality({ valid: atLeast('50%', 'registered', 'options') });
  const given = (registered: number) => ({ votes: { a: 40, b: 5 }, role: 'candidate', lines: { registered } }) as const;
  const at = (registered: number) => ofKind(boundsOf(rule, given(registered), 10), 'plurality');
  expect(at(90)).toMatchObject({ valid: 'yes', decided: true, takenAsFinal: ['registered'] });
  expect(at(91)).toMatchObject({ valid: 'open', decided: false, candidates: [{ is: 'possible' }, { is: 'out' }] });
  expect(at(111)).toMatchObject({ valid: 'no', decided: true, candidates: [{ is: 'out' }, { is: 'out' }] });
});

test('seats or votes that are not known are not bounded', () => {
  const votes = { a: 2, b: 1 };
  expect(boundsOf(plurality({ seats: unspecified }), { votes }, 1)).toMatchObject({ why: 'law-open' });
  expect(boundsOf(plurality(), { votes, seats: null }, 1)).toMatchObject({ why: 'figures-absent' });
  expect(boundsOf(plurality(), { votes: { a: 2, b: null } }, 1)).toMatchObject({ why: 'figures-absent' });
  expect(boundsOf(plurality(), { votes, candidates: 3 }, 1)).toMatchObject({ why: 'figures-absent' });
});

test('of every completion: elected in all, in none, or in some', () => {
  const small = fc.record({
    votes: fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
    more: fc.nat(5),
    seats: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(small, ({ votes: own, more, seats }) => {
      const votes = Object.fromEntries(own.map((one, at) => [`c${at}`, one]));
      const rule = plurality({ seats });
      const all = [...outcomes(rule, { votes, role: 'candidate' }, more)];
      const found = ofKind(boundsOf(rule, { votes, role: 'candidate' }, more), 'plurality');
      for (const { option, is } of found.candidates) {
        const sure = all.filter((outcome) => electedOf(outcome)?.includes(option)).length;
        const drawn = all.filter(({ lots }) => lots.some(({ among }) => among.includes(option))).length;
        expect(is).toBe(sure === all.length ? 'elected' : sure + drawn === 0 ? 'out' : 'possible');
      }
    }),
    { numRuns: 150 },
  );
});
