/** Stations at which very few vote: their votes are withheld, by a rule with a day, and by nothing else. */

import { describe, expect, test } from 'vitest';
import { madeDefinition, sheet } from './made.test-kit.js';
import { resultOf } from './outcome.js';
import { begun, begunReal, both, chair, closed, contextOf, enters, TestLog, votes } from './record.test-kit.js';
import { RecordState } from './record-state.js';
import type { Figures } from './views.js';

const rule = { line: 'took-part', below: 10, from: '2023-03-20', ground: 'decision 3' };
/** The 20th begins in the zone of the day, +06:00. */
const [before, after] = ['2023-03-19T17:59:59Z', '2023-03-19T18:00:00Z'];
const commitments = { figures: 'ab'.repeat(32) };
const all = sheet({ x: 2, y: 1, z: 1 });
const { registered, received, 'took-part': tookPart, ...rest } = all;
const secret: Figures = rest;
const open = { registered, received, 'took-part': tookPart };
const central = [chair('central')];

const entering = (log: TestLog, figures: object, beside: Parameters<TestLog['codes']>[3] = {}) =>
  log.codes(
    'protocol-entered',
    both('precinct a3'),
    { election: 'made', contest: 'list', station: 'a3', figures: { ...figures } },
    beside,
  );

/** The tiny station enters, with or without the private part at hand. */
function entered(opened?: Figures): { readonly log: TestLog; readonly protocol: number } {
  const log = closed(rule);
  enters(log, 'b1');
  const body = { election: 'made', contest: 'list', station: 'a3', figures: open };
  const beside = { commitments, at: after, ...(opened === undefined ? {} : { opened }) };
  return { log, protocol: log.does('protocol-entered', both('precinct a3'), body, beside) };
}

describe('votes', () => {
  test('below the limit are withheld from the day on, in the zone of the day', () => {
    expect(entering(closed(rule), all, { at: before })).toEqual([]);
    expect(entering(closed(rule), all, { at: after })).toEqual(['act-disclosure']);
    expect(entering(closed(rule), open, { at: after })).toEqual(['act-disclosure']);
    expect(entering(closed(rule), open, { at: after, commitments })).toEqual([]);
    expect(entering(closed(rule), { ...open, x: 2 }, { at: after, commitments })).toEqual(['act-disclosure']);
  });

  test.each([
    ['before that day', open, before],
    ['of as many as the limit', { ...open, 'took-part': 10 }, after],
  ])('are not withheld otherwise: %s', (_, figures, at) => {
    expect(entering(closed(rule), figures, { at, commitments })).toEqual(['act-disclosure']);
    expect(entering(closed(rule), figures, { at })).toEqual([]);
  });

  test('are not withheld where no rule is', () => {
    expect(entering(closed(), open, { commitments })).toEqual(['act-disclosure']);
  });

  test('in an observer’s copy are withheld too', () => {
    const { log } = entered();
    const body = { election: 'made', contest: 'list', station: 'a3', figures: all };
    expect(log.codes('observer-copy-handed-in', [chair('observer watch')], body, { at: after })).toEqual([
      'act-disclosure',
    ]);
  });

  test('are withheld where the figures leave out the line that the rule looks at', () => {
    const { 'took-part': _, ...without } = all;
    expect(entering(closed(rule), without, { at: before })).toEqual([]);
    expect(entering(closed(rule), without, { at: after })).toEqual(['act-disclosure']);
    expect(entering(closed(rule), { registered, received }, { at: after, commitments })).toEqual([]);
  });

  test('on a paper that does not have that line are not withheld', () => {
    const definition = () => madeDefinition({ seatsLack: 'took-part' });
    const log = closed(rule, begun(new TestLog(contextOf(definition))));
    const { 'took-part': _, ...figures } = sheet({ p: 1, r: 1 });
    const body = { election: 'made', contest: 'seat-2', station: 'a3', figures };
    expect(log.codes('protocol-entered', both('precinct a3'), body, { at: after })).toEqual([]);
  });

  test.each([
    ['without that line', { x: 2, y: 1, z: 1 }],
    ['of as many as the limit', { ...all, 'took-part': 10 }],
  ])('of a protocol that withholds them are in no act on it: %s', (_, figures) => {
    const { log, protocol } = entered();
    const slot = { election: 'made', contest: 'list', station: 'a3' };
    const disputed = { protocol, reason: 'reads otherwise', figures };
    const codes = [
      log.codes('protocol-disputed', central, disputed, { at: after }),
      log.codes('observer-copy-handed-in', [chair('observer watch')], { ...slot, figures }, { at: after }),
      log.codes('protocol-confirmed', central, { protocol, figures }, { at: after }),
    ];
    for (const own of codes) expect(own).toContain('act-disclosure');
    const openly = { protocol, reason: 'reads otherwise', figures: { ...open, registered: 15 } };
    expect(log.codes('protocol-disputed', central, openly, { at: after, commitments })).toEqual([]);
  });

  test('are shown by a new version in which more took part: a slip of the pen hides nothing for ever', () => {
    const { log, protocol } = entered();
    const body = { protocol, figures: votes, reason: 'a digit too few', ground: 'decision 7' };
    expect(log.codes('entry-corrected', both('precinct a3'), body, { at: after })).toEqual([]);
    expect(log.codes('entry-corrected', both('precinct a3'), body, { at: after, commitments })).toEqual([
      'act-disclosure',
    ]);
  });

  test('are withheld whenever the log takes the act in later than the day, unless it is a rehearsal', () => {
    const later = { ...rule, from: '2026-11-23' };
    const at = '2026-11-22T05:00:00Z';
    const [early, late] = ['2026-11-22T17:59:59.999Z', '2026-11-22T18:00:00.000Z'];
    const real = closed(later, begunReal());
    expect(entering(real, all, { at, received: early })).toEqual([]);
    expect(entering(real, all, { at, received: late })).toEqual(['act-disclosure']);
    expect(entering(real, open, { at, received: late, commitments })).toEqual([]);
    expect(entering(real, open, { at: '2026-11-22T18:00:00Z', received: early, commitments })).toEqual([]);
    expect(entering(closed(later), all, { at, received: late })).toEqual([]);
  });

  test('of a scan or a person are no votes', () => {
    expect(entering(closed(rule), all, { at: before, commitments: { scan: 'ab'.repeat(32) } })).toEqual([]);
  });

  test('opened are those of the ballot', () => {
    expect(entering(closed(rule), open, { at: after, commitments, opened: secret })).toEqual([]);
    expect(entering(closed(rule), open, { at: after, commitments, opened: { nobody: 1 } })).toEqual(['act-figures']);
  });
});

describe('whoever has the private part', () => {
  test('counts with it', () => {
    const { log } = entered(secret);
    expect(log.protocol('a3')).toMatchObject({ committed: true, withheld: false, counted: true, figures: all });
    expect(resultOf(log.state, 'made', 'list')?.figures.x).toBe(52);
  });

  test('sees errors in it', () => {
    const { log } = entered({ ...secret, x: 3 });
    expect(log.protocol('a3')).toMatchObject({ hasErrors: true, counted: false });
  });

  test('compares a second entry in it', () => {
    const { log, protocol } = entered(secret);
    const confirming = (opened: Figures) =>
      log.codes('protocol-confirmed', central, { protocol, figures: open }, { at: after, commitments, opened });
    expect(confirming(secret)).toEqual([]);
    expect(confirming({ ...secret, x: 1, y: 2 })).toEqual(['act-figures-differ']);
  });
});

describe('a second entry', () => {
  test.each([
    ['first', undefined, secret],
    ['second', secret, undefined],
  ])('is compared in the other lines alone where the votes of the %s are not at hand', (_, first, second) => {
    const { log, protocol } = entered(first);
    const confirming = (figures: Figures) => {
      const beside = { at: after, commitments, ...(second === undefined ? {} : { opened: second }) };
      return log.codes('protocol-confirmed', central, { protocol, figures }, beside);
    };
    expect(confirming(open)).toEqual([]);
    expect(confirming({ ...open, registered: 15 })).toEqual(['act-figures-differ']);
  });
});

describe('whoever has not', () => {
  test('lacks the votes in every sum, and nothing else', () => {
    const { log } = entered();
    expect(log.protocol('a3')).toMatchObject({ withheld: true, hasErrors: false, counted: true, figures: open });
    expect(resultOf(log.state, 'made', 'list')).toEqual({
      contest: 'list',
      figures: { registered: 2 * 103 + 2 * 7, received: 110, 'took-part': 110 },
    });
    expect(log.state.sums('made', 'list', 's1')).toEqual(votes);
  });

  test('follows it to its acceptance', () => {
    const { log, protocol } = entered();
    const figures = { ...open, registered: 15 };
    const beside = { at: after, commitments };
    expect(log.codes('protocol-confirmed', central, { protocol, figures }, beside)).toEqual(['act-figures-differ']);
    log.does('protocol-confirmed', central, { protocol, figures: open }, beside);
    log.does('protocol-accepted', central, { protocol });
    expect(log.protocol('a3')).toMatchObject({ state: 'accepted', counted: true });
  });

  test('sees errors in the lines that are public', () => {
    const log = closed(rule);
    const body = { election: 'made', contest: 'list', station: 'a3', figures: { ...open, received: 6 } };
    log.does('protocol-entered', both('precinct a3'), body, { at: after, commitments });
    expect(log.protocol('a3')).toMatchObject({ hasErrors: true, counted: false });
  });

  test('still lacks them in a state that was restored', () => {
    const { log } = entered();
    const restored = RecordState.restore(log.state.origin, log.context, structuredClone(log.state.snapshot()));
    expect(restored.protocol('made', 'list', 'a3')).toEqual(log.protocol('a3'));
  });
});
