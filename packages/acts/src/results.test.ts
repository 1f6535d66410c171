/** Results: settled before they are established, counted from enough leaves, changed and established again. */

import { describe, expect, test } from 'vitest';
import type { Body } from './act.js';
import { sheet, stationIds } from './made.test-kit.js';
import { outcomeAt, resultOf, resultsOf } from './outcome.js';
import { accepts, begunReal, both, chair, closed, enters, opened, type TestLog, votes } from './record.test-kit.js';

const why = { reason: 'recounted', ground: 'court 12' };
const central = [chair('central')];

/** The list with all protocols accepted. */
function settled(): { readonly log: TestLog; readonly leaves: readonly number[] } {
  const log = closed();
  return { log, leaves: stationIds.map((station) => accepts(log, station)) };
}

/** What the commission states, from the leaves so far or fewer. */
function stating(log: TestLog, size = log.state.size, contest = 'list'): Body<'result-established'> {
  const result = resultOf(log.state, 'made', contest);
  if (result === undefined) throw new Error(`no contest ${contest}`);
  return { election: 'made', size, results: [result] };
}

const establishing = (log: TestLog, size?: number) =>
  log.codes('result-established', both('central'), stating(log, size));

describe('a result is established', () => {
  test('once every protocol is accepted or annulled', () => {
    const { log, leaves } = settled();
    expect(establishing(log)).toEqual([]);
    log.does('protocol-annulled', both('central'), { protocol: leaves[0] ?? -1, ...why });
    expect(establishing(log)).toEqual([]);
  });

  test('not before: one is missing, one is not accepted', () => {
    const log = closed();
    for (const station of stationIds.slice(1)) accepts(log, station);
    const refusals = log.refusals('result-established', both('central'), stating(log));
    expect(refusals).toEqual([
      { code: 'act-incomplete', path: '/act/body/results/0/contest', params: { contest: 'list', open: 1 } },
    ]);
    enters(log, 'a1');
    expect(establishing(log)).toEqual(['act-incomplete']);
    expect(log.codes('preliminary-announced', central, stating(log))).toEqual([]);
  });

  test('from leaves that no protocol was acted on after', () => {
    const { log, leaves } = settled();
    const [last = -1] = leaves.slice(-1);
    // The last acceptance is the second leaf after the last version.
    expect(establishing(log, last + 3)).toEqual([]);
    expect(establishing(log, last + 2)).toEqual(['act-size']);
  });

  test('from no more leaves than there are, and from none before the election was open', () => {
    const { log } = settled();
    expect(establishing(log, log.state.size + 1)).toEqual(['act-size']);
    for (const size of [0, 2])
      expect(log.codes('preliminary-announced', central, stating(log, size))).toEqual(['act-size']);
    expect(log.codes('preliminary-announced', central, stating(log, 3))).toEqual([]);
  });

  test('for several contests at once, and refused for each that is not settled', () => {
    const { log } = settled();
    const results = ['list', 'seat-1', 'seat-2', 'none'].map((contest) => ({ contest, figures: {} }));
    const refusals = log.refusals('result-established', both('central'), {
      election: 'made',
      size: log.state.size,
      results,
    });
    expect(refusals.map(({ code, path }) => [code, path])).toEqual([
      ['act-unknown', '/act/body/results/3/contest'],
      ['act-incomplete', '/act/body/results/1/contest'],
      ['act-incomplete', '/act/body/results/2/contest'],
    ]);
  });

  test('in names of the ballot', () => {
    const { log } = settled();
    const wrong = { contest: 'list', figures: { p: 1 }, seats: { p: 1 }, elected: ['x', 'q'], next: ['against-all'] };
    const body = { election: 'made', size: log.state.size, results: [wrong] };
    expect(log.refusals('result-established', both('central'), body).map(({ code, path }) => [code, path])).toEqual([
      ['act-figures', '/act/body/results/0/figures/p'],
      ['act-unknown', '/act/body/results/0/seats/p'],
      ['act-unknown', '/act/body/results/0/elected/1'],
      ['act-unknown', '/act/body/results/0/next/0'],
    ]);
  });
});

describe('a court replaces a protocol after the result was established', () => {
  test('by the central commission; the result is changed, and established anew', () => {
    const { log, leaves } = settled();
    const first = log.does('result-established', both('central'), stating(log));
    const protocol = leaves[3] ?? -1;
    const body = { protocol, figures: sheet({ x: 10, y: 80, z: 10 }), cause: 'court' as const, ...why };
    expect(log.codes('protocol-replaced', both('territorial south'), body)).toEqual(['act-established']);
    const version = log.does('protocol-replaced', both('central'), body);
    expect(log.state.contest('made', 'list')).toMatchObject({ state: 'changed', established: { leaf: first } });
    const again = () => log.codes('result-re-established', both('central'), { ...stating(log), ...why });
    expect(again()).toEqual(['act-incomplete']);
    log.does('protocol-confirmed', [chair('territorial south')], { protocol: version, figures: body.figures });
    log.does('protocol-accepted', [chair('territorial south')], { protocol: version });
    expect(log.codes('result-established', both('central'), stating(log))).toEqual(['act-state']);
    const leaf = log.does('result-re-established', both('central'), { ...stating(log), ...why });
    expect(log.state.contest('made', 'list')).toMatchObject({ state: 'established', established: { leaf } });
    expect(log.state.contest('made', 'list')?.established?.result.figures.x).toBe(4 * 50 + 10);
  });

  test('from all its leaves: a size of before is too small', () => {
    const { log, leaves } = settled();
    const size = log.state.size;
    log.does('result-established', both('central'), stating(log));
    log.does('protocol-annulled', both('central'), { protocol: leaves[0] ?? -1, ...why });
    expect(log.codes('result-re-established', both('central'), { ...stating(log, size), ...why })).toEqual([
      'act-size',
    ]);
  });
});

describe('lots and decisions', () => {
  const lot = { election: 'made', contest: 'list', drawn: ['y'] };
  const decision = { election: 'made', question: 'parts.seats.ties', answer: 'lot', ground: 'decision 8' };
  const cases = [
    ['a lot', (log: TestLog) => log.does('lots-drawn', both('central'), lot)],
    ['a decision', (log: TestLog) => log.does('decision-recorded', both('central'), decision)],
  ] as const;

  test.each(cases)('%s after the result changes it: it is established anew, and counted from there', (_, comes) => {
    const { log } = settled();
    log.does('result-established', both('central'), stating(log));
    const leaf = comes(log);
    expect(log.state.contest('made', 'list')).toMatchObject({ state: 'changed', lastActed: leaf });
    const again = (size: number) =>
      log.refusals('result-re-established', both('central'), { ...stating(log, size), ...why });
    expect(again(leaf)).toEqual([
      { code: 'act-size', path: '/act/body/size', params: { contest: 'list', size: leaf, acted: leaf } },
    ]);
    expect(again(leaf + 1)).toEqual([]);
  });

  test.each(cases)('%s before the result keeps its size above', (_, comes) => {
    const { log } = settled();
    const leaf = comes(log);
    expect(log.state.contest('made', 'list')?.state).toBe('open');
    expect(establishing(log, leaf)).toEqual(['act-size']);
    expect(establishing(log, leaf + 1)).toEqual([]);
  });

  test('of another contest, or of another election, change nothing', () => {
    const { log } = settled();
    log.does('result-established', both('central'), stating(log));
    log.does('lots-drawn', both('central'), { ...lot, contest: 'seat-2', drawn: ['r'] });
    log.forces('decision-recorded', both('central'), { ...decision, election: 'asked' });
    expect(log.state.contest('made', 'list')?.state).toBe('established');
  });
});

describe('repeat voting', () => {
  test('is not ordered for a day before the polling day, unless it is a rehearsal', () => {
    const ordering = (log: TestLog, date: string) => {
      const protocol = enters(log, 'b1');
      log.does('protocol-annulled', both('central'), { protocol, ...why });
      const body = { election: 'made', contest: 'list', stations: ['b1'], date, ...why };
      return log.refusals('repeat-voting-ordered', both('central'), body);
    };
    expect(ordering(closed(undefined, begunReal()), '2023-03-18')).toEqual([
      { code: 'act-time', path: '/act/body/date', params: { date: '2023-03-18', day: '2023-03-19' } },
    ]);
    expect(ordering(closed(undefined, begunReal()), '2023-03-19')).toEqual([]);
    expect(ordering(closed(), '2023-03-18')).toEqual([]);
  });

  /** All accepted, one annulled and put to repeat voting; the order. */
  const ordered = () => {
    const { log, leaves } = settled();
    log.does('result-established', both('central'), stating(log));
    log.does('protocol-annulled', both('central'), { protocol: leaves[3] ?? -1, ...why });
    const body = { election: 'made', contest: 'list', stations: ['b1'], date: '2023-04-02', ...why };
    return { log, order: log.does('repeat-voting-ordered', both('central'), body) };
  };
  const entry = { election: 'made', contest: 'list', station: 'b1', figures: sheet({ x: 1, y: 2, z: 3 }) };

  test('brings the next version under the order, and the result is established anew', () => {
    const { log, order } = ordered();
    expect(log.protocol('b1')).toMatchObject({ state: 'repeat', order, counted: false });
    expect(establishing(log)).toEqual(['act-state', 'act-incomplete']);
    const protocol = log.does('protocol-entered', both('precinct b1'), { ...entry, repeat: order });
    expect(log.protocol('b1')).toMatchObject({ state: 'entered', version: 2, leaf: protocol, counted: true });
    expect(log.protocol('b1')).not.toHaveProperty('order');
    log.does('protocol-confirmed', central, { protocol, figures: entry.figures });
    log.does('protocol-accepted', central, { protocol });
    expect(log.codes('result-re-established', both('central'), { ...stating(log), ...why })).toEqual([]);
    expect(resultOf(log.state, 'made', 'list')?.figures.x).toBe(4 * 50 + 1);
  });

  test('is entered with its own order, and nothing else with any', () => {
    const { log, order } = ordered();
    const by = both('precinct b1');
    expect(log.codes('protocol-entered', by, entry)).toEqual(['act-state']);
    expect(log.codes('protocol-entered', by, { ...entry, repeat: order - 1 })).toEqual(['act-unknown']);
    expect(closed().codes('protocol-entered', by, { ...entry, repeat: 7 })).toEqual(['act-state']);
  });

  test('is ordered where the protocol is annulled alone', () => {
    const { log, leaves } = settled();
    log.does('protocol-annulled', both('central'), { protocol: leaves[3] ?? -1, ...why });
    const body = { election: 'made', contest: 'list', stations: ['a1', 'b1', 'none'], date: '2023-04-02', ...why };
    const refusals = log.refusals('repeat-voting-ordered', both('central'), body);
    expect(refusals.map(({ code, path }) => [code, path])).toEqual([
      ['act-unknown', '/act/body/stations/2'],
      ['act-state', '/act/body/stations/0'],
    ]);
  });
});

describe('what a commission states', () => {
  test('of a list: sums line by line, and seats of those who have any', () => {
    const { log } = settled();
    expect(resultOf(log.state, 'made', 'list')).toEqual({
      contest: 'list',
      figures: {
        registered: 1030,
        received: 515,
        'took-part': 515,
        x: 250,
        y: 150,
        z: 100,
        'against-all': 5,
        invalid: 10,
      },
      seats: { x: 2, y: 1, z: 1 },
    });
  });

  test('of a list without a seat: none', () => {
    const log = closed();
    enters(log, 'b1', sheet({ x: 80, y: 19, z: 1 }));
    expect(resultOf(log.state, 'made', 'list')?.seats).toEqual({ x: 3, y: 1 });
  });

  test('of a head whom nobody elects at once: who goes on, in the order of the ballot', () => {
    const log = closed();
    enters(log, 'b1', sheet({ p: 30, q: 30, r: 40 }), 'head');
    log.does('lots-drawn', both('central'), { election: 'asked', contest: 'head', drawn: ['q'] });
    expect(resultOf(log.state, 'asked', 'head')).toMatchObject({ elected: [], next: ['q', 'r'] });
    enters(log, 'b2', sheet({ p: 300, q: 30, r: 40 }), 'head');
    const result = resultOf(log.state, 'asked', 'head');
    expect(result).toMatchObject({ elected: ['p'] });
    expect(result).not.toHaveProperty('next');
    expect(result).not.toHaveProperty('valid');
  });

  test('of a seat: who is elected; nobody where a lot is open, and whom it drew', () => {
    const log = closed();
    enters(log, 'a1', sheet({ p: 10, q: 20 }), 'seat-1');
    enters(log, 'b1', sheet({ p: 10, r: 10 }), 'seat-2');
    expect(resultOf(log.state, 'made', 'seat-1')?.elected).toEqual(['q']);
    expect(resultOf(log.state, 'made', 'seat-2')?.elected).toBeUndefined();
    log.does('decision-recorded', both('central'), {
      election: 'made',
      question: 'parts.seats.ties',
      answer: 'lot',
      ground: 'g',
    });
    expect(resultOf(log.state, 'made', 'seat-2')?.elected).toEqual([]);
    log.does('lots-drawn', both('district c2'), { election: 'made', contest: 'seat-2', drawn: ['r'] });
    expect(resultOf(log.state, 'made', 'seat-2')?.elected).toEqual(['r']);
  });

  test('of a question: adopted or not, valid or not', () => {
    const log = closed();
    enters(log, 'b1', sheet({ yes: 60, no: 40 }), 'question');
    expect(resultOf(log.state, 'asked', 'question')).toMatchObject({ adopted: true, valid: true });
    enters(log, 'b2', sheet({ yes: 60, no: 40 }, { registered: 1000 }), 'question');
    expect(resultOf(log.state, 'asked', 'question')).toMatchObject({ adopted: false, valid: false });
  });

  test('of what nothing is known of: nothing', () => {
    expect(resultOf(opened().state, 'made', 'list')).toEqual({ contest: 'list', figures: {} });
    expect(resultOf(opened().state, 'made', 'none')).toBeUndefined();
    expect(resultsOf(opened().state, 'none')).toEqual([]);
    expect(outcomeAt(opened().state, 'none')).toBeUndefined();
  });

  test('of all contests in the order of the ballots', () => {
    const { log } = settled();
    expect(resultsOf(log.state, 'made').map(({ contest }) => contest)).toEqual(['list', 'seat-1', 'seat-2']);
  });

  test('does not count errors, disputes and annulments', () => {
    const { log, leaves } = settled();
    log.does('protocol-annulled', both('central'), { protocol: leaves[0] ?? -1, ...why });
    log.does('entry-corrected', both('central'), { protocol: leaves[1] ?? -1, figures: { ...votes, x: 0 }, ...why });
    expect(resultOf(log.state, 'made', 'list')?.figures.x).toBe(150);
  });
});

test('totals that a commission declares stand until it declares others', () => {
  const log = opened();
  const about = { election: 'made', contest: 'list', area: 'n1' };
  const declares = (x: number, place = 'territorial north') =>
    log.does('totals-declared', [chair(place)], { ...about, figures: { x } });
  declares(7);
  const leaf = declares(8);
  const own = declares(6, 'territorial n1');
  const above = declares(9, 'central');
  expect(log.state.declared()).toEqual([
    { ...about, as: { office: 'territorial', area: 'north' }, figures: { x: 8 }, leaf },
    { ...about, as: { office: 'territorial', area: 'n1' }, figures: { x: 6 }, leaf: own },
    { ...about, as: { office: 'central' }, figures: { x: 9 }, leaf: above },
  ]);
});

test('sums of an area are of the stations that vote on the contest', () => {
  const log = closed();
  for (const [index, station] of ['a1', 'a3', 'b1', 'b2'].entries()) {
    const contest = station === 'a1' ? 'seat-1' : 'seat-2';
    enters(log, station, sheet(contest === 'seat-1' ? { p: 1, q: 5 } : { p: 10 ** (index + 1), r: 5 }), contest);
  }
  const sums = (area: string, contest = 'seat-2') => log.state.sums('made', contest, area)?.p;
  expect(['country', 'c2', 'north', 'n1', 'n2', 's1'].map((area) => sums(area))).toEqual([
    11_100,
    11_100,
    100,
    undefined,
    100,
    11_000,
  ]);
  expect(sums('country', 'seat-1')).toBe(1);
  expect(log.state.sums('made', 'seat-2', 'nowhere')).toBeUndefined();
});
