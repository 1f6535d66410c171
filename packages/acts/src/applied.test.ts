/** Acts that would be refused, found in a log all the same: applied as far as what they name is there. */

import { describe, expect, test } from 'vitest';
import { sheet, stationIds } from './made.test-kit.js';
import {
  accepts,
  begun,
  both,
  chair,
  closed,
  enters,
  file,
  held,
  keyIdOfPerson,
  opened,
  opensElection,
  type TestLog,
  votes,
} from './record.test-kit.js';
import { RecordState } from './record-state.js';

const why = { reason: 'x', ground: 'y' };
const slot = { election: 'made', contest: 'list', station: 'b1' };
const result = { election: 'made', size: 9, results: [{ contest: 'list', figures: { x: 1 } }] };

describe('a protocol', () => {
  test('goes where the act leads, from whatever state', () => {
    const log = opened();
    const protocol = log.forces('protocol-entered', [chair('precinct a1')], { ...slot, figures: votes });
    expect(log.protocol('b1')).toMatchObject({ state: 'entered', counted: true });
    log.forces('protocol-accepted', [chair('central')], { protocol });
    expect(log.protocol('b1').state).toBe('accepted');
    log.forces('protocol-disputed', [chair('central')], { protocol, reason: 'x' });
    expect(log.protocol('b1')).toMatchObject({ state: 'disputed', counted: false, figures: votes });
    log.forces('protocol-confirmed', [chair('central')], { protocol, figures: {} });
    expect(log.protocol('b1')).toMatchObject({ state: 'confirmed', counted: true, figures: votes });
    expect(log.state.sums('made', 'list', 'country')).toEqual(votes);
  });

  test('is the one named by an older version too', () => {
    const log = closed();
    const first = enters(log, 'b1');
    log.does('entry-corrected', both('precinct b1'), { protocol: first, figures: sheet({ x: 1, y: 2, z: 3 }), ...why });
    log.forces('protocol-annulled', both('central'), { protocol: first, ...why });
    expect(log.protocol('b1')).toMatchObject({ state: 'annulled', version: 2 });
  });

  test('takes no figure of a line that the ballot does not have', () => {
    const log = opened();
    log.forces('protocol-entered', [], { ...slot, figures: { ...votes, p: 7, nobody: 8 } });
    expect(log.protocol('b1').figures).toEqual(votes);
  });

  test('with errors that was accepted is not counted', () => {
    const log = opened();
    const protocol = log.forces('protocol-entered', [], { ...slot, figures: { x: 1 } });
    log.forces('protocol-accepted', [], { protocol });
    expect(log.protocol('b1')).toMatchObject({ state: 'accepted', counted: false });
  });

  test('of a station that does not vote on the contest, or of no leaf, is none', () => {
    const log = opened();
    log.forces('protocol-entered', [], { ...slot, contest: 'seat-1', figures: { p: 1 } });
    log.forces('protocol-entered', [], { ...slot, station: 'nowhere', figures: { x: 1 } });
    log.forces('protocol-accepted', [], { protocol: 4000 });
    expect(log.state.contests('made').every(({ expected, protocols }) => protocols.expected === expected)).toBe(true);
    expect(log.state.size).toBe(log.leaves.length);
  });

  test('put to repeat voting before it was ever entered waits for one', () => {
    const log = opened();
    const order = log.forces('repeat-voting-ordered', [], {
      election: 'made',
      contest: 'list',
      stations: ['b1', 'x'],
      date: '2023-04-02',
      ...why,
    });
    expect(log.protocol('b1')).toMatchObject({ state: 'repeat', version: 0, order, counted: false });
  });
});

describe('what else is taken', () => {
  test('keys that are new, and revocations, whoever signed', () => {
    const log = opened();
    log.forces('key-vouched', [], { keys: [held(chair('observer new')), held(chair('precinct a1'))] });
    log.forces('key-revoked', [], { key: keyIdOfPerson(chair('precinct b1')), reason: 'x' });
    log.forces('key-revoked', [], { key: '0'.repeat(16), reason: 'x' });
    expect(log.state.key(keyIdOfPerson(chair('observer new')))).toMatchObject({ name: 'new' });
    expect(log.state.key(keyIdOfPerson(chair('precinct b1')))).toHaveProperty('revoked');
    expect(log.state.key(keyIdOfPerson(chair('precinct a1')))).not.toHaveProperty('revoked');
  });

  test('the state of stations and contests', () => {
    const log = opened();
    log.forces('station-closed', [], { station: 'b1' });
    expect(log.state.station('b1')?.state).toBe('closed');
    log.forces('result-re-established', [], { ...result, ...why });
    expect(log.state.contest('made', 'list')?.state).toBe('established');
    log.forces('preliminary-announced', [], result);
    expect(log.state.contest('made', 'list')?.state).toBe('announced');
  });

  test('what makes an established result changed, and no other act', () => {
    const log = closed();
    const protocol = accepts(log, 'b1');
    log.forces('result-established', [], result);
    for (const kind of ['protocol-confirmed', 'protocol-disputed', 'protocol-returned', 'protocol-accepted'] as const)
      log.forces(kind, [], { protocol, figures: votes, reason: 'x' } as never);
    expect(log.state.contest('made', 'list')?.state).toBe('established');
    log.forces('paper-received', [], { ...slot, station: 'a1', figures: votes });
    expect(log.state.contest('made', 'list')?.state).toBe('changed');
  });

  test('lots among the options, totals in the lines of the ballot', () => {
    const log = opened();
    log.forces('lots-drawn', [], { election: 'made', contest: 'seat-2', drawn: ['q', 'r', 'x'] });
    expect(log.state.election('made')?.lots.get('seat-2')).toEqual(['r']);
    log.forces('totals-declared', [], { election: 'made', contest: 'list', area: 'south', figures: { x: 1, p: 2 } });
    expect(log.state.declared()[0]?.figures).toEqual({ x: 1 });
  });
});

describe('what is not taken', () => {
  test('a second opening of the log or of an election, another definition, a decision that nobody asked for', () => {
    const log = closed();
    accepts(log, 'b1');
    const before = log.state.snapshot();
    log.forces('log-opened', [], { kind: 'day', keys: [held(chair('observer late'))] });
    log.forces('election-opened', [], { election: 'made', definition: 1, rules: file('other.json') });
    log.forces('dataset-adopted', [], { dataset: 'polling-day', files: [file('x')], counts: {}, replaces: 1 });
    log.forces('decision-recorded', [], { election: 'made', question: 'parts.list.seats', answer: 9, ground: 'g' });
    const { size: _, counts: __, ...after } = log.state.snapshot();
    expect(before).toMatchObject(after);
  });

  test('an election that the definition does not have', () => {
    const log = begun();
    log.forces('election-opened', [], { election: 'none', definition: 1, rules: file('x') });
    log.forces('election-opened', [], { election: 'made', definition: 0, rules: file('x') });
    expect(log.state.elections()).toEqual([]);
    expect(log.state.definition).toBeUndefined();
    opensElection(log, 'made');
    log.forces('election-opened', [], { election: 'asked', definition: 0, rules: file('x') });
    expect(log.state.election('asked')).toBeUndefined();
  });

  test('a leaf that is no act has its place', () => {
    const log = closed();
    const { size } = log.state;
    log.state.pass();
    expect(log.state.size).toBe(size + 1);
  });
});

test('one forged act does not hide the next', () => {
  const log: TestLog = closed();
  const stranger = chair('precinct nowhere');
  const forged = log.forces('protocol-entered', [stranger, stranger], { ...slot, figures: votes });
  const body = { protocol: forged, figures: votes };
  expect(log.codes('protocol-confirmed', [chair('central')], body)).toEqual([]);
  expect(log.codes('protocol-confirmed', [stranger], body, {}, 'central')).toEqual(['act-key-unknown']);
  for (const station of stationIds.filter((id) => id !== 'b1')) accepts(log, station);
  expect(log.codes('result-established', both('central'), { ...result, size: log.state.size })).toEqual([
    'act-incomplete',
  ]);
});

describe('a snapshot', () => {
  test('of another log, or of a day that cannot be read, restores nothing', () => {
    const log = closed();
    const { context } = log;
    expect(() => RecordState.restore('example.org/other', context, log.state.snapshot())).toThrow(RangeError);
    const unreadable = { ...context, definition: () => undefined };
    expect(() => RecordState.restore(log.state.origin, unreadable, log.state.snapshot())).toThrow(RangeError);
  });
});
