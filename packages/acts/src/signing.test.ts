/** Who may do an act, and who has to sign it: every office, every rule of signing. */

import { describe, expect, test } from 'vitest';
import { actKinds } from './bodies.js';
import { someBodies } from './bodies.test-kit.js';
import {
  both,
  chair,
  closed,
  held,
  member,
  opened,
  type Person,
  type Place,
  secretary,
  TestLog,
} from './record.test-kit.js';
import { actRules, type Signing } from './table.js';
import { logKinds, offices } from './words.js';

/** An office that exists on the made day, of each kind. */
const placeOf: Readonly<Record<(typeof offices)[number], Place>> = {
  central: 'central',
  territorial: 'territorial south',
  district: 'district c2',
  precinct: 'precinct b1',
  observer: 'observer watch',
  archive: 'archive',
  log: 'log',
};

describe.each(actKinds)('%s', (kind) => {
  const log = closed();

  test.each(offices)('by %s', (office) => {
    const refusals = log.refusals(kind, both(placeOf[office]), someBodies[kind]);
    const ofOffice = refusals.filter(({ code, path }) => code === 'act-office' && path === '/act/as/office');
    expect(ofOffice).toHaveLength(actRules[kind].by.includes(office) ? 0 : 1);
  });

  const place = placeOf[actRules[kind].by[0] ?? 'central'];
  const [first, second, third] = [chair(place), secretary(place), member(place)];
  const sets: readonly (readonly [string, readonly Person[], readonly Signing[]])[] = [
    ['chair', [first], ['one']],
    ['secretary', [second], ['one']],
    ['member', [third], ['one']],
    ['chair and secretary', [first, second], ['chair-and-secretary', 'two']],
    ['secretary and chair', [second, first], ['chair-and-secretary', 'two']],
    ['chair and member', [first, third], ['two']],
    ['member and secretary', [third, second], ['two']],
    ['the chair twice', [first, first], []],
  ];
  // In a log of this kind the archive has no keys.
  const isSigned = actRules[kind].by[0] !== 'archive' && kind !== 'log-opened';

  test.each(isSigned ? sets : [])('signed by %s', (_, by, enough) => {
    const codes = log.codes(kind, by, someBodies[kind]);
    expect(codes.includes('act-second-person')).toBe(!enough.includes(actRules[kind].signing));
  });
});

describe('two of different keys', () => {
  test('are not enough where both are members', () => {
    const log = opened();
    log.does('key-vouched', [chair('central')], {
      keys: [{ ...held('chair of observer x'), holder: { office: 'central', role: 'member' } }],
    });
    const signed = log.signed(
      'protocol-annulled',
      [member('central'), 'chair of observer x'],
      someBodies['protocol-annulled'],
      {},
      'central',
    );
    expect(log.state.refusals(signed, '2026-11-22T06:00:00.000Z').map(({ code }) => code)).toContain(
      'act-second-person',
    );
  });
});

describe('a key', () => {
  test('that nobody vouched for signs nothing', () => {
    expect(opened().codes('station-opened', ['chair of precinct zz'], { station: 'b1' }, {}, 'precinct b1')).toEqual([
      'act-key-unknown',
    ]);
  });

  test.each([
    ['of another station', 'chair of precinct a1', 'precinct b1'],
    ['of a commission above', 'chair of territorial south', 'precinct b1'],
  ] as const)('%s is held elsewhere', (_, person, place) => {
    expect(opened().codes('station-opened', [person], { station: 'b1' }, {}, place)).toEqual(['act-holder']);
  });

  test('of another area is held elsewhere, though its own lies in it', () => {
    const log = opened();
    const totals = { election: 'made', contest: 'list', area: 'n1', figures: {} };
    expect(log.codes('totals-declared', [chair('territorial n1')], totals, {}, 'territorial north')).toEqual([
      'act-holder',
    ]);
  });

  test('is told with its place among the signatures', () => {
    const refusals = opened().refusals(
      'protocol-entered',
      [chair('precinct b1'), 'member of precinct zz'],
      someBodies['protocol-entered'],
    );
    expect(refusals).toContainEqual({
      code: 'act-key-unknown',
      path: '/signatures/1/key',
      params: { key: expect.any(String) },
    });
  });

  test('for which the signature is to be checked is given with its bytes, in the order of the signatures', () => {
    const log = opened();
    const signed = log.signed('protocol-entered', both('precinct b1'), someBodies['protocol-entered']);
    const signers = log.state.signers(signed);
    expect(signers.ok && signers.value.map(({ keyId }) => keyId)).toEqual(signed.signatures.map(({ key }) => key));
    expect(signers.ok && signers.value[0]?.publicKey).toEqual(
      log.state.key(signed.signatures[0]?.key ?? '')?.publicKey,
    );
  });

  test('that is not good is a reason in place of the keys', () => {
    const log = opened();
    const signed = log.signed('station-opened', ['chair of precinct zz'], { station: 'b1' });
    const signers = log.state.signers(signed);
    expect(signers).toMatchObject({ ok: false, refusals: [{ code: 'act-key-unknown' }] });
  });
});

describe('an act', () => {
  test.each(logKinds)('in a log of kind %s only where it belongs', (kind) => {
    const origin = kind === 'rehearsal' ? 'example.org/rehearsal/x' : 'example.org/x';
    const own = kind === 'archive' ? 'archive' : 'central';
    const log = new TestLog(undefined, origin);
    log.does('log-opened', [chair(own)], { kind, keys: both(own).map(held) });
    for (const act of actKinds.filter((one) => one !== 'log-opened')) {
      const codes = log.codes(act, both(own), someBodies[act]);
      expect([act, codes.includes('act-log-kind')]).toEqual([act, !actRules[act].logs.includes(kind)]);
    }
  });

  test.each(['day', 'rehearsal'] as const)('of the archive is not taken into a log of kind %s', (kind) => {
    const log = new TestLog(undefined, kind === 'day' ? 'example.org/x' : 'example.org/rehearsal/x');
    log.does('log-opened', [chair('central')], { kind, keys: both('central').map(held) });
    expect(log.codes('dataset-adopted', [chair('archive')], someBodies['dataset-adopted'])).toContain('act-log-kind');
  });

  test('that is meant for another log is refused', () => {
    const log = opened();
    const beside = { log: 'example.org/rehearsal/made/2' };
    expect(log.codes('station-opened', [chair('precinct b1')], { station: 'b1' }, beside)).toEqual(['act-log']);
  });

  test('is refused for all reasons at once', () => {
    const codes = opened().codes(
      'protocol-entered',
      [chair('precinct a1'), 'chair of precinct zz'],
      { election: 'made', contest: 'list', station: 'b1', figures: { nobody: 1 } },
      { log: 'example.org/other' },
      'precinct a1',
    );
    expect(codes.toSorted()).toEqual(['act-area', 'act-figures', 'act-key-unknown', 'act-log', 'act-state']);
  });
});
