/** The whole body: parts added up by party, counted or declared. */

import { describe, expect, test } from 'vitest';
import type { Election } from '../election.js';
import { countElection } from './count.js';
import { contest, election, lists, plurality, rules } from './election.test-kit.js';
import type { Chamber } from './outcome.js';

const party = (id: string) => ({ party: id });
const law = rules({ list: lists({ seats: 69 }), districts: { rule: plurality({ ties: ['lot'] }), contests: 29 } });
const list = contest({
  id: 'list',
  part: 'list',
  votes: { amanat: 40, auyl: 29 },
  about: { amanat: party('amanat'), auyl: party('auyl') },
});
const districtsWon = new Map([
  [
    'districts',
    new Map([
      ['amanat', 22],
      ['independent', 7],
    ]),
  ],
]);
const totals = ({ rows }: Chamber) => Object.fromEntries(rows.map((row) => [row.party, row.total]));
const chamber = (contests: Parameters<typeof election>[0], more: Partial<Election> = {}, own = law) =>
  countElection(election(contests, more), own).chambers[0]!;

/** A district won by `winner`; undefined: an independent. */
const district = (index: number, winner?: string, votes: readonly [number | null, number] = [2, 1]) =>
  contest({
    id: `d${index}`,
    part: 'districts',
    role: 'candidate',
    votes: { first: votes[0], second: votes[1] },
    about: { first: winner === undefined ? {} : party(winner), second: party('second') },
  });

test('lists counted, districts declared as a whole: 40 + 22 = 62 of 98', () => {
  const own = chamber([list], { declaredParts: districtsWon });
  expect(totals(own)).toEqual({ amanat: 62, auyl: 29, independent: 7 });
  expect(own).toMatchObject({ seats: 98, vacant: 0 });
  expect(own.parts.map(({ status, seats }) => [status, seats])).toEqual([
    ['counted', 69],
    ['declared-only', 29],
  ]);
  expect(own.rows[0]?.parts.get('districts')).toEqual({ seats: 22, status: 'declared-only' });
});

test('all districts counted: independents are one row', () => {
  const winners = [...new Array(22).fill('amanat'), ...new Array(7).fill(undefined)];
  const own = chamber([list, ...winners.map((winner, index) => district(index, winner))]);
  expect(totals(own)).toEqual({ amanat: 62, auyl: 29, independent: 7 });
  expect(own.parts.map(({ status }) => status)).toEqual(['counted', 'counted']);
});

test('fewer districts in the file than the law foresees: the part is not counted whole', () => {
  const own = chamber([list, district(0, 'amanat')]);
  expect(own.parts[1]).toEqual({ part: 'districts', status: 'not-determinable', missing: ['contests'], seats: 29 });
  expect(own.seats).toBe(98);
  expect(totals(own)).toEqual({ amanat: undefined, auyl: undefined });
});

test('fewer districts than foreseen, and the part declared: as declared', () => {
  expect(totals(chamber([list, district(0, 'amanat')], { declaredParts: districtsWon }))).toMatchObject({ amanat: 62 });
});

test('nothing about a part: no totals', () => {
  const own = chamber([list]);
  expect(totals(own)).toEqual({ amanat: undefined, auyl: undefined });
  expect(own.parts[1]?.status).toBe('not-determinable');
});

describe('beside the declared chamber', () => {
  const compared = (declared: Readonly<Record<string, number>>) => {
    const declaredChamber = new Map(Object.entries(declared));
    return Object.fromEntries(
      chamber([list], { declaredParts: districtsWon, declaredChamber }).rows.map((row) => [row.party, row.comparison]),
    );
  };

  test('agrees, or differs by so many', () => {
    expect(compared({ amanat: 63, auyl: 29 })).toMatchObject({
      amanat: { is: 'differs', counted: '62', declared: '63', by: '1' },
      auyl: { is: 'agrees' },
      independent: { is: 'not-declared', counted: '7' },
    });
  });

  test('a party that was declared and has no seat counted', () => {
    expect(compared({ osdp: 4 }).osdp).toMatchObject({ is: 'differs', counted: '0', declared: '4' });
  });

  test('a party that a lot can still give a seat has no total to compare', () => {
    const own = rules({ list: lists({ seats: 69 }), districts: plurality() });
    const declaredChamber = new Map([
      ['amanat', 41],
      ['second', 0],
      ['auyl', 29],
    ]);
    const { rows } = chamber([list, district(0, 'amanat', [1, 1])], { declaredChamber }, own);
    expect(Object.fromEntries(rows.map((row) => [row.party, row.comparison?.is]))).toEqual({
      amanat: 'not-counted',
      second: 'not-counted',
      auyl: 'agrees',
    });
  });
});

test('an election that fills several bodies has a chamber for each', () => {
  const own = rules({ list: lists({ seats: 4 }), districts: plurality() });
  const contests = ['north', 'south'].flatMap((body, index) => [
    contest({ id: `l${index}`, part: 'list', body, votes: { a: 3, b: 1 }, seats: 4 + index * 4 }),
    { ...district(index, 'a'), body },
  ]);
  const { chambers } = countElection(election(contests), own);
  expect(chambers.map(({ body, seats }) => [body, seats])).toEqual([
    ['north', 5],
    ['south', 9],
  ]);
  expect(chambers.map(totals)).toEqual([
    { a: 4, b: 1 },
    { a: 7, b: 2 },
  ]);
});

test('a district whose winner is declared without votes is added as declared', () => {
  const own = rules({ list: lists({ seats: 69 }), districts: plurality() });
  const open = { ...district(1, 'amanat', [null, 1]), declared: { elected: ['first'] } };
  const result = chamber([list, district(0, 'auyl'), open], {}, own);
  expect(totals(result)).toEqual({ amanat: 41, auyl: 30 });
  expect(result.parts[1]).toMatchObject({ status: 'declared-only', missing: ['first'] });
});

test('a lot to draw beside a declared district leaves the parties in it without a total', () => {
  const own = rules({ list: lists({ seats: 69 }), districts: plurality() });
  const declared = { ...district(1, 'auyl', [null, 1]), declared: { elected: ['first'] } };
  const result = chamber([list, district(0, 'amanat', [1, 1]), declared], {}, own);
  expect(totals(result)).toMatchObject({ amanat: undefined, auyl: 30 });
});

test('seats of a part without contests: as many as the law has contests, and unknown where it does not say', () => {
  const noticed = (contests?: number) => {
    const districts = { rule: plurality(), ...(contests === undefined ? {} : { contests }) };
    const { notices, chambers } = countElection(election([list]), rules({ list: lists({ seats: 69 }), districts }));
    return [notices, chambers[0]?.seats];
  };
  expect(noticed(29)).toEqual([[{ kind: 'no-votes', part: 'districts', number: 29 }], 98]);
  expect(noticed()).toEqual([[{ kind: 'no-votes', part: 'districts' }], undefined]);
});

test('seats that stay vacant are said', () => {
  const own = rules({ list: lists({ seats: 69, nonePass: 'vacant', admit: { kind: 'is', tag: 'nobody' } }) });
  expect(chamber([list], {}, own)).toMatchObject({ seats: 69, vacant: 69 });
});

test('a question fills no chamber', () => {
  const own = rules({ p: { rule: 'question', answer: 'yes', adopt: { kind: 'all', of: [] } } });
  expect(countElection(election([contest({ role: 'answer', votes: { yes: 1, no: 0 } })]), own).chambers).toEqual([]);
});
