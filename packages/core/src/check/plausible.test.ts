import { describe, expect, test } from 'vitest';
import { formOf } from '../protocol/day.test-kit.js';
import { checkPlausible } from './plausible.js';
import {
  atMost,
  gathered,
  type StationGiven,
  short,
  tableOfRows,
  turnout,
  usualForm,
  withControls,
  withTurnout,
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

describe('another country', () => {
  /** The lines of the Slovak minutes: turnout is of those who took part, and invalid ballots are no line. */
  const slovak = ['registered', 'took-part', 'envelopes-returned', 'envelopes-abroad', 'valid', 'options'];
  const held = [atMost('took-part', 'registered')];
  const sheet = { registered: 300, 'took-part': 200, 'envelopes-returned': 199, 'envelopes-abroad': 1 };
  const says = turnout('took-part', 'registered');
  const found = (figures: Record<string, number>, form = formOf(slovak), own = says) =>
    gathered((sink) => {
      const table = tableOfRows([{ figures }], ['a', 'b'], form);
      checkPlausible(withTurnout(table, own), usualThresholds, sink);
    });

  test.each([
    ['just below a tenth', 181, []],
    ['exactly a tenth', 180, []],
    ['just above a tenth', 179, ['s0 invalid-share valid took-part']],
    ['a tenth too many', 220, []],
  ])('what is left without the valid votes: %s', (_, valid, expected) => {
    expect(short(found({ ...sheet, valid, a: 100, b: valid - 100 }))).toEqual(expected);
  });

  test('the finding says how many are left', () => {
    expect(found({ ...sheet, valid: 150, a: 100, b: 50 })[0]?.params).toEqual({
      ...{ part: '50', of: '200', share: '25.00', limit: '10' },
    });
  });

  test('nothing is left of an absent figure', () => {
    const { 'took-part': _, ...without } = sheet;
    expect(short(found({ ...without, valid: 10, a: 5, b: 5 }))).toEqual([]);
    expect(short(found({ ...sheet, a: 5, b: 5 }))).toEqual([]);
  });

  test.each([
    ['just below a tenth', 81, []],
    ['exactly a tenth', 80, []],
    ['just above a tenth', 79, ['s0 invalid-share a b against-all took-part']],
  ])('what is left without all votes, where not even valid ones are a line: %s', (_, b, expected) => {
    const form = formOf(['took-part', 'options', 'against-all']);
    const figures = { 'took-part': 200, a: 90, b, 'against-all': 10 };
    expect(short(found(figures, form))).toEqual(expected);
  });

  test.each(['blank', 'both-marked'])('what is left may be in the line %s, and is not called invalid', (line) => {
    const form = formOf(['took-part', line, 'valid', 'options']);
    expect(short(found({ 'took-part': 200, [line]: 100, valid: 100, a: 60, b: 40 }, form))).toEqual([]);
  });

  test('everybody on the list took part', () => {
    const full = (registered: number, form = formOf(slovak)) =>
      short(found({ ...sheet, registered, valid: 198, a: 100, b: 98 }, form));
    expect(full(201)).toEqual([]);
    expect(full(200)).toEqual(['s0 turnout-full took-part registered']);
    expect(full(199)).toEqual(['s0 list-exceeded took-part registered']);
    expect(full(199, formOf(slovak, held))).toEqual([]);
  });

  test('turnout and the list may be lines of any name, or sums of them', () => {
    const own = turnout('at-desk + by-post', 'electors + added');
    const lines = ['electors', 'added', 'at-desk', 'by-post', 'options'];
    const order = (left: string, right: string) => ({ ...atMost('at-desk', 'added'), ...orderOf(left, right) });
    const orderOf = (left: string, right: string) => ({
      left: turnout(left, right).count,
      right: turnout(left, right).of,
    });
    const full = (added: number, form = formOf(lines)) =>
      short(found({ electors: 150, added, 'at-desk': 130, 'by-post': 70, a: 120, b: 80 }, form, own));
    expect(full(51)).toEqual([]);
    expect(full(50)).toEqual(['s0 turnout-full at-desk by-post electors added']);
    expect(full(49)).toEqual(['s0 list-exceeded at-desk by-post electors added']);
    expect(full(49, formOf(lines, [order('by-post + at-desk', 'electors + added')]))).toEqual([]);
    expect(full(49, formOf(lines, [order('by-post', 'electors + added')]))).toHaveLength(1);
  });

  test('a line that the form does not have is not compared', () => {
    const figures = { registered: 200, 'took-part': 200, valid: 200, a: 100, b: 100 };
    expect(short(found(figures, formOf(slovak), turnout('took-part', 'electors')))).toEqual([]);
  });

  test('a bare number is of a country: the list is the line that all countries share', () => {
    const figures = { ...sheet, registered: 200, valid: 200, a: 100, b: 100 };
    expect(short(found(figures, formOf(slovak), turnout('4408084', '4408084')))).toEqual([
      's0 turnout-full took-part registered',
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
