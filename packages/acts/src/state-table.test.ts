/** Every state with every act, as the tables have them: allowed and where it leads, or refused with the code. */

import { describe, expect, test } from 'vitest';
import type { ActKind } from './bodies.js';
import { stationIds } from './made.test-kit.js';
import {
  accepts,
  begun,
  both,
  chair,
  closed,
  enters,
  member,
  opened,
  opensElection,
  type Person,
  secretary,
  type TestLog,
  votes,
} from './record.test-kit.js';
import { type StateCase, stateTable } from './state-table.js';
import { type ContestState, contestStates, type ProtocolState, protocolStates, stationStates } from './words.js';

const cases = stateTable();
const of = (what: StateCase['of']): readonly StateCase[] => cases.filter((one) => one.of === what);
const named = (one: StateCase): string =>
  `${one.act}${one.office === undefined ? '' : ` by ${one.office}`} where ${one.state}`;
const why = { reason: 'wrong', ground: 'decision 7' };

/** Leads the protocol of a station to a state; the leaf of its version. */
function leadTo(log: TestLog, station: string, state: ProtocolState): number {
  if (state === 'expected') return 0;
  const protocol = enters(log, station);
  const by = [chair('central')];
  const two = both('central');
  if (state === 'confirmed' || state === 'accepted') log.does('protocol-confirmed', by, { protocol, figures: votes });
  if (state === 'accepted') log.does('protocol-accepted', by, { protocol });
  if (state === 'disputed') log.does('protocol-disputed', by, { protocol, reason: 'unreadable' });
  if (state === 'returned') log.does('protocol-returned', by, { protocol, reason: 'unreadable' });
  if (state === 'annulled' || state === 'repeat') log.does('protocol-annulled', two, { protocol, ...why });
  if (state === 'repeat') orders(log, station);
  return protocol;
}

function orders(log: TestLog, station: string): number {
  const body = { election: 'made', contest: 'list', stations: [station], date: '2023-04-02', ...why };
  return log.does('repeat-voting-ordered', both('central'), body);
}

/** An act about the protocol of a station as its second step is allowed to be done. */
function attempt(log: TestLog, act: ActKind, station: string, protocol: number): Parameters<TestLog['codes']> {
  const view = log.protocol(station);
  const again = view.order === undefined ? {} : { repeat: view.order };
  const entry = { election: 'made', contest: 'list', station, figures: votes, ...again };
  switch (act) {
    case 'protocol-entered':
      return [act, both(`precinct ${station}`), entry];
    case 'paper-received':
      return [act, [secretary('central'), member('central')], entry];
    case 'protocol-confirmed':
      return [act, [chair('central')], { protocol, figures: votes }];
    case 'protocol-disputed':
    case 'protocol-returned':
      return [act, [chair('central')], { protocol, reason: 'unreadable' }];
    case 'protocol-accepted':
      return [act, [chair('central')], { protocol }];
    case 'entry-corrected':
      return [act, both('central'), { protocol, figures: votes, ...why }];
    case 'protocol-replaced':
      return [act, both('central'), { protocol, figures: votes, cause: 'court', ...why }];
    case 'protocol-annulled':
      return [act, both('central'), { protocol, ...why }];
    default:
      return [
        'repeat-voting-ordered',
        both('central'),
        { election: 'made', contest: 'list', stations: [station], date: '2023-04-02', ...why },
      ];
  }
}

const namesStation: readonly ActKind[] = ['protocol-entered', 'paper-received', 'repeat-voting-ordered'];

describe('a protocol', () => {
  test.each(of('protocol').map((one) => [named(one), one] as const))('%s', (_, one) => {
    const log = closed();
    const station = one.act === 'paper-received' ? 'a2' : 'b1';
    const protocol = leadTo(log, station, one.state as ProtocolState);
    expect(log.protocol(station).state).toBe(one.state);
    const [kind, above, body] = attempt(log, one.act, station, protocol);
    const by = one.office === 'precinct' ? both(`precinct ${station}`) : above;
    if (one.next === undefined) {
      // Where nothing was entered no leaf can be named.
      const isNameless = one.state === 'expected' && !namesStation.includes(one.act);
      expect(log.codes(kind, by, body)).toEqual([isNameless ? 'act-unknown' : one.refused]);
    } else {
      log.does(kind, by, body);
      expect(log.protocol(station).state).toBe(one.next);
    }
  });

  test('the table has every act with every state', () => {
    const byOffice = (office?: string) => of('protocol').filter((one) => one.office === office);
    expect(byOffice()).toHaveLength(10 * protocolStates.length);
    expect(byOffice('precinct').map(({ act, state, refused }) => [act, state, refused])).toEqual([
      ...['entered', 'confirmed', 'disputed', 'returned'].map((state) => ['entry-corrected', state, undefined]),
      ['entry-corrected', 'accepted', 'act-office'],
      ...['entered', 'confirmed', 'disputed', 'returned'].map((state) => ['protocol-replaced', state, undefined]),
      ['protocol-replaced', 'accepted', 'act-office'],
      ['protocol-replaced', 'annulled', 'act-office'],
    ]);
  });
});

describe('a station', () => {
  test.each(of('station').map((one) => [named(one), one] as const))('%s', (_, one) => {
    const log = opened();
    const by = [chair('precinct b1')];
    if (one.state !== 'expected') log.does('station-opened', by, { station: 'b1' });
    if (one.state === 'closed') log.does('station-closed', by, { station: 'b1' });
    const kinds: Partial<Record<ActKind, () => Parameters<TestLog['codes']>>> = {
      'station-opened': () => ['station-opened', by, { station: 'b1' }],
      'station-closed': () => ['station-closed', by, { station: 'b1' }],
      'turnout-reported': () => ['turnout-reported', by, { station: 'b1', time: '10:00', voters: 7 }],
      'protocol-entered': () => attempt(log, 'protocol-entered', 'b1', 0),
    };
    const [kind, who, body] = kinds[one.act]?.() ?? attempt(log, 'paper-received', 'b1', 0);
    if (one.next === undefined) expect(log.codes(kind, who, body)).toEqual([one.refused]);
    else {
      log.does(kind, who, body);
      expect(log.state.station('b1')?.state).toBe(one.next);
    }
  });

  test('the table has every act with every state', () => {
    expect(of('station')).toHaveLength(4 * stationStates.length);
  });

  test('a commission above reports turnout before the station opens', () => {
    expect(
      opened().codes('turnout-reported', [chair('territorial south')], { station: 'b1', time: '10:00', voters: 7 }),
    ).toEqual([]);
  });
});

const result = (log: TestLog) => ({
  election: 'made',
  size: log.state.size,
  results: [{ contest: 'list', figures: { x: 1 } }],
});

/** Leads the contest of the list to a state; all protocols are accepted but that of `b2`, which is annulled. */
function contestIn(state: ContestState): { readonly log: TestLog; readonly protocols: ReadonlyMap<string, number> } {
  const log = closed();
  const protocols = new Map(stationIds.map((station) => [station as string, accepts(log, station)]));
  log.does('protocol-annulled', both('central'), { protocol: protocols.get('b2') ?? -1, ...why });
  if (state === 'announced') log.does('preliminary-announced', [chair('central')], result(log));
  if (state === 'established' || state === 'changed') log.does('result-established', both('central'), result(log));
  if (state === 'changed')
    log.does('protocol-annulled', both('central'), { protocol: protocols.get('a1') ?? -1, ...why });
  return { log, protocols };
}

describe('a contest', () => {
  const about = of('contest').map((one) => [named(one), one] as const);

  test.each(about.filter(([, { office }]) => office === undefined))('%s', (_, one) => {
    const { log } = contestIn(one.state as ContestState);
    expect(log.state.contest('made', 'list')?.state).toBe(one.state);
    const by = one.act === 'preliminary-announced' ? [chair('central')] : both('central');
    const body = { ...result(log), ...(one.act === 'result-re-established' ? why : {}) };
    if (one.next === undefined) expect(log.codes(one.act, by, body as never)).toEqual([one.refused]);
    else {
      log.does(one.act, by, body as never);
      expect(log.state.contest('made', 'list')?.state).toBe(one.next);
    }
  });

  test.each(about.filter(([, { office }]) => office !== undefined))('a protocol of it: %s', (_, one) => {
    const { log, protocols } = contestIn(one.state as ContestState);
    const station = one.act === 'repeat-voting-ordered' ? 'b2' : 'b1';
    const [kind, , body] = attempt(log, one.act, station, protocols.get(station) ?? -1);
    const who: readonly Person[] =
      one.office === 'central' ? both('central') : [chair('territorial south'), secretary('territorial south')];
    if (one.next === undefined) expect(log.codes(kind, who, body)).toEqual([one.refused]);
    else {
      log.does(kind, who, body);
      expect(log.state.contest('made', 'list')?.state).toBe(one.next);
    }
  });

  test('the table has every act with every state', () => {
    const byOffice = (office?: string) => of('contest').filter((one) => one.office === office);
    expect(byOffice()).toHaveLength(3 * contestStates.length);
    expect(byOffice('central')).toHaveLength(4 * contestStates.length);
    expect(byOffice('territorial')).toHaveLength(3 * contestStates.length);
  });
});

test('an election is opened once', () => {
  const log = begun();
  opensElection(log, 'made');
  const body = { election: 'made', definition: 1, rules: { name: 'rules.json', sha256: '0'.repeat(64), bytes: 1 } };
  expect(log.codes('election-opened', both('central'), body)).toEqual(['act-state']);
});
