/** `saylau rehearse`: what is asked for is checked before anything is made, the same seed gives the same bytes, what it writes is read again. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { languages } from '@saylau/core';
import { RehearsalError, rehearse } from '@saylau/rehearsal';
import { afterAll, describe, expect, it } from 'vitest';
import { captured, type Ran } from './captured.test-kit.js';
import { rehearsalInput } from './rehearsal-input.js';

const folder = mkdtempSync(join(tmpdir(), 'saylau-rehearse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string): string => join(folder, name);

function made(name: string, ...more: readonly string[]): Promise<Ran> {
  const seed = more.includes('--seed') ? [] : ['--seed', '7'];
  return captured(['rehearse', 'sk-2023-09-30', '--stations', '100', '--out', place(name), ...seed, ...more]);
}

function filesOf(name: string): ReadonlyMap<string, string> {
  const names = readdirSync(place(name)).toSorted();
  return new Map(names.map((file) => [file, readFileSync(join(place(name), file), 'latin1')]));
}

await made('first');

describe('what is asked for', () => {
  it.each([
    ['no seed', ['--out', place('x')], '--seed'],
    ['an empty seed', ['--seed', '', '--out', place('x')], '--seed'],
    ['no folder', ['--seed', '7'], '--out'],
    ['an empty folder', ['--seed', '7', '--out', ''], '--out'],
    ['a seed that is a path', ['--seed', '../7', '--out', place('x')], '../7'],
    ['no stations', ['--seed', '7', '--out', place('x'), '--stations', '0'], '--stations'],
    ['fewer than none', ['--seed', '7', '--out', place('x'), '--stations', '-5'], '--stations'],
    ['half a station', ['--seed', '7', '--out', place('x'), '--stations', '1.5'], '1.5'],
    ['stations in words', ['--seed', '7', '--out', place('x'), '--stations', 'many'], 'many'],
    ['1e9 stations', ['--seed', '7', '--out', place('x'), '--stations', '1e9'], '1e9'],
    ['more than the world has', ['--seed', '7', '--out', place('x'), '--stations', '2000001'], '2000000'],
    ['an option of count', ['--seed', '7', '--out', place('x'), '--partial'], '--partial'],
  ])('%s ends with 2 and makes nothing', async (_, argv, named) => {
    const { code, out, err } = await captured(['rehearse', 'sk-2023-09-30', ...argv]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(named);
    expect(readdirSync(folder)).not.toContain('x');
  });

  it('a night is not said to be played where nobody answers, and not made either', async () => {
    const key = place('some.key');
    writeFileSync(key, 'saylau_x\n');
    const way = ['rehearse', 'sk-2023-09-30', '--seed', '7', '--play', 'max', 'http://127.0.0.1:1', '--key', key];
    const { code, out, err } = await captured(way);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('Nobody answers at http://127.0.0.1:1');
    rmSync(key);
  });

  it('no day ends with 2 and says which there are', async () => {
    const { code, err } = await captured(['rehearse', '--seed', '7', '--out', place('x')]);
    expect(code).toBe(2);
    expect(err).toContain('There are: kz-2023-03-19, sk-2023-09-30');
  });

  it.each([
    ['a day that is not there, and nothing else said', ['kz-2023'], 'There are: kz-2023-03-19, sk-2023-09-30'],
    ['a day that is not there', ['kz-2023-03-91', '--seed', '7', '--out', place('x')], 'kz-2023-03-19'],
    ['too few stations', ['sk-2023-09-30', '--seed', '7', '--out', place('x'), '--stations', '3'], 'at least 8'],
    ['a folder that is somebody’s', ['sk-2023-09-30', '--seed', '7', '--out', folder], 'nothing was written'],
    ['a path through a file', ['sk-2023-09-30', '--seed', '7', '--out', place('first/areas.csv/x')], 'ENOTDIR'],
  ])('%s ends with 1 and a sentence', async (_, argv, named) => {
    const { code, out, err } = await captured(['rehearse', ...argv]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^saylau: [^\n]*\n$/);
    expect(err).toContain(named);
    expect(err).not.toMatch(/\{[a-z]+\}/);
    expect(readdirSync(folder)).not.toContain('x');
  });

  it.each([
    ['7', true],
    ['night-of-2023', true],
    ['a'.repeat(40), true],
    ['a'.repeat(41), false],
    ['A', false],
    ['ә', false],
    ['a_b', false],
    ['a.b', false],
    ['a b', false],
    ['-', false],
    ['a--b', false],
    ['a-', false],
    ['\u202e7', false],
  ])('the seed %j: the command and the maker of rehearsals agree that it is one: %s', async (seed, is) => {
    const { code } = await captured(['rehearse', 'none', '--seed', seed, '--out', place('x')]);
    // A seed that is none is told before a day that is not there.
    expect(code).toBe(is ? 1 : 2);
    const input = await rehearsalInput('sk-2023-09-30');
    const make = (): unknown => rehearse(input, { seed, stations: 8 });
    if (is) expect(make).not.toThrow();
    else expect(make).toThrow(RehearsalError);
  });
});

describe('what is written', () => {
  it('is the same for the same seed, and another for another', async () => {
    await made('second');
    expect(filesOf('second')).toEqual(filesOf('first'));
    await made('third', '--seed', '8');
    expect(filesOf('third').get('protocols.csv')).not.toBe(filesOf('first').get('protocols.csv'));
  });

  it('is the same in every language of the reader', async () => {
    for (const language of languages) {
      await made(`in-${language}`, '--lang', language);
      expect(filesOf(`in-${language}`)).toEqual(filesOf('first'));
    }
  });

  it('compressed holds the same protocols', async () => {
    await made('packed', '--gzip');
    const packed = gunzipSync(readFileSync(join(place('packed'), 'protocols.csv.gz'))).toString('latin1');
    expect(packed).toBe(filesOf('first').get('protocols.csv'));
    expect([...filesOf('packed').keys()]).not.toContain('protocols.csv');
    expect((await captured(['count', place('packed')])).out).toBe((await captured(['count', place('first')])).out);
  });

  it('takes the place of an older rehearsal, and of nothing else', async () => {
    await made('again', '--seed', '8', '--faults');
    await made('again');
    expect(filesOf('again')).toEqual(filesOf('first'));
    writeFileSync(join(place('again'), 'letter.txt'), 'mine');
    const { code, err } = await made('again');
    expect(code).toBe(1);
    expect(err).toContain('nothing was written');
    expect(filesOf('again').get('letter.txt')).toBe('mine');
  });

  it('has nothing to report, and counts to what was declared', async () => {
    expect(await captured(['validate', place('first')])).toMatchObject({ code: 0, err: '' });
    const { code, out } = await captured(['count', place('first')]);
    expect(code).toBe(0);
    expect(out).toContain('REHEARSAL');
    expect(out).toMatch(/agrees/);
    expect(out).not.toMatch(/differs/);
  });

  it('with planted errors is refused by count, and every code that was planted is found', async () => {
    expect(await made('planted', '--faults')).toMatchObject({ code: 0, err: '' });
    expect((await captured(['count', place('planted')])).code).toBe(1);
    const { code, out } = await captured(['validate', place('planted'), '--json']);
    expect(code).toBe(1);
    const [head = '', ...planted] = (filesOf('planted').get('faults.csv') ?? '').trimEnd().split('\n');
    const column = head.split(',').indexOf('code');
    const codes = new Set(planted.map((row) => row.split(',')[column] ?? ''));
    expect(codes.size).toBeGreaterThan(3);
    for (const one of codes) expect(out).toContain(`"code":"${one}"`);
    const rows = await captured(['validate', join(place('planted'), 'faulty.csv'), '--json']);
    expect(rows.code).toBe(1);
    const wanted = (filesOf('planted').get('faulty-lines.csv') ?? '').trimEnd().split('\n').slice(1);
    expect(wanted.length).toBeGreaterThan(3);
    for (const line of wanted) {
      const [number = '', fault = ''] = line.split(',');
      expect(rows.out).toMatch(new RegExp(`"code":"${fault}","file":"[^"]*","place":"${number}:`));
    }
  });
});

it('the machine form has the manifest that is written and every figure compared', async () => {
  const { code, out, err } = await made('machine', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const read: { readonly out: string; readonly manifest: object; readonly checks: readonly { agrees: boolean }[] } =
    JSON.parse(out);
  expect(read.out).toBe(place('machine'));
  expect(read.manifest).toEqual(JSON.parse(readFileSync(join(place('machine'), 'manifest.json'), 'utf8')));
  expect(read.checks.length).toBeGreaterThan(50);
  expect(read.checks.filter(({ agrees }) => !agrees)).toEqual([]);
});
