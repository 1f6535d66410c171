import type { Contest } from '@saylau/core';
import { describe, expect, test } from 'vitest';
import { againstAll } from './candidates.js';
import { RehearsalError } from './error.js';
import { smallInput } from './small.test-kit.js';
import { contestTotals } from './totals.js';

const { plan, elections } = smallInput();
const [list] = elections[0]?.election.contests ?? [];

/** A contest with lists a, b, c of which these figures and percentages are published. */
function published(figures: Readonly<Record<string, number>>, percent: Readonly<Record<string, string>> = {}): Contest {
  if (list === undefined) throw new Error('no list');
  const tally = new Map([[list.area, new Map(Object.entries(figures).map(([line, own]) => [line, BigInt(own)]))]]);
  return { ...list, polls: [{ round: 1, tally }], declared: { percent: new Map(Object.entries(percent)) } };
}

const options = [...(list?.options.filter(({ role }) => role === 'list') ?? []), againstAll];
const standing = { options, weights: [60, 30, 6, 4] };
const totalsOf = (contest: Contest | undefined, room: number) => contestTotals(plan, contest, standing, room, 'x');

describe('what a contest comes to', () => {
  test('all votes published: as many ballots as the assumed share of invalid ones makes of them', () => {
    const all = published({ a: 5000, b: 3000, c: 1000, 'against-all': 800 });
    expect(totalsOf(all, 20_000)).toEqual({ cast: 10_000, votes: [5000, 3000, 1000, 800], splits: [200] });
  });

  test('all votes published, and as many voters as votes: no ballot is invalid', () => {
    const all = published({ a: 5000, b: 3000, c: 1000, 'against-all': 800 });
    expect(totalsOf(all, 9800)).toEqual({ cast: 9800, votes: [5000, 3000, 1000, 800], splits: [0] });
  });

  test('votes and ballots cast published: the rest is invalid', () => {
    const all = published({ a: 5000, b: 3000, c: 1000, 'against-all': 800, cast: 9900 });
    expect(totalsOf(all, 20_000)).toEqual({ cast: 9900, votes: [5000, 3000, 1000, 800], splits: [100] });
  });

  test('one figure missing, nothing to tell it: what the assumed numbers leave', () => {
    const some = published({ a: 5000, b: 3000, c: 1000 });
    expect(totalsOf(some, 10_000)).toEqual({ cast: 9900, votes: [5000, 3000, 1000, 702], splits: [198] });
  });

  test('one figure missing and no room for the assumed invalid ballots: fewer are', () => {
    const some = published({ a: 5000, b: 3000, c: 1000 });
    expect(totalsOf(some, 9100)).toEqual({ cast: 9009, votes: [5000, 3000, 1000, 0], splits: [9] });
  });

  test('two figures missing, the base told by the printed percentages of the others', () => {
    // 5000 is 50.0 % of 9991 to 10 010.
    const some = published({ a: 5000, b: 3000, cast: 10_100 }, { a: '50.0' });
    expect(totalsOf(some, 20_000)).toEqual({ cast: 10_100, votes: [5000, 3000, 1200, 800], splits: [100] });
  });

  test('a percentage alone: the votes in the middle of those that print so', () => {
    const { votes, cast, splits } = totalsOf(published({ cast: 10_000 }, { c: '19.68' }), 10_000);
    expect([cast, splits]).toEqual([10_000, [200]]);
    expect(votes[2]).toBe(1929);
    expect(votes.reduce((sum, own) => sum + own, 0)).toBe(9800);
  });

  test('nothing published: the assumed shares and weights', () => {
    expect(totalsOf(undefined, 10_000)).toEqual({ cast: 9900, votes: [5821, 2911, 582, 388], splits: [198] });
  });

  test('more votes than ballots cast are refused', () => {
    const wrong = published({ a: 5000, b: 3000, c: 1000, 'against-all': 800, cast: 9799 });
    expect(() => totalsOf(wrong, 20_000)).toThrow(RehearsalError);
    const right = published({ a: 5000, b: 3000, c: 1000, 'against-all': 800, cast: 9800 });
    expect(totalsOf(right, 20_000).splits).toEqual([0]);
  });
});
