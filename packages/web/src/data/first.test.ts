/** Who is first: elected only by the count, declared only by a declaration, nobody on a tie, and why nobody is elected. */

import { fraction, type Part, parseSum } from '@saylau/core';
import { expect, test } from 'vitest';
import { sheet } from '../../../acts/src/made.test-kit.js';
import { accepts, closed } from '../../../acts/src/record.test-kit.js';
import { bodiesData } from '../pages/election/bodies-data.js';
import { placeRow } from '../pages/election/lists-data.js';
import { contestFull } from './contest-full.js';
import { sourceFrom } from './record.test-kit.js';
import type { ElectionSource } from './source.js';
import { type Given, sourceOf } from './source.test-kit.js';
import { ToldNames } from './told.js';

const seat: Part = { rule: { rule: 'plurality', seats: 1, ties: ['lot'] }, againstAll: false };
const half = { amount: fraction(1n, 2n), strict: false };
const quorum: Part = {
  ...seat,
  rule: {
    ...seat.rule,
    rule: 'plurality',
    seats: 1,
    ties: ['lot'],
    valid: { kind: 'share', bound: half, sum: parseSum('took-part')!, of: parseSum('registered')! },
  },
};
const declared = { declared: { elected: ['b'] } };
const votes = { a: 120, b: 80 };

function told(source: ElectionSource, id: string) {
  const outcome = source.outcome().contests.find(({ contest }) => contest === id)!;
  const contest = source.loaded.election.contests.find((one) => one.id === id);
  const row = placeRow(source, outcome, contest);
  return { row, full: contestFull(source, outcome, new ToldNames(source.loaded)) };
}

test.each<[string, Omit<Given, 'role'>, object, string | undefined]>([
  ['elected by the count', { part: seat, votes }, { is: 'elected' }, 'a'],
  ['declared, and not to be counted', { part: quorum, votes, contest: declared }, { is: 'declared' }, 'b'],
  ['neither', { part: quorum, votes }, { is: 'most', why: 'unknown' }, 'a'],
  [
    'no quorum',
    { part: quorum, votes, lines: { 'took-part': 200, registered: 500 } },
    { is: 'most', why: 'invalid' },
    'a',
  ],
  ['as many votes', { part: seat, votes: { a: 100, b: 100 } }, { is: 'tie', why: 'lot' }, undefined],
  ['as many, not to be counted', { part: quorum, votes: { a: 9, b: 9 } }, { is: 'tie', why: 'unknown' }, undefined],
])('%s', (_, given, first, name) => {
  const { row, full } = told(sourceOf({ ...given, role: 'candidate' }), 'c');
  expect({ is: row.is, why: row.why }).toEqual({ why: undefined, ...first });
  expect(full.first).toEqual(first);
  expect(row.first?.name).toEqual(name === undefined ? undefined : { en: name });
});

test('where no votes are known nobody is first', () => {
  const { row, full } = told(sourceOf({ part: seat, role: 'candidate', votes: { a: null, b: null } }), 'c');
  expect(row).not.toHaveProperty('is');
  expect(full).not.toHaveProperty('first');
});

test('only who is elected or declared is a known winner', () => {
  const known = (given: Omit<Given, 'role'>) => {
    const source = sourceOf({ ...given, role: 'candidate' });
    return bodiesData(source, new ToldNames(source.loaded)).rows.map(({ isKnown }) => isKnown);
  };
  expect(known({ part: quorum, votes })).toEqual([false]);
  expect(known({ part: quorum, votes, contest: declared })).toEqual([true]);
});

test('of a log: leads while a protocol is missing, and equal votes name nobody; with all in, the law leaves it open', () => {
  const log = closed();
  const seatOne = () => told(sourceFrom(log), 'seat-1').row;
  accepts(log, 'a1', sheet({ p: 40, q: 30 }), 'seat-1');
  expect(seatOne()).toMatchObject({ is: 'leads', first: { votes: 40 } });
  accepts(log, 'a2', sheet({ p: 30, q: 40 }), 'seat-1');
  expect(seatOne()).toMatchObject({ is: 'tie', why: 'law', lead: 0 });
  expect(seatOne().first).toBeUndefined();
  accepts(log, 'a3', sheet({ p: 40, r: 40 }), 'seat-2');
  const open = told(sourceFrom(log), 'seat-2').row;
  expect(open.is).toBe('tie');
  expect(open.why).toBeUndefined();
});
