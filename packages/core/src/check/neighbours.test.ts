import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ceil, compare, type Fraction, fraction, multiply, subtract } from '../fraction.js';
import { anyDay } from '../protocol/day.test-kit.js';
import { hasBit, type ProtocolTable, slotOptions } from '../protocol/table.js';
import { checkNeighbours } from './neighbours.js';
import { gathered, type StationGiven, short, tableOfRows } from './plausible.test-kit.js';
import { judgedRows } from './plausible-rows.js';
import { type Thresholds, usualThresholds } from './thresholds.js';

/** So many votes for a, of a sum. */
const votes = (a: number, sum = 1000, area = 'd'): StationGiven => ({
  area,
  figures: { a, b: sum - a, 'against-all': 0 },
});
const found = (rows: readonly StationGiven[], more: Partial<Thresholds> = {}, ballot?: readonly string[]) =>
  gathered((sink) => checkNeighbours(tableOfRows(rows, ballot), { ...usualThresholds, ...more }, sink));
/** About option a alone; b is what it lacks. */
const ofA = (rows: readonly StationGiven[], more: Partial<Thresholds> = {}) =>
  short(found(rows, more).filter(({ lines }) => lines[0] === 'a'));
const four = [votes(200), votes(200), votes(200), votes(200)];

describe('far from the neighbours', () => {
  test.each([
    ['just below 30 points above', 499, []],
    ['exactly 30 points above', 500, []],
    ['just above 30 points above', 501, ['s4 station-far a']],
  ])('%s', (_, a, expected) => {
    expect(ofA([...four, votes(a)])).toEqual(expected);
  });

  test.each([
    ['just below 30 points below', 201, []],
    ['exactly 30 points below', 200, []],
    ['just above 30 points below', 199, ['s0 station-far a']],
  ])('%s', (_, a, expected) => {
    expect(ofA([votes(a), votes(500), votes(500), votes(500), votes(500)])).toEqual(expected);
  });

  test('a finding says both shares, the side, the part of the neighbours and the limit', () => {
    expect(found([...four, votes(900)]).map(({ lines, params }) => [lines, params])).toEqual([
      [['a'], { share: '90.00', neighbours: '20.00', part: '75', side: 'above', limit: '30' }],
      [['b'], { share: '10.00', neighbours: '80.00', part: '75', side: 'below', limit: '30' }],
    ]);
  });

  test('its own weight hides nobody: a giant among small ones stands out, and does not make them stand out', () => {
    const small = [votes(20, 100), votes(20, 100), votes(20, 100), votes(20, 100)];
    expect(ofA([...small, votes(900_000, 1_000_000)])).toEqual(['s4 station-far a']);
  });

  test.each([
    ['three of four neighbours are enough', [200, 200, 200, 700], ['s4 station-far a']],
    ['two of four are not: then it is a group', [200, 200, 700, 700], []],
    ['four of five are enough', [200, 200, 200, 200, 700], ['s5 station-far a']],
    ['three of five are not', [200, 200, 200, 700, 700], []],
  ])('%s', (_, others, expected) => {
    const rows = [...others.map((a) => votes(a)), votes(900)];
    expect(ofA(rows).filter((line) => line.startsWith(`s${others.length} `))).toEqual(expected);
  });

  test.each([
    ['two stations only: neither is the exception', [200, 900], []],
    ['three neighbours are too few', [200, 200, 200, 900], []],
    ['four are enough', [200, 200, 200, 200, 900], ['s4 station-far a']],
  ])('%s', (_, shares, expected) => {
    expect(ofA(shares.map((a) => votes(a)))).toEqual(expected);
  });

  test('two stations only, where one neighbour is enough: both are far from the other', () => {
    expect(ofA([votes(200), votes(900)], { leastNeighbours: 1 })).toEqual(['s0 station-far a', 's1 station-far a']);
  });

  test.each([
    [99, []],
    [100, ['s4 station-far a']],
  ])('a station of %i votes', (sum, expected) => {
    expect(ofA([...four, votes(sum, sum)])).toEqual(expected);
  });

  test('small stations are no neighbours either', () => {
    expect(ofA([...four.slice(1), votes(19, 99), votes(900)])).toEqual([]);
  });

  test('other areas, stations abroad, absent figures and protocols still missing do not count as neighbours', () => {
    const three = four.slice(1);
    expect(ofA([...three, votes(900), votes(200, 1000, 'e')])).toEqual([]);
    expect(ofA([...three, votes(900), {}])).toEqual([]);
    expect(ofA([...three, votes(900), { figures: { a: 200, b: 800 } }])).toEqual([]);
    const abroad = [...four, votes(900)].map((row) => ({ ...row, area: 'abroad' }));
    expect(ofA(abroad)).toEqual([]);
  });

  test('the line against all is an option like the others; a form may have it where the ballot has not', () => {
    const rows = [0, 0, 0, 0, 400].map((against) => ({
      figures: { a: 600 - against, b: 400, 'against-all': against },
    }));
    expect(short(found(rows))).toEqual(['s4 station-far a', 's4 station-far against-all']);
    expect(short(found(rows, {}, ['a', 'b']))).toEqual([]);
  });
});

describe('zero votes for an option that is strong all around', () => {
  const around = (share: number, sum: number) => [
    votes(share),
    votes(share),
    votes(share),
    votes(share),
    votes(0, sum),
  ];

  test.each([
    ['just below 5 %', 49, []],
    ['exactly 5 %', 50, ['s4 zero-votes a']],
    ['just above 5 %', 51, ['s4 zero-votes a']],
  ])('its neighbours give it %s', (_, share, expected) => {
    expect(ofA(around(share, 1000))).toEqual(expected);
  });

  test.each([
    ['just below 20', 199, []],
    ['exactly 20', 200, ['s4 zero-votes a']],
    ['just above 20', 201, ['s4 zero-votes a']],
  ])('%s expected', (_, sum, expected) => {
    expect(ofA(around(100, sum))).toEqual(expected);
  });

  test('one vote is not zero', () => expect(ofA([...around(100, 1000).slice(0, 4), votes(1)])).toEqual([]));

  test('the finding says how many could be expected; it is not called far as well', () => {
    expect(found(around(400, 333)).filter(({ lines }) => lines[0] === 'a')).toMatchObject([
      { code: 'zero-votes', params: { share: '0.00', neighbours: '40.00', part: '75', expected: '133' } },
    ]);
  });

  test('a small station without votes does not hide a larger one', () => {
    expect(ofA([votes(0, 100), ...four, votes(200), votes(200), votes(200), votes(0, 300)], { zeroVotes: 50 })).toEqual(
      ['s8 zero-votes a'],
    );
  });

  test('strong at one neighbour is not strong all around', () => {
    expect(ofA([votes(0), votes(0), votes(10), votes(10), votes(900)]).filter((line) => line.includes('zero'))).toEqual(
      [],
    );
  });
});

/** The rule as the document says it: every station against all its neighbours, one by one. */
function slowly(table: ProtocolTable, thresholds: Thresholds): readonly string[] {
  const stations = table.stations.ids.map((id, row) => ({ id, row, figures: votesAt(table, row) }));
  const enough = stations.filter(({ figures }) => sumOf(figures) >= Math.max(1, thresholds.leastVotes));
  return enough.flatMap(({ id, row, figures }) => {
    const leaves = table.stations.hierarchies[0]?.leaves;
    const neighbours = enough.filter((other) => {
      if (other.row === row || table.contestOf[other.row] !== table.contestOf[row]) return false;
      return leaves?.[other.row] === leaves?.[row];
    });
    if (neighbours.length < thresholds.leastNeighbours) return [];
    const need = Number(ceil(multiply(thresholds.farNeighbours, fraction(BigInt(neighbours.length)))));
    return [...(figures ?? new Map()).keys()].flatMap((line) => {
      const own = share(figures, line);
      const others = neighbours.map((other) => share(other.figures, line));
      const enoughOf = (is: (other: Fraction) => boolean) => others.filter(is).length >= need;
      const expectedAt = (other: Fraction) => {
        const expected = multiply(other, fraction(BigInt(sumOf(figures))));
        return compare(expected, fraction(BigInt(thresholds.zeroVotes))) >= 0;
      };
      if (own.num === 0n && enoughOf((other) => compare(other, thresholds.zeroShare) >= 0 && expectedAt(other)))
        return [`${id} zero-votes ${line}`];
      const above = enoughOf((other) => compare(subtract(own, other), thresholds.farDifference) > 0);
      const below = enoughOf((other) => compare(subtract(other, own), thresholds.farDifference) > 0);
      return above || below ? [`${id} station-far ${line}`] : [];
    });
  });
}

function votesAt(table: ProtocolTable, row: number): ReadonlyMap<string, number> | undefined {
  const contest = table.ballot.contests[table.contestOf[row] ?? -1];
  if (contest === undefined || !judgedRows(table)(row)) return undefined;
  const against = contest.options.some(({ role }) => role === 'against-all') ? ['against-all'] : [];
  const figures = new Map<string, number>();
  for (const [slot, line] of [...slotOptions(contest), ...against].entries()) {
    const column = line === 'against-all' ? table.lines.indexOf(line) : table.lines.length + slot;
    if (column < 0) continue;
    const absent = table.absent[column];
    if (absent !== undefined && hasBit(absent, row)) return undefined;
    figures.set(line, table.columns[column]?.[row] ?? 0);
  }
  return figures;
}

const sumOf = (figures: ReadonlyMap<string, number> | undefined): number =>
  [...(figures ?? [])].reduce((sum, [, figure]) => sum + figure, figures === undefined ? -1 : 0);
const share = (figures: ReadonlyMap<string, number> | undefined, line: string): Fraction =>
  fraction(BigInt(figures?.get(line) ?? 0), BigInt(sumOf(figures)));

describe('random polling days', () => {
  const someThresholds = fc.record({
    leastVotes: fc.constantFrom(1, 5, 100),
    leastNeighbours: fc.constantFrom(1, 2, 4),
    farDifference: fc.constantFrom(fraction(1n, 100n), fraction(1n, 5n), fraction(3n, 10n)),
    farNeighbours: fc.constantFrom(fraction(51n, 100n), fraction(2n, 3n), fraction(3n, 4n), fraction(1n)),
    zeroShare: fc.constantFrom(fraction(1n, 100n), fraction(1n, 3n)),
    zeroVotes: fc.constantFrom(1, 20, 500),
  });
  const check = (table: ProtocolTable, more: Partial<Thresholds>) => {
    const thresholds = { ...usualThresholds, ...more };
    const fast = short(gathered((sink) => checkNeighbours(table, thresholds, sink)));
    expect(fast.toSorted()).toEqual(slowly(table, thresholds).toSorted());
    return fast.length;
  };

  test('of every kind: the same as every station against all its neighbours', () => {
    fc.assert(fc.property(anyDay(), someThresholds, ({ table }, more) => check(table, more) >= 0));
  });

  test('of one district with few different shares', () => {
    const station = fc
      .tuple(
        fc.constantFrom('d', 'd', 'd', 'e', 'abroad'),
        fc.array(fc.constantFrom(0, 0, 1, 20, 300), { minLength: 3, maxLength: 3 }),
      )
      .map(([area, [a = 0, b = 0, against = 0]]) => ({ area, figures: { a, b, 'against-all': against } }));
    let seen = 0;
    fc.assert(
      fc.property(fc.array(station, { minLength: 2, maxLength: 14 }), someThresholds, (rows, more) => {
        seen += check(tableOfRows(rows.toSorted((a, b) => (a.area < b.area ? -1 : 1))), more);
      }),
    );
    expect(seen).toBeGreaterThan(50);
  });
});
