/** Questions while votes are outstanding: quorum, majority, and majorities of regions. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition } from '../condition.js';
import {
  adoptedOf,
  allOf,
  area,
  atLeast,
  contest,
  countOne,
  election,
  inRegions,
  moreThan,
  rules,
  sum,
  type Votes,
} from '../count/election.test-kit.js';
import { type QuestionRule, unspecified } from '../rules.js';
import { canStillChange } from './can-still-change.js';
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
});

describe('a line of which nobody says how votes add to it', () => {
  const lines = (received: number) => ({ 'took-part': 12, registered: 29, 'ballots-received': received });
  const quorum = question(half, moreThan('1/2', 'registered', 'ballots-received'));
  const valid = (received: number, more: number) => at(quorum, { yes: 9, no: 3 }, more, lines(received)).valid;

  test('does not grow when nothing more comes: the question is what the count says', () => {
    const rule = question(moreThan('1/2', 'ballots-received'), atLeast('40%', 'registered', 'took-part'));
    const settled = (yes: number) => at(rule, { yes, no: 12 - yes }, 0, lines(12));
    for (const yes of [6, 7, 9]) {
      const counted = adoptedOf(countOne(rule, { votes: { yes, no: 12 - yes }, lines: lines(12), role: 'answer' }));
      expect(settled(yes)).toMatchObject({ valid: 'yes', majority: counted ? 'yes' : 'no' });
    }
    expect(settled(9).adopted).toBe('yes');
    expect(settled(6).adopted).toBe('no');
  });

  test('does not fall: a quorum that is met is met, one that is not may be', () => {
    expect([valid(14, 1), valid(15, 1)]).toEqual(['open', 'yes']);
    expect([valid(14, 0), valid(15, 0)]).toEqual(['no', 'yes']);
  });

  test('may grow without end: a share of it can fail, and fails for certain where all votes to come do not make it', () => {
    const share = question(moreThan('1/2', 'ballots-received'));
    expect(at(share, { yes: 12, no: 0 }, 1, lines(12)).adopted).toBe('open');
    expect(at(share, { yes: 5, no: 7 }, 1, lines(12)).adopted).toBe('no');
    expect(at(share, { yes: 6, no: 6 }, 1, lines(12)).adopted).toBe('open');
  });

  test('is left alone where it is of the voters on the list, which may be of all stations', () => {
    const more = { turnout: { count: sum('took-part'), of: sum('electors') } };
    const rule = question(moreThan('1/2', 'registered', 'electors'));
    const given = election([contest({ votes: { yes: 1 }, lines: { registered: 29, electors: 20 }, role: 'answer' })]);
    const withMore = (votes: bigint) => canStillChange(given, rules({ p: rule }, more), new Map([['c', { votes }]]));
    expect(withMore(1n).get('c')).toMatchObject({ adopted: 'open' });
    expect(withMore(0n).get('c')).toMatchObject({ adopted: 'yes' });
  });

  test('of every completion, with so much added to the line: certain only where all agree', () => {
    const conditions = [
      moreThan('1/2', 'ballots-received'),
      atLeast('1/2', 'registered', 'ballots-received'),
      moreThan('1/3', 'took-part', 'ballots-received - took-part'),
      atLeast('1/2', 'ballots-received', 'took-part'),
    ];
    const small = fc.record({
      ...{ yes: fc.nat(8), no: fc.nat(8), beyond: fc.nat(8), more: fc.nat(3) },
      adopt: fc.constantFrom(...conditions),
    });
    const linesOf = (own: { yes: number; no: number; 'ballots-received': number }, invalid: number): Votes => ({
      ...{ 'took-part': own.yes + own.no + invalid, registered: 20, 'ballots-received': own['ballots-received'] },
    });
    const certainty = (is: boolean | undefined) => (is === undefined ? 'open' : is ? 'yes' : 'no');
    const seen = new Set<string>();
    fc.assert(
      fc.property(small, ({ yes, no, beyond, more, adopt }) => {
        const night = { yes, no, 'ballots-received': yes + no + beyond };
        const { adopted } = at(question(adopt), { yes, no }, more, linesOf(night, 0));
        seen.add(`${more === 0} ${adopted}`);
        for (const [a = 0, b = 0, invalid = 0, beside = 0] of ways(4, more)) {
          const came = a + b + invalid;
          const received = night['ballots-received'] + came + beside * 2;
          const lines = linesOf({ yes: yes + a, no: no + b, 'ballots-received': received }, invalid);
          const is = adoptedOf(
            countOne(question(adopt), { votes: { yes: yes + a, no: no + b }, lines, role: 'answer' }),
          );
          expect(['open', certainty(is)]).toContain(adopted);
        }
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(['false no', 'false open', 'false yes', 'true no', 'true yes']);
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
