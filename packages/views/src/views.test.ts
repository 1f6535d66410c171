/** What single views say of situations that a played night does not have: votes withheld, papers that do not add up, differing copies. */

import type { RecordState } from '@saylau/acts';
import { type ContestOutcome, totalsOf } from '@saylau/core';
import { describe, expect, test } from 'vitest';
import { sheet } from '../../acts/src/made.test-kit.js';
import { both, chair, closed, enters, member, type TestLog, votes } from '../../acts/src/record.test-kit.js';
import { contest } from '../../core/src/count/election.test-kit.js';
import { formOf, stationsOf, tableOf } from '../../core/src/protocol/day.test-kit.js';
import { areaView } from './areas.js';
import { copiesFrom, copyView } from './copies.js';
import { type CountedKind, Counter } from './counted.js';
import { contestView } from './election.js';
import { leavesWithPapers, papersFaults, papersView } from './papers.js';
import { protocolView } from './stations.js';

/** The state, of the class that views are given: types of sources and of what is built differ. */
const of = (log: TestLog) => log.state as unknown as RecordState;
const place = (station: string, contest = 'list') => ({ election: 'made', contest, station });

describe('votes that the rule of disclosure withholds', () => {
  const rule = { line: 'took-part', below: 10, from: '2023-03-20', ground: 'decision 3' };
  const commitments = { figures: 'ab'.repeat(32) };
  const all = sheet({ x: 2, y: 1, z: 1 });
  const { registered, received, 'took-part': tookPart, ...secret } = all;
  const open = { registered, received, 'took-part': tookPart };

  /** The tiny station enters; the record has the private part, and counts with it. */
  function entered(): TestLog {
    const log = closed(rule);
    const body = { ...place('a3'), figures: open };
    log.does('protocol-entered', both('precinct a3'), body, {
      commitments,
      at: '2023-03-19T18:00:00Z',
      opened: secret,
    });
    return log;
  }

  test('are shown to nobody, though the record has them', () => {
    const state = of(entered());
    expect(state.protocol('made', 'list', 'a3')?.figures).toEqual(all);
    expect(protocolView(state, place('a3'))).toMatchObject({
      withheld: true,
      counted: true,
      figures: open,
      findings: [],
    });
  });

  test('are not told by the sums of an area or contest in which nothing else is counted', () => {
    const log = entered();
    const figuresOf = (area: string) => areaView(of(log), area)?.ballots.find(({ part }) => part === 'list')?.figures;
    expect(figuresOf('n2')).toEqual(open);
    expect(figuresOf('country')).toEqual(open);
    expect(contestView(of(log), 'made', 'list')?.figures).toEqual(open);
    enters(log, 'b1');
    expect(figuresOf('n2')).toEqual(open);
    expect(figuresOf('country')).toMatchObject({ x: 52 });
    expect(contestView(of(log), 'made', 'list')?.figures).toMatchObject({ x: 52 });
  });

  test('nor by the sums beside what a commission declared', () => {
    const log = entered();
    const declares = (area: string) => {
      const body = { election: 'made', contest: 'list', area, figures: { ...open, registered: 1, x: 9 } };
      log.does('totals-declared', [chair('central')], body);
      return areaView(of(log), area)?.declared[0]?.differences;
    };
    const lines = [
      { line: 'registered', declared: 1, summed: open.registered },
      { line: 'x', declared: 9 },
    ];
    expect(declares('n2')).toEqual(lines);
  });

  test('nor by what is counted of them: results and outcomes', () => {
    const log = entered();
    const counted = (kind: CountedKind, contest?: string): unknown =>
      new Counter(of(log)).count({ kind, election: 'made', ...(contest === undefined ? {} : { contest }) });
    expect(counted('results', 'list')).toEqual({ size: log.state.size, results: [{ contest: 'list', figures: open }] });
    const [alone] = (counted('outcome', 'list') as { contests: ContestOutcome[] }).contests;
    expect(alone).toMatchObject({ status: 'not-determinable', steps: [] });
    enters(log, 'b1');
    expect(counted('results', 'list')).toMatchObject({ results: [{ figures: { x: 52 } }] });
    expect(counted('outcome', 'list')).toMatchObject({ contests: [{ status: 'counted' }] });
  });

  test('others are shown, and so are all where there is no rule', () => {
    const log = entered();
    enters(log, 'b1');
    expect(protocolView(of(log), place('b1'))).toMatchObject({ withheld: false, figures: votes });
    const free = closed();
    enters(free, 'a3', all);
    expect(protocolView(of(free), place('a3'))).toMatchObject({ withheld: false, figures: all });
  });
});

describe('sums beside what a commission declared', () => {
  const seats = sheet({ p: 60, q: 40 });
  const declares = (log: TestLog, area: string, contest: string, figures: Record<string, number>) => {
    log.does('totals-declared', [chair('central')], { election: 'made', contest, area, figures });
    return areaView(of(log), area)?.declared.find((one) => one.contest === contest)?.differences;
  };

  test('are of the contest, where stations of several lie in the area', () => {
    const log = closed();
    for (const station of ['a1', 'a2']) enters(log, station, seats, 'seat-1');
    // Station a3 of the region votes on seat-2, and nothing of it is there.
    expect(declares(log, 'north', 'seat-1', { p: 120, q: 80 })).toEqual([]);
    enters(log, 'a3', sheet({ p: 7, r: 5 }), 'seat-2');
    expect(declares(log, 'north', 'seat-1', { p: 120, q: 81 })).toEqual([{ line: 'q', declared: 81, summed: 80 }]);
    expect(declares(log, 'north', 'seat-2', { p: 7, r: 6 })).toEqual([{ line: 'r', declared: 6, summed: 5 }]);
  });

  test('are compared once every station is counted or annulled, and not before', () => {
    const log = closed();
    const annulled = enters(log, 'a1');
    enters(log, 'a2');
    expect(declares(log, 'n1', 'list', { x: 49 })).toEqual([{ line: 'x', declared: 49, summed: 100 }]);
    expect(declares(log, 'north', 'list', { x: 49 })).toEqual([]);
    enters(log, 'a3');
    log.does('protocol-annulled', both('central'), { protocol: annulled, reason: 'Lost.', ground: 'article 4' });
    expect(declares(log, 'north', 'list', { x: 49 })).toEqual([{ line: 'x', declared: 49, summed: 100 }]);
    expect(declares(log, 'north', 'list', { x: 100, y: 60 })).toEqual([]);
    log.does('repeat-voting-ordered', both('central'), {
      ...{ election: 'made', contest: 'list', stations: ['a1'], date: '2023-04-02' },
      ...{ reason: 'Lost.', ground: 'article 4' },
    });
    expect(declares(log, 'north', 'list', { x: 49 })).toEqual([]);
  });

  test('where all are annulled are zero', () => {
    const log = closed();
    const protocol = enters(log, 'a3');
    log.does('protocol-annulled', both('central'), { protocol, reason: 'Lost.', ground: 'article 4' });
    expect(declares(log, 'n2', 'list', { x: 50, y: 0 })).toEqual([{ line: 'x', declared: 50, summed: 0 }]);
  });
});

test('where nothing is counted there are no figures: absent is not zero', () => {
  const log = closed();
  const none = () => [
    contestView(of(log), 'made', 'list')?.figures,
    areaView(of(log), 'n2')?.ballots.find(({ part }) => part === 'list')?.figures,
    papersView(of(log), 'n2', new Map())?.ballots[0]?.found?.papers,
  ];
  expect(none()).toEqual([{}, {}, {}]);
  expect(areaView(of(log), 'n2')?.ballots[0]).toMatchObject({ expected: 1, counted: 0 });
  log.does('turnout-reported', [chair('precinct b1')], { station: 'b1', time: '10:00', voters: 4 });
  expect(areaView(of(log), 'n2')?.turnout).toEqual([]);
  expect(areaView(of(log), 's1')?.turnout).toMatchObject([{ time: '10:00', voters: 4, stations: 1 }]);
});

describe('ballot papers', () => {
  const papers = { received: 120, issued: 100, spoiled: 5, unused: 15, found: 100 };

  test('reconcile or do not', () => {
    expect(papersFaults(papers)).toEqual([]);
    expect(papersFaults({ ...papers, unused: 14 })).toEqual([{ rule: 'received', left: 120, right: 119 }]);
    expect(papersFaults({ ...papers, found: 101 })).toEqual([{ rule: 'found', left: 101, right: 100 }]);
    expect(papersFaults({ issued: 100, found: 101 })).toHaveLength(1);
    expect(papersFaults({ received: 120, issued: 100 })).toEqual([]);
  });

  test('given beside the figures are added up, and stations named where they differ', () => {
    const log = closed();
    const given = new Map([
      ['a1', papers],
      ['b1', { ...papers, unused: 13 }],
      ['b2', { ...papers, found: 104 }],
    ]);
    for (const [station, own] of given)
      log.does('protocol-entered', both(`precinct ${station}`), { ...place(station), figures: votes, papers: own });
    // A correction leaves the papers as they were.
    const corrected = { protocol: log.protocol('b1').leaf ?? -1, figures: votes, reason: 'typed', ground: 'g' };
    log.does('entry-corrected', both('precinct b1'), corrected);
    enters(log, 'a3');
    const protocol = log.protocol('b2').leaf!;
    log.does('protocol-annulled', both('central'), { protocol, reason: 'Lost.', ground: 'article 4' });
    const read = new Map(
      leavesWithPapers(of(log), 'country').flatMap((leaf) => {
        const body = log.leaves[leaf]!.act.body as { readonly papers?: typeof papers };
        return body.papers === undefined ? [] : [[leaf, body.papers] as const];
      }),
    );
    const list = (area: string) => papersView(of(log), area, read)?.ballots.find(({ part }) => part === 'list');
    expect(list('country')).toEqual({
      election: 'made',
      part: 'list',
      expected: 5,
      counted: 3,
      from: 'papers',
      found: {
        given: 2,
        papers: { received: 240, issued: 200, spoiled: 10, unused: 28, found: 200 },
        faults: [{ rule: 'received', left: 240, right: 238 }],
        stations: [
          {
            ...{ station: 'b1', counted: true, papers: given.get('b1') },
            faults: [{ rule: 'received', left: 120, right: 118 }],
          },
          {
            ...{ station: 'b2', counted: false, papers: given.get('b2') },
            faults: [{ rule: 'found', left: 104, right: 100 }],
          },
        ],
        more: 0,
      },
    });
    expect(list('north')?.found).toMatchObject({ papers, faults: [], stations: [] });
    expect(papersView(of(log), 'nowhere', read)).toBeUndefined();
  });
});

describe('ballot papers on the lines of a form', () => {
  const form = formOf([
    'ballots-delivered',
    'ballots-received',
    'ballots-spoilt',
    'ballots-unused',
    'took-part',
    'options',
  ]);
  const stations = stationsOf({
    areas: { country: undefined, north: 'country', south: 'country' },
    stations: { n1: ['north'], n2: ['north'], s1: ['south'], s2: ['south'] },
  });
  const paper = (delivered: number, issued: number, found: number) => ({
    'ballots-delivered': delivered,
    'ballots-received': issued,
    'ballots-spoilt': 2,
    'ballots-unused': 98 - issued,
    'took-part': found,
    x: found,
  });
  const own = contest({ id: 'list', part: 'list', area: 'country', ballot: ['x'], polls: [] });
  const sheets = [
    { station: 'n1', figures: paper(100, 60, 60) },
    { station: 'n2', figures: { ...paper(100, 60, 60), 'ballots-delivered': 101 } },
    { station: 's1', figures: paper(100, 50, 51) },
  ];
  const made = { form, stations, contests: [own], election: 'made', part: 'list' } as const;
  const table = tableOf({ ...made, sheets });
  const uncounted = { leaf: 7, figures: paper(99, 40, 40) };

  /** As much of a state as the view looks at: the protocol of `s2` is there and not counted. */
  const state = {
    definition: { day: { stations } },
    elections: () => [{ election: { id: 'made' } }],
    totals: () => [totalsOf(table)],
    contest: () => ({ expected: 4, counted: 3, protocols: { expected: 0, repeat: 0 } }),
    protocol: (_: string, __: string, station: string) => (station === 's2' ? uncounted : { figures: {} }),
  } as unknown as RecordState;
  const ballot = (area: string) => papersView(state, area, new Map())?.ballots[0];

  test('are the sums of what is counted; stations that differ are named, also those that are not counted', () => {
    expect(ballot('country')).toMatchObject({
      from: 'lines',
      expected: 4,
      counted: 3,
      found: {
        given: 3,
        papers: { received: 301, issued: 170, spoiled: 6, unused: 124, found: 171 },
        faults: [
          { rule: 'received', left: 301, right: 300 },
          { rule: 'found', left: 171, right: 170 },
        ],
      },
    });
    const faults = ballot('country')?.found?.stations.map((one) => [one.station, one.faults]);
    expect(faults).toEqual([
      ['n2', [{ rule: 'received', left: 101, right: 100 }]],
      ['s1', [{ rule: 'found', left: 51, right: 50 }]],
      ['s2', [{ rule: 'received', left: 99, right: 100 }]],
    ]);
    expect(ballot('north')?.found?.stations.map(({ station }) => station)).toEqual(['n2']);
    expect(leavesWithPapers(state, 'country')).toEqual([]);
  });

  test('are no zeros where nothing is counted', () => {
    const none = { ...state, totals: () => [totalsOf(tableOf({ ...made, sheets: [] }))] } as unknown as RecordState;
    expect(papersView(none, 'south', new Map())?.ballots[0]?.found).toMatchObject({ given: 0, papers: {}, faults: [] });
  });
});

test('ballot papers beside the figures are not looked at in a large area, which says so', () => {
  const many = Array.from({ length: 401 }, (_, place) => [`s${place}`, ['country']] as const);
  const stations = stationsOf({ areas: { country: undefined }, stations: Object.fromEntries(many) });
  const own = contest({ id: 'list', part: 'list', area: 'country', ballot: ['x'], polls: [] });
  const form = formOf(['took-part', 'options']);
  const table = tableOf({ form, stations, contests: [own], sheets: [], election: 'made', part: 'list' });
  const state = {
    definition: { day: { stations } },
    elections: () => [{ election: { id: 'made' } }],
    totals: () => [totalsOf(table)],
  } as unknown as RecordState;
  expect(leavesWithPapers(state, 'country')).toEqual([]);
  expect(papersView(state, 'country', new Map())?.ballots).toEqual([
    { election: 'made', part: 'list', expected: 401, counted: 0, from: 'unread' },
  ]);
});

describe('copies of observers', () => {
  const copied = (log: TestLog, figures: Record<string, number>, station = 'b1') => {
    const leaf = log.does('observer-copy-handed-in', [member('observer watch')], {
      ...place(station),
      figures,
      note: 'copied at 22:10',
    });
    return copyView(of(log), leaf, log.leaves[leaf]!);
  };

  test('stand beside the protocol as it is, line by line', () => {
    const log = closed();
    expect(copied(log, votes)).toMatchObject({ protocol: 'expected', differences: [] });
    enters(log, 'b1');
    expect(copied(log, votes)).toMatchObject({
      observer: 'watch',
      protocol: 'entered',
      differences: [],
      note: 'copied at 22:10',
    });
    expect(copied(log, { x: 51, y: 30 })?.differences).toEqual([{ line: 'x', copy: 51, protocol: 50 }]);
    const { registered: _, ...rest } = votes;
    enters(log, 'b2', rest);
    expect(copied(log, votes, 'b2')?.differences).toEqual([{ line: 'registered', copy: votes.registered }]);
    expect(copiesFrom(of(log), 'b1')).toHaveLength(3);
    expect(copiesFrom(of(log), 'a1')).toEqual([]);
    expect(copiesFrom(of(log), 'nowhere')).toBeUndefined();
  });

  test('no other act is a copy', () => {
    const log = closed();
    const leaf = log.does('turnout-reported', [chair('precinct b1')], { station: 'b1', time: '10:00', voters: 1 });
    expect(copyView(of(log), leaf, log.leaves[leaf]!)).toBeUndefined();
  });
});
