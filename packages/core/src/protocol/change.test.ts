/** One protocol more, less or changed, and protocols set aside: always what a count from the beginning finds. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contest } from '../count/election.test-kit.js';
import { arrivals, rowsAfter, takeOut } from './arrivals.js';
import { changeTotals, type Figures, removeProtocol, setProtocol } from './change.js';
import { anyDay, type Day, formOf, type Sheet, standing, stationsOf, tableOf } from './day.test-kit.js';
import { bits, hasBit, largestFigure, type ProtocolTable, setBit, slotOptions } from './table.js';
import { tallyOf } from './tally.js';
import { type Totals, totalsOf } from './totals.js';

/** Figures of a sheet in the order of the columns at its row. */
function figuresOf(table: ProtocolTable, row: number, { figures }: Sheet): Figures {
  const own = table.ballot.contests[table.contestOf[row] ?? -1];
  return [...table.lines, ...(own === undefined ? [] : slotOptions(own))].map((id) => figures[id]);
}

const rowOf = ({ stations }: ProtocolTable, { station }: Sheet): number => stations.rows.get(station) ?? -1;

/** The numbers of totals; where nobody lacks a figure it is the same whether that was never so or is so no more. */
const numbers = ({ sums, absent, expected, arrived }: Totals) => ({
  sums: sums.map((own) => [...own]),
  absent: sums.map((own, column) => [...(absent[column] ?? new Float64Array(own.length))]),
  expected: [...expected],
  arrived: [...arrived],
});

/** The cells of a table; a map of bits that are all clear is as good as none. */
const cells = ({ columns, arrived, absent, received, stations }: ProtocolTable) => ({
  columns: columns.map((own) => [...own]),
  arrived: [...arrived],
  absent: columns.map((_, column) => [...(absent[column] ?? bits(stations.ids.length))]),
  received: received && [...received],
});

const emptied = ({ given }: Day): ProtocolTable => tableOf({ ...given, sheets: [] });

describe('any protocols, written one by one', () => {
  test('make the same table as all at once, whatever stood there before', () => {
    fc.assert(
      fc.property(anyDay(), (day) => {
        const table = emptied(day);
        const inOrder = day.sheets.toSorted((a, b) => (a.version ?? 1) - (b.version ?? 1));
        for (const sheet of inOrder) {
          const row = rowOf(table, sheet);
          setProtocol(table, row, figuresOf(table, row, sheet), sheet.received);
        }
        expect(cells(table)).toEqual(cells(day.table));
      }),
      { numRuns: 500 },
    );
  });

  test('and taken out again leave nothing', () => {
    fc.assert(
      fc.property(anyDay(), (day) => {
        for (const row of day.stations.ids.keys()) removeProtocol(day.table, row);
        expect(cells(day.table)).toEqual(cells(emptied(day)));
      }),
      { numRuns: 300 },
    );
  });

  test('added, changed and removed in any order: the totals are those of a count from the beginning', () => {
    fc.assert(
      fc.property(anyDay(), fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 40, size: 'max' }), (day, changes) => {
        const table = emptied(day);
        const totals = totalsOf(table);
        for (const [seed, kind] of changes) {
          const sheet = day.sheets[seed % Math.max(1, day.sheets.length)];
          if (sheet === undefined) return;
          const row = rowOf(table, sheet);
          changeTotals(totals, row, kind === 0 ? undefined : figuresOf(table, row, sheet), sheet.received);
          expect(numbers(totals)).toEqual(numbers(totalsOf(table)));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('arriving one by one end in the tallies of the whole day', () => {
    fc.assert(
      fc.property(anyDay(), (day) => {
        const totals = totalsOf(emptied(day));
        for (const sheet of standing(day.sheets)) {
          const row = rowOf(totals.table, sheet);
          changeTotals(totals, row, figuresOf(totals.table, row, sheet), sheet.received);
        }
        expect(numbers(totals)).toEqual(numbers(totalsOf(day.table)));
        const whole = totalsOf(day.table);
        for (const index of day.given.contests.keys()) expect(tallyOf(totals, index)).toEqual(tallyOf(whole, index));
      }),
      { numRuns: 500 },
    );
  });

  test('taken out: the table itself is as if they had not arrived', () => {
    fc.assert(
      fc.property(anyDay(), fc.array(fc.nat(30), { maxLength: 9 }), (day, rows) => {
        const out = bits(day.stations.ids.length);
        for (const row of rows.filter((own) => own < day.stations.ids.length)) setBit(out, row);
        const left = day.sheets.filter((sheet) => !hasBit(out, rowOf(day.table, sheet)));
        expect(takeOut(day.table, out)).toBe(day.table);
        expect(cells(day.table)).toEqual(cells(tableOf({ ...day.given, sheets: left })));
      }),
      { numRuns: 500 },
    );
  });
});

const stations = stationsOf({
  areas: { country: undefined, k1: 'country', k2: 'country' },
  stations: { s1: ['k1'], s2: ['k2'], s3: ['country'] },
});
const contests = [
  contest({ id: 'one', area: 'k1', ballot: ['a', 'against-all'], polls: [] }),
  contest({ id: 'two', area: 'k2', ballot: ['a', 'b'], polls: [] }),
];
const form = formOf(['registered', 'options']);
const small = (sheets: readonly Sheet[] = []) => tableOf({ form, contests, stations, sheets });

describe('one protocol', () => {
  test('repeat voting replaces the protocol of the annulled station', () => {
    const totals = totalsOf(small());
    changeTotals(totals, 0, [100, 60]);
    changeTotals(totals, 0, [101, 20]);
    expect(totals.sums.map(([country]) => country)).toEqual([101, 20, 0]);
    expect(totals.arrived[0]).toBe(1);
  });

  test('what a protocol does not have is absent, places beyond the options of its contest are not', () => {
    const table = small();
    setProtocol(table, 0, []);
    expect(table.absent.map((own) => own !== undefined && hasBit(own, 0))).toEqual([true, true, false]);
  });

  test('the time of arrival is kept where the table has times', () => {
    const table = small();
    setProtocol(table, 1, [1, 2, 3], 1320);
    expect(table.received?.[1]).toBe(1320);
    const { received: _, ...timeless } = small();
    setProtocol(timeless, 1, [1, 2, 3], 1320);
    expect(timeless).not.toHaveProperty('received');
  });

  test('taking out what never arrived changes nothing', () => {
    const totals = totalsOf(small());
    const before = numbers(totals);
    changeTotals(totals, 0, undefined);
    expect(numbers(totals)).toEqual(before);
  });

  test.each([
    ['a station that does not vote on the ballot', 2, [1]],
    ['a row beyond the stations', 3, [1]],
    ['less than nobody', 0, [-1]],
    ['half a voter', 0, [0.5]],
    ['no number', 0, [Number.NaN]],
    ['more than a column holds', 0, [largestFigure + 1]],
    ['votes beyond the options of the contest', 0, [1, 1, 0]],
  ])('%s is refused before anything is written', (_, row, figures) => {
    const totals = totalsOf(small([{ station: 's1', figures: { registered: 5, a: 3 } }]));
    const before = [numbers(totals), cells(totals.table)];
    expect(() => changeTotals(totals, row, figures)).toThrow(RangeError);
    expect(() => setProtocol(totals.table, row, figures)).toThrow(RangeError);
    expect([numbers(totals), cells(totals.table)]).toEqual(before);
  });

  test('the largest figure is none too many', () => {
    const table = small();
    setProtocol(table, 0, [largestFigure, 0]);
    expect(table.columns[0]?.[0]).toBe(largestFigure);
  });
});

describe('protocols after a minute', () => {
  const later = (minute: number, received?: number) => {
    const table = small([{ station: 's1', figures: {}, ...(received === undefined ? {} : { received }) }]);
    return [...stations.ids.keys()].filter((row) => hasBit(rowsAfter(table, minute), row));
  };

  test.each([
    [1319, [0]],
    [1320, []],
    [1321, []],
  ])('received at 1320, asked at %i', (minute, rows) => {
    expect(later(minute, 1320)).toEqual(rows);
  });

  test('one whose time is not known cannot be shown to have been there', () => {
    expect(later(1320)).toEqual([0]);
    const { received: _, ...timeless } = small([{ station: 's1', figures: {} }]);
    expect(hasBit(rowsAfter(timeless, 1320), 0)).toBe(true);
  });
});

test('expected and arrived in every area', () => {
  expect(arrivals(totalsOf(small([{ station: 's2', figures: {} }])))).toEqual([
    { area: 'country', expected: 2, arrived: 1 },
    { area: 'k1', expected: 1, arrived: 0 },
    { area: 'k2', expected: 1, arrived: 1 },
  ]);
});
