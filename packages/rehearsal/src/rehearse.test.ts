import { hasBit, slotOptions } from '@saylau/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWithPublished } from './compare.js';
import { RehearsalError } from './error.js';
import { mark, type Rehearsal } from './input.js';
import { rehearse } from './rehearse.js';
import { figuresHash, findingsOf, hashOf } from './repository.test-kit.js';
import { election, planText, planWith, smallInput, units } from './small.test-kit.js';

const input = smallInput();
const one = rehearse(input, { seed: '1' });
const differing = (made: Rehearsal, of = input) => compareWithPublished(made, of).filter(({ agrees }) => !agrees);

describe('every seed and any number of stations', () => {
  test('every published figure comes out and every equation holds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,8}$/), fc.integer({ min: 30, max: 400 }), (seed, stations) => {
        const made = rehearse(input, { seed, stations });
        expect(differing(made)).toEqual([]);
        expect(findingsOf(made).filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(made.day.stations.ids).toHaveLength(stations);
      }),
      { numRuns: 40 },
    );
  });

  test('the figures are compared at all', () => {
    const what = compareWithPublished(one, input).map((check) => check.what);
    const all = [
      'stations',
      'countries',
      'voters',
      'opening',
      'ballots',
      'received',
      'turnout-percent',
      'turnout-final',
    ];
    for (const word of [
      ...all,
      'seats',
      'candidates',
      'candidates-of-parties',
      'winner',
      'figure',
      'percent',
      'turnout',
      'fact',
    ]) {
      expect(what).toContain(word);
    }
  });
});

describe('what came in', () => {
  test('the same seed gives the same rehearsal, on every machine', () => {
    expect(hashOf(rehearse(smallInput(), { seed: '1' }))).toBe(hashOf(one));
    expect(figuresHash(one)).toBe('90a2e8b83bd613d1d0e6a923a00f3acffa90312c6c5c988d3400e982f3bd54d3');
  });

  test('another seed gives another one', () => {
    expect(hashOf(rehearse(input, { seed: '2' }))).not.toBe(hashOf(one));
  });

  test('no station’s turnout falls, and none is above its protocol', () => {
    const columns = [...(one.turnout?.columns ?? []), one.tables[0]?.columns[2] ?? new Int32Array(0)];
    expect(columns).toHaveLength(3);
    for (const [time, column] of columns.slice(1).entries()) {
      expect(column.every((own, row) => own >= (columns[time]?.[row] ?? 0))).toBe(true);
    }
  });

  test('every station that votes on a ballot has a protocol, and no other', () => {
    for (const { contestOf, arrived, columns } of one.tables) {
      for (const [row, contest] of contestOf.entries()) {
        expect(hasBit(arrived, row)).toBe(contest >= 0);
        if (contest < 0) expect(columns.every((column) => column[row] === 0)).toBe(true);
      }
    }
  });

  test('every contest has a station, and those abroad vote for the country’s lists alone', () => {
    const [list, districts, local] = one.tables;
    for (const { ballot, contestOf } of one.tables)
      expect(new Set(contestOf.filter((own) => own >= 0)).size).toBe(ballot.contests.length);
    const abroad = one.day.stations.ids.flatMap((id, row) => (id.includes('away') ? [row] : []));
    expect(abroad).toHaveLength(3);
    for (const row of abroad)
      expect([list, districts, local].map((table) => table?.contestOf[row])).toEqual([0, -1, -1]);
  });

  test('protocols arrive within the assumed hours, an hour later where stations close later', () => {
    const times = one.tables.flatMap(({ received = new Int32Array(0) }) => [...received].filter((own) => own >= 0));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(20 * 60 + 30);
    expect(Math.max(...times)).toBeLessThanOrEqual(30 * 60);
    const south = one.day.stations.ids.flatMap((id, row) =>
      id.includes('south') ? [one.tables[0]?.received?.[row] ?? 0] : [],
    );
    expect(Math.min(...south)).toBeGreaterThanOrEqual(21 * 60 + 30);
  });

  test('territorial protocols stand for the country, its regions, units and constituencies', () => {
    const areas = new Set(one.territorial.map(({ contest, area }) => `${contest} ${area}`));
    for (const own of [
      'list xx',
      'list north',
      'list north-city',
      'list away',
      'd-1 rehearsal/xx-2020-council/districts/d-1',
    ]) {
      expect(areas).toContain(own);
    }
    expect([...areas].filter((own) => own.startsWith('list ')).some((own) => own.includes(mark))).toBe(false);
  });
});

describe('marks', () => {
  test('everything made up is marked, and nothing real is', () => {
    const { day, tables, manifest } = one;
    const made = [
      day.id,
      manifest.id,
      ...day.stations.ids,
      ...day.elections.map(({ id }) => id),
      ...tables.map(({ ballot }) => ballot.election),
    ];
    expect(made.filter((id) => !id.startsWith(mark))).toEqual([]);
    const constituencies = day.stations.areas.filter(({ kind }) => kind === 'constituency').map(({ id }) => id);
    expect(constituencies.filter((id) => !id.startsWith(mark))).toEqual([]);
    const candidates = day.elections.flatMap(({ contests }) =>
      contests.flatMap(({ options }) => options.filter(({ role }) => role === 'candidate')),
    );
    expect(candidates.filter(({ id }) => !id.startsWith(mark))).toEqual([]);
    const countries = day.stations.areas.filter(({ parent }) => parent === 'away').map(({ id }) => id);
    expect(countries).toEqual(['rehearsal/away-1', 'rehearsal/away-2']);
    expect(day.stations.areas.filter(({ id }) => id === 'north')).toHaveLength(1);
    expect(day.rehearsal).toEqual({ of: 'xx-2020', seed: '1' });
  });

  test('no name of a real candidate is carried over, and nothing declared of one', () => {
    const texts = JSON.stringify(
      one.day.elections.map(({ contests }) => contests.map(({ options, declared }) => [options, declared.elected])),
    );
    expect(texts).not.toContain('A real person');
    expect(texts).not.toContain('known');
    expect(JSON.stringify(election)).toContain('A real person');
  });

  test('the declared result of real lists is carried over', () => {
    const list = one.day.elections[0]?.contests.find(({ id }) => id === 'list');
    expect(list?.declared.percent?.get('a')).toBe('55.56');
    expect(one.day.elections[0]?.declaredParts?.get('districts')?.get('alpha')).toBe(2);
    expect(list === undefined ? [] : slotOptions(list)).toEqual(['a', 'b', 'c']);
  });
});

describe('manifest', () => {
  test('every margin is published with a source, or assumed with a reason', () => {
    const sources = new Set(one.manifest.sources.map(({ id }) => id));
    const reasons = new Set(one.manifest.assumptions.map(({ id }) => id));
    for (const { is, source = '', why = '' } of one.manifest.margins) {
      expect(is === 'published' ? sources.has(source) : reasons.has(why)).toBe(true);
    }
  });

  test('it counts the protocols', () => {
    expect(one.manifest.protocols).toBe(60 + 3 + 60 + one.tables[2]!.contestOf.filter((own) => own >= 0).length);
    expect(one.manifest.stations).toBe(63);
  });
});

describe('the check', () => {
  test('one vote moved at one station is told', () => {
    const made = rehearse(input, { seed: '1' });
    const column = made.tables[0]!.columns[made.tables[0]!.lines.length]!;
    column[0] = (column[0] ?? 0) + 1;
    expect(differing(made)).toEqual([
      { what: 'figure', of: ['xx-2020-council', 'list', 'a'], published: '9000', rehearsed: '9001', agrees: false },
    ]);
  });

  test('one voter fewer in a turnout report is told', () => {
    const made = rehearse(input, { seed: '1' });
    const column = made.turnout!.columns[1]!;
    column[0] = (column[0] ?? 0) - 1;
    expect(differing(made).map(({ what, of }) => [what, ...of])).toEqual([['received', 'xx', '20:00']]);
  });
});

describe('what cannot be rehearsed', () => {
  const errorOf = (make: () => unknown): RehearsalError => {
    try {
      make();
    } catch (error) {
      if (error instanceof RehearsalError) return error;
      throw error;
    }
    throw new Error('nothing was thrown');
  };
  const refused = (plan: string) => errorOf(() => rehearse(smallInput({ plan }), { seed: '1' })).code;

  test('too few stations: told how many are needed, and so many are enough', () => {
    const error = errorOf(() => rehearse(input, { seed: '1', stations: 10 }));
    expect(error.code).toBe('stations-too-few');
    const least = Number(error.params.least);
    expect(differing(rehearse(input, { seed: '1', stations: least }))).toEqual([]);
    expect(errorOf(() => rehearse(input, { seed: '1', stations: least - 1 })).code).toBe('stations-too-few');
  });

  test.each([
    ['a region that nobody names', planWith('area: east', 'area: west'), 'unknown-area'],
    ['a country that the election does not have', planWith('root: xx', 'root: yy'), 'unknown-area'],
    [
      'a line of the form that the plan does not know',
      planWith('  - {line: invalid, is: split, share: {value: 2%, assumed: why}}\n', ''),
      'line-unplanned',
    ],
    ['no line of ballots cast', planText.replace(/ {2}- \{line: cast,.*\n/u, ''), 'unknown-line'],
    ['a part that the law does not have', planWith('part: local\n', 'part: mayors\n'), 'unknown-part'],
    ['turnout that no region allows', planWith('received: {value: 16784', 'received: {value: 16999'), 'contradiction'],
    [
      'turnout at the end below the last report',
      planWith('final: {value: "56.48"', 'final: {value: "50.00"'),
      'contradiction',
    ],
    ['more candidates together than in all', planWith('number: {value: 8', 'number: {value: 80'), 'contradiction'],
    ['more seats within a region than in all', planWith('seats: {value: 13', 'seats: {value: 21'), 'contradiction'],
    ['fewer ballots than voters', planWith('ballots: {value: 31000', 'ballots: {value: 20000'), 'contradiction'],
    [
      'more voters in a constituency than in its region',
      planWith('voters: {value: 4000', 'voters: {value: 12000'),
      'contradiction',
    ],
  ])('%s', (_, plan, code) => {
    expect(refused(plan)).toBe(code);
  });

  test.each(['', 'A', 'a/b', '../x', 'a b', '-', 'x'.repeat(41)])('a seed that cannot stand in an id: %j', (seed) => {
    expect(errorOf(() => rehearse(input, { seed })).code).toBe('bad-seed');
  });

  test('an election that is not there', () => {
    expect(errorOf(() => rehearse({ ...input, elections: [] }, { seed: '1' })).code).toBe('unknown-area');
  });

  test('without units the regions hold their stations themselves', () => {
    const plan = planWith('area: north, ', 'area: north, population: {value: 20000, assumed: why}, ')
      .replace('area: south, ', 'area: south, population: {value: 15000, assumed: why}, ')
      .replace(/ {2}- election: xx-2020-council\n {4}part: local[\s\S]*?(?=facts)/u, '');
    const bare = { ...smallInput({ plan }), units: [] };
    expect(units).toHaveLength(3);
    expect(differing(rehearse(bare, { seed: '1' }), bare)).toEqual([]);
  });
});
