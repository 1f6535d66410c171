/** `saylau apportion`: batches, CSV and JSON files, votes as people write them. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';

const folder = mkdtempSync(join(tmpdir(), 'saylau-apportion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('apportion', () => {
  const cases = [
    '{"id": "a", "method": "dhondt", "seats": 7, "votes": [120, 80, "30"]}',
    '{"id": 2, "method": "dhondt", "seats": 1, "votes": [5, 5]}',
    '',
    'not json',
    '{"id": "bad", "method": "dhondt", "seats": -1, "votes": [5, 5]}\r',
    '{"id": "over", "method": "dhondt", "seats": 1, "votes": [5, 5], "minimum": 1}',
    '{"method": "hare-remainder", "seats": 3, "votes": [1, 1, 1]}',
  ];

  it('a batch has one answer a line, in order, and goes on after a bad line', async () => {
    const { code, out, err } = await captured(['apportion'], { stdin: cases.join('\n') });
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(answers).toMatchObject([
      { id: 'a', seats: [4, 2, 1] },
      { id: 2, seats: [0, 0], lots: [{ among: [0, 1], seats: 1 }] },
      { id: null, line: 4, error: { code: 'json-syntax' } },
      { id: 'bad', line: 5, error: { code: 'out-of-range' } },
      { id: 'over', line: 6, error: { code: 'minimum-above-seats' } },
      { seats: [1, 1, 1] },
    ]);
    expect(out.split('\n')[0]).toBe('{"id":"a","seats":[4,2,1]}');
  });

  it('sound cases end with 0, with open lots too; no case at all is a fault', async () => {
    expect((await captured(['apportion'], { stdin: cases.slice(0, 2).join('\n') })).code).toBe(0);
    expect((await captured(['apportion'], { stdin: '\n' })).code).toBe(1);
  });

  it('votes come from a CSV file or a JSON file', async () => {
    const csv = fileWith('votes.csv', 'list,votes\nA,120\nB,80\nC,30\n');
    const json = fileWith(
      'case.json',
      '{"method": "dhondt", "seats": 7, "votes": [120, 80, 30], "names": ["A", "B", "C"]}',
    );
    const fromCsv = await captured(['apportion', '--csv', csv, '--method', 'dhondt', '--seats', '7']);
    expect(fromCsv.code).toBe(0);
    expect((await captured(['apportion', json])).out).toBe(fromCsv.out);
  });

  it.each([
    ['a heading', 'list;votes\nA;120\nB;80\nC;30\n'],
    ['no heading', 'A,120\nB,80\nC,30'],
    ['tabs', 'A\t120\nB\t80\nC\t30'],
    ['line ends of old Macintoshes', 'A,120\rB,80\rC,30\r'],
    ['a byte order mark and CRLF', '\ufeffA,120\r\nB,80\r\n\r\nC,30\r\n'],
    ['quotes', '"A","120"\n"B",80\nC,"30"'],
  ])('a CSV file with %s is read', async (name, text) => {
    const path = fileWith(`${name.replaceAll(' ', '-')}.csv`, text);
    const { code, out } = await captured(['apportion', '--csv', path, '--method', 'dhondt', '--seats', '7', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ lists: ['A', 'B', 'C'], seats: [4, 2, 1] });
  });

  it('digits in groups of three are one number, whatever stands between them', async () => {
    const path = fileWith('groups.csv', 'A;47 000\nB;1\u00a0234\nC;1_000_000\n');
    const { out } = await captured(['apportion', '--csv', path, '--method', 'dhondt', '--seats', '1']);
    expect(out).toMatch(/47,000[\s\S]*1,234[\s\S]*1,000,000|1,000,000[\s\S]*47,000[\s\S]*1,234/);
  });

  it.each([
    ['a number cut by commas beside semicolons', 'B;5\nA;47,000', /:2:1: figure-not-whole: .*47,000/],
    ['a number cut by the separator', 'B,5\nA,1,234', /:2:1: ragged/],
    ['a negative first row', 'A,-5\nB,7', /:1:1: figure-negative/],
    ['groups that are not of three', 'B;5\nA;1 2345', /:2:1: figure-not-whole/],
    ['a name twice', 'A,5\nB,6\nA,7', /:3:1: duplicate-id/],
    ['no votes', 'A,5\nB,', /:2:1: empty/],
    ['no name', 'A,5\n,6', /:2:1: empty/],
    ['no second column', 'A\nB', /:1:1: ragged/],
    ['digits of another script', 'A,٥\nB,6', /:1:1: figure-not-whole/],
    ['nothing', '', /: empty/],
    ['a heading alone', 'list,votes\n', /: empty/],
  ])('a CSV file with %s is refused with its line', async (name, text, fault) => {
    const path = fileWith(`${name.replaceAll(' ', '-')}.csv`, text);
    const { code, out, err } = await captured(['apportion', '--csv', path, '--method', 'dhondt', '--seats', '3']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(fault);
  });

  it('options beside a batch are refused', async () => {
    const { code, out } = await captured(['apportion', '--seats', '100'], { stdin: cases.join('\n') });
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('a line beyond the limit is answered with a fault, and the next one is solved', async () => {
    const { code, out } = await captured(['apportion'], { stdin: `${' 1'.repeat(600_000)}\n${cases[0] ?? ''}` });
    expect(code).toBe(1);
    const [long = '', next = ''] = out.split('\n');
    expect(JSON.parse(long)).toMatchObject({ id: null, line: 1, error: { code: 'text-too-large' } });
    expect(JSON.parse(next)).toMatchObject({ id: 'a', seats: [4, 2, 1] });
  });

  it('shares exactly at the threshold pass, with --above they do not', async () => {
    const argv = [
      'apportion',
      'A=95',
      'B=5',
      '--method',
      'hare-remainder',
      '--seats',
      '20',
      '--threshold',
      '5',
      '--json',
    ];
    expect(JSON.parse((await captured(argv)).out)).toMatchObject({ seats: [19, 1] });
    expect(JSON.parse((await captured([...argv, '--above'])).out)).toMatchObject({ seats: [20, 0] });
  });
});
