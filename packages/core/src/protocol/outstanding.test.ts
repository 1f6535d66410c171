import { describe, expect, test } from 'vitest';
import { contest, election, sum } from '../count/election.test-kit.js';
import type { Turnout } from '../rules.js';
import { formOf, type Sheet, stationsOf, tableOf } from './day.test-kit.js';
import { stillOut, withAllLists } from './outstanding.js';

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

test('all lists stand in the line that the rules take turnout of, where the tally has it and stations are missing', () => {
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
    [6010n, 7n],
    [1010n, 7n],
    [undefined, undefined],
  ]);
  const complete = still.map((one) => ({ ...one, arrived: one.expected }));
  expect(withAllLists(before, complete).contests[0]).toEqual(before.contests[0]);
});
