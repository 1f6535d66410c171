import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contest } from '../count/election.test-kit.js';
import { fraction } from '../fraction.js';
import { formOf, stationsOf, tableOf } from '../protocol/day.test-kit.js';
import { gathered, type StationGiven, short, tableOfRows } from './plausible.test-kit.js';
import { checkSameFigures } from './same-figures.js';
import { type Thresholds, usualThresholds } from './thresholds.js';

const ballot = ['a', 'b', 'c', 'against-all'];
const station = (a: number, b: number, c: number, against: number, area = 'd'): StationGiven => ({
  area,
  figures: { a, b, c, 'against-all': against },
});
const found = (rows: readonly StationGiven[], more: Partial<Thresholds> = {}) =>
  gathered((sink) => checkSameFigures(tableOfRows(rows, ballot), { ...usualThresholds, ...more }, sink));

describe('the same votes at two stations', () => {
  test('of one contest, wherever they lie', () => {
    const rows = [station(400, 200, 100, 50), station(400, 200, 100, 51), station(400, 200, 100, 50, 'e')];
    expect(found(rows)).toMatchObject([
      {
        code: 'same-figures',
        station: 's2',
        lines: ['a', 'b', 'c', 'against-all'],
        params: { other: 's0', votes: '750' },
      },
    ]);
  });

  test('three alike are two findings, both naming the first', () => {
    const rows = [station(400, 200, 100, 50), station(400, 200, 100, 50), station(400, 200, 100, 50)];
    expect(found(rows).map((one) => [one.station, one.params.other])).toEqual([
      ['s1', 's0'],
      ['s2', 's0'],
    ]);
  });

  test('one figure apart, or two figures exchanged, are not the same', () => {
    expect(found([station(400, 200, 100, 50), station(400, 200, 100, 51)])).toEqual([]);
    expect(found([station(400, 200, 100, 50), station(200, 400, 100, 50)])).toEqual([]);
  });

  test.each([
    [99, []],
    [100, ['s1 same-figures a b c against-all']],
  ])('with %i votes', (votes, expected) => {
    const own = station(votes - 70, 30, 25, 15);
    expect(short(found([own, own]))).toEqual(expected);
  });

  // One pair of stations: 6·x·6·y against the square of 30, that is x·y against 25.
  test.each([
    ['a little likelier than allowed', 4, 6, []],
    ['exactly as likely as allowed', 5, 5, ['s1 same-figures a b c against-all']],
    ['a little less likely', 2, 13, ['s1 same-figures a b c against-all']],
  ])('%s', (_, a, b, expected) => {
    const own = station(a, b, 0, 0);
    const sameChance = fraction(1n, 30n);
    expect(short(found([own, own], { leastVotes: 1, sameChance }))).toEqual(expected);
  });

  test('the more stations, the likelier it is by chance', () => {
    const others = Array.from({ length: 98 }, (_, index) => station(900 + index, 100, 1, 1));
    const same = station(600, 30, 0, 0);
    expect(short(found([same, same]))).toEqual(['s1 same-figures a b c against-all']);
    expect(short(found([same, same, ...others]))).toEqual([]);
  });

  test.each([
    ['a referendum has many: none is found', [420, 150, 12, 18], ['a', 'b', 'c', 'against-all'], 0],
    [
      'eight figures at a station of 600 are found',
      [324, 66, 54, 48, 42, 30, 12, 24],
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
      1,
    ],
  ])('among ten thousand stations %s', (_, figures, options, expected) => {
    const rows = Array.from({ length: 10_000 }, (_one, row): StationGiven => {
      const own = row < 2 ? figures : figures.map((figure, at) => (at === 0 ? figure + row : figure));
      return { figures: Object.fromEntries(options.map((option, at) => [option, own[at] ?? 0])) };
    });
    const table = tableOfRows(rows, options);
    expect(gathered((sink) => checkSameFigures(table, usualThresholds, sink))).toHaveLength(expected);
  });

  test('abroad, with an absent figure, or not arrived, are not compared', () => {
    const own = station(400, 200, 100, 50);
    const absent = { figures: { a: 400, b: 200, 'against-all': 50 } };
    expect(found([own, {}, absent, absent, station(400, 200, 100, 50, 'abroad')])).toEqual([]);
  });

  test('of different contests are not compared', () => {
    const stations = stationsOf({
      areas: { country: undefined, d: 'country', e: 'country' },
      stations: { s0: ['d'], s1: ['d'], s2: ['e'], s3: ['e'] },
    });
    const contests = ['d', 'e'].map((area) =>
      contest({ id: area, area, ballot: [`x-${area}`, `y-${area}`], polls: [] }),
    );
    const sheets = ['s0 d', 's1 d', 's2 e', 's3 e'].map((text) => {
      const [own = '', area] = text.split(' ');
      return { station: own, figures: { [`x-${area}`]: 500, [`y-${area}`]: 300 } };
    });
    const table = tableOf({ form: formOf(['options']), contests, stations, sheets });
    const twice = gathered((sink) => checkSameFigures(table, usualThresholds, sink));
    expect(short(twice)).toEqual(['s1 same-figures x-d y-d', 's3 same-figures x-e y-e']);
    expect(twice.map(({ params }) => params.other)).toEqual(['s0', 's2']);
  });

  test('random stations: the same as every pair compared', () => {
    const figure = fc.constantFrom(70, 2_147_483_647);
    const anyStation = fc
      .tuple(figure, figure, fc.constantFrom(0, 1), fc.constant(30), fc.constantFrom('d', 'e', 'abroad'))
      .map(([a, b, c, against, area]) => station(a, b, c, against, area));
    let seen = 0;
    fc.assert(
      fc.property(fc.array(anyStation, { maxLength: 12 }), (rows) => {
        const inOrder = rows.toSorted((a, b) => ((a.area ?? '') < (b.area ?? '') ? -1 : a.area === b.area ? 0 : 1));
        const expected = slowly(inOrder);
        seen += expected.length;
        expect(found(inOrder).map((one) => `${one.station} ${one.params.other}`)).toEqual(expected);
      }),
    );
    expect(seen).toBeGreaterThan(10);
  });
});

function slowly(rows: readonly StationGiven[]): readonly string[] {
  const figures = rows.map(({ figures: own = {} }) => Object.values(own));
  const judged = rows.map(
    ({ area }, row) => area !== 'abroad' && (figures[row] ?? []).reduce((a, b) => a + b, 0) >= 100,
  );
  const count = judged.filter(Boolean).length;
  const pairs = BigInt((count * (count - 1)) / 2);
  return rows.flatMap((_, row) => {
    const first = figures.findIndex((own, other) => judged[other] && String(own) === String(figures[row]));
    const product = (figures[row] ?? [])
      .filter((figure) => figure > 0)
      .reduce((all, figure) => all * 6n * BigInt(figure), 1n);
    return judged[row] && first < row && product >= (pairs * 10n) ** 2n ? [`s${row} s${first}`] : [];
  });
}
