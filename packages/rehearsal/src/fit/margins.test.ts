/** Areas together: the day of 2023 as published, and figures that contradict each other. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day2023 } from './day-2023.test-kit.js';
import { solveRegions } from './margins.js';
import { unmetFigures } from './margins-check.js';
import type { Margins, MarginsProblem } from './margins-problem.js';
import { countsFor, type Rounding } from './percent.js';
import { sumOf } from './refusal.js';

/** By hand: 100 × count ÷ base with the decimals of the printed text. */
function printed(count: number, base: number, like: string, rounding: Rounding = 'half-up'): string {
  const places = like.split('.')[1]?.length ?? 0;
  const power = 10n ** BigInt(places);
  const half = rounding === 'down' ? 0n : BigInt(base);
  const digits = (200n * power * BigInt(count) + half) / (2n * BigInt(base));
  const text = String(digits).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

function solved(problem: MarginsProblem): Margins {
  const margins = solveRegions(problem);
  if ('refused' in margins) throw new Error(`${margins.refused} ${JSON.stringify(margins.figures)}`);
  expectMet(problem, margins);
  return margins;
}

function expectMet(problem: MarginsProblem, margins: Margins): void {
  const { registered, times, areas } = problem;
  expect(sumOf(margins.registered)).toBe(registered);
  for (const index of areas.keys()) expectAreaMet(problem, margins, index);
  for (const [at, time] of times.entries()) {
    const sum = sumOf(margins.received[at]!);
    if (time.received !== undefined) expect(sum).toBe(time.received);
    if (time.percent !== undefined)
      expect(printed(sum, time.registered ?? registered, time.percent, problem.rounding)).toBe(time.percent);
  }
}

function expectAreaMet({ areas, rounding }: MarginsProblem, margins: Margins, index: number): void {
  const [area, voters] = [areas[index]!, margins.registered[index]!];
  if (typeof area.registered === 'number') expect(voters).toBe(area.registered);
  else expect(voters >= area.registered.least && voters <= area.registered.most).toBe(true);
  let before = 0;
  for (const [at, figure] of area.at.entries()) {
    const count = margins.received[at]![index]!;
    expect(count).toBeGreaterThanOrEqual(Math.max(before, figure?.least ?? 0));
    expect(count).toBeLessThanOrEqual(Math.min(voters, figure?.most ?? voters));
    if (figure?.percent)
      expect(printed(count, margins.lists[at]![index]!, figure.percent, rounding)).toBe(figure.percent);
    before = count;
  }
}

describe('counts of a printed percentage', () => {
  test('halves round up', () => {
    expect(countsFor('0.50', 200)).toEqual({ least: 1, most: 1 });
    // 1 of 8 is 12.5 %: printed without decimals 13.
    expect(countsFor('13', 8)).toEqual({ least: 1, most: 1 });
    expect(countsFor('12', 8)).toEqual({ least: 1, most: 0 });
    expect(countsFor('54.19', 12_035_578)).toEqual({ least: 6_521_478, most: 6_522_681 });
  });

  test('are all that print so, and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.nat(400),
        fc.constantFrom('0', '0.0', '0.00'),
        fc.constantFrom<Rounding>('half-up', 'down'),
        (base, some, like, rounding) => {
          const percent = printed(Math.min(some, base), base, like, rounding);
          const counts = Array.from({ length: base + 1 }, (_, count) => count).filter(
            (c) => printed(c, base, like, rounding) === percent,
          );
          expect(countsFor(percent, base, rounding)).toEqual({ least: counts[0], most: counts.at(-1) });
        },
      ),
    );
  });

  test('none of nobody but none; none where the text is no percentage', () => {
    expect(countsFor('0.00', 0)).toEqual({ least: 0, most: 0 });
    expect(countsFor('n/a', 100)).toEqual({ least: 1, most: 0 });
  });
});

describe('19 March 2023', () => {
  test('all nine published numbers of voters, 140 percentages and the national figures are met together', () => {
    const problem = day2023({ band: 40 });
    expect(solved(problem)).toEqual(solved(problem));
  });

  test('with percentages of the lists as they stood at the time', () => {
    solved(day2023({ band: 50, areaLists: 'then' }));
  });

  test('with one published number of voters not believed', () => {
    solved(day2023({ band: 50, without: ['abai'] }));
  });

  test('voters within 3.9 points of 0.60 of the population is proven too narrow: the ends of the band are named', () => {
    const refusal = solveRegions(day2023({ band: 39 }));
    expect(refusal).toMatchObject({ refused: 'contradiction' });
    expect('refused' in refusal && refusal.figures).toContainEqual({ kind: 'registered', area: 'shymkent' });
  });
});

describe('the last check', () => {
  const problem = day2023({ band: 40 });
  const margins = solved(problem);
  const changed = (at: number, index: number, by: number) =>
    margins.received.map((row, t) => row.map((count, i) => (t === at && i === index ? count + by : count)));

  test('finds nothing where all is met', () => {
    expect(unmetFigures(problem, margins)).toEqual([]);
  });

  test('names a percentage that does not come out, and the national count', () => {
    expect(unmetFigures(problem, { ...margins, received: changed(2, 0, 300) })).toEqual([
      { kind: 'received', time: '14:10' },
      { kind: 'percent', time: '14:10', area: 'abai' },
    ]);
  });

  test('names the national percentage where there is no count', () => {
    const unmet = unmetFigures(problem, { ...margins, received: changed(1, 20, -5000) });
    expect(unmet).toContainEqual({ kind: 'percent', time: '12:10' });
    expect(unmet).toContainEqual({ kind: 'received', time: '10:10', area: 'abroad' });
  });

  test('names voters that are not as published', () => {
    const registered = margins.registered.map((voters, index) => (index === 0 ? voters + 1 : voters));
    expect(unmetFigures(problem, { ...margins, registered })).toContainEqual({ kind: 'registered', area: 'abai' });
    expect(unmetFigures(problem, { ...margins, registered })).toContainEqual({ kind: 'registered' });
  });
});

/** Two areas, two times; b's voters are not published. */
const small: MarginsProblem = {
  registered: 300_000,
  times: [
    { time: '10:00', received: 40_000 },
    { time: '20:00', percent: '50.00' },
  ],
  areas: [
    { area: 'a', registered: 100_000, at: [{ percent: '10.00' }, { percent: '40.00' }] },
    { area: 'b', registered: { about: 150_000, least: 0, most: 300_000 }, at: [undefined, { percent: '55.00' }] },
  ],
};

describe('figures that contradict each other', () => {
  test('a small day is met', () => {
    expect(solved(small).registered).toEqual([100_000, 200_000]);
  });

  test('a percentage that falls names the two', () => {
    const falling = { ...small.areas[0]!, at: [{ percent: '41.00' }, { percent: '40.00' }] };
    const times = [{ time: '10:00' }, small.times[1]!];
    expect(solveRegions({ ...small, times, areas: [falling, small.areas[1]!] })).toEqual({
      refused: 'contradiction',
      figures: [
        { kind: 'percent', time: '10:00', area: 'a' },
        { kind: 'percent', time: '20:00', area: 'a' },
      ],
    });
  });

  test('a national count that no areas add up to is named with what it contradicts', () => {
    const times = [small.times[0]!, { time: '20:00', received: 152_000 }];
    const refusal = solveRegions({ ...small, times });
    expect(refusal).toMatchObject({ refused: 'contradiction' });
    if (!('refused' in refusal)) throw new Error('met');
    expect(refusal.figures).toContainEqual({ kind: 'received', time: '20:00' });
    expect(refusal.figures.some(({ time }) => time === '10:00')).toBe(false);
  });

  test('the last ballot too many: exactly the most is met, one more is not', () => {
    const most = 40_004 + 110_009;
    solved({ ...small, times: [small.times[0]!, { time: '20:00', received: most }] });
    const beyond = { ...small, times: [small.times[0]!, { time: '20:00', received: most + 1 }] };
    expect(solveRegions(beyond)).toMatchObject({ refused: expect.stringMatching(/contradiction|not-found/) });
  });

  test('a national count and its own percentage', () => {
    const times = [{ time: '10:00', received: 40_000, percent: '13.34' }, small.times[1]!];
    expect(solveRegions({ ...small, times })).toEqual({
      refused: 'contradiction',
      figures: [
        { kind: 'received', time: '10:00' },
        { kind: 'percent', time: '10:00' },
      ],
    });
  });

  test('a percentage that no whole number of so few voters gives', () => {
    const few = { area: 'c', registered: 3, at: [{ percent: '50.00' }, undefined] };
    const refusal = solveRegions({ ...small, registered: 300_003, areas: [...small.areas, few] });
    expect(refusal).toEqual({ refused: 'contradiction', figures: [{ kind: 'percent', time: '10:00', area: 'c' }] });
  });

  test('a text that is no percentage', () => {
    const bad = { ...small.areas[1]!, at: [{ percent: 'half' }, undefined] };
    expect(solveRegions({ ...small, areas: [small.areas[0]!, bad] })).toEqual({
      refused: 'contradiction',
      figures: [{ kind: 'percent', time: '10:00', area: 'b' }],
    });
  });

  test('half a voter is not whole', () => {
    expect(solveRegions({ ...small, registered: 0.5 })).toEqual({ refused: 'not-whole', figures: [] });
  });
});

test('any day that was made up is found again or one like it', () => {
  const roundings = fc.constantFrom<Rounding>('half-up', 'down');
  const area = fc.record({
    voters: fc.integer({ min: 50_000, max: 900_000 }),
    steps: fc.array(fc.nat(300), { minLength: 3, maxLength: 3 }),
    isKnown: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 6 }), roundings, (areas, rounding) => {
      const counts = areas.map(({ voters, steps }) =>
        steps.map((_, at) => Math.floor((voters * sumOf(steps.slice(0, at + 1))) / 1000)),
      );
      const registered = sumOf(areas.map(({ voters }) => voters));
      const totals = [0, 1, 2].map((at) => sumOf(counts.map((row) => row[at]!)));
      solved({
        rounding,
        registered,
        times: [
          { time: '1', received: totals[0]! },
          { time: '2', percent: printed(totals[1]!, registered, '0.0', rounding) },
          { time: '3', received: totals[2]! },
        ],
        areas: areas.map(({ voters, isKnown }, index) => ({
          area: String(index),
          registered: isKnown
            ? voters
            : { about: voters, least: Math.floor(voters * 0.9), most: Math.ceil(voters * 1.1) },
          at: counts[index]!.map((count) => ({ percent: printed(count, voters, '0.00', rounding) })),
        })),
      });
    }),
    { numRuns: 60 },
  );
});
