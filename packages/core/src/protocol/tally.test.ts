/** Tallies: what a count reads of the protocols, against the slow count from the words of the law. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countElection } from '../count/count.js';
import {
  allOf,
  atLeast,
  contest,
  election,
  inRegions,
  lists,
  moreThan,
  plurality,
  rules,
  sum,
  tally,
} from '../count/election.test-kit.js';
import type { Contest, Election } from '../election.js';
import type { Rule } from '../rules.js';
import { anyDay, type Day, dayOf, formOf, type Sheet, stationsOf } from './day.test-kit.js';
import { slowTally, withSlowTallies } from './slow.test-kit.js';
import type { Stations } from './stations.js';
import { tallyOf, withTallies } from './tally.js';
import { totalsOf } from './totals.js';

const stations = stationsOf({
  areas: { country: undefined, north: 'country', south: 'country', k1: 'country', k2: 'country' },
  stations: { n1: ['north', 'k1'], n2: ['north', 'k2'], s1: ['south', 'k2'] },
});
const form = formOf(['took-part', 'against-all', 'options', 'invalid']);
const national = contest({ id: 'list', area: 'country', ballot: ['a', 'b', 'against-all'], polls: [] });
const full = { 'took-part': 10, 'against-all': 1, a: 5, b: 3, invalid: 1 };

const given = (sheets: readonly Sheet[], contests: readonly Contest[] = [national]): Day =>
  dayOf({ form, contests, stations, sheets });
const tallyAt = (day: Day, index = 0) => tallyOf(totalsOf(day.table), index);

describe('one contest in the country', () => {
  test('every area of every hierarchy has the sum of its stations, line by line', () => {
    const day = given([
      { station: 'n1', figures: full },
      { station: 'n2', figures: { ...full, a: 0, b: 8 } },
      { station: 's1', figures: { ...full, 'took-part': 13, a: 8 } },
    ]);
    expect(tallyAt(day)).toEqual(
      tally({
        country: { 'took-part': 33, 'against-all': 3, a: 13, b: 14, invalid: 3 },
        north: { 'took-part': 20, 'against-all': 2, a: 5, b: 11, invalid: 2 },
        south: { 'took-part': 13, 'against-all': 1, a: 8, b: 3, invalid: 1 },
        k1: full,
        k2: { 'took-part': 23, 'against-all': 2, a: 8, b: 11, invalid: 2 },
      }),
    );
  });

  test('absent is not zero: without the figure of one station its areas have no sum of that line', () => {
    const { invalid: _, ...lacking } = full;
    const found = tallyAt(
      given([
        { station: 'n1', figures: lacking },
        { station: 's1', figures: full },
      ]),
    );
    expect(['country', 'north', 'south', 'k1', 'k2'].map((area) => found.get(area)?.get('invalid'))).toEqual([
      undefined,
      undefined,
      1n,
      undefined,
      1n,
    ]);
    expect(found.get('country')?.get('a')).toBe(10n);
  });

  test('a figure of zero is a figure', () => {
    const found = tallyAt(given([{ station: 'n1', figures: { ...full, invalid: 0 } }]));
    expect(found.get('north')?.get('invalid')).toBe(0n);
  });

  test('an area from which nothing has arrived has no figures', () => {
    expect([...tallyAt(given([{ station: 'n1', figures: full }])).keys()].toSorted()).toEqual([
      'country',
      'k1',
      'north',
    ]);
    expect(tallyAt(given([])).size).toBe(0);
  });

  test('a correction replaces the version before, in whatever order they come', () => {
    const day = given([
      { station: 'n1', version: 2, figures: { ...full, a: 4, b: 4 } },
      { station: 'n1', version: 1, figures: full },
    ]);
    expect(tallyAt(day).get('north')).toEqual(tally({ x: { ...full, a: 4, b: 4 } }).get('x'));
  });

  test('the line against all goes by the name of its option', () => {
    const nobody = contest({
      area: 'country',
      ballot: ['nobody', 'a', 'b'],
      about: { nobody: { role: 'against-all' } },
      polls: [],
    });
    const found = tallyAt(given([{ station: 'n1', figures: full }], [nobody])).get('north');
    expect([...(found?.keys() ?? [])]).toEqual(['took-part', 'nobody', 'invalid', 'a', 'b']);
    expect(found?.get('nobody')).toBe(1n);
  });
});

describe('a contest in each constituency', () => {
  const one = contest({ id: 'one', area: 'k1', ballot: ['x'], polls: [] });
  const two = contest({ id: 'two', area: 'k2', ballot: ['y', 'z'], polls: [] });
  const figures = { 'took-part': 9, 'against-all': 0, invalid: 0 };
  const day = given(
    [
      { station: 'n1', figures: { ...figures, x: 9 } },
      { station: 'n2', figures: { ...figures, y: 4, z: 5 } },
      { station: 's1', figures: { ...figures, y: 7, z: 2 } },
    ],
    [one, two],
  );

  test('slots mean the options of the own contest, and places beyond them never appear', () => {
    expect(tallyAt(day, 0)).toEqual(tally({ k1: { ...figures, x: 9 } }));
    expect(tallyAt(day, 1)).toEqual(tally({ k2: { ...figures, 'took-part': 18, y: 11, z: 7 } }));
  });

  test('a contest that is none has no figures', () => {
    expect(tallyAt(day, 2).size).toBe(0);
    expect(tallyAt(given([], [contest({ area: 'nowhere', polls: [] })])).size).toBe(0);
  });
});

describe('tallies of an election', () => {
  const totals = totalsOf(given([{ station: 'n1', figures: full }]).table);
  const old = tally({ country: { a: 999, b: 0 } });
  const pollsOf = (polls: Contest['polls'], more: Partial<Election> = {}) =>
    withTallies(election([{ ...national, polls }], more), [totals]).contests[0]?.polls;
  const counted = tallyOf(totals, 0);

  test('the poll of the round gets its figures and keeps its ballot and what was declared', () => {
    const kept = { options: ['a'], declared: { turnout: '50' }, date: '2023-03-19' };
    expect(pollsOf([{ round: 1, tally: old, ...kept }])).toEqual([
      { round: 1, tally: counted, fromProtocols: true, ...kept },
    ]);
  });

  test('a poll that was not there stands in its round', () => {
    expect(pollsOf([])).toEqual([{ round: 1, tally: counted, fromProtocols: true }]);
    expect(pollsOf([{ round: 2, tally: old }])?.map(({ round }) => round)).toEqual([1, 2]);
  });

  test('both rounds, each from its own table', () => {
    const second = totalsOf(
      dayOf({ form, contests: [national], stations, sheets: [{ station: 's1', figures: full }], round: 2 }).table,
    );
    const polls = withTallies(election([national]), [second, totals]).contests[0]?.polls;
    expect(polls).toEqual([
      { round: 1, tally: counted, fromProtocols: true },
      { round: 2, tally: tallyOf(second, 0), fromProtocols: true },
    ]);
  });

  test('a contest without protocols has a poll without figures; one that no table covers stays as it is', () => {
    const other = { ...national, id: 'other', polls: [{ round: 1, tally: old }] };
    const none = totalsOf(given([]).table);
    const found = withTallies(election([national, other]), [none]).contests;
    expect(found.map(({ polls }) => polls)).toEqual([
      [{ round: 1, tally: new Map(), fromProtocols: true }],
      other.polls,
    ]);
  });

  test('the tables of another election are not its own', () => {
    expect(pollsOf([{ round: 1, tally: old }], { id: 'yy' })).toEqual([{ round: 1, tally: old }]);
  });
});

describe('a count of protocols takes nothing from the areas below', () => {
  const law = rules({ p: plurality() });
  const outcomeOf = (day: Day) => {
    const held = election(day.given.contests, { areas: day.stations.areas });
    return countElection(withTallies(held, [totalsOf(day.table)]), law).contests[0];
  };

  test('areas of two hierarchies are not added to each other, nor compared with the area above', () => {
    const day = given(stations.ids.map((station) => ({ station, figures: full })));
    expect(outcomeOf(day)?.comparisons.filter(({ what }) => what === 'sum')).toEqual([]);
    expect(outcomeOf(day)?.figures.find(({ line }) => line === 'a')?.value).toBe(15n);
  });

  test('what a station right below the country lacks is absent, though every region has it', () => {
    const at = stationsOf({
      areas: { country: undefined, north: 'country' },
      stations: { n: ['north'], c: ['country'] },
    });
    const { invalid: _, ...lacking } = full;
    const sheets = [
      { station: 'n', figures: full },
      { station: 'c', figures: lacking },
    ];
    const outcome = outcomeOf(dayOf({ form, contests: [national], stations: at, sheets }));
    expect(outcome?.figures.map(({ line }) => line)).not.toContain('invalid');
  });
});

describe('the fast count is the slow count', () => {
  test('every tally, on any day', () => {
    fc.assert(
      fc.property(anyDay(), (day) => {
        const totals = totalsOf(day.table);
        for (const [index, own] of day.given.contests.entries())
          expect(tallyOf(totals, index)).toEqual(slowTally(day, own));
      }),
      { numRuns: 2000 },
    );
  });

  const condition = atLeast('5%', 'options + against-all');
  const rule = fc.constantFrom<Rule>(
    lists({ seats: 7, admit: condition, nonePass: 'all', exhausted: 'vacant', ties: ['lot'] }),
    plurality({ valid: moreThan('1/2', 'registered', 'took-part') }),
    plurality({ seats: 2 }),
    {
      rule: 'majority',
      rounds: [
        { win: allOf(moreThan('1/2', 'options'), inRegions('1/2', condition)), ties: ['lot'], advance: { top: 2 } },
      ],
    },
    { rule: 'question', answer: 'o0-country', adopt: inRegions('2/3', moreThan('1/3', 'took-part - invalid')) },
  );

  test('every outcome of an election, on any day', () => {
    fc.assert(
      fc.property(anyDay(), rule, fc.boolean(), (day, own, againstAll) => {
        const law = rules(
          { p: { rule: own, againstAll, percentOf: sum('options + against-all') } },
          {
            turnout: { count: sum('took-part'), of: sum('registered') },
            derive: new Map([['took-part', sum('valid + invalid')]]),
          },
        );
        const held = election(day.given.contests, { areas: day.stations.areas });
        const fast = withTallies(held, [totalsOf(day.table)]);
        expect(countElection(fast, law)).toEqual(countElection(withSlowTallies(held, day), law));
      }),
      { numRuns: 1000 },
    );
  });

  test('stations in another order come to the same', () => {
    fc.assert(
      fc.property(anyDay(), fc.infiniteStream(fc.nat(99)), (day, keys) => {
        const again = dayOf({ ...day.given, stations: reordered(day.stations, keys) });
        for (const index of day.given.contests.keys()) expect(tallyAt(again, index)).toEqual(tallyAt(day, index));
      }),
      { numRuns: 500 },
    );
  });
});

/** The same stations in rows of another order. */
function reordered(given: Stations, keys: Iterator<number>): Stations {
  const order = given.ids.map((_, row) => ({ row, key: Number(keys.next().value) })).toSorted((a, b) => a.key - b.key);
  const ids = order.map(({ row }) => given.ids[row] ?? '');
  return {
    ...given,
    ids,
    rows: new Map(ids.map((id, row) => [id, row])),
    hierarchies: given.hierarchies.map(({ name, leaves }) => ({
      name,
      leaves: Int32Array.from(order, ({ row }) => leaves[row] ?? -1),
    })),
  };
}
