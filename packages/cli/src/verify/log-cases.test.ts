/** Cases of the log's formats: the examples of the specification, vectors of others, and lines that are no cases. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { logErrors } from '@saylau/log';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captured } from '../captured.test-kit.js';

const page = readFileSync(new URL('../../../../docs/formats/log-cases.md', import.meta.url), 'utf8');

async function answers(...lines: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { out, err } = await captured(['verify', '-'], { stdin: `${lines.join('\n')}\n` });
  expect(err).toBe('');
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

async function answer(value: unknown): Promise<Readonly<Record<string, unknown>>> {
  const [only] = await answers(JSON.stringify(value));
  return only ?? {};
}

const coded = (code: string): object => expect.objectContaining({ error: expect.objectContaining({ code }) });

describe('the specification', () => {
  const sections = page.split(/^## /m).flatMap((section) => {
    const [cases, expected] = [...section.matchAll(/```\n([\s\S]*?)\n```/g)].map(([, block = '']) => block);
    return cases === undefined ? [] : [{ heading: section.split('\n')[0], cases, expected }];
  });

  it.each(sections)('says what is answered under “$heading”', async ({ cases, expected }) => {
    const { out } = await captured(['verify', '-'], { stdin: `${cases}\n` });
    expect(out).toBe(`${expected}\n`);
  });

  it('names every code of the log', () => {
    for (const code of logErrors) expect(page).toContain(`\`${code}\``);
  });
});

/** The leaves that Certificate Transparency's own tests use. */
const classic = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];

describe('vectors of others', () => {
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('the classic tree of %i leaves has its root', async (size, root) => {
    expect(await answer({ leaves: classic, size })).toMatchObject({ size, root });
  });

  it('RFC 8032, test 3: an Ed25519 signature', async () => {
    const publicKey = 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025';
    const signature =
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a';
    const seed = 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7';
    expect(await answer({ ed25519: { seed, message: 'af82' } })).toMatchObject({ publicKey, signature });
    expect(await answer({ ed25519: { publicKey, message: 'af82', signature } })).toMatchObject({ valid: true });
    expect(await answer({ ed25519: { publicKey, message: 'af83', signature } })).toMatchObject({ valid: false });
  });

  it('RFC 8785, 3.2.3: keys in the order of UTF-16', async () => {
    const text = '{"\\u20ac":1,"\\r":2,"\\ud83d\\ude00":4,"1":5,"\\u0080":6,"\\u00f6":7}';
    const { bytes } = await answer({ canonical: text });
    expect(Object.keys(JSON.parse(Buffer.from(String(bytes), 'hex').toString('utf8')) as object)).toEqual([
      '1',
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\u{1f600}',
    ]);
  });

  it.each(['1.5', '-0', '9007199254740992', '"\\ud800"', '"e\\u0301"', '{"a":1,"\\u0061":2}', '[', ''])(
    '%s has no canonical form',
    async (canonical) => expect(await answer({ canonical })).toEqual(coded('not-canonical-value')),
  );

  it('a value that has a member of that name is the value itself', async () => {
    const { bytes } = await answer({ canonical: { canonical: 1, encoding: 'x' } });
    expect(Buffer.from(String(bytes), 'hex').toString('utf8')).toBe('{"canonical":1,"encoding":"x"}');
  });

  it('a key that stands in two objects stands once in each', async () => {
    expect(await answer({ canonical: '{"a":{"a":"a"},"b":[{"a":1},{"a":":"}]}' })).toMatchObject({ isCanonical: true });
  });
});

describe('bytes', () => {
  it.each([
    ['hex:c3a9'],
    ['base64:w6k='],
    ['utf8:é'],
    [{ hex: 'C3A9' }],
    [{ base64: 'w6k=' }],
    [{ utf8: 'é' }],
    ['c3a9'],
  ])('%j is é', async (leaf) => {
    const leafHash = createHash('sha256').update('\0é').digest('hex');
    expect(await answer({ leaves: [leaf] })).toMatchObject({ root: leafHash, leafHashes: [leafHash] });
  });

  it.each([[5], [null], [['c3']], [{ hex: 'c3', utf8: 'é' }], [{ text: 'é' }], ['utf8:\ud800']])(
    '%j is no bytes, and the place is told',
    async (leaf) => {
      const said = await answer({ leaves: ['', leaf] });
      expect(said).toEqual(coded('case-malformed'));
      expect(JSON.stringify(said)).toContain('/leaves/1"');
    },
  );
});

it('a cosignature of another time, checkpoint or witness is not valid', async () => {
  const [checkpoint, seed, name] = [
    'example.org/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n',
    '07'.repeat(32),
    'w',
  ];
  const { line } = await answer({ cosignature: { checkpoint, time: 1, seed, name } });
  const { publicKey } = await answer({ ed25519: { seed, message: '' } });
  const { verifierKey: key } = await answer({ verifierKey: { name, type: 4, publicKey } });
  const { verifierKey: other } = await answer({ verifierKey: { name, type: 4, publicKey: '07'.repeat(32) } });
  const asked = (change: object): object => ({ cosignature: { checkpoint, line, key, ...change } });
  const later = String(line).replace('AAAAAB', 'AAAAAC');
  expect(later).not.toBe(line);
  expect(await answer(asked({}))).toMatchObject({ valid: true, time: 1 });
  for (const change of [{ line: later }, { checkpoint: checkpoint.replace('log', 'gol') }, { key: other }])
    expect(await answer(asked(change))).toEqual({ id: null, valid: false });
});

describe('proofs', () => {
  const leaf = fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex'));
  const grown = fc
    .array(leaf, { minLength: 1, maxLength: 40 })
    .chain((leaves) =>
      fc.tuple(fc.constant(leaves), fc.nat(leaves.length - 1), fc.integer({ min: 1, max: leaves.length })),
    );

  it('what is made is valid, and of another leaf or root it is not', async () => {
    await fc.assert(
      fc.asyncProperty(grown, async ([leaves, index, from]) => {
        const made = await answer({ makeInclusion: { leaves, index } });
        const growth = await answer({ makeConsistency: { leaves, from } });
        const other = '00'.repeat(32);
        expect(
          await answers(
            JSON.stringify({ inclusion: made }),
            JSON.stringify({ inclusion: { ...made, leafHash: undefined, leaf: leaves[index] } }),
            JSON.stringify({ inclusion: { ...made, leafHash: other } }),
            JSON.stringify({ consistency: growth }),
            JSON.stringify({ consistency: { ...growth, rootTo: other } }),
          ),
        ).toEqual([true, true, false, true, false].map((valid) => ({ id: null, valid })));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a stream', () => {
  it('goes on behind lines that are no cases, says their numbers, and ends with 1', async () => {
    const stdin = ['', 'x', '[]', '{"id":"a"}', `"${'x'.repeat(1_000_001)}"`, '{"id":"z","leaves":[]}'].join('\r\n');
    const { code, out } = await captured(['verify', '-'], { stdin });
    const said = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; line?: number; error?: { code: string } });
    expect(said.map(({ id, line, error }) => [id, line, error?.code])).toEqual([
      [null, 2, 'json-syntax'],
      [null, 3, 'case-malformed'],
      ['a', 4, 'case-unknown'],
      [null, 5, 'text-too-large'],
      ['z', undefined, undefined],
    ]);
    expect(code).toBe(1);
  });

  it('ends with 0 where every line was a case, whatever is wrong with what it holds', async () => {
    const { code } = await captured(['verify', '-'], { stdin: '{"leaves":["0"]}\n{"note":"x","keys":[]}\n' });
    expect(code).toBe(0);
  });

  it('without any case is refused', async () => {
    expect(await captured(['verify', '-'], { stdin: '\n\n' })).toMatchObject({ code: 1, out: '' });
  });

  it('is answered whatever a line holds, in one line each', async () => {
    const kind = fc.constantFrom('canonical', 'inclusion', 'tile', 'entries', 'note', 'checkpoint', 'policy', 'leaves');
    const hostile = fc.tuple(
      kind,
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('n', 'level', 'keys', 'leaves'), fc.jsonValue()),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 20 }), async (cases) => {
        const lines = cases.map(([name, value, more]) => JSON.stringify({ ...more, [name]: value }));
        expect(await answers(...lines)).toHaveLength(lines.length);
      }),
    );
  });
});
