/** Keys: who vouches for whom, who revokes, and from when until when a key is good. */

import { describe, expect, test } from 'vitest';
import {
  begun,
  chair,
  held,
  keyIdOfPerson,
  member,
  opened,
  type Person,
  type Place,
  secretary,
  TestLog,
} from './record.test-kit.js';
import type { RefusalCode } from './refusal.js';

const vouching = (log: TestLog, by: Place, person: Person) =>
  log.codes('key-vouched', [chair(by)], { keys: [held(person)] });

describe('who vouches for whom', () => {
  const rows: readonly (readonly [Place, Place, readonly RefusalCode[]])[] = [
    ['central', 'central', []],
    ['central', 'territorial n2', []],
    ['central', 'precinct a2', []],
    ['central', 'log', []],
    ['central', 'archive', ['act-office']],
    ['territorial north', 'territorial n2', []],
    ['territorial north', 'precinct a2', []],
    ['territorial north', 'observer other', []],
    ['territorial north', 'territorial north', ['act-area']],
    ['territorial north', 'territorial country', ['act-area']],
    ['territorial north', 'territorial s1', ['act-area']],
    ['territorial north', 'precinct b2', ['act-area']],
    ['territorial north', 'district c1', ['act-area']],
    ['territorial north', 'central', ['act-office']],
    ['territorial north', 'log', ['act-office']],
    ['district c2', 'precinct a3', []],
    ['district c2', 'precinct a1', ['act-area']],
    ['district c2', 'district c2', ['act-office']],
    ['district c2', 'observer other', ['act-office']],
    ['precinct b1', 'precinct b1', ['act-office']],
    ['observer watch', 'observer other', ['act-office']],
    ['central', 'territorial nowhere', ['act-unknown']],
    ['central', 'precinct nowhere', ['act-unknown']],
    ['territorial north', 'precinct nowhere', ['act-unknown']],
  ];
  test.each(rows)('%s for %s: %j', (by, place, codes) => {
    // A person who has no key yet.
    const person = { ...held(`member of ${place}`), key: held('member of observer nobody').key };
    expect(opened().codes('key-vouched', [chair(by)], { keys: [person] })).toEqual(codes);
  });

  test('before an election is open the central commission does for places that nobody can look up', () => {
    const log = begun();
    expect(vouching(log, 'central', chair('precinct nowhere'))).toEqual([]);
    log.does('key-vouched', [chair('central')], { keys: [held(chair('territorial north'))] });
    expect(vouching(log, 'territorial north', chair('precinct a1'))).toEqual(['act-area']);
    expect(vouching(log, 'territorial north', chair('observer x'))).toEqual([]);
  });

  test('in an archive the archive does', () => {
    const log = new TestLog(undefined, 'example.org/archive');
    log.does('log-opened', [chair('archive')], { kind: 'archive', keys: [held(chair('archive')), held(chair('log'))] });
    expect(vouching(log, 'archive', member('archive'))).toEqual([]);
    expect(vouching(log, 'archive', chair('central'))).toEqual(['act-office']);
  });
});

describe('a key', () => {
  test('is vouched for once, in the log and in the act', () => {
    const log = opened();
    const keys = [held(chair('observer new')), held(chair('observer new')), held(chair('precinct a1'))];
    const refusals = log.refusals('key-vouched', [chair('central')], { keys });
    expect(refusals.map(({ code, path }) => [code, path])).toEqual([
      ['act-key-used', '/act/body/keys/1/key'],
      ['act-key-used', '/act/body/keys/2/key'],
    ]);
  });

  test('is not vouched for again after it was revoked, for another holder neither', () => {
    const log = opened();
    log.does('key-revoked', [chair('central')], { key: keyIdOfPerson(chair('precinct a1')), reason: 'lost' });
    expect(vouching(log, 'central', chair('precinct a1'))).toEqual(['act-key-used']);
    const other = {
      ...held(chair('precinct a1')),
      holder: { office: 'observer' as const, name: 'x', role: 'member' as const },
    };
    expect(log.codes('key-vouched', [chair('central')], { keys: [other] })).toEqual(['act-key-used']);
  });

  test('is good from the leaf after the one that vouched for it', () => {
    const log = opened();
    const opens = () => log.codes('station-opened', [chair('precinct a2')], { station: 'a2' });
    expect(opens()).toEqual(['act-key-unknown']);
    const leaf = log.does('key-vouched', [chair('territorial north')], { keys: [held(chair('precinct a2'))] });
    expect(opens()).toEqual([]);
    expect(log.state.key(keyIdOfPerson(chair('precinct a2')))).toMatchObject({
      vouched: leaf,
      office: 'precinct',
      station: 'a2',
    });
  });

  test('signs nothing from the leaf on that revokes it', () => {
    const log = opened();
    const key = keyIdOfPerson(chair('precinct a1'));
    const leaf = log.does('key-revoked', [chair('central')], { key, reason: 'lost' });
    expect(log.codes('station-opened', [chair('precinct a1')], { station: 'a1' })).toEqual(['act-key-revoked']);
    expect(log.codes('station-opened', [secretary('precinct a1')], { station: 'a1' })).toEqual([]);
    expect(log.state.key(key)).toMatchObject({ revoked: leaf });
    expect(log.codes('key-revoked', [chair('central')], { key, reason: 'again' })).toEqual(['act-key-revoked']);
  });

  test('does not sign its own revocation, but revokes another of its office', () => {
    const log = opened();
    const revoking = (person: Person, by: Person) =>
      log.codes('key-revoked', [by], { key: keyIdOfPerson(person), reason: 'lost' });
    expect(revoking(chair('central'), chair('central'))).toEqual(['act-key-revoked']);
    expect(revoking(member('central'), chair('central'))).toEqual([]);
  });

  test.each([
    ['territorial north', 'precinct a1', []],
    ['territorial north', 'precinct b1', ['act-area']],
    ['territorial north', 'territorial n1', []],
    ['territorial n1', 'territorial north', ['act-area']],
    ['territorial north', 'central', ['act-office']],
    ['district c2', 'precinct b1', []],
    ['district c2', 'precinct a1', ['act-area']],
    ['precinct a1', 'precinct a1', ['act-office']],
  ] as const)('of which %s revokes that of %s: %j', (by, place, codes) => {
    const body = { key: keyIdOfPerson(member(place)), reason: 'lost' };
    expect(opened().codes('key-revoked', [chair(by)], body)).toEqual(codes);
  });

  test('that is not known cannot be revoked', () => {
    const body = { key: '0123456789abcdef', reason: 'lost' };
    expect(opened().codes('key-revoked', [chair('central')], body)).toEqual(['act-key-unknown']);
  });
});

describe('a log is opened', () => {
  const keys = [held(chair('central')), held(chair('log'))];
  const opening = (log: TestLog, body: object = {}, by: readonly Person[] = [chair('central')], place?: Place) =>
    log.codes('log-opened', by, { kind: 'rehearsal', keys, ...body } as never, {}, place);

  test('by its first leaf and no other', () => {
    const log = new TestLog();
    expect(opening(log)).toEqual([]);
    expect(log.codes('dataset-adopted', [chair('central')], { dataset: 'x', files: [], counts: {} })).toContain(
      'act-malformed',
    );
    expect(log.codes('key-revoked', [chair('central')], { key: '0'.repeat(16), reason: 'x' })).toEqual([
      'act-log-opened',
      'act-key-unknown',
    ]);
    log.does('log-opened', [chair('central')], { kind: 'rehearsal', keys });
    expect(opening(log)).toEqual(['act-log-opened']);
  });

  test('with a key that it brings itself, held in the office that opens it', () => {
    expect(opening(new TestLog(), {}, [secretary('central')])).toEqual(['act-key-unknown']);
    expect(opening(new TestLog(), {}, [chair('log')], 'central')).toEqual(['act-holder']);
  });

  test('with keys of its own office and of the log alone', () => {
    expect(opening(new TestLog(), { keys: [...keys, held(chair('precinct a1'))] })).toEqual(['act-office']);
  });

  test('as a rehearsal exactly where its origin says so', () => {
    expect(opening(new TestLog(), { kind: 'day' })).toEqual(['act-rehearsal']);
    expect(opening(new TestLog(undefined, 'example.org/kz'))).toEqual(['act-rehearsal']);
    expect(opening(new TestLog(undefined, 'example.org/kz'), { kind: 'day' })).toEqual([]);
  });

  test('by the archive as an archive or a register, by the central commission as all but an archive', () => {
    const log = () => new TestLog(undefined, 'example.org/kz');
    const own = { keys: [held(chair('archive'))] };
    for (const [kind, by, codes] of [
      ['archive', 'archive', []],
      ['register', 'archive', []],
      ['day', 'archive', ['act-log-kind']],
      ['archive', 'central', ['act-log-kind']],
      ['register', 'central', []],
    ] as const) {
      const body = by === 'archive' ? { kind, ...own } : { kind };
      expect([kind, by, opening(log(), body, [chair(by)])]).toEqual([kind, by, codes]);
    }
  });
});
