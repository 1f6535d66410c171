/** Small files that would unpack, compose or add up to what no memory holds and no night ends: both verifiers answer the same, and soon. */

import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createGunzip, gzipSync } from 'node:zlib';
import { parseVerifierKey } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { bundleSource, type Claim, type Verification, verifyLog } from '@saylau/verify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trust } from './made/attacks.js';
import { council, definitionFiles } from './made/day.js';
import { central, centrals } from './made/night.js';
import { evening } from './made/story.js';

interface Second {
  verifyFile(path: string, trust: { keys?: readonly string[] }): Promise<{ readonly verification: Verification }>;
}

// Its type is said here: the file is JavaScript that nothing compiles.
const program = fileURLToPath(new URL('../../verifier/saylau-verify.mjs', import.meta.url));
const { verifyFile } = (await import(program)) as Second;
const texts = trust().keys;
const keys = texts.map((key) => parseVerifierKey(nodeCrypto, key));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'saylau-bombs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const answers = ({ claims }: Verification): Readonly<Record<string, unknown>> => Object.fromEntries(claims.map(answer));

/** What a claim is answered with, and of failures their codes and leaves. */
function answer(claim: Claim): [string, unknown] {
  if (claim.status === 'passed') return [claim.claim, 'passed'];
  if (claim.status === 'not-checkable') return [claim.claim, `${claim.why} ${claim.needs ?? ''}`.trim()];
  return [claim.claim, claim.failures.map(({ code, leaf }) => [code, ...(leaf === undefined ? [] : [leaf])].join(' '))];
}

/** What both verifiers say of a bundle, which must be the same. */
async function said(bundle: Uint8Array): Promise<Readonly<Record<string, unknown>>> {
  const file = join(folder, 'bundle');
  writeFileSync(file, bundle);
  const unpack = (packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
    Readable.from(packed).pipe(createGunzip());
  const first = await verifyLog(
    bundleSource(() => createReadStream(file), unpack),
    { crypto: nodeCrypto, keys },
  );
  const { verification: second } = await verifyFile(file, { keys: texts });
  expect(answers(second)).toEqual(answers(first));
  expect(second.root).toBe(first.root);
  return answers(second);
}

const evil = async (name: string, text: string): Promise<Readonly<Record<string, unknown>>> =>
  said(await evening({ files: new Map([[name, text]]) }).book.bundle());

const unreadable = { law: ['definition-unreadable 1', 'definition-unreadable 1'], results: 'needs law' };

describe('a line without end', () => {
  const head = (more: object): string =>
    JSON.stringify({ format: 'saylau-bundle/1', origin: 'x', size: 0, documents: 0, private: 0, keys: [], ...more });
  /** Sixty-four million characters in sixty thousand bytes. */
  const endless = Buffer.alloc(64_000_000, 'a');
  const packed = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
    gzipSync(Buffer.concat(parts.map((part) => Buffer.from(part))), { level: 1 });

  test('as head is no head', async () => {
    expect(await said(packed(endless, '\n'))).toMatchObject({ bundle: ['bundle-form'], tree: 'needs bundle' });
  });

  test('as a leaf is too large and has no hash', async () => {
    const bundle = packed(`${head({ size: 1 })}\n`, endless, '\n{"checkpoint":"x"}\n');
    expect(await said(bundle)).toMatchObject({ bundle: 'passed', leaves: ['act-too-large 0'] });
  });

  test('as the end is none', async () => {
    expect(await said(packed(`${head({})}\n{"checkpoint":"`, endless, '"}\n'))).toMatchObject({
      bundle: ['bundle-form'],
    });
  });

  test('that is cut off is a line cut off', async () => {
    const bundle = packed(`${head({})}\n{"checkpoint":"x"}\n`, endless);
    expect(await said(bundle)).toMatchObject({ bundle: ['bundle-size'] });
  });

  test('behind the end is not read to its end', async () => {
    const bundle = packed(`${head({})}\n{"checkpoint":"x"}\n`, Buffer.alloc(1_000_000, '\n'));
    expect(await said(bundle)).toMatchObject({ bundle: ['bundle-size'] });
  });
});

describe('a statute', () => {
  const file = 'statutes/xx.json';
  const compiled = definitionFiles({ mark: 'rehearsal/' }).get(file) ?? '';

  /** The statute with these provisions beside its own, one of which its rules name. */
  function withProvisions(values: Readonly<Record<string, unknown>>, named?: string): string {
    const document = JSON.parse(compiled);
    const [first] = document.statute.subjects[0].provisions;
    for (const [id, value] of Object.entries(values))
      document.statute.subjects[0].provisions.push({
        ...first,
        id,
        history: [{ ...first.history[0], state: 'given', value }],
      });
    if (named !== undefined) document.statute.systems[0].versions[0].rules.parts.list.ties = named;
    return JSON.stringify(document);
  }

  const chain = (steps: number, next: (id: string) => unknown): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length: steps }, (_, at) => [`p${at}`, next(`$p${at + 1}`)]));

  test.each<[string, Record<string, unknown>]>([
    ['whose provisions name the next ones twenty times', chain(8, (id) => new Array(20).fill(id))],
    ['whose provisions stand too deep within each other', chain(11, (id) => id)],
    ['with a provision within itself', { p0: ['$p1'], p1: ['$p0'] }],
    ['nested without end', { p0: JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) }],
  ])('%s cannot be read', async (_, values) => {
    expect(await evil(file, withProvisions(values, '$p0'))).toMatchObject(unreadable);
  });

  test('whose provisions nobody names does no harm', async () => {
    const text = withProvisions(chain(30, (id) => [id, id]));
    expect(await evil(file, text)).toMatchObject({ law: 'passed' });
  });

  /** An evening with a result of the lists, under the statute with its rules changed. */
  function announcedUnder(change: (rules: Readonly<Record<string, Record<string, Record<string, unknown>>>>) => void) {
    const document = JSON.parse(compiled);
    change(document.statute.systems[0].versions[0].rules);
    const night = evening({ files: new Map([[file, JSON.stringify(document)]]) });
    const results = [{ contest: 'list', figures: {}, seats: {} }];
    const body = { election: council(night.marked), size: night.book.size, results };
    night.book.act('preliminary-announced', central, body, centrals('chair'));
    return night.book.bundle();
  }

  test('whose lines follow one from the other a thousand times cannot be read', async () => {
    const bundle = announcedUnder((rules) => {
      Object.assign(rules, {
        derive: Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`d${at}`, `d${at + 1}`])),
      });
    });
    expect(await said(await bundle)).toMatchObject(unreadable);
  });

  test('whose regions stand within each other is counted at once', async () => {
    let where: unknown = { atLeast: '5%', of: 'options' };
    for (let depth = 0; depth < 13; depth++) where = { regions: { atLeast: '50%', where: { at: 'land', where } } };
    const bundle = announcedUnder(({ parts = {} }) => Object.assign(parts.list ?? {}, { admit: where }));
    expect(await said(await bundle)).toMatchObject({ law: ['rules-differ 3'] });
  });

  test('whose lines are derived from each other sixty times is counted at once', async () => {
    const names = (at: number): string => new Array(60).fill(`d${at}`).join(' + ');
    const derive = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`d${at}`, at === 11 ? 'took-part' : names(at + 1)]),
    );
    const bundle = announcedUnder((rules) => {
      Object.assign(rules, { derive });
      Object.assign(rules.parts?.list ?? {}, { admit: { bound: { atLeast: '5%' }, of: 'd0' } });
    });
    expect(await said(await bundle)).toMatchObject({ law: ['rules-differ 3'], completeness: 'unsettled' });
  });
});

describe('a table', () => {
  const areas = definitionFiles({ mark: 'rehearsal/' }).get('areas.csv') ?? '';

  /** The areas with a chain of others below the country. */
  const chained = (length: number): string =>
    `${areas}${Array.from({ length }, (_, at) => `z${at},${at === 0 ? 'land' : `z${at - 1}`},district\n`).join('')}`;

  test('of areas as deep as they may be is read', async () => {
    expect(await evil('areas.csv', chained(63))).toMatchObject({ law: 'passed' });
  });

  test.each([64, 30_000])('of areas with a chain of %i cannot be read', async (length) => {
    expect(await evil('areas.csv', chained(length))).toMatchObject(unreadable);
  });

  test.each<[string, number, unknown]>([
    ['a line as long as it may be', 100_000, 'passed'],
    ['a line too long', 100_001, unreadable.law],
    ['a line of ten million quotes', 10_000_000, unreadable.law],
  ])('with %s', async (_, length, law) => {
    const [header, first = '', ...rest] = areas.trimEnd().split('\n');
    const room = length - first.length - 3;
    const name = '""'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2);
    const rows = [`${header},nameEn`, `${first},"${name}"`, ...rest.map((row) => `${row},`)];
    expect(await evil('areas.csv', `${rows.join('\n')}\n`)).toMatchObject({ law });
  });
});
