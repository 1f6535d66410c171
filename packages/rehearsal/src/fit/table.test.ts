/** Tables have exactly their totals, are near the proportional fit, and leave zeros alone. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf } from './chance.js';
import { isRefusal, sumOf } from './refusal.js';
import { fitTable, type TableProblem } from './table.js';

const columnSums = (table: readonly (readonly number[])[], width: number) =>
  Array.from({ length: width }, (_, column) => sumOf(table.map((row) => row[column]!)));

function fitted(problem: TableProblem): number[][] {
  const table = fitTable(problem);
  if (isRefusal(table)) throw new Error(table.refused);
  expect(table.map(sumOf)).toEqual(problem.rows);
  expect(columnSums(table, problem.columns.length)).toEqual(problem.columns);
  expect(table.flat().every((cell) => Number.isInteger(cell) && cell >= 0)).toBe(true);
  return table;
}

/** Rows and columns scaled in turn, very often. */
function slowFit({ rows, columns, start }: TableProblem): number[][] {
  let table = start.map((row) => [...row]);
  for (let round = 0; round < 5000; round++) {
    table = table.map((row, i) => row.map((cell) => (sumOf(row) > 0 ? (cell * rows[i]!) / sumOf(row) : 0)));
    const sums = columnSums(table, columns.length);
    table = table.map((row) => row.map((cell, j) => (sums[j]! > 0 ? (cell * columns[j]!) / sums[j]! : 0)));
  }
  return table;
}

const noise = (chance: ReturnType<typeof chanceOf>, rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => chance.around(1000, 600)));

test('a table that already fits stays', () => {
  expect(
    fitted({
      rows: [3, 7],
      columns: [4, 6],
      start: [
        [1, 2],
        [3, 4],
      ],
    }),
  ).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('each cell is the floor or the ceiling of the fit', () => {
  const cell = fc.integer({ min: 1, max: 100 });
  const size = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
  const table = size.chain(([n, m]) =>
    fc.record({
      start: fc.array(fc.array(cell, { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
      margins: fc.array(fc.array(fc.nat(60), { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
    }),
  );
  fc.assert(
    fc.property(table, ({ start, margins }) => {
      const problem = { rows: margins.map(sumOf), columns: columnSums(margins, start[0]!.length), start };
      const [whole, real] = [fitted(problem), slowFit(problem)];
      for (const [i, row] of whole.entries())
        for (const [j, value] of row.entries()) expect(Math.abs(value - real[i]![j]!)).toBeLessThan(1 + 1e-4);
    }),
    { numRuns: 40 },
  );
});

test('zeros stay zero, and a table that they leave is found wherever there is one', () => {
  const cell = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }));
  const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(table, table, (start, counts) => {
      const meant = counts.map((row, i) => row.map((value, j) => (start[i]![j] === 0 ? 0 : value)));
      const whole = fitted({ rows: meant.map(sumOf), columns: columnSums(meant, 4), start });
      for (const [i, row] of whole.entries())
        for (const [j, value] of row.entries()) if (start[i]![j] === 0) expect(value).toBe(0);
    }),
    { numRuns: 200 },
  );
});

test('no cell goes above its most, and a table within is found wherever there is one', () => {
  const cell = fc.integer({ min: 0, max: 9 });
  const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(table, table, table, (start, counts, room) => {
      const weights = start.map((row) => row.map((weight) => weight + 1));
      const most = counts.map((row, i) => row.map((count, j) => count + room[i]![j]!));
      const whole = fitted({ rows: counts.map(sumOf), columns: columnSums(counts, 4), start: weights, most });
      for (const [i, row] of whole.entries())
        for (const [j, value] of row.entries()) expect(value).toBeLessThanOrEqual(most[i]![j]!);
    }),
    { numRuns: 200 },
  );
});

test('what is cut at its most is shared by the others in proportion', () => {
  const problem = {
    rows: [100, 100],
    columns: [100, 100],
    start: [
      [9, 1],
      [1, 9],
    ],
    most: [
      [60, 100],
      [100, 100],
    ],
  };
  expect(fitted(problem)).toEqual([
    [60, 40],
    [40, 60],
  ]);
});

test('what is not cut keeps the proportions of the start', () => {
  const third = 300_000;
  const start = [
    [9, 1, 2],
    [1, 5, 3],
    [2, 2, 7],
  ];
  const most = start.map((row, i) => row.map((_, j) => (i === 0 && j === 0 ? 50_000 : third)));
  const [a, b, c] = fitted({ rows: [third, third, third], columns: [third, third, third], start, most });
  expect(a![0]).toBe(50_000);
  expect((a![1]! * b![2]!) / (a![2]! * b![1]!)).toBeCloseTo((1 * 3) / (2 * 5), 3);
  expect((b![0]! * c![1]!) / (b![1]! * c![0]!)).toBeCloseTo((1 * 2) / (5 * 2), 3);
});

test('most cells are rounded to the nearer whole number', () => {
  const chance = chanceOf('nearest');
  const counts = noise(chance, 21, 10);
  const problem = { rows: counts.map(sumOf), columns: columnSums(counts, 10), start: noise(chance, 21, 10) };
  const [whole, real] = [fitted(problem).flat(), slowFit(problem).flat()];
  const nearer = whole.filter((value, index) => Math.abs(value - real[index]!) <= 0.5);
  expect(nearer.length).toBeGreaterThan(whole.length * 0.75);
});

test.each([
  ['rows and columns that add up differently', { rows: [3], columns: [4], start: [[1]] }, 'margins-differ'],
  [
    'a row of zeros that must hold something',
    {
      rows: [1, 1],
      columns: [1, 1],
      start: [
        [0, 0],
        [1, 1],
      ],
    },
    'no-table',
  ],
  [
    'zeros that block a column',
    {
      rows: [5, 5],
      columns: [6, 4],
      start: [
        [1, 0],
        [0, 1],
      ],
    },
    'no-table',
  ],
  ['one less room than needed', { rows: [4], columns: [2, 2], start: [[1, 1]], most: [[2, 1]] }, 'no-table'],
  ['half a ballot', { rows: [0.5], columns: [0.5], start: [[1]] }, 'not-whole'],
  ['a weight below zero', { rows: [1], columns: [1], start: [[-1]] }, 'not-whole'],
] as const)('refused: %s', (_, problem, refused) => {
  expect(fitTable(problem)).toEqual({ refused });
});

test.each([
  [21, 10],
  [300, 10],
  [21, 60],
])('a table of %i areas and %i lines of a country’s size', (rows, columns) => {
  const chance = chanceOf('country');
  const counts = noise(chance, rows, columns).map((row) => row.map((value) => value * chance.between(0, 60)));
  const problem = {
    rows: counts.map(sumOf),
    columns: columnSums(counts, columns),
    start: noise(chance, rows, columns),
  };
  expect(fitTable(problem)).toEqual(fitted(problem));
});
