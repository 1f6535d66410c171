import { describe, expect, test } from 'vitest';
import { contest } from '../count/election.test-kit.js';
import { formOf, type Sheet, stationsOf, tableOf } from '../protocol/day.test-kit.js';
import type { TurnoutReports } from '../protocol/turnout.js';
import { gathered, turnout, withTurnout } from './plausible.test-kit.js';
import { usualThresholds } from './thresholds.js';
import { checkTurnout } from './turnout.js';

const times = [600, 720, 1200];

/** One station with reports at 10:00, 12:00 and 20:00; -1 is none. */
function reportsOf(received: readonly number[], registered?: number): TurnoutReports {
  const stations = stationsOf({
    areas: { country: undefined },
    stations: { s0: ['country'] },
    ...(registered === undefined ? {} : { registered: [registered] }),
  });
  return { stations, times, columns: received.map((figure) => Int32Array.of(figure)) };
}

/** A table of one ballot at that station, with its protocol where figures are given. */
function tableAt(
  { stations }: TurnoutReports,
  part: string,
  figures?: Sheet['figures'],
  lines = ['registered', 'ballots-received'],
) {
  return tableOf({
    part,
    form: formOf([...lines, 'options']),
    contests: [contest({ id: part, area: 'country', ballot: [], polls: [] })],
    stations,
    sheets: figures === undefined ? [] : [{ station: 's0', figures }],
  });
}

type Ballot = Sheet['figures'] | undefined;
function check(received: readonly number[], ballots: readonly Ballot[] = [], registered?: number) {
  const reports = reportsOf(received, registered);
  const tables = ballots.map((figures, index) => tableAt(reports, `p${index}`, figures));
  return gathered((sink) => checkTurnout(reports, tables, usualThresholds, sink));
}
const codes = (...given: Parameters<typeof check>) => check(...given).map(({ code }) => code);

describe('turnout during the day', () => {
  test.each([
    ['rises', [100, 101, 102], []],
    ['stands still', [100, 100, 100], []],
    ['falls by one', [100, 99, 100], ['turnout-falls']],
    ['falls after a time without a report', [100, -1, 99], ['turnout-falls']],
    ['falls twice', [100, 99, 98], ['turnout-falls', 'turnout-falls']],
    ['is not reported', [-1, -1, -1], []],
  ])('%s', (_, received, expected) => {
    expect(codes(received)).toEqual(expected);
  });

  test('a finding says both reports and their times', () => {
    expect(check([105, -1, 99])).toEqual([
      {
        code: 'turnout-falls',
        severity: 'error',
        station: 's0',
        lines: [],
        params: { time: '20:00', before: '10:00', left: '105', right: '99', by: '6' },
        causes: [],
      },
    ]);
  });

  test.each([
    ['just below 600 an hour', [10, 1209, 1209], []],
    ['exactly 600 an hour', [10, 1210, 1210], []],
    ['just above 600 an hour', [10, 1211, 1211], ['turnout-jump']],
    ['more, but over ten hours', [10, -1, 6010], []],
    ['the first report has nothing before it', [9000, 9000, 9000], []],
  ])('voters came at %s', (_, received, expected) => {
    expect(codes(received)).toEqual(expected);
  });

  test('a jump says how many came, from when to when', () => {
    expect(check([10, 1500, 1500])).toMatchObject([
      {
        severity: 'warning',
        params: { before: '10:00', time: '12:00', left: '10', right: '1500', by: '1490', limit: 600 },
      },
    ]);
  });
});

describe('reports against the list', () => {
  test.each([
    [299, []],
    [300, []],
    [301, ['turnout-above-list']],
  ])('%i of 300', (last, expected) => {
    expect(codes([100, 200, last], [], 300)).toEqual(expected);
  });

  test('the first report above it is told, once', () => {
    expect(check([100, 310, 320], [], 300)).toMatchObject([
      { code: 'turnout-above-list', severity: 'error', params: { time: '12:00', left: '310', right: '300', by: '10' } },
    ]);
  });

  test('a list that grew on the day counts as its protocols have it, the longest of them', () => {
    const ballot = { registered: 310, 'ballots-received': 310 };
    expect(codes([100, 200, 310], [{ ...ballot, registered: 305 }, ballot], 300)).toEqual([]);
    expect(codes([100, 200, 310], [{ ...ballot, registered: 309 }, { 'ballots-received': 310 }], 300)).toEqual([
      'turnout-above-list',
    ]);
  });

  test('abroad the list before the day is no limit: it is made on the day', () => {
    const home = reportsOf([100, 200, 301], 300);
    const abroad = {
      ...home,
      stations: { ...home.stations, areas: home.stations.areas.map((one) => ({ ...one, kind: 'abroad' })) },
    };
    const found = (reports: TurnoutReports, figures?: Sheet['figures']) =>
      gathered((sink) => checkTurnout(reports, [tableAt(reports, 'p', figures)], usualThresholds, sink));
    expect([found(home).length, found(abroad).length]).toEqual([1, 0]);
    expect(found(abroad, { registered: 300, 'ballots-received': 301 })).toHaveLength(1);
  });

  test('no list known, no finding', () => expect(codes([100, 200, 4000])).toEqual([]));
});

describe('protocols against the last report', () => {
  test.each([
    ['one below it', 999, ['turnout-protocol']],
    ['as many', 1000, []],
    ['just below a tenth more', 1099, []],
    ['exactly a tenth more', 1100, []],
    ['just above a tenth more', 1101, ['turnout-protocol']],
  ])('%s', (_, received, expected) => {
    expect(codes([100, 200, 1000], [{ 'ballots-received': received }])).toEqual(expected);
  });

  test('the finding is about the protocol, and says on which side', () => {
    const [below, above] = [990, 1200].flatMap((received) =>
      check([100, 200, 1000], [{ 'ballots-received': received }]),
    );
    const protocol = { station: 's0', election: 'xx', contest: 'p0', round: 1, lines: ['ballots-received'] };
    expect(below).toMatchObject({
      ...protocol,
      params: { time: '20:00', left: '1000', right: '990', by: '10', side: 'below' },
    });
    expect(above).toMatchObject({ ...protocol, params: { by: '200', side: 'above', limit: '10' } });
  });

  test('of several ballots the one with most counts, and too few only when all are in', () => {
    expect(codes([100, 200, 1000], [{ 'ballots-received': 900 }, { 'ballots-received': 1000 }])).toEqual([]);
    expect(codes([100, 200, 1000], [{ 'ballots-received': 900 }, undefined])).toEqual([]);
    expect(codes([100, 200, 1000], [{ 'ballots-received': 900 }, { registered: 2000 }])).toEqual([]);
    expect(codes([100, 200, 1000], [{ 'ballots-received': 900 }, { 'ballots-received': 950 }])).toEqual([
      'turnout-protocol',
    ]);
    expect(codes([100, 200, 1000], [{ 'ballots-received': 1200 }, undefined])).toEqual(['turnout-protocol']);
  });

  test('a ballot whose form has no such line does not matter', () => {
    const reports = reportsOf([100, 200, 1000]);
    const tables = [tableAt(reports, 'p0', { 'ballots-received': 900 }), tableAt(reports, 'p1', {}, ['registered'])];
    expect(gathered((sink) => checkTurnout(reports, tables, usualThresholds, sink))).toHaveLength(1);
  });

  test('without a report for the last time nobody can say how many came later', () => {
    expect(codes([100, 500, -1], [{ 'ballots-received': 1000 }])).toEqual([]);
    expect(codes([100, 500, -1], [{ 'ballots-received': 499 }])).toEqual(['turnout-protocol']);
  });

  test.each([
    [99, []],
    [100, ['turnout-protocol']],
  ])('a protocol of %i ballots, twice as many as reported', (received, expected) => {
    expect(codes([10, 20, 50], [{ 'ballots-received': received }])).toEqual(expected);
  });

  test('a report of nobody, and then a hundred', () => {
    expect(codes([0, 0, 0], [{ 'ballots-received': 100 }])).toEqual(['turnout-protocol']);
  });
});

describe('turnout as the rules say it', () => {
  const lines = ['registered', 'ballots-received', 'took-part'];
  const found = (figures: Sheet['figures'], own: readonly string[], says = turnout('took-part', 'registered')) => {
    const reports = reportsOf([100, 200, 1000]);
    const table = withTurnout(tableAt(reports, 'p', figures, [...own]), says);
    return gathered((sink) => checkTurnout(reports, [table], usualThresholds, sink)).map((finding) =>
      [finding.code, finding.params.side ?? finding.params.by, ...finding.lines].join(' '),
    );
  };

  test.each([
    ['one below the last report', 999, ['turnout-protocol below took-part']],
    ['as many', 1000, []],
    ['exactly a tenth more', 1100, []],
    ['just above a tenth more', 1101, ['turnout-protocol above took-part']],
  ])('those who took part, whoever received a ballot: %s', (_, tookPart, expected) => {
    const figures = { registered: 2000, 'ballots-received': 5, 'took-part': tookPart };
    expect(found(figures, lines)).toEqual(expected);
    expect(found(figures, ['registered', 'took-part'])).toEqual(expected);
  });

  test('a sum of lines, known where all of them are', () => {
    const says = turnout('at-desk + by-post', 'electors - struck');
    const own = ['electors', 'struck', 'at-desk', 'by-post'];
    const figures = { electors: 1100, struck: 100, 'at-desk': 600, 'by-post': 400 };
    expect(found(figures, own, says)).toEqual([]);
    expect(found({ ...figures, 'by-post': 399, struck: 101 }, own, says)).toEqual([
      'turnout-above-list 1',
      'turnout-protocol below at-desk by-post',
    ]);
    expect(found({ electors: 5, 'at-desk': 6 }, own, says)).toEqual([]);
  });

  test('of all options together', () => {
    const reports = reportsOf([100, 200, 1000]);
    const table = tableOf({
      form: formOf(['options', 'invalid']),
      contests: [contest({ id: 'p', area: 'country', ballot: ['a', 'b'], polls: [] })],
      stations: reports.stations,
      sheets: [{ station: 's0', figures: { a: 500, b: 480, invalid: 19 } }],
    });
    const own = withTurnout(table, turnout('options + against-all + invalid', 'registered'));
    const [finding] = gathered((sink) => checkTurnout(reports, [own], usualThresholds, sink));
    expect(finding).toMatchObject({ code: 'turnout-protocol', params: { right: '999' } });
    expect(finding?.lines.toSorted()).toEqual(['a', 'b', 'invalid']);
  });
});
