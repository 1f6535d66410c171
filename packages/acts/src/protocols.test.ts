/** Protocols in situations: second entries, versions, corrections, errors, ballot papers, papers of stations without keys. */

import { describe, expect, test } from 'vitest';
import { sheet } from './made.test-kit.js';
import {
  accepts,
  both,
  chair,
  closed,
  enters,
  keyIdOfPerson,
  member,
  opened,
  secretary,
  type TestLog,
  votes,
} from './record.test-kit.js';
import { RecordState } from './record-state.js';
import type { Figures } from './views.js';

const why = { reason: 'a digit was swapped', ground: 'decision 7' };
const central = [chair('central')];
const other = sheet({ x: 51, y: 29, z: 20 });

/** The sum of an option over the whole country, of the protocols counted. */
const sumOf = (log: TestLog, option: string, contest = 'list'): number | undefined =>
  log.state.sums('made', contest, 'country')?.[option];

describe('the first entry', () => {
  test('from paper is made by two persons above, one of them chair or secretary', () => {
    const body = { election: 'made', contest: 'list', station: 'a2', figures: votes };
    const paper = (...by: Parameters<TestLog['codes']>[1]) => closed().codes('paper-received', by, body);
    expect(paper(chair('central'))).toEqual(['act-second-person']);
    expect(paper(chair('central'), chair('central'))).toEqual(['act-second-person']);
    expect(paper(chair('central'), member('central'))).toEqual([]);
  });

  test('is counted at once, with its version, leaf and signers', () => {
    const log = closed();
    const leaf = enters(log, 'b1');
    expect(log.protocol('b1')).toEqual({
      state: 'entered',
      version: 1,
      leaf,
      counted: true,
      hasErrors: false,
      papersDiffer: false,
      committed: false,
      withheld: false,
      figures: votes,
      signedBy: both('precinct b1').map(keyIdOfPerson),
    });
    expect(sumOf(log, 'x')).toBe(50);
    expect(log.state.protocolOf(leaf)).toEqual({ election: 'made', contest: 'list', station: 'b1' });
  });

  test.each([
    [{ election: 'none' }, '/act/body/election'],
    [{ contest: 'none' }, '/act/body/contest'],
    [{ contest: 'question' }, '/act/body/contest'],
    [{ station: 'none' }, '/act/body/station'],
    [{ contest: 'seat-1' }, '/act/body/station'],
  ])('of what is not there is refused: %j', (wrong, path) => {
    const body = { election: 'made', contest: 'list', station: 'b1', figures: {}, ...wrong };
    const refusals = closed().refusals('protocol-entered', both('precinct b1'), body);
    expect(refusals).toContainEqual({ code: 'act-unknown', path, params: expect.anything() });
  });

  test('names lines and options of its own ballot alone', () => {
    const figures = { ...votes, p: 1, 'ballots-lost': 2 };
    const refusals = closed().refusals('protocol-entered', both('precinct b1'), {
      election: 'made',
      contest: 'list',
      station: 'b1',
      figures,
    });
    expect(refusals.map(({ code, path }) => [code, path])).toEqual([
      ['act-figures', '/act/body/figures/p'],
      ['act-figures', '/act/body/figures/ballots-lost'],
    ]);
  });

  test('from paper is of a station that has no good key', () => {
    const log = closed();
    const body = { election: 'made', contest: 'list', station: 'b1', figures: votes };
    const paper = () => log.codes('paper-received', both('territorial south'), body);
    expect(paper()).toEqual(['act-state']);
    for (const role of ['chair', 'secretary', 'member'] as const)
      log.does('key-revoked', central, { key: keyIdOfPerson(`${role} of precinct b1`), reason: 'lost' });
    expect(paper()).toEqual([]);
    expect(log.state.station('b1')?.keys).toBe(0);
  });
});

describe('the second entry', () => {
  test('comes from somebody who did not sign the first', () => {
    const log = closed();
    const protocol = enters(log, 'a2');
    const confirming = (person: 'chair' | 'member') =>
      log.codes('protocol-confirmed', [`${person} of central`], { protocol, figures: votes });
    expect(confirming('member')).toEqual(['act-same-person']);
    expect(confirming('chair')).toEqual([]);
  });

  test.each([
    ['another figure', { ...votes, x: 49, y: 31 }],
    ['a figure less', Object.fromEntries(Object.entries(votes).filter(([line]) => line !== 'registered'))],
    ['a figure more than the first', votes, { registered: undefined }],
  ])('says the same as the first: %s', (_, figures, less: object = {}) => {
    const log = closed();
    const first = Object.fromEntries(Object.entries({ ...votes, ...less }).filter(([, own]) => own !== undefined));
    const protocol = enters(log, 'b1', first as Figures);
    expect(log.codes('protocol-confirmed', central, { protocol, figures })).toEqual(['act-figures-differ']);
  });

  test('that leaves out what the first leaves out is the same', () => {
    const log = closed();
    const figures = { x: 1, y: 2 };
    const protocol = enters(log, 'b1', figures);
    expect(log.codes('protocol-confirmed', central, { protocol, figures })).toEqual([]);
  });

  test('that differs leads nowhere: the paper is looked at and the entry disputed', () => {
    const log = closed();
    const protocol = enters(log, 'b1');
    expect(log.codes('protocol-confirmed', central, { protocol, figures: other })).toEqual(['act-figures-differ']);
    log.does('protocol-disputed', central, { protocol, reason: 'reads 51', figures: other });
    expect(log.protocol('b1')).toMatchObject({ state: 'disputed', counted: false, figures: votes });
    expect(sumOf(log, 'x')).toBeUndefined();
  });
});

describe('a correction', () => {
  test('brings a version that is entered anew and counted in place of the first', () => {
    const log = closed();
    const first = accepts(log, 'b1');
    accepts(log, 'b2');
    const second = log.does('entry-corrected', both('territorial south'), { protocol: first, figures: other, ...why });
    expect(log.protocol('b1')).toMatchObject({ state: 'entered', version: 2, leaf: second, figures: other });
    expect(sumOf(log, 'x')).toBe(101);
    expect(log.state.totals('made')[0]?.arrived[0]).toBe(2);
  });

  test('makes acts on the version before stale', () => {
    const log = closed();
    const first = enters(log, 'b1');
    const second = log.does('entry-corrected', both('precinct b1'), { protocol: first, figures: other, ...why });
    const refusals = log.refusals('protocol-confirmed', central, { protocol: first, figures: other });
    expect(refusals).toEqual([
      { code: 'act-superseded', path: '/act/body/protocol', params: { leaf: first, current: second } },
    ]);
    expect(log.codes('protocol-confirmed', central, { protocol: second, figures: other })).toEqual([]);
  });

  test('is confirmed by somebody who did not make it', () => {
    const log = closed();
    const first = enters(log, 'b1');
    const protocol = log.does('entry-corrected', both('central'), { protocol: first, figures: other, ...why });
    expect(log.codes('protocol-confirmed', central, { protocol, figures: other })).toEqual(['act-same-person']);
    expect(log.codes('protocol-confirmed', [member('central')], { protocol, figures: other })).toEqual([]);
  });

  test('of what is accepted or annulled is made by the commissions above, not by the station', () => {
    const log = closed();
    const protocol = accepts(log, 'b1');
    const body = { protocol, figures: other, ...why };
    const refusal = (act: string, state: string) => [
      { code: 'act-office', path: '/act/as/office', params: { act, office: 'precinct', state } },
    ];
    const replacing = { ...body, cause: 'recount' as const };
    const own = both('precinct b1');
    expect(log.refusals('entry-corrected', own, body)).toEqual(refusal('entry-corrected', 'accepted'));
    expect(log.refusals('protocol-replaced', own, replacing)).toEqual(refusal('protocol-replaced', 'accepted'));
    expect(log.refusals('entry-corrected', both('territorial south'), body)).toEqual([]);
    log.does('protocol-annulled', both('central'), { protocol, ...why });
    expect(log.refusals('protocol-replaced', own, replacing)).toEqual(refusal('protocol-replaced', 'annulled'));
    expect(log.refusals('protocol-replaced', both('territorial south'), replacing)).toEqual([]);
  });

  test('of a leaf that is no protocol is refused', () => {
    const body = { protocol: 1, figures: votes, ...why };
    expect(closed().codes('entry-corrected', both('central'), body)).toEqual(['act-unknown']);
    expect(closed().codes('entry-corrected', both('central'), { ...body, protocol: 4_000_000_000 })).toEqual([
      'act-unknown',
    ]);
  });

  test('of a protocol that was annulled is none: it is replaced', () => {
    const log = closed();
    const protocol = accepts(log, 'b1');
    log.does('protocol-annulled', both('central'), { protocol, ...why });
    expect(sumOf(log, 'x')).toBeUndefined();
    log.does('protocol-replaced', both('central'), { protocol, figures: other, cause: 'court', ...why });
    expect(log.protocol('b1')).toMatchObject({ state: 'entered', version: 2, counted: true });
    expect(sumOf(log, 'x')).toBe(51);
  });
});

describe('errors', () => {
  const cases: readonly (readonly [string, Figures])[] = [
    ['votes that are more than the ballots', sheet({ x: 50, y: 30, z: 20 }, { 'took-part': 100 })],
    ['more ballots in the boxes than were given out', sheet({ x: 50, y: 30, z: 20 }, { received: 102 })],
    ['a line that is absent', { ...sheet({ x: 50, y: 30 }), 'took-part': 83 }],
    ['nothing at all', {}],
  ];

  test.each(cases)('keep a protocol from being counted and accepted: %s', (_, figures) => {
    const log = closed();
    const protocol = enters(log, 'b1', figures);
    expect(log.protocol('b1')).toMatchObject({ state: 'entered', hasErrors: true, counted: false, figures });
    expect(log.state.contest('made', 'list')).toMatchObject({ counted: 0, protocols: { entered: 1 } });
    log.does('protocol-confirmed', central, { protocol, figures });
    expect(log.codes('protocol-accepted', central, { protocol })).toEqual(['act-errors']);
  });

  test('of severity warning keep nothing', () => {
    const log = closed();
    const figures = sheet({ x: 50, y: 30, z: 20 }, { registered: 1 });
    accepts(log, 'b1', figures);
    expect(log.protocol('b1')).toMatchObject({ state: 'accepted', hasErrors: false, counted: true });
  });

  test('are gone with a correction', () => {
    const log = closed();
    const protocol = enters(log, 'b1', {});
    log.does('entry-corrected', both('precinct b1'), { protocol, figures: votes, ...why });
    expect(log.protocol('b1')).toMatchObject({ hasErrors: false, counted: true });
  });
});

describe('ballot papers', () => {
  const papers = { received: 200, issued: 110, spoiled: 5, unused: 85, found: 103 };
  const entering = (given: typeof papers, log = closed()) => {
    const body = { election: 'made', contest: 'list', station: 'b1', figures: votes, papers: given };
    const protocol = log.does('protocol-entered', both('precinct b1'), body);
    log.does('protocol-confirmed', central, { protocol, figures: votes });
    return { log, protocol };
  };

  test('that reconcile are no hindrance', () => {
    const { log, protocol } = entering(papers);
    expect(log.codes('protocol-accepted', central, { protocol })).toEqual([]);
  });

  test.each([
    ['some are missing', { unused: 84 }],
    ['more were found than issued', { issued: 102, unused: 93 }],
  ])('that do not keep the protocol from being accepted, though it is counted: %s', (_, wrong) => {
    const { log, protocol } = entering({ ...papers, ...wrong });
    expect(log.protocol('b1')).toMatchObject({ papersDiffer: true, counted: true });
    expect(log.codes('protocol-accepted', central, { protocol })).toEqual(['act-papers']);
    const body = { protocol, figures: votes, papers, ...why };
    const second = log.does('entry-corrected', both('precinct b1'), body);
    log.does('protocol-confirmed', central, { protocol: second, figures: votes });
    expect(log.codes('protocol-accepted', central, { protocol: second })).toEqual([]);
  });
});

test('a correction that gives no ballot papers has those of the version before; a new paper has its own', () => {
  const papers = { received: 200, issued: 110, spoiled: 5, unused: 84, found: 103 };
  const log = closed();
  const body = { election: 'made', contest: 'list', station: 'b1', figures: votes, papers };
  const first = log.does('protocol-entered', both('precinct b1'), body);
  const correcting = (protocol: number) =>
    log.does('entry-corrected', both('precinct b1'), { protocol, figures: other, ...why });
  const second = correcting(correcting(first));
  expect(log.protocol('b1')).toMatchObject({ version: 3, papers: first, papersDiffer: true });
  log.does('protocol-confirmed', central, { protocol: second, figures: other });
  expect(log.codes('protocol-accepted', central, { protocol: second })).toEqual(['act-papers']);
  const restored = RecordState.restore(log.state.origin, log.context, structuredClone(log.state.snapshot()));
  expect(restored.protocol('made', 'list', 'b1')).toEqual(log.protocol('b1'));
  const replaced = { protocol: second, figures: other, cause: 'recount' as const, ...why };
  log.does('protocol-replaced', both('precinct b1'), replaced);
  expect(log.protocol('b1')).toMatchObject({ papersDiffer: false });
  expect(log.protocol('b1')).not.toHaveProperty('papers');
});

test('the same contest id in two elections is two contests', () => {
  const log = closed();
  enters(log, 'b1', sheet({ yes: 60, no: 40 }), 'question');
  expect(log.protocol('b1', 'question', 'asked')).toMatchObject({ state: 'entered' });
  expect(log.protocol('b1').state).toBe('expected');
  expect(log.state.protocol('made', 'question', 'b1')).toBeUndefined();
});

test('an observer’s copy changes nothing and is remembered', () => {
  const log = opened();
  const body = { election: 'made', contest: 'list', station: 'b1', figures: votes };
  const leaf = log.does('observer-copy-handed-in', [secretary('observer watch')], body);
  expect(log.protocol('b1').state).toBe('expected');
  expect([...log.state.copies()]).toEqual([{ leaf, election: 'made', contest: 'list', station: 'b1' }]);
  expect(log.state.counts()['observer-copy-handed-in']).toBe(1);
});
