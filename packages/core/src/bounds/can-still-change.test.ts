/** A whole night: several contests, protocols in any order, bounds that hold and close. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countElection } from '../count/count.js';
import { atLeast, contest, election, lists, moreThan, plurality, rules } from '../count/election.test-kit.js';
import type { Result } from '../count/outcome.js';
import type { MajorityRule, QuestionRule } from '../rules.js';
import { canStillChange } from './can-still-change.js';
import type { CandidateStanding, ContestBounds, ListBounds, RoundBounds } from './contest-bounds.js';

const runoff: MajorityRule = {
  rule: 'majority',
  rounds: [
    { win: moreThan('1/2', 'options'), advance: { top: 2 }, ties: ['lot'] },
    { win: 'most', ties: ['lot'] },
  ],
};
const question: QuestionRule = { rule: 'question', answer: 'o0', adopt: moreThan('1/2', 'options') };
const law = rules({
  list: lists({ seats: 20, admit: atLeast('5%', 'options'), ties: ['lot'] }),
  district: plurality(),
  president: runoff,
  question,
});
const parts = ['list', 'district', 'president', 'question'] as const;

/** Votes of 12 stations in each contest, 4 options each. */
const stations = fc.array(
  fc.array(fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 }),
  {
    minLength: 12,
    maxLength: 12,
  },
);

/** The night with the first stations of an order, and what the others can still bring. */
function nightAfter(all: readonly (readonly (readonly number[])[])[], arrived: number) {
  const contests = parts.map((part, at) => {
    const sum = (option: number): number =>
      all.slice(0, arrived).reduce((total, station) => total + (station[at]?.[option] ?? 0), 0);
    const votes = { o0: sum(0), o1: sum(1), o2: sum(2), o3: sum(3) };
    return contest({ id: part, part, votes, role: part === 'list' ? 'list' : 'candidate' });
  });
  const left = (at: number): bigint =>
    BigInt(
      all.slice(arrived).reduce((total, station) => total + (station[at] ?? []).reduce((a, b) => a + b, 0) + 3, 0),
    );
  return { night: election(contests), outstanding: new Map(parts.map((part, at) => [part, { votes: left(at) }])) };
}

/** What is certain came to pass. */
function expectHolds(bounds: ContestBounds | undefined, final: Result | undefined): void {
  if (bounds?.kind === 'list' && final?.kind === 'seats') expectSeats(bounds, final);
  if (bounds?.kind === 'plurality' && final?.kind === 'elected') expectElected(bounds.candidates, final.elected);
  if (bounds?.kind === 'round' && final?.kind === 'elected') expectRound(bounds, final);
  if (bounds?.kind === 'question' && final?.kind === 'answer') {
    expect(['open', final.adopted ? 'yes' : 'no']).toContain(bounds.adopted);
  }
}

function expectSeats({ lists: rows }: ListBounds, final: Extract<Result, { kind: 'seats' }>): void {
  for (const [at, { lowest, highest }] of rows.entries()) {
    expect(final.rows[at]?.seats).toBeGreaterThanOrEqual(lowest.seats);
    expect(final.rows[at]?.seats).toBeLessThanOrEqual(highest.seats);
  }
}

function expectElected(candidates: readonly CandidateStanding[], elected: readonly string[]): void {
  for (const { option, is } of candidates) {
    expect(['possible', elected.includes(option) ? 'elected' : 'out']).toContain(is);
  }
}

function expectRound(bounds: RoundBounds, final: Extract<Result, { kind: 'elected' }>): void {
  expect(['open', final.secondRound ? 'next-round' : 'elected']).toContain(bounds.decided);
  expectElected(bounds.candidates, final.elected);
  for (const { option, advances } of final.secondRound ? bounds.candidates : []) {
    expect(['open', final.advancing.includes(option) ? 'yes' : 'no']).toContain(advances);
  }
}

describe('a night with protocols in any order', () => {
  test('ends within the bounds of every moment, and the bounds only narrow', () => {
    fc.assert(
      fc.property(stations, (all) => {
        const final = countElection(nightAfter(all, all.length).night, law).contests;
        if (final.some(({ lots }) => lots.length > 0)) return;
        let width = Number.POSITIVE_INFINITY;
        for (let arrived = 0; arrived <= all.length; arrived++) {
          const { night, outstanding } = nightAfter(all, arrived);
          const bounds = canStillChange(night, law, outstanding);
          for (const { contest: id, result } of final) expectHolds(bounds.get(id), result);
          const now = widthOf(bounds.get('list'));
          expect(now).toBeLessThanOrEqual(width);
          width = now;
        }
        expect(width).toBe(0);
      }),
      { numRuns: 12 },
    );
  });
});

/** How far the ends of all lists are apart. */
function widthOf(bounds: ContestBounds | undefined): number {
  if (bounds?.kind !== 'list') return Number.POSITIVE_INFINITY;
  return bounds.lists.reduce((sum, { lowest, highest }) => sum + highest.seats - lowest.seats, 0);
}

describe('a contest', () => {
  const night = election([
    contest({ votes: { a: 2, b: 1 } }),
    contest({ id: 'd', part: 'elsewhere', votes: { a: 1 } }),
  ]);

  test('of which nothing is known of what can come is not bounded', () => {
    expect(canStillChange(night, rules({ p: plurality() }), new Map()).get('c')).toEqual({
      kind: 'not-bounded',
      why: 'outstanding-unknown',
    });
  });

  test('for which the law has no place has no bounds', () => {
    expect([...canStillChange(night, rules({ p: plurality() }), new Map()).keys()]).toEqual(['c']);
  });

  test('that no votes fill is not bounded', () => {
    const given = rules({ p: { rule: 'given', seats: 5 } });
    expect(canStillChange(night, given, new Map([['c', { votes: 1n }]])).get('c')).toMatchObject({ why: 'no-votes' });
  });
});
