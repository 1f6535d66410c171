/** Line totals over stations: exact both ways, never negative, even over neighbouring stations. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf } from './chance.js';
import { isRefusal, sumOf } from './refusal.js';
import { fitTableFast, type LongTable, spreadColumns } from './spread.js';

function filled(problem: LongTable): readonly Int32Array[] {
  const table = fitTableFast(problem);
  if (isRefusal(table)) throw new Error(table.refused);
  expect(table.map((column) => column.reduce((a, b) => a + b, 0))).toEqual(problem.columns);
  const sums = problem.rows.map((_, row) => sumOf(table.map((column) => column[row]!)));
  expect(sums).toEqual(problem.rows);
  expect(table.every((column) => column.every((cell) => cell >= 0))).toBe(true);
  return table;
}

test('totals are exact both ways and no cell is negative', () => {
  const row = fc.record({
    total: fc.nat(40),
    weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 4 }),
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 60 }),
      fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }),
      (rows, cuts) => {
        const all = sumOf(rows.map(({ total }) => total));
        const points = [0, ...cuts.map((cut) => Math.floor((all * cut) / 100)).sort((a, b) => a - b), all];
        const columns = points.slice(1).map((point, index) => point - points[index]!);
        const start = columns.map((_, column) => rows.map(({ weights }) => weights[column]!));
        filled({ rows: Int32Array.from(rows, ({ total }) => total), columns, start });
        filled({ rows: Int32Array.from(rows, ({ total }) => total), columns });
      },
    ),
    { numRuns: 300 },
  );
});

test('cells and sums of neighbouring rows are near the fit', () => {
  const chance = chanceOf('near');
  const rows = Int32Array.from({ length: 500 }, () => chance.between(0, 1500));
  const all = rows.reduce((a, b) => a + b, 0);
  const columns = [Math.floor(all / 2), Math.floor(all / 7), 11, 0];
  columns.push(all - sumOf(columns));
  const table = filled({ rows, columns });
  let due = 0;
  for (const [column, values] of table.entries()) {
    let [sum, fit] = [0, 0];
    for (const [row, value] of values.entries()) {
      due = (rows[row]! * columns[column]!) / all;
      sum += value;
      fit += due;
      expect(Math.abs(value - due)).toBeLessThan(2);
      expect(Math.abs(sum - fit)).toBeLessThan(2);
    }
  }
});

test('zeros stay zero', () => {
  const chance = chanceOf('zeros');
  const length = 400;
  const start = [0, 1, 2].map(() => Int32Array.from({ length }, () => chance.below(3)));
  for (let row = 0; row < length; row++) start[0]![row] = Math.max(start[0]![row]!, 1);
  const given = start.map((column) => column.map((weight) => (weight === 0 ? 0 : chance.below(50))));
  const rows = Int32Array.from({ length }, (_, row) => sumOf(given.map((column) => column[row]!)));
  const columns = given.map((column) => column.reduce((a, b) => a + b, 0));
  const table = filled({ rows, columns, start });
  for (const [column, values] of table.entries())
    for (const [row, value] of values.entries()) if (start[column]![row] === 0) expect(value).toBe(0);
});

test('refused: totals that differ, a row without weights, zeros that keep a column from its total', () => {
  const rows = Int32Array.of(5, 5);
  expect(fitTableFast({ rows, columns: [5, 4] })).toEqual({ refused: 'margins-differ' });
  expect(
    fitTableFast({
      rows,
      columns: [5, 5],
      start: [
        [1, 0],
        [1, 0],
      ],
    }),
  ).toEqual({ refused: 'no-table' });
  expect(
    fitTableFast({
      rows,
      columns: [6, 4],
      start: [
        [1, 0],
        [0, 1],
      ],
    }),
  ).toEqual({ refused: 'not-found' });
  expect(fitTableFast({ rows, columns: [10.5, -0.5] })).toEqual({ refused: 'not-whole' });
  expect(fitTableFast({ rows: Int32Array.of(5, -5), columns: [0] })).toEqual({ refused: 'not-whole' });
});

const lines = [
  { line: 'option-a', total: 5390 },
  { line: 'option-b', total: 3010 },
  { line: 'against-all', total: 390 },
  { line: 'invalid', total: 210 },
];

test('each line has its total, each station’s lines are those who took part, and stations differ', () => {
  const tookPart = new Int32Array(9).fill(1000);
  const spread = spreadColumns({ tookPart, lines, chance: chanceOf('7'), uneven: 300 });
  if (isRefusal(spread)) throw new Error(spread.refused);
  for (const { line, total } of lines) expect(spread.get(line)?.reduce((a, b) => a + b, 0)).toBe(total);
  expect(tookPart.map((_, station) => sumOf(lines.map(({ line }) => spread.get(line)![station]!)))).toEqual(tookPart);
  expect(new Set(spread.get('option-a')).size).toBeGreaterThan(5);
});

test('the same seed spreads alike, another differently', () => {
  const spread = (seed: string) =>
    spreadColumns({ tookPart: new Int32Array(9).fill(1000), lines, chance: chanceOf(seed), uneven: 300 });
  expect(spread('7')).toEqual(spread('7'));
  expect(spread('7')).not.toEqual(spread('8'));
});

test('a line that is named elsewhere in the list draws the same', () => {
  const spread = (list: typeof lines) =>
    spreadColumns({ tookPart: new Int32Array(9).fill(1000), lines: list, chance: chanceOf('7'), uneven: 300 });
  const [there, back] = [spread(lines), spread([...lines].reverse())];
  if (isRefusal(there) || isRefusal(back)) throw new Error('refused');
  for (const { line } of lines) {
    for (const [station, count] of there.get(line)!.entries())
      expect(Math.abs(count - back.get(line)![station]!)).toBeLessThanOrEqual(2);
  }
});

test('a hundred thousand stations and ten lines', () => {
  const chance = chanceOf('long');
  const rows = Int32Array.from({ length: 100_000 }, () => chance.between(0, 3000));
  const start = Array.from({ length: 10 }, () => Int32Array.from(rows, () => chance.around(1000, 700)));
  const all = rows.reduce((a, b) => a + b, 0);
  const columns = start.map((_, column) => Math.floor((all * (column + 1)) / 55));
  columns[9]! += all - sumOf(columns);
  filled({ rows, columns, start });
});
