/** Acts out of values and bytes of unknown origin: of their form, or every fault with its place. */

import { canonical } from '@saylau/log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actKinds } from './bodies.js';
import { someBodies } from './bodies.test-kit.js';
import { actBytes, leafBytes } from './bytes.js';
import { readAct, readLeaf } from './read-act.js';
import { both, chair, closed, file, held, TestLog } from './record.test-kit.js';

const log = new TestLog();
const received = '2026-11-22T05:00:00.000Z';
const opening = log.signed('station-opened', [chair('precinct b1')], { station: 'b1' });

/** The faults of a value, as places with the rule that is broken. */
const faults = (value: unknown): readonly (readonly [string | undefined, unknown])[] => {
  const read = readAct(value);
  return read.ok
    ? []
    : read.refusals.map(({ code, path, params }) => [code === 'act-malformed' ? path : code, params.rule]);
};
/** An act with members of its `act`, or of the whole, changed; undefined takes one away. */
const withAct = (more: object): unknown => JSON.parse(JSON.stringify({ ...opening, act: { ...opening.act, ...more } }));

describe('every kind of act', () => {
  test.each(actKinds)('%s is read and written again', (kind) => {
    const signed = log.signed(kind, both('central'), someBodies[kind]);
    expect(readAct(signed)).toEqual({ ok: true, value: signed });
    const leaf = { ...signed, received };
    expect(readLeaf(leafBytes(leaf))).toEqual({ ok: true, value: leaf });
    expect(new TextDecoder().decode(leafBytes(leaf))).toContain(new TextDecoder().decode(actBytes(signed.act)));
  });

  test.each(actKinds)('%s has no member but those named', (kind) => {
    const { act, signatures } = log.signed(kind, both('central'), someBodies[kind]);
    const body = { ...act.body, more: 1 };
    expect(faults({ act: { ...act, body, more: 1 }, signatures, more: 1 }).toSorted()).toEqual([
      ['/act/body/more', 'unknown'],
      ['/act/more', 'unknown'],
      ['/more', 'unknown'],
    ]);
  });

  test.each(actKinds)('%s lacks none of its members', (kind) => {
    const { act, signatures } = log.signed(kind, both('central'), someBodies[kind]);
    const missing = faults({ act: { ...act, body: {} }, signatures });
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every(([path, rule]) => rule === 'missing' && path?.startsWith('/act/body/'))).toBe(true);
  });
});

describe('faults', () => {
  test.each([
    ['null', null],
    ['a list', []],
    ['a number', 7],
    ['nothing', undefined],
  ])('a value that is no record: %s', (_, value) => {
    expect(faults(value)).toEqual([['', 'type']]);
  });

  test('are told all at once, more than a few of them', () => {
    const body = {
      ...someBodies['protocol-entered'],
      figures: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`x${n}`, -1])),
    };
    expect(faults(withAct({ act: 'protocol-entered', at: 'today', body }))).toHaveLength(41);
  });

  test.each([
    ['an unknown kind', { act: 'protocol-deleted' }, ['/act/act', 'enum']],
    ['a kind of the language', { act: 'toString' }, ['/act/act', 'enum']],
    ['another format', { format: 'saylau-act/2' }, ['/act/format', 'const']],
    ['an id that is too short', { id: 'x' }, ['/act/id', 'pattern']],
    ['a day that does not exist', { at: '2023-02-30T10:00:00Z' }, ['/act/at', 'date']],
    ['an hour that does not exist', { at: '2023-02-03T24:00:00Z' }, ['/act/at', 'date']],
    ['a time that is not to the second', { at: '2023-02-03T10:00Z' }, ['/act/at', 'pattern']],
    ['a commitment that is none', { commitments: { scan: 'x' } }, ['/act/commitments/scan', 'pattern']],
    [
      'an area of a precinct',
      { as: { office: 'precinct', station: 'b1', area: 'south' } },
      ['/act/as/area', 'unknown'],
    ],
    ['a precinct without a station', { as: { office: 'precinct' } }, ['/act/as/station', 'missing']],
    ['a central commission with a name', { as: { office: 'central', name: 'x' } }, ['/act/as/name', 'unknown']],
    ['a person as office', { as: { office: 'president' } }, ['/act/as/office', 'enum']],
    ['a text that is not NFC', { body: { station: 'e\u0301' } }, ['', 'canonical']],
    ['half a character', { body: { station: '\ud800' } }, ['', 'canonical']],
  ])('%s', (_, more, fault) => {
    expect(faults(withAct(more))).toEqual([fault]);
  });

  test.each([
    ['a fraction', 1.5, 'type'],
    ['a number below zero', -1, 'minimum'],
    ['more than a column holds', 2 ** 31, 'maximum'],
    ['a text', '7', 'type'],
    ['null', null, 'type'],
  ])('a figure that is %s', (_, figure, rule) => {
    const body = { protocol: 7, figures: { 'lists/x': figure } };
    expect(faults(withAct({ act: 'protocol-confirmed', body }))).toContainEqual(['/act/body/figures/lists~1x', rule]);
  });

  test.each(['', ' ', '\t\n', '\u00a0\u2003', '\u0085', '\ufeff'])(
    'a reason or ground of nothing but blanks: %j',
    (blank) => {
      const body = { protocol: 7, reason: blank, ground: blank };
      const paths = faults(withAct({ act: 'protocol-annulled', body })).map(([path]) => path);
      expect([...new Set(paths)]).toEqual(['/act/body/reason', '/act/body/ground']);
      expect(faults(withAct({ act: 'protocol-annulled', body: { ...body, reason: ' x', ground: '7\n' } }))).toEqual([]);
    },
  );

  test.each(['__proto__', 'constructor', 'X', 'a b', ''])('a line that is no id: %j', (line) => {
    const text = JSON.stringify(withAct({ act: 'protocol-confirmed', body: { protocol: 7, figures: { LINE: 1 } } }));
    expect(faults(JSON.parse(text.replace('"LINE"', JSON.stringify(line))))).toEqual(
      line === 'constructor' ? [] : [[`/act/body/figures/${line}`, 'unknown']],
    );
  });

  test('of signatures: none, three, a short one, bits to spare', () => {
    const [one] = opening.signatures;
    expect(faults({ ...opening, signatures: [] })).toEqual([['/signatures', 'minItems']]);
    expect(faults({ ...opening, signatures: [one, one, one] })).toEqual([['/signatures', 'maxItems']]);
    for (const signature of ['AAAA', `${'A'.repeat(85)}B==`])
      expect(faults({ ...opening, signatures: [{ ...one, signature }] })).toEqual([
        ['/signatures/0/signature', 'pattern'],
      ]);
  });

  test('of keys: bits to spare, a holder with another office’s place', () => {
    const own = held('chair of precinct b1');
    const key = `${own.key.slice(0, 42)}B=`;
    const keys = [
      { ...own, key },
      { ...own, holder: { ...own.holder, name: 'x' } },
    ];
    const found = faults(withAct({ act: 'key-vouched', body: { keys: [keys[0]] } }));
    expect(found).toEqual([['/act/body/keys/0/key', 'pattern']]);
    expect(faults(withAct({ act: 'key-vouched', body: { keys: [own, keys[1]] } }))).toEqual([
      ['/act/body/keys/1/holder/name', 'unknown'],
    ]);
  });

  test('of lists that name something twice', () => {
    const twice: readonly (readonly [string, object, string])[] = [
      [
        'result-established',
        { ...someBodies['result-established'], results: [{ contest: 'seat-1', figures: {}, elected: ['p', 'p'] }] },
        '/act/body/results/0/elected',
      ],
      [
        'repeat-voting-ordered',
        { ...someBodies['repeat-voting-ordered'], stations: ['b1', 'b1'] },
        '/act/body/stations',
      ],
      [
        'dataset-adopted',
        { ...someBodies['dataset-adopted'], files: [file('a'), file('b'), file('a')] },
        '/act/body/files/2',
      ],
      [
        'result-established',
        {
          ...someBodies['result-established'],
          results: [...someBodies['result-established'].results, { contest: 'list', figures: {} }],
        },
        '/act/body/results/1',
      ],
    ];
    for (const [act, body, path] of twice) expect(faults(withAct({ act, body }))).toEqual([[path, 'uniqueItems']]);
  });
});

describe('a leaf', () => {
  const leaf = { ...opening, received };

  test.each([
    ['spaces', (text: string) => text.replace('{', '{ ')],
    ['another order of members', (text: string) => text.replace(/^\{(.*),("received":"[^"]*")/u, '{$2,$1')],
    ['a second object', (text: string) => `${text}{}`],
    ['half of it', (text: string) => text.slice(0, 50)],
  ])('is canonical: %s', (_, spoil) => {
    const bytes = new TextEncoder().encode(spoil(new TextDecoder().decode(leafBytes(leaf))));
    expect(readLeaf(bytes)).toEqual({
      ok: false,
      refusals: [{ code: 'act-malformed', path: '', params: { rule: 'canonical' } }],
    });
  });

  test('says when it was received', () => {
    const read = (more: object) => readLeaf(canonical(JSON.parse(JSON.stringify({ ...leaf, ...more }))));
    expect(read({ received: undefined })).toMatchObject({
      refusals: [{ path: '/received', params: { rule: 'missing' } }],
    });
    expect(read({ received: '2026-13-22T05:00:00.000Z' })).toMatchObject({
      refusals: [{ path: '/received', params: { rule: 'date' } }],
    });
    expect(read({ received: '2026-11-22T05:00:00Z' })).toMatchObject({
      refusals: [{ path: '/received', params: { rule: 'pattern' } }],
    });
  });

  test('has at most 65,535 bytes', () => {
    const own = closed();
    const figures = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`line-${String(n).padStart(5, '0')}`, 1]));
    const codes = (count: number) =>
      own.codes('protocol-entered', both('precinct b1'), {
        election: 'made',
        contest: 'list',
        station: 'b1',
        figures: figures(count),
      });
    expect(codes(4400)).toEqual(['act-too-large', 'act-figures']);
    expect(codes(4200)).toEqual(['act-figures']);
  });
});

test('no value ends in an exception', () => {
  const kind = fc.constantFrom(...actKinds);
  const key = fc.constantFrom('act', 'as', 'body', 'office', 'figures', 'keys', 'holder', 'results', 'protocol', 'x');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue(),
      kind,
      fc.dictionary(key, tie('value')),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }));
  fc.assert(
    fc.property(kind, value, value, (act, body, more) => {
      const signed = { act: { ...opening.act, act, body }, signatures: opening.signatures };
      for (const one of [
        body,
        signed,
        { ...signed, act: { ...signed.act, as: more } },
        { ...signed, signatures: more },
      ]) {
        expect(typeof readAct(one).ok).toBe('boolean');
        expect(readLeaf(new TextEncoder().encode(JSON.stringify(one))).ok).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});
