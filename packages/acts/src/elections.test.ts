/** Datasets, the opening of elections, rehearsals and the real thing, lots and decisions. */

import { describe, expect, test } from 'vitest';
import { madeDefinition } from './made.test-kit.js';
import {
  begun,
  both,
  chair,
  contextOf,
  file,
  held,
  opened,
  opensElection,
  origin,
  TestLog,
} from './record.test-kit.js';
import { RecordState } from './record-state.js';

const central = [chair('central')];
const opening = (log: TestLog, more: object = {}) =>
  log.codes('election-opened', both('central'), {
    election: 'made',
    definition: 1,
    rules: file('rules.json'),
    ...more,
  } as never);
const adopting = (log: TestLog, more: object = {}) =>
  log.codes('dataset-adopted', central, {
    dataset: 'persons',
    files: [file('persons.csv')],
    counts: {},
    ...more,
  } as never);

describe('a dataset', () => {
  test('is adopted once and then replaced, each time the one that stands', () => {
    const log = begun();
    const first = log.does('dataset-adopted', central, {
      dataset: 'persons',
      files: [file('persons.csv')],
      counts: {},
    });
    expect(adopting(log)).toEqual(['act-state']);
    expect(adopting(log, { replaces: 1 })).toEqual(['act-unknown']);
    const second = log.does('dataset-adopted', central, {
      dataset: 'persons',
      files: [file('p.csv')],
      counts: {},
      replaces: first,
    });
    expect(adopting(log, { replaces: first })).toEqual(['act-unknown']);
    expect(adopting(log, { replaces: second })).toEqual([]);
    expect(log.state.datasets().map(({ leaf, replacedBy }) => [leaf, replacedBy])).toEqual([
      [1, undefined],
      [first, second],
      [second, undefined],
    ]);
  });

  test('is of files that are at hand', () => {
    const refusals = begun().refusals('dataset-adopted', central, {
      dataset: 'x',
      files: [file('a'), file('lost')],
      counts: {},
    });
    expect(refusals).toEqual([{ code: 'act-unknown', path: '/act/body/files/1', params: { document: 'lost' } }]);
  });

  test('that defines the day is not replaced once an election is open', () => {
    const log = begun();
    const again = { dataset: 'polling-day', replaces: 1 };
    expect(adopting(log, again)).toEqual([]);
    opensElection(log, 'made');
    expect(adopting(log, again)).toEqual(['act-state']);
  });
});

describe('an election is opened', () => {
  test('as the definition has it', () => {
    expect(opening(begun())).toEqual([]);
    expect(opening(begun(), { election: 'none' })).toEqual(['act-unknown']);
    expect(opening(begun(), { definition: 0 })).toEqual(['act-unknown']);
    expect(opening(begun(), { rules: file('lost') })).toEqual(['act-unknown']);
    expect(opening(begun(), { statute: file('lost') })).toEqual(['act-unknown']);
  });

  test('by the definition that stands', () => {
    const log = begun();
    const second = log.does('dataset-adopted', central, {
      dataset: 'polling-day',
      files: [file('x')],
      counts: {},
      replaces: 1,
    });
    expect(opening(log)).toEqual(['act-superseded']);
    expect(opening(log, { definition: second })).toEqual([]);
    const other = log.does('dataset-adopted', central, { dataset: 'persons', files: [file('x')], counts: {} });
    expect(opening(log, { definition: other })).toEqual(['act-unknown']);
  });

  test('where that can be read, and has the law of the election', () => {
    const without = { ...madeDefinition(), laws: new Map() };
    expect(opening(begun(new TestLog(contextOf(() => undefined))))).toEqual(['act-unknown']);
    expect(opening(begun(new TestLog(contextOf(() => without))))).toEqual(['act-unknown']);
  });

  test('with a rule of disclosure by a line that is public itself', () => {
    const disclosure = (line: string) => ({ disclosure: { line, below: 5, from: '2023-03-19', ground: 'g' } });
    expect(opening(begun(), disclosure('took-part'))).toEqual([]);
    for (const line of ['invalid', 'x', 'options', 'none'])
      expect(opening(begun(), disclosure(line))).toEqual(['act-unknown']);
  });

  test('as a rehearsal in a log of one, and else in no such log', () => {
    const real = () => madeDefinition({ rehearsal: false });
    expect(opening(begun(new TestLog(contextOf(real))))).toEqual(['act-rehearsal']);
    const day = (context = contextOf(real)) => {
      const log = new TestLog(context, 'example.org/kz');
      log.does('log-opened', central, { kind: 'day', keys: both('central').map(held) });
      log.does('dataset-adopted', central, { dataset: 'polling-day', files: [file('x')], counts: {} });
      return log;
    };
    expect(opening(day())).toEqual([]);
    expect(opening(day(contextOf()))).toEqual(['act-rehearsal']);
  });

  test('and the definition is read once', () => {
    let read = 0;
    const reading = () => {
      read += 1;
      return madeDefinition();
    };
    const log = begun(new TestLog(contextOf(reading)));
    opensElection(log, 'made');
    opensElection(log, 'asked');
    expect(read).toBe(1);
  });
});

describe('time', () => {
  const real = () => {
    const log = new TestLog(
      contextOf(() => madeDefinition({ rehearsal: false })),
      'example.org/kz',
    );
    log.does('log-opened', central, { kind: 'day', keys: both('central').map(held) });
    return log;
  };

  test.each([
    ['2026-11-22T05:05:00Z', []],
    ['2026-11-22T05:05:01Z', ['act-time']],
  ] as const)('of what is done is at most five minutes ahead: %s', (at, codes) => {
    const body = { dataset: 'x', files: [file('x')], counts: {} };
    expect(real().codes('dataset-adopted', central, body, { at })).toEqual(codes);
    expect(begun().codes('dataset-adopted', central, body, { at })).toEqual([]);
  });

  test('of the log does not go back', () => {
    const body = { dataset: 'x', files: [file('x')], counts: {} };
    const received = (text: string) => real().codes('dataset-adopted', central, body, { received: text });
    expect(received('2026-11-22T04:59:59.999Z')).toEqual(['act-time']);
    expect(received('2026-11-22T05:00:00.000Z')).toEqual([]);
  });
});

describe('lots', () => {
  test('are drawn among the options of the contest, later ones after those before', () => {
    const log = opened();
    const drawing = (drawn: readonly string[]) => ({ election: 'made', contest: 'seat-2', drawn: [...drawn] });
    expect(log.refusals('lots-drawn', both('central'), drawing(['r', 'q']))).toEqual([
      { code: 'act-unknown', path: '/act/body/drawn/1', params: { option: 'q' } },
    ]);
    log.does('lots-drawn', both('central'), drawing(['r']));
    log.does('lots-drawn', both('central'), drawing(['p']));
    expect(log.codes('lots-drawn', both('central'), drawing(['r', 'r']))).toEqual(['act-malformed']);
    expect(log.state.election('made')?.lots.get('seat-2')).toEqual(['r', 'p']);
  });
});

describe('a decision', () => {
  test('answers what the law leaves open', () => {
    const log = opened();
    const deciding = (question: string, answer: string) =>
      log.codes('decision-recorded', both('central'), { election: 'made', question, answer, ground: 'g' });
    expect(deciding('parts.list.ties', 'lot')).toEqual(['act-unknown']);
    expect(deciding('parts.seats.ties', 'dice')).toEqual(['act-unknown']);
    expect(deciding('parts.seats.ties', 'lot')).toEqual([]);
    const body = { election: 'made', question: 'parts.seats.ties', answer: 'lot', ground: 'g' };
    const leaf = log.does('decision-recorded', both('central'), body);
    expect(log.state.election('made')?.decisions).toEqual(new Map([['parts.seats.ties', { answer: 'lot', leaf }]]));
    const restored = RecordState.restore(log.state.origin, log.context, structuredClone(log.state.snapshot()));
    for (const state of [log.state, restored])
      expect(state.election('made')?.law.rules?.parts.get('seats')?.rule).toMatchObject({ ties: ['lot'] });
  });
});

test('a log is known by its origin', () => {
  expect(opened().state.origin).toBe(origin);
  expect(opened().state.kind).toBe('rehearsal');
});
