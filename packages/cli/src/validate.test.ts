/** `saylau validate` of files and folders: what goes where, how much is printed, the machine form. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages } from '@saylau/core';
import { afterAll, describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const night = fixture('night');
const errors = join(night, 'with-errors.csv');
const faulty = join(night, 'faulty.csv');
const ownForm = fixture('own-form.json');
const folder = mkdtempSync(join(tmpdir(), 'saylau-validate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

interface Line {
  readonly fault?: { readonly code: string; readonly place: string; readonly message: string };
  readonly finding?: { readonly code: string; readonly severity: string; readonly message: string };
  readonly summary?: Readonly<Record<string, unknown>> & { readonly counts: readonly { readonly number: number }[] };
}

async function linesOf(...argv: readonly string[]): Promise<readonly Line[]> {
  const { out, err } = await captured(['validate', ...argv, '--json']);
  expect(err).toBe('');
  return out
    .trimEnd()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}

/** A table of `number` stations of the one-file election, each with one figure too many. */
function manyErrors(number: number): string {
  const rows = Array.from({ length: number }, (_, index) => `e-${index},east,500,300,0,150,100,45,${index + 6}`);
  return fileWith(`many-${number}.csv`, ['station,area,registered,took-part,portable-boxes,a,b,c,invalid', ...rows]);
}

describe('exit codes', () => {
  it.each([
    ['a sound day', [night]],
    ['a sound file of a day', [join(night, 'protocols.csv')]],
    ['a file that lies elsewhere, with its day', [fixture('own-form.csv'), '--election', ownForm]],
  ])('%s ends with 0', async (_, argv) => {
    const { code, out, err } = await captured(['validate', ...argv]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Nothing to report');
  });

  it('a night that is still open ends with 0: what cannot be compared yet is a warning', async () => {
    const { code, out } = await captured(['validate', join(night, 'evening.csv')]);
    expect(code).toBe(0);
    expect(out).toContain('3 warnings');
    expect(out).toContain('Not to be compared yet, 1 of 4 stations have arrived');
  });

  it('warnings alone end with 0', async () => {
    const row = 'e-1,east,500,300,0,150,50,20,80';
    const unusual = fileWith('unusual.csv', ['station,area,registered,took-part,portable-boxes,a,b,c,invalid', row]);
    const { code, out } = await captured(['validate', unusual, '--election', ownForm]);
    expect(code).toBe(0);
    expect(out).toContain('warning invalid-share');
    expect(out).toContain('In 1 protocol: 0 errors · 1 warning · 0 notes');
  });

  it.each([
    ['errors', errors, 'error control e1'],
    ['rows that cannot be read', faulty, 'figure-negative'],
  ])('%s end with 1, and are the answer: on standard output', async (_, path, named) => {
    const { code, out, err } = await captured(['validate', path]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(named);
  });

  it.each([
    ['no protocols named', [], 'protocols'],
    ['a file that belongs to no day', [fixture('own-form.csv')], '--election names it'],
    ['an election without a file of protocols', [ownForm], '--election names it'],
    ['an id without a file of protocols', ['kz-2023-mazhilis'], '--election names it'],
    ['a file and another', [errors, faulty], 'too many'],
    ['an option of count', [errors, '--partial'], '--partial'],
  ])('%s ends with 2', async (_, argv, named) => {
    const { code, out, err } = await captured(['validate', ...argv]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(named);
  });

  it.each([
    ['a file that is not there', [join(night, 'absent.csv')], 'absent.csv'],
    ['a folder that is not there', ['packags'], 'Did you mean: packages?'],
    ['a polling day that can be rehearsed', ['kz-2023-03-19'], 'saylau rehearse kz-2023-03-19'],
    ['an election that is not there', [errors, '--election', 'kz-2023-mazhlis'], 'kz-2023-mazhilis'],
    ['a folder that is no polling day', [fixture('.'), '--election', night], 'fixtures'],
  ])('%s ends with 1', async (_, argv, named) => {
    const { code, out, err } = await captured(['validate', ...argv]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(named);
    expect(err).not.toContain('    at ');
  });
});

describe('how much is printed', () => {
  const heads = (out: string): number => out.match(/error control sum$/gm)?.length ?? 0;

  it.each([
    [20, [], 20, false],
    [21, [], 20, true],
    [21, ['--all'], 21, false],
  ])('of %i findings of a code, %j prints %i', async (number, more, shown, says) => {
    const { out } = await captured(['validate', manyErrors(number), '--election', ownForm, ...more]);
    expect(heads(out)).toBe(shown);
    expect(out.includes('--all shows every one')).toBe(says);
    expect(out).toMatch(new RegExp(`^ +${number}  error +control sum`, 'm'));
  });

  it('of faults of a code 20 are printed, of all codes how many there are; with --all every one', async () => {
    const rows = Array.from({ length: 250 }, (_, index) => `e-${index},east,-1,1,0,1,0,0,${index < 5 ? 'x' : 0}`);
    const path = fileWith('250.csv', ['station,area,registered,took-part,portable-boxes,a,b,c,invalid', ...rows]);
    const { out } = await captured(['validate', path, '--election', ownForm]);
    expect(out.match(/: figure-negative: /g)).toHaveLength(20);
    expect(out.match(/: figure-not-whole: /g)).toHaveLength(5);
    expect(out).toMatch(/^255 faults\.$[\s\S]*^ +250 {2}figure-negative$[\s\S]*^ +5 {2}figure-not-whole$/m);
    expect(out).toContain('--all shows every one');
    const all = await captured(['validate', path, '--election', ownForm, '--all']);
    expect(all.out.match(/: figure-negative: /g)).toHaveLength(250);
    expect(all.out).not.toContain('--all shows every one');
    const lines = await linesOf(path, '--election', ownForm);
    expect(lines.filter(({ fault }) => fault?.code === 'figure-negative')).toHaveLength(250);
    expect(lines.at(-1)?.summary?.faultCounts).toEqual([
      { code: 'figure-negative', number: 250 },
      { code: 'figure-not-whole', number: 5 },
    ]);
    const { err } = await captured(['count', ownForm, '--protocols', path]);
    expect(err.match(/: figure-n[a-z-]+: /g)).toHaveLength(200);
    expect(err).toContain('55 more faults');
    expect(err).toContain('255 faults.');
  });

  it('the summary says of an equation what it demands', async () => {
    const { out } = await captured(['validate', errors]);
    const [rule] = /^ +\d+ {2}error +control e1 {2}.*(?:\n {20,}\S.*)*/m.exec(out) ?? [''];
    const said = rule.replaceAll(/\s+/g, ' ');
    const other = (/^ +\d+ {2}error +control e2 {2}.*(?:\n {20,}\S.*)*/m.exec(out) ?? [''])[0].replaceAll(/\s+/g, ' ');
    expect(said).toContain('must equal the number who took part');
    expect(other).not.toContain('must equal the number who took part');
  });

  it('figures of a file with faults are not judged', async () => {
    const [head = '', ...rows] = readFileSync(errors, 'utf8').trimEnd().split('\n');
    const both = fileWith('both.csv', [head, ...rows, 'x']);
    const lines = await linesOf(both, '--election', night);
    expect(lines.filter(({ finding }) => finding !== undefined)).toEqual([]);
    expect(lines.filter(({ fault }) => fault !== undefined)).toHaveLength(1);
  });
});

describe('the machine form', () => {
  it('is a finding a line, then a summary that adds them up', async () => {
    const lines = await linesOf(errors);
    const findings = lines.flatMap(({ finding }) => finding ?? []);
    const summary = lines.at(-1)?.summary;
    expect(lines).toHaveLength(findings.length + 1);
    const of = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
    expect(summary).toMatchObject({
      faults: 0,
      protocols: 36,
      errors: of('error'),
      warnings: of('warning'),
      information: of('information'),
    });
    expect(summary?.counts.reduce((sum, { number }) => sum + number, 0)).toBe(findings.length);
    expect(Object.keys(summary ?? {})).toEqual([
      'faults',
      'faultCounts',
      'protocols',
      'errors',
      'warnings',
      'information',
      'counts',
    ]);
  });

  it('is a fault a line with its place', async () => {
    const lines = await linesOf(faulty);
    expect(lines.flatMap(({ fault }) => (fault === undefined ? [] : [`${fault.place} ${fault.code}`]))).toEqual([
      '5:61 figure-negative',
      '7:79 figure-not-whole',
      '8:81 figure-too-large',
      '9:93 figure-out-of-place',
      '10:20 unknown-contest',
      '11:53 bad-time',
      '12:41 unknown-station',
      '13:1 ragged',
      '14:1 protocol-twice',
    ]);
    expect(lines.at(-1)?.summary).toMatchObject({ faults: 9 });
  });

  it('holds every finding, with the usual 20 as well as with --all', async () => {
    const path = manyErrors(30);
    const lines = await linesOf(path, '--election', ownForm);
    expect(lines.filter(({ finding }) => finding?.code === 'control')).toHaveLength(30);
    expect(await linesOf(path, '--election', ownForm, '--all')).toEqual(lines);
  });

  it('differs between languages in its sentences alone', async () => {
    const said = await Promise.all(languages.map((language) => linesOf(errors, '--lang', language)));
    const [first, ...others] = said.map((lines) => lines.map((line) => JSON.stringify(line, without('message'))));
    for (const other of others) expect(other).toEqual(first);
    const sentences = said.map((lines) => lines.flatMap(({ finding }) => finding?.message ?? []));
    expect(new Set(sentences.map((own) => own[0])).size).toBe(languages.length);
    expect(sentences.flat().filter((sentence) => /\{[a-z]+\}|undefined/.test(sentence))).toEqual([]);
  });
});

function without(key: string): (name: string, value: unknown) => unknown {
  return (name, value) => (name === key ? undefined : value);
}
