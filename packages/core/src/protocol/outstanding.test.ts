import { describe, expect, test } from 'vitest';
import { canStillChange } from '../bounds/can-still-change.js';
import { atLeast, contest, election, lists, plurality, rules, sum } from '../count/election.test-kit.js';
import type { Turnout } from '../rules.js';
import { formOf, type Sheet, stationsOf, tableOf } from './day.test-kit.js';
import { stillOut, withAllLists } from './outstanding.js';
import { withTallies } from './tally.js';
import { totalsOf } from './totals.js';

const stations = stationsOf({
  areas: { country: undefined },
  stations: { s0: ['country'], s1: ['country'], s2: ['country'] },
  registered: [1000, 2000, 3000],
  ballots: [900, -1, 2500],
});

function open(lines: readonly string[], sheets: readonly Sheet[], turnout?: Turnout) {
  const contests = [contest({ id: 'list', area: 'country', ballot: ['a'], polls: [] })];
  const table = tableOf({ form: formOf([...lines, 'options']), contests, stations, sheets });
  const own = turnout === undefined ? table : { ...table, ballot: { ...table.ballot, turnout } };
  return stillOut(own)[0];
}

describe('what can still come', () => {
  test('ballots limit a station, and where they are not known its list', () => {
    expect(open(['registered'], [])).toMatchObject({
      ...{ contest: 'list', expected: 3, arrived: 0, votes: 5400n, list: 'registered', registered: 6000n },
      limits: { reported: 0, ballots: 2, registered: 1, unknown: 0 },
    });
  });

  test('the list of a station that has arrived is that of its protocol', () => {
    expect(open(['registered'], [{ station: 's0', figures: { registered: 1010 } }])).toMatchObject({
      ...{ arrived: 1, votes: 4500n, registered: 6010n },
    });
  });

  test('an absent list is not known', () => {
    expect(open(['registered'], [{ station: 's0', figures: {} }])?.registered).toBeUndefined();
    expect(open(['took-part'], [{ station: 's0', figures: { 'took-part': 5 } }])?.registered).toBeUndefined();
  });

  test('the list is what the rules take turnout of', () => {
    const says = (of: string): Turnout => ({ count: sum('took-part'), of: sum(of) });
    const lines = ['registered', 'electors', 'added'];
    const sheets = [{ station: 's0', figures: { registered: 7, electors: 1010, added: 1 } }];
    expect(open(lines, sheets, says('electors'))).toMatchObject({ list: 'electors', registered: 6010n });
    expect(open(lines, sheets, says('registered'))).toMatchObject({ list: 'registered', registered: 5007n });
    expect(open(lines, sheets, says('electors + added'))).toMatchObject({ list: 'registered', registered: 5007n });
    expect(open(lines, sheets, says('4408084'))).toMatchObject({ list: 'registered', registered: 5007n });
  });
});

describe('reports limit a station', () => {
  const table = tableOf({
    form: formOf(['registered', 'options']),
    contests: [contest({ id: 'list', area: 'country', ballot: ['a'], polls: [] })],
    stations,
    sheets: [],
  });
  const limitsAfter = (...columns: readonly (readonly number[])[]) =>
    stillOut(table, {
      stations,
      times: columns.map((_, index) => 600 + index),
      columns: columns.map((column) => Int32Array.from(column)),
    })[0];

  test('where they are of the last time, be they of nobody', () => {
    expect(limitsAfter([100, 200, 0], [150, 250, 0])).toMatchObject({ votes: 400n, limits: { reported: 3 } });
  });

  test('a report that falls takes nobody back who was there before', () => {
    expect(limitsAfter([100, 200, 300], [150, 250, 0])).toMatchObject({ votes: 700n, limits: { reported: 3 } });
  });

  test('and not where it fell silent before: then its ballots, else its list do', () => {
    const limits = { reported: 1, ballots: 1, registered: 1, unknown: 0 };
    expect(limitsAfter([100, 200, 300], [-1, -1, 350])).toMatchObject({ votes: 900n + 2000n + 350n, limits });
    expect(limitsAfter([100, 200, 300], [-1, -1, -1])).toMatchObject({ votes: 5400n, limits: { reported: 0 } });
    expect(limitsAfter()).toMatchObject({ votes: 5400n, limits: { reported: 0 } });
  });
});

describe('while no protocol of a contest has arrived', () => {
  const districts = stationsOf({
    areas: { country: undefined, k1: 'country', k2: 'country' },
    stations: { s1: ['k1'], s2: ['k1'], s3: ['k2'] },
    registered: [1000, 2000, 3000],
  });
  const ballot = ['a', 'b', 'against-all'];
  const contests = [
    contest({ id: 'list', area: 'country', ballot, polls: [] }),
    contest({ id: 'one', part: 'd', area: 'k1', ballot, polls: [], role: 'candidate' }),
    contest({ id: 'two', part: 'd', area: 'k2', ballot, polls: [], role: 'candidate' }),
  ];
  const form = formOf(['registered', 'took-part', 'invalid', 'against-all', 'options']);
  const valid = atLeast('50%', 'registered', 'took-part');
  const law = rules({
    p: { rule: lists({ admit: atLeast('5%', 'valid'), valid }), againstAll: true },
    d: { rule: plurality(), againstAll: true },
  });
  const night = (sheets: readonly Sheet[]) => {
    const tables = [contests.slice(0, 1), contests.slice(1)].map((own, index) =>
      tableOf({ form, contests: own, stations: districts, sheets: index === 0 ? [] : sheets }),
    );
    const still = tables.flatMap((table) => stillOut(table));
    const before = withTallies(
      election(contests),
      tables.map((table) => totalsOf(table)),
    );
    const caps = still.map(({ contest: id, votes = -1n }) => [id, { votes }] as const);
    return { before, asked: withAllLists(before, still), caps: new Map(caps) };
  };
  const boundsOf = (sheets: readonly Sheet[]) => {
    const { asked, caps } = night(sheets);
    return canStillChange(asked, law, caps);
  };

  test('nothing is known of its votes but how many can come: every seat is open', () => {
    const bounds = boundsOf([]);
    expect(bounds.get('list')).toMatchObject({
      ...{ kind: 'list', outstanding: 6000n, takenAsFinal: ['registered'] },
      lists: ['a', 'b'].map((option) => ({ option, votes: 0n, lowest: { seats: 0 }, highest: { seats: 10 } })),
    });
    const candidates = ['a', 'b'].map((option) => ({ option, votes: 0n, is: 'possible' }));
    expect(bounds.get('one')).toMatchObject({ kind: 'plurality', outstanding: 3000n, decided: false, candidates });
    expect(bounds.get('two')).toMatchObject({ kind: 'plurality', outstanding: 3000n, decided: false, candidates });
  });

  test('every contest is decided or open, whichever have begun', () => {
    const own = { registered: 3000, 'took-part': 9, invalid: 0, 'against-all': 0, a: 6, b: 3 };
    for (const sheets of [[], [{ station: 's3', figures: own }]]) {
      const bounds = [...boundsOf(sheets).values()];
      expect(bounds.map((one) => one.kind === 'plurality' && one.decided)).toEqual([false, false, sheets.length > 0]);
      expect(bounds.map(({ kind }) => kind)).toEqual(['list', 'plurality', 'plurality']);
    }
  });

  test('its own area has zeros and all lists, the areas below and what was counted have nothing', () => {
    const { before, asked } = night([]);
    expect(before.contests.map(({ polls }) => polls[0]?.tally.size)).toEqual([0, 0, 0]);
    const tally = asked.contests[0]?.polls[0]?.tally;
    expect([...(tally ?? [])].map(([area, figures]) => [area, Object.fromEntries(figures)])).toEqual([
      ['country', { registered: 6000n, 'took-part': 0n, invalid: 0n, 'against-all': 0n, a: 0n, b: 0n }],
    ]);
  });

  test('figures that are not of protocols stay as they are', () => {
    const declared = election([contest({ id: 'list', area: 'country', tally: {} })]);
    const still = stillOut(tableOf({ form, contests: contests.slice(0, 1), stations: districts, sheets: [] }));
    expect(withAllLists(declared, still).contests).toEqual(declared.contests);
  });
});

test('all lists stand in the line that the rules take turnout of, and no other lists, where the tally has it and stations are missing', () => {
  const says: Turnout = { count: sum('took-part'), of: sum('electors') };
  const sheets = [{ station: 's0', figures: { electors: 1010, registered: 7 } }];
  const still = [open(['registered', 'electors'], sheets, says)].filter((one) => one !== undefined);
  const lines = { electors: 1010, registered: 7 };
  const votes = { a: 1 };
  const before = election([
    contest({ id: 'list', area: 'country', votes, lines }),
    contest({ id: 'other', area: 'country', votes, lines }),
    contest({ id: 'list', area: 'country', votes }),
  ]);
  const figures = withAllLists(before, still).contests.map(({ polls }) => {
    const own = polls[0]?.tally.get('country');
    return [own?.get('electors'), own?.get('registered')];
  });
  expect(figures).toEqual([
    [6010n, undefined],
    [1010n, 7n],
    [undefined, undefined],
  ]);
  const complete = still.map((one) => ({ ...one, arrived: one.expected }));
  expect(withAllLists(before, complete).contests[0]).toEqual(before.contests[0]);
});
