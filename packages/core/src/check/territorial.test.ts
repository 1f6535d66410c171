import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contest } from '../count/election.test-kit.js';
import type { Figure, LineId } from '../figures.js';
import { anyDay, areasOfStation, formOf, type Sheet, standing, stationsOf, tableOf } from '../protocol/day.test-kit.js';
import { slotOptions } from '../protocol/table.js';
import { totalsOf } from '../protocol/totals.js';
import { gathered, short } from './plausible.test-kit.js';
import { checkTerritorial, type TerritorialProtocol } from './territorial.js';

/** Two districts; the constituency `c2` cuts both. */
const stations = stationsOf({
  areas: { country: undefined, d: 'country', e: 'country', c1: 'country', c2: 'country' },
  stations: { s0: ['d', 'c1'], s1: ['d', 'c2'], s2: ['e', 'c2'] },
});
const contests = ['c1', 'c2'].map((area) => contest({ id: area, area, ballot: ['a', 'b', 'against-all'], polls: [] }));
const form = formOf(['registered', 'options', 'against-all']);
const sheets: readonly Sheet[] = ['s0', 's1', 's2'].map((station, at) => ({
  station,
  figures: { registered: 100 + at, a: 10 + at, b: 20 + at, 'against-all': at },
}));

const stated = (
  area: string,
  figures: Readonly<Record<LineId, number | undefined>>,
  more: Partial<TerritorialProtocol> = {},
): TerritorialProtocol => {
  const entries = Object.entries(figures).map(([line, figure]): [LineId, Figure] => [
    line,
    figure === undefined ? undefined : BigInt(figure),
  ]);
  return { election: 'xx', contest: 'c2', round: 1, area, figures: new Map(entries), ...more };
};
const check = (protocols: readonly TerritorialProtocol[], laid = sheets) =>
  gathered((sink) => checkTerritorial(totalsOf(tableOf({ form, contests, stations, sheets: laid })), protocols, sink));

describe('the protocol of a commission above the stations', () => {
  const right = { registered: 203, a: 23, b: 43, 'against-all': 3 };

  test('that is the sum of its stations has no findings', () => {
    expect(check([stated('c2', right), stated('country', right)])).toEqual([]);
  });

  test('counts only the stations of its contest: a district of which a constituency has a part', () => {
    expect(check([stated('d', { registered: 101, a: 11, b: 21, 'against-all': 1 })])).toEqual([]);
    expect(check([stated('d', { registered: 100, a: 10, b: 20, 'against-all': 0 }, { contest: 'c1' })])).toEqual([]);
  });

  test.each([
    ['one below', 22, '1'],
    ['one above', 24, '1'],
    ['with two digits exchanged', 32, '9'],
  ])('%s the sum: what the stations give, what it states, and the difference', (_, a, by) => {
    expect(check([stated('c2', { ...right, a })])).toEqual([
      {
        code: 'territorial-sum',
        severity: 'error',
        area: 'c2',
        election: 'xx',
        contest: 'c2',
        round: 1,
        lines: ['a'],
        params: { left: '23', right: String(a), by, arrived: 2, expected: 2 },
        causes: [],
      },
    ]);
  });

  test('of another election, round or contest is not of this table', () => {
    const wrong = { ...right, a: 0 };
    expect(check([stated('c2', wrong, { election: 'yy' })])).toEqual([]);
    expect(check([stated('c2', wrong, { round: 2 })])).toEqual([]);
    expect(check([stated('c2', wrong, { contest: 'c3' })])).toEqual([]);
  });

  test('with lines left out, or a line that no form has: they cannot be compared', () => {
    const found = check([stated('c2', { ...right, b: undefined, invalid: 5 })]);
    expect(short(found)).toEqual(['c2 territorial-absent b', 'c2 territorial-absent invalid']);
    expect(found.map(({ params }) => params.why)).toEqual(['stated', 'sum']);
  });

  test('with a figure absent at a station: above the rest it cannot be compared, below it is wrong', () => {
    const lacking = sheets.map((sheet) =>
      sheet.station === 's1' ? { ...sheet, figures: { registered: 101, b: 21, 'against-all': 1 } } : sheet,
    );
    expect(check([stated('c2', right)], lacking)).toMatchObject([
      { code: 'territorial-absent', lines: ['a'], params: { why: 'sum', arrived: 2, expected: 2 } },
    ]);
    expect(short(check([stated('c2', { ...right, a: 11 })], lacking))).toEqual(['c2 territorial-sum a']);
  });

  test('with no station of its contest: anything but zero is wrong', () => {
    expect(short(check([stated('e', { registered: 0, a: 1, b: 0, 'against-all': 0 }, { contest: 'c1' })]))).toEqual([
      'e territorial-sum a',
    ]);
  });
});

describe('while stations are missing', () => {
  const some = sheets.slice(0, 2);
  test.each([
    ['below the sum so far', 10, ['c2 territorial-sum a', 'c2 territorial-absent registered against-all b']],
    ['exactly the sum so far', 11, ['c2 territorial-absent registered against-all a b']],
    ['above the sum so far', 12, ['c2 territorial-absent registered against-all a b']],
  ])('a figure %s', (_, a, expected) => {
    const found = check([stated('c2', { registered: 300, a, b: 50, 'against-all': 9 })], some);
    expect(short(found).toSorted()).toEqual(expected.toSorted());
    for (const { params } of found) expect(params).toMatchObject({ arrived: 1, expected: 2 });
  });
});

test('random polling days: the same as adding up sheet by sheet', () => {
  let seen = 0;
  const seeds = fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.constantFrom(-1, 0, 0, 0, 1)), { maxLength: 6 });
  fc.assert(
    fc.property(anyDay(), seeds, (day, chosen) => {
      const { table, given } = day;
      const protocols = chosen.flatMap(([at, inArea, off]) => {
        const own = given.contests[at % Math.max(1, given.contests.length)];
        const area = day.stations.areas[inArea % day.stations.areas.length]?.id;
        if (own === undefined || area === undefined) return [];
        const laid = standing(day.sheets).filter(({ station }) => isOf(day, station, own.id, area));
        const lines = [...table.lines, ...slotOptions(own)];
        const expected = day.stations.ids.filter((station) => isOf(day, station, own.id, area)).length;
        return [
          {
            lines,
            laid,
            expected,
            protocol: { election: 'xx', contest: own.id, round: 1, area, figures: statedBy(lines, laid, off) },
          },
        ];
      });
      for (const { lines, laid, expected, protocol } of protocols) {
        const slow = lines.flatMap((line) => slowCode(line, laid, expected, protocol.figures.get(line)));
        const found = gathered((sink) => checkTerritorial(totalsOf(table), [protocol], sink));
        const fast = found.flatMap(({ code, lines: own, params }) =>
          own.map((line) => `${line} ${code} ${params.why ?? params.left}`),
        );
        expect(fast.toSorted()).toEqual(slow.toSorted());
        seen += slow.length;
      }
      const all = protocols.map(({ protocol }) => protocol);
      const together = gathered((sink) => checkTerritorial(totalsOf(table), all, sink));
      const singly = all.flatMap((one) => gathered((sink) => checkTerritorial(totalsOf(table), [one], sink)));
      expect(together).toEqual(singly);
    }),
  );
  expect(seen).toBeGreaterThan(50);
});

type RandomDay = ReturnType<typeof anyDay> extends fc.Arbitrary<infer D> ? D : never;

function isOf({ stations: own, table }: RandomDay, station: string, of: string, area: string): boolean {
  const row = own.rows.get(station) ?? -1;
  return table.ballot.contests[table.contestOf[row] ?? -1]?.id === of && areasOfStation(own, row).has(area);
}

const added = (line: LineId, laid: readonly Sheet[]): bigint =>
  laid.reduce((sum, { figures }) => sum + BigInt(figures[line] ?? 0), 0n);

/** The sums themselves, or off by one in the first line. */
function statedBy(lines: readonly LineId[], laid: readonly Sheet[], off: number): ReadonlyMap<LineId, Figure> {
  return new Map(lines.map((line, at) => [line, added(line, laid) + (at === 0 ? BigInt(off) : 0n)]));
}

function slowCode(line: LineId, laid: readonly Sheet[], expected: number, figure: Figure): readonly string[] {
  const sum = added(line, laid);
  if (figure === undefined) return [`${line} territorial-absent stated`];
  if (figure < sum) return [`${line} territorial-sum ${sum}`];
  if (laid.length < expected) return [`${line} territorial-absent arrived`];
  if (laid.some(({ figures }) => figures[line] === undefined)) return [`${line} territorial-absent sum`];
  return figure > sum ? [`${line} territorial-sum ${sum}`] : [];
}
