/** `saylau export`: bundles to the byte, data that add up, nothing written where anything is wrong, nothing written over. */

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { languages } from '@saylau/core';
import { csvCell } from '@saylau/views/tables';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { dayOrigin, wholeNight } from '../../../../tests/record/made/story.js';
import { captured } from '../captured.test-kit.js';
import { type ReadPackage, type Row, readPackage } from './data-package.test-kit.js';

const bundle = (name: string): string =>
  fileURLToPath(new URL(`../../../../tests/record/bundles/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'saylau-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
const fresh = (end = ''): string => {
  number += 1;
  return join(folder, `${number}${end}`);
};

async function exported(from: string, ...more: readonly string[]): Promise<ReadPackage> {
  const out = fresh();
  const said = await captured(['export', from, '--out', out, ...more]);
  expect(said).toMatchObject({ code: 0, err: '' });
  return readPackage(out);
}

describe('a bundle', () => {
  it.each(['sound-night.saylau', 'sound-archive.saylau', 'sound-cosigned.saylau'])(
    '%s is written as it was',
    async (name) => {
      const out = fresh('.saylau');
      expect(await captured(['export', bundle(name), '--out', out])).toMatchObject({ code: 0, err: '' });
      expect(readFileSync(out)).toEqual(readFileSync(bundle(name)));
    },
  );

  it('is compressed where its name says so', async () => {
    const out = fresh('.saylau.gz');
    await captured(['export', bundle('sound-night.saylau'), '--out', out]);
    expect(gunzipSync(readFileSync(out))).toEqual(readFileSync(bundle('sound-night.saylau')));
  });

  it('loses the private parts that its maker had', async () => {
    const out = fresh('.saylau');
    await captured(['export', bundle('sound-opened.saylau'), '--out', out]);
    const [head = ''] = readFileSync(out, 'utf8').split('\n');
    expect(JSON.parse(head)).toMatchObject({ private: 0 });
    expect(await captured(['verify', out])).toMatchObject({ code: 0 });
  });
});

describe('nothing is written', () => {
  it.each([
    ['of a log that lacks a leaf', ['leaf-removed.saylau']],
    ['of a log with a figure changed', ['figure-changed.saylau']],
    ['of a log that a stranger signed', ['checkpoint-by-another-key.saylau']],
    ['of a log without one of its documents', ['document-missing.saylau']],
    ['of a log with another document', ['document-swapped.saylau']],
    ['of a file that is cut off', ['truncated.saylau']],
    ['of what is no bundle', ['gzip-garbage.saylau.gz']],
    ['of another log than was asked for', ['sound-night.saylau', 'example.org/other']],
  ])('%s', async (_, [name = '', ...origin]) => {
    for (const end of ['', '.saylau', '.saylau.gz']) {
      const out = fresh(end);
      const said = await captured(['export', bundle(name), ...origin, '--out', out]);
      expect(said).toMatchObject({ code: 1, out: '' });
      expect(existsSync(out)).toBe(false);
    }
    expect(readdirSync(folder).filter((left) => left.includes('.half'))).toEqual([]);
  });

  it('of a file that has more behind its end', async () => {
    const [longer, out] = [fresh('.saylau'), fresh('.saylau')];
    writeFileSync(longer, `${readFileSync(bundle('sound-night.saylau'), 'utf8')}{}\n`);
    expect(await captured(['export', longer, '--out', out])).toMatchObject({ code: 1, out: '' });
    expect(existsSync(out)).toBe(false);
  });

  it('where something is already, were it an older rehearsal', async () => {
    const rehearsal = fresh();
    cpSync(fileURLToPath(new URL('../../fixtures/night', import.meta.url)), rehearsal, { recursive: true });
    const file = fresh('.saylau');
    writeFileSync(file, 'mine');
    for (const out of [rehearsal, file]) {
      const before = existsSync(join(out, 'polling-day.json'));
      expect(await captured(['export', bundle('sound-night.saylau'), '--out', out])).toMatchObject({
        code: 1,
        out: '',
      });
      expect(existsSync(join(out, 'polling-day.json'))).toBe(before);
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('of figures where there are none', async () => {
    const out = fresh();
    expect(await captured(['export', bundle('sound-archive.saylau'), '--out', out])).toMatchObject({
      code: 1,
      out: '',
    });
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['without --out', []],
    ['with both forms', ['--out', 'x', '--data', '--bundle']],
  ])('%s', async (_, argv) => {
    expect(await captured(['export', bundle('sound-night.saylau'), ...argv])).toMatchObject({ code: 2, out: '' });
  });
});

const numberIn = (row: Row | undefined, column: string): number => Number(row?.[column] ?? Number.NaN);
const keyOf = ({ election, contest, line }: Row): string => `${election} ${contest} ${line}`;

/** Line of a contest → sum over the protocols counted. */
function summed(stations: readonly Row[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of stations)
    if (row.counted === 'true') sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + numberIn(row, 'figure'));
  return sums;
}

describe('the data of a night', () => {
  it('add up: stations to results, stations to areas, and both to what was established', async () => {
    const { tables } = await exported(bundle('sound-night.saylau'));
    const sums = summed(tables.get('stations') ?? []);
    const results = tables.get('results') ?? [];
    expect(results.length).toBeGreaterThan(20);
    expect(new Map(results.map((row) => [keyOf(row), numberIn(row, 'votes')]))).toEqual(sums);
    for (const row of results) expect([keyOf(row), row.stated]).toEqual([keyOf(row), row.votes]);
    const declared = (tables.get('areas') ?? []).filter(({ declared: said }) => said !== '');
    expect(declared.length).toBeGreaterThan(0);
    expect(new Set(declared.map(({ difference }) => difference))).toEqual(new Set(['0']));
  });

  it('say percent of what: votes × 100 ÷ base', async () => {
    const { tables } = await exported(bundle('sound-night.saylau'));
    const shares = (tables.get('results') ?? []).filter(({ percent }) => percent !== '');
    expect(shares.length).toBeGreaterThan(5);
    for (const row of shares)
      expect(Math.abs((numberIn(row, 'votes') * 100) / numberIn(row, 'base') - numberIn(row, 'percent'))).toBeLessThan(
        0.0051,
      );
  });

  it('a total that differs is there with its difference', async () => {
    const { tables } = await exported(bundle('total-differs.saylau'));
    const differing = (tables.get('areas') ?? []).filter(({ difference }) => difference !== '0' && difference !== '');
    expect(differing).toEqual([
      expect.objectContaining({ area: 'north', line: 'a', declared: '567', summed: '566', difference: '1' }),
    ]);
  });

  it('changes are told line by line with their reasons', async () => {
    const { tables } = await exported(bundle('sound-re-established.saylau'));
    const after = (tables.get('changes') ?? []).filter(({ leaf }) => leaf === '144');
    expect(after.map(({ line, before, after: now }) => [line, before, now])).toEqual([
      ['a', '148', '149'],
      ['b', '116', '115'],
    ]);
    expect(after[0]).toMatchObject({
      act: 'entry-corrected',
      office: 'central',
      reason: 'Typed wrong.',
      ground: 'FL, article 4',
    });
  });

  it('a night half-way has every station, and no figures of those that are not in', async () => {
    const { tables, about } = await exported(bundle('sound-evening.saylau'));
    const stations = tables.get('stations') ?? [];
    const open = stations.filter(({ state }) => state === 'expected');
    expect(open.length).toBeGreaterThan(stations.length / 2);
    expect(new Set(open.map(({ figure, leaf, version }) => `${figure} ${leaf} ${version}`))).toEqual(new Set(['  0']));
    expect(about.saylau.status).toBe('rehearsal');
  });

  it('withheld votes are absent, and marked', async () => {
    const { tables } = await exported(bundle('sound-withheld.saylau'));
    const withheld = (tables.get('stations') ?? []).filter((row) => row.withheld === 'true');
    expect(withheld.some(({ figure }) => figure === '')).toBe(true);
    expect(withheld.some(({ figure }) => figure !== '')).toBe(true);
  });
});

describe('what they are', () => {
  const rows = ({ tables }: ReadPackage): readonly Row[] => [...tables.values()].flat();

  it('a rehearsal says so in every row, in every title and in all languages', async () => {
    const read = await exported(bundle('sound-night.saylau'));
    expect(new Set(rows(read).map(({ status, rehearsal }) => `${status} ${rehearsal}`))).toEqual(
      new Set(['rehearsal true']),
    );
    for (const { title } of [read.about, ...read.about.resources])
      expect(title).toMatch(/^REHEARSAL \/ ЖАТТЫҒУ \/ РЕПЕТИЦИЯ: /);
    for (const word of ['REHEARSAL', 'ЖАТТЫҒУ', 'РЕПЕТИЦИЯ']) expect(read.about.description).toContain(word);
    expect(read.results).toMatchObject({ status: 'rehearsal', rehearsal: true, licence: 'CC-BY-4.0' });
  });

  it.each([
    ['established', 0],
    ['preliminary', 20],
  ])('a real log is %s', async (status, fewer) => {
    const { book } = wholeNight({ origin: dayOrigin, marked: { mark: '' } });
    const part = book.upTo(book.size - fewer);
    const path = fresh('.saylau');
    writeFileSync(path, await part.bundle());
    const read = await exported(path);
    expect(read.about).toMatchObject({ saylau: { status, rehearsal: false, origin: dayOrigin, size: part.size } });
    expect(new Set(rows(read).map((row) => `${row.status} ${row.rehearsal}`))).toEqual(new Set([`${status} false`]));
    expect(JSON.stringify(read.about)).not.toMatch(/REHEARSAL|ЖАТТЫҒУ|РЕПЕТИЦИЯ/);
  });

  it('the same log gives the same bytes in every language', async () => {
    const outs = await Promise.all(
      languages.map(async (language) => {
        const out = fresh();
        await captured(['export', bundle('sound-night.saylau'), '--out', out, '--lang', language]);
        return readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]);
      }),
    );
    expect(outs[1]).toEqual(outs[0]);
    expect(outs[2]).toEqual(outs[0]);
  });
});

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['-5', "'-5"],
    [-5, '-5'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\r\nlines\there', 'two lines here'],
    ['@x, y', `"'@x, y"`],
    [undefined, ''],
    [false, 'false'],
    [0, '0'],
  ])('%j is written %s', (cell, written) => expect(csvCell(cell)).toBe(written));

  it('never ends its line, and begins no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = csvCell(text);
        expect(written).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(written.replace(/^"/, '')).not.toMatch(/^[=+@-]/);
      }),
    );
  });
});
