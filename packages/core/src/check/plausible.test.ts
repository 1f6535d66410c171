import { describe, expect, test } from 'vitest';
import { formOf } from '../protocol/day.test-kit.js';
import { checkPlausible } from './plausible.js';
import {
  atMost,
  gathered,
  type StationGiven,
  short,
  tableOfRows,
  usualForm,
  withControls,
} from './plausible.test-kit.js';
import { compareShares, isAbove, limitPercent, percent } from './plausible-share.js';
import { usualThresholds } from './thresholds.js';

/** A protocol of 200 voters on the list that nothing is unusual about. */
const usual = {
  registered: 300,
  'ballots-received': 200,
  'took-part': 200,
  'outside-station': 2,
  a: 120,
  b: 60,
  'against-all': 16,
  invalid: 4,
};

const all = (rows: readonly StationGiven[], form = usualForm) =>
  gathered((sink) => checkPlausible(tableOfRows(rows, undefined, form), usualThresholds, sink));
const codes = (figures: Record<string, number>, form = usualForm) => short(all([{ figures }], form));

describe('shares of those who took part', () => {
  test.each([
    ['just below a tenth', 19, []],
    ['exactly a tenth', 20, []],
    ['just above a tenth', 21, ['s0 invalid-share invalid took-part']],
  ])('invalid ballots %s', (_, invalid, expected) => {
    expect(codes({ ...usual, invalid })).toEqual(expected);
  });

  test.each([
    ['just below a fifth', 39, []],
    ['exactly a fifth', 40, []],
    ['just above a fifth', 41, ['s0 outside-share outside-station took-part']],
  ])('ballots from outside the station %s', (_, outside, expected) => {
    expect(codes({ ...usual, 'outside-station': outside })).toEqual(expected);
  });

  test.each([
    ['fewer than 100 took part', 99, []],
    ['100 took part', 100, ['s0 invalid-share invalid took-part']],
    ['101 took part', 101, ['s0 invalid-share invalid took-part']],
  ])('%s', (_, tookPart, expected) => {
    expect(codes({ ...usual, 'took-part': tookPart, invalid: 50 })).toEqual(expected);
  });

  test('a finding says the figures, the share and the limit', () => {
    expect(all([{ figures: { ...usual, invalid: 25 } }])).toEqual([
      {
        code: 'invalid-share',
        severity: 'warning',
        station: 's0',
        election: 'xx',
        contest: 'list',
        round: 1,
        lines: ['invalid', 'took-part'],
        params: { part: '25', of: '200', share: '12.50', limit: '10' },
        causes: [],
      },
    ]);
  });

  test('an absent figure says nothing, and neither does a form without the line', () => {
    const { 'took-part': _, ...without } = usual;
    expect(codes({ ...without, invalid: 150 })).toEqual([]);
    expect(codes({ a: 100, b: 100, invalid: 150 }, formOf(['options', 'invalid']))).toEqual([]);
  });

  test('stations abroad, and all below, are left out, as are protocols that have not arrived', () => {
    const figures = { ...usual, invalid: 100 };
    expect(short(all([{ area: 'abroad', figures }, { area: 'embassy', figures }, {}, { figures }]))).toEqual([
      's3 invalid-share invalid took-part',
    ]);
  });
});

test('a station is held against its neighbours too', () => {
  const { a, b } = usual;
  const rows = [a, a, a, a, 10].map((votes) => ({ figures: { ...usual, a: votes, b: a + b - votes } }));
  expect(short(all(rows))).toEqual(['s4 station-far a', 's4 station-far b']);
});

describe('everybody on the list', () => {
  const full = (registered: number) => codes({ ...usual, registered, 'took-part': 198 });
  test('one below it is ordinary', () => expect(full(201)).toEqual([]));
  test('a ballot for everybody', () => expect(full(200)).toEqual(['s0 turnout-full ballots-received registered']));
  test('above it is another finding', () =>
    expect(full(199)).toEqual(['s0 list-exceeded ballots-received registered']));

  test('everybody took part: both lines in one finding', () => {
    expect(codes({ ...usual, registered: 200 })).toEqual(['s0 turnout-full ballots-received took-part registered']);
  });

  test.each([
    [99, []],
    [100, ['s0 turnout-full took-part registered']],
  ])('a list of %i', (registered, expected) => {
    expect(codes({ ...usual, registered, 'took-part': registered, 'ballots-received': 90 })).toEqual(expected);
  });
});

describe('more than the list holds', () => {
  const over = { ...usual, registered: 190 };
  const both = ['s0 list-exceeded ballots-received registered', 's0 list-exceeded took-part registered'];

  test('both lines above the list, with how many', () => {
    expect(short(all([{ figures: over }]))).toEqual(both);
    expect(all([{ figures: over }])[0]?.params).toEqual({ left: '200', right: '190', by: '10' });
  });

  test('what an equation of the form compares is left to it, be it by way of another line', () => {
    expect(codes(over, withControls([atMost('ballots-received', 'registered')]))).toEqual(both.slice(1));
    const chain = [atMost('took-part', 'ballots-received'), atMost('ballots-received', 'registered')];
    expect(codes(over, withControls(chain))).toEqual([]);
    expect(codes(over, withControls([atMost('registered', 'took-part', '='), ...chain.slice(0, 1)]))).toEqual(
      both.slice(0, 1),
    );
  });

  test('the other way round, or a sum, is no such equation', () => {
    const sum = {
      ...atMost('took-part', 'registered'),
      left: { terms: [{ sign: 1, line: 'took-part' } as const, { sign: -1, line: 'invalid' } as const] },
    };
    const minus = { ...atMost('took-part', 'registered'), left: { terms: [{ sign: -1, line: 'took-part' } as const] } };
    const bare = { ...atMost('took-part', 'registered'), right: { count: 5n } };
    expect(codes(over, withControls([atMost('registered', 'took-part'), sum, minus, bare]))).toEqual(both);
  });

  test('small stations are told too: this is no share', () => {
    expect(codes({ ...usual, registered: 3, 'ballots-received': 3, 'took-part': 4 })).toEqual([
      's0 list-exceeded took-part registered',
    ]);
  });
});

describe('shares', () => {
  test('are compared exactly where products pass 2^53', () => {
    const big = 2 ** 31 - 1;
    expect(compareShares(big - 1, big, big - 2, big - 1)).toBeGreaterThan(0);
    expect(compareShares(big * 8 - 8, big * 8, big - 1, big)).toBe(0);
    expect(compareShares(big - 2, big - 1, big - 1, big)).toBeLessThan(0);
  });

  test('of nothing are above no limit', () => {
    expect(isAbove(0, 0, { num: 0n, den: 1n })).toBe(false);
    expect(percent(0, 0)).toBe('0.00');
  });

  test('limits are written without needless zeros', () => {
    expect(limitPercent({ num: 1n, den: 10n })).toBe('10');
    expect(limitPercent({ num: 1n, den: 40n })).toBe('2.5');
    expect(limitPercent({ num: 1n, den: 1n })).toBe('100');
  });
});
