import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RehearsalError } from './error.js';
import { chanceOf } from './fit/chance.js';
import { split, spread } from './spread.js';

const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, own) => all + own, 0);
const cells = fc.array(fc.record({ weight: fc.nat(50), least: fc.nat(20), room: fc.nat(30) }), {
  minLength: 1,
  maxLength: 30,
});

describe('spread', () => {
  test('the sum is exact and every row within its bounds, whatever the weights', () => {
    fc.assert(
      fc.property(cells, fc.nat(1000), fc.string(), (rows, share, seed) => {
        const [least, most] = [
          Int32Array.from(rows, (row) => row.least),
          Int32Array.from(rows, (row) => row.least + row.room),
        ];
        const total = sum(least) + Math.floor(((sum(most) - sum(least)) * share) / 1000);
        const into = new Int32Array(rows.length + 2).fill(-7);
        const weights = Int32Array.from([0, ...rows.map(({ weight }) => weight), 0]);
        const pad = (column: Int32Array) => Int32Array.from([0, ...column, 0]);
        spread(
          into,
          { range: { from: 1, to: rows.length + 1 }, total, weights, least: pad(least), most: pad(most) },
          chanceOf(seed),
          'x',
        );
        const own = into.slice(1, -1);
        expect(sum(own)).toBe(total);
        expect(own.every((value, row) => value >= (least[row] ?? 0) && value <= (most[row] ?? 0))).toBe(true);
        expect([into[0], into.at(-1)]).toEqual([-7, -7]);
      }),
    );
  });

  test('exactly as much as there is room for fits, one more does not', () => {
    const most = Int32Array.of(3, 4);
    const into = new Int32Array(2);
    const problem = { range: { from: 0, to: 2 }, weights: Int32Array.of(1, 9), most };
    spread(into, { ...problem, total: 7 }, chanceOf('1'), 'x');
    expect([...into]).toEqual([3, 4]);
    expect(() => spread(into, { ...problem, total: 8 }, chanceOf('1'), 'x')).toThrow(RehearsalError);
  });

  test('exactly the least fits, one less does not', () => {
    const into = new Int32Array(2);
    const problem = { range: { from: 0, to: 2 }, weights: Int32Array.of(1, 9), least: Int32Array.of(3, 4) };
    spread(into, { ...problem, total: 7 }, chanceOf('1'), 'x');
    expect([...into]).toEqual([3, 4]);
    expect(() => spread(into, { ...problem, total: 6 }, chanceOf('1'), 'x')).toThrow(RehearsalError);
  });

  test('a few ones among many rows do not gather at the end', () => {
    const rows = 10_000;
    const into = new Int32Array(rows);
    spread(
      into,
      { range: { from: 0, to: rows }, total: 1000, weights: new Int32Array(rows).fill(5) },
      chanceOf('1'),
      'x',
    );
    const halves = [sum(into.slice(0, rows / 2)), sum(into.slice(rows / 2))];
    expect(Math.abs((halves[0] ?? 0) - (halves[1] ?? 0))).toBeLessThan(150);
    expect(Math.max(...into)).toBeLessThan(4);
  });
});

describe('split', () => {
  test('every row and every column has just its total', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 30 }),
        fc.nat(99),
        fc.string(),
        (table, percent, seed) => {
          const rows = Int32Array.from(table, (row) => sum(row));
          const totals = [0, 1, 2].map((column) => sum(table.map((row) => row[column] ?? 0)));
          const columns = totals.map(() => new Int32Array(table.length));
          split(columns, { range: { from: 0, to: table.length }, rows, totals, percent }, chanceOf(seed), 'x');
          expect(columns.map(sum)).toEqual(totals);
          expect(table.map((_, row) => sum(columns.map((column) => column[row] ?? 0)))).toEqual([...rows]);
          expect(columns.every((column) => column.every((own) => own >= 0))).toBe(true);
        },
      ),
    );
  });

  test('rows and columns that add up to something else are refused', () => {
    const problem = { range: { from: 0, to: 1 }, rows: Int32Array.of(5), totals: [4, 2], percent: 0 };
    expect(() => split([new Int32Array(1), new Int32Array(1)], problem, chanceOf('1'), 'x')).toThrow(RehearsalError);
  });

  test('no row strays much further than the others, however few there are', () => {
    for (let seed = 0; seed < 200; seed++) {
      const columns = [new Int32Array(4), new Int32Array(4)];
      split(
        columns,
        { range: { from: 0, to: 4 }, rows: Int32Array.of(1000, 900, 500, 100), totals: [1250, 1250], percent: 25 },
        chanceOf(String(seed)),
        'x',
      );
      expect(columns[0]?.[3]).toBeGreaterThan(25);
      expect(columns[0]?.[3]).toBeLessThan(75);
    }
  });
});
