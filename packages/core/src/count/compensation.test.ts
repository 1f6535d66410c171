/** Lists set against districts: seats held are counted in; overhang within, added, levelled; independents. */

import { describe, expect, test } from 'vitest';
import type { ListRule } from '../rules.js';
import { countElection } from './count.js';
import { contest, countOne, election, lists, plurality, rules, seatsOf, stepOf } from './election.test-kit.js';

const party = (id: string) => ({ party: id });
const about = { a: party('a'), b: party('b'), c: party('c') };

/** Districts won by `winners` (a party, or undefined for an independent), and one list of `seats` in all. */
function count(
  winners: readonly (string | undefined)[],
  votes: Readonly<Record<string, number>>,
  rule: Partial<ListRule> = {},
) {
  const districts = winners.map((winner, index) =>
    contest({
      id: `d${index}`,
      part: 'districts',
      role: 'candidate',
      votes: { first: 2, second: 1 },
      about: { first: winner === undefined ? {} : party(winner) },
    }),
  );
  const list = contest({ id: 'list', part: 'list', votes, about });
  const law = rules({
    list: lists({ seats: 10, method: 'sainte-lague', compensates: ['districts'], ties: ['lot'], ...rule }),
    districts: plurality(),
  });
  const { contests, chambers } = countElection(election([list, ...districts]), law);
  return { list: contests[0]!, chamber: chambers[0]! };
}

const votes = { a: 60, b: 30, c: 10 };

test('the list makes up for the districts: each party has its share of the whole', () => {
  expect(seatsOf(count(['a', 'a', 'a', 'b'], votes).list)).toEqual({ a: 3, b: 2, c: 1 });
});

test('seats won by independents are not for the lists', () => {
  const { list } = count(['a', 'a', undefined, undefined], votes);
  expect(Object.values(seatsOf(list) ?? {}).reduce((sum, own) => sum + own, 0)).toBe(6);
  expect(stepOf(list, 'held')).toMatchObject({ elsewhere: 2 });
});

describe('a party holds more than its due', () => {
  const winners = ['b', 'b', 'b', 'b', 'b'];

  test('within: the others get fewer', () => {
    expect(seatsOf(count(winners, votes).list)).toEqual({ a: 4, b: 0, c: 1 });
    expect(seatsOf(count(winners, votes, { overhang: 'within' }).list)).toEqual({ a: 4, b: 0, c: 1 });
  });

  test('added: the others get their due, the chamber grows by two', () => {
    const { list } = count(winners, votes, { overhang: 'added' });
    expect(seatsOf(list)).toEqual({ a: 6, b: 0, c: 1 });
    expect(stepOf(list, 'overhang')).toMatchObject({ option: 'b', seats: 2 });
  });

  test('levelled: the chamber grows until five seats are its due', () => {
    const { list } = count(winners, { ...votes, c: 11 }, { overhang: 'levelled' });
    expect(stepOf(list, 'levelled')?.seats).toBeGreaterThan(10);
    const seats = seatsOf(list);
    expect(seats).toMatchObject({ b: 0 });
    expect((seats?.a ?? 0) / 5).toBeGreaterThanOrEqual(1.7);
  });

  test('levelled with lists that can run out may still grow', () => {
    const rule = { overhang: 'levelled', exhausted: 'redistribute' } as const;
    expect(seatsOf(count(winners, votes, rule).list)).toEqual(
      seatsOf(count(winners, votes, { overhang: 'levelled' }).list),
    );
  });
});

test('seats held stand in the file where the districts are not counted here', () => {
  const held = new Map([
    ['a', 3],
    ['b', 1],
  ]);
  const outcome = countOne(lists({ method: 'sainte-lague', compensates: ['districts'] }), { votes, about, held });
  expect(seatsOf(outcome)).toEqual({ a: 3, b: 2, c: 1 });
});

test('a list with few candidates can take them all beside the seats it holds', () => {
  const held = new Map([['a', 3]]);
  const rule = lists({ method: 'sainte-lague', compensates: ['districts'], exhausted: 'redistribute' });
  const outcome = countOne(rule, { votes, held, about: { ...about, a: { party: 'a', candidates: 3 } } });
  expect(seatsOf(outcome)).toEqual({ a: 3, b: 3, c: 1 });
});

test('a district without figures leaves the lists not determinable, and names the part', () => {
  const open = contest({ id: 'd', part: 'districts', role: 'candidate', votes: { first: null, second: 1 } });
  const list = contest({ id: 'list', part: 'list', votes, about });
  const law = rules({ list: lists({ compensates: ['districts'] }), districts: plurality() });
  expect(countElection(election([list, open]), law).contests[0]).toMatchObject({
    status: 'not-determinable',
    missing: ['districts'],
  });
});

test('a part declared as a whole is enough', () => {
  const list = contest({ id: 'list', part: 'list', votes, about });
  const law = rules({ list: lists({ compensates: ['districts'] }), districts: plurality() });
  const declaredParts = new Map([
    [
      'districts',
      new Map([
        ['a', 3],
        ['b', 1],
      ]),
    ],
  ]);
  expect(seatsOf(countElection(election([list], { declaredParts }), law).contests[0]!)).toEqual({ a: 3, b: 2, c: 1 });
});

test('parts wait for each other in a chain, whatever their order in the law', () => {
  const top = contest({ id: 'top', part: 'top', votes: { a: 50, b: 50 }, about });
  const middle = contest({ id: 'middle', part: 'middle', votes: { a: 60, b: 40 }, about });
  const district = contest({
    id: 'd',
    part: 'districts',
    role: 'candidate',
    votes: { first: 2, second: 1 },
    about: { first: party('a') },
  });
  const law = rules({
    top: lists({ seats: 8, compensates: ['middle'] }),
    middle: lists({ seats: 5, compensates: ['districts'] }),
    districts: plurality(),
  });
  const { contests } = countElection(election([top, middle, district]), law);
  expect(contests.map(seatsOf)).toEqual([{ a: 2, b: 2 }, { a: 2, b: 2 }, undefined]);
});

test('parts set against each other cannot be counted, and end', () => {
  const law = rules({ x: lists({ compensates: ['y'] }), y: lists({ compensates: ['x'] }) });
  const { contests } = countElection(
    election([contest({ id: 'x', part: 'x', votes }), contest({ id: 'y', part: 'y', votes })]),
    law,
  );
  expect(contests.map(({ status }) => status)).toEqual(['not-determinable', 'not-determinable']);
});
