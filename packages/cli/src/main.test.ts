/** The command as scripts see it: exit codes, what goes where, languages, colours, bad input. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';
import { wantsColours, widthOf } from './io.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'saylau-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('exit codes', () => {
  it('a count that leaves nothing open ends with 0 and is silent on standard error', async () => {
    const { code, out, err } = await captured(['count', 'kz-2023-mazhilis']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('62  ✓ agrees');
  });

  it('a lot or question left open ends with 3', async () => {
    const { code, out } = await captured(['count', fixture('tie.json')]);
    expect(code).toBe(3);
    expect(out).toContain('A lot is to be drawn');
    expect(out).toContain('--decide parts.mayor.ties=lot');
  });

  it('faults of a file end with 1, each a line on standard error, nothing on standard output', async () => {
    const { code, out, err } = await captured(['count', fixture('faulty.json')]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    for (const fault of ['bad-id', 'bad-date', 'not-one-of', 'unknown-key', 'figure-negative', 'missing']) {
      expect(err).toMatch(
        new RegExp(`^\\S*faulty\\.json:\\d+:\\d+ .*${fault}: |faulty\\.json:\\d+:\\d+: ${fault}`, 'm'),
      );
    }
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['counts']],
    ['a group of commands without one', ['law']],
    ['an unknown command of a group', ['law', 'foo']],
    ['an unknown option', ['count', 'kz-2023-mazhilis', '--foo']],
    ['a missing argument', ['count']],
    ['an option without a value', ['count', 'kz-2023-mazhilis', '--law']],
    ['a date that does not exist', ['law', 'on', '2023-02-30']],
    ['a date of another form', ['count', 'kz-2023-mazhilis', '--law', 'yesterday']],
    ['an assignment without a value', ['count', 'kz-2023-mazhilis', '--set', 'x']],
    ['an unknown language', ['count', 'kz-2023-mazhilis', '--lang', 'xx']],
    ['too many arguments', ['show', 'a', 'b']],
    ['no votes on a terminal', ['apportion']],
    ['no method', ['apportion', 'A=1', '--seats', '1']],
    ['an unknown method', ['apportion', 'A=1', '--method', 'dhont', '--seats', '1']],
    ['an empty name of an election', ['count', '']],
    ['an empty name of a folder', ['law', 'check', '']],
    ['a month that does not exist', ['count', 'kz-2023-mazhilis', '--law', '2021-13-01']],
    ['a day that does not exist', ['count', 'kz-2023-mazhilis', '--law', '2023-02-30']],
    ['another day for an election with its own rules', ['count', fixture('tie.json'), '--law', '2023-03-19']],
    ['options beside a JSON case', ['apportion', 'c.json', '--seats', '100']],
    ['votes beside a JSON case', ['apportion', 'c.json', 'C=5']],
    ['votes before a JSON case', ['apportion', 'C=5', 'c.json']],
    ['votes beside a CSV file', ['apportion', 'Z=1000', '--csv', 'ok.csv', '--method', 'dhondt', '--seats', '1']],
    ['a strict threshold without a threshold', ['apportion', 'A=1', '--above', '--method', 'dhondt', '--seats', '1']],
  ])('%s ends with 2', async (_, argv) => {
    const { code } = await captured(argv);
    expect(code).toBe(2);
  });

  it.each([
    ['an unknown election, with the nearest', ['count', 'kz-2023-mazhils'], 'kz-2023-mazhilis'],
    ['a path that is not there', ['count', './nothing.json'], './nothing.json'],
    ['an unknown provision, with the nearest', ['law', 'show', 'mazhilis.list.treshold'], 'mazhilis.list.threshold'],
    ['an unknown office', ['law', 'on', '2023-03-19', '--office', 'presidentt'], 'president'],
    ['an unknown statute', ['law', 'show', '--statute', 'zz'], 'kz'],
    ['a statute outside laws/', ['law', 'show', '--statute', '../kz'], '../kz'],
    ['an unknown contest, with the nearest', ['count', 'kz-2023-mazhilis', '--contest', 'smd-1'], 'smd-01'],
    [
      'an unknown provision to set',
      ['count', 'kz-2023-mazhilis', '--set', 'mazhilis.list.tresh=3%'],
      'mazhilis.list.threshold',
    ],
    [
      'a value that the rule does not allow',
      ['count', 'kz-2023-mazhilis', '--set', 'mazhilis.list.seats=-4'],
      '/parts/list/seats',
    ],
    ['a threshold above 100 %', ['count', 'kz-2023-mazhilis', '--set', 'mazhilis.list.threshold=300%'], '300%'],
    ['votes that are no number', ['apportion', 'A=x', '--method', 'dhondt', '--seats', '1'], 'x'],
    ['a list given twice', ['apportion', 'A=53', 'A=24', '--method', 'dhondt', '--seats', '1'], 'duplicate-id'],
    ['a folder without an election', ['count', tmpdir()], 'election.yaml'],
    ['a device that never ends', ['count', '/dev/zero'], '/dev/zero'],
    ['a device in the place of a file of votes', ['apportion', '--csv', '/dev/zero', '--method', 'dhondt', '--seats', '1'], '/dev/zero'],
    ['a device in the place of a statute', ['law', 'check', '/dev/zero'], '/dev/zero'],
    ['a path through a file', ['count', '/dev/zero/x'], '/dev/zero/x'],
  ])('%s ends with 1', async (_, argv, named) => {
    const { code, out, err } = await captured(argv);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(named);
    expect(err).not.toContain('    at ');
  });
});

describe('hostile files', () => {
  it.each([
    ['empty', ''],
    ['no JSON', '{"a": '],
    ['deeply nested', '['.repeat(100_000)],
    ['a number as large as no election', '{"format": "saylau-election/1", "contests": 1e999}'],
    ['a byte order mark inside', '{"a":"\uFEFF"}'],
    ['a direction override', '{"format": "\u202Egpj"}'],
    ['a prototype', '{"__proto__": {"format": "saylau-election/1"}}'],
  ])('%s ends with 1 and a code', async (name, text) => {
    const { code, err } = await captured(['count', fileWith(`${name.replaceAll(' ', '-')}.json`, text)]);
    expect(code).toBe(1);
    expect(err).toMatch(/: [a-z]+(-[a-z]+)*: /);
  });
});

describe('what comes from outside cannot steer a terminal', () => {
  const steering = '\u001b]0;owned\u0007\u009b31m\u202egpj\u2028\u2066';

  it.each([
    ['a name in an argument', ['apportion', `A${steering}=5`, '--method', 'dhondt', '--seats', '1']],
    ['a name in JSON output', ['apportion', `A${steering}=5`, '--method', 'dhondt', '--seats', '1', '--json']],
    ['an unknown id', ['count', steering]],
    ['a path', ['count', `./${steering}.json`]],
    ['a value to set', ['count', 'kz-2023-mazhilis', '--set', `mazhilis.list.threshold=${steering}`]],
    ['a name to set', ['count', 'kz-2023-mazhilis', '--set', `${steering}=1`]],
    ['an answer', ['count', fixture('tie.json'), '--decide', `parts.mayor.ties=${steering}`]],
    ['a language', ['count', 'kz-2023-mazhilis', '--lang', steering]],
    ['an unknown command', [steering]],
  ])('%s', async (_, argv) => {
    for (const colours of [false, true]) {
      const { out, err } = await captured(argv, { colours });
      expect(`${out}${err}`).toMatch(/\\u202e|U\+202E/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape begins every colour
      expect(`${out}${err}`.replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(/[^\P{Cc}\n]|[\p{Bidi_C}\u2028\u2029]/u);
    }
  });

  it('a line end in a name begins no line', async () => {
    const { out } = await captured(['apportion', 'A\nB 99=5', '--method', 'dhondt', '--seats', '1']);
    expect(out).toContain('A\\u000aB 99');
    const { err } = await captured(['count', 'x\nsaylau: all right']);
    expect(err.split('\n')).toHaveLength(2);
  });

  it('JSON keeps the name as it was', async () => {
    const { out } = await captured(['apportion', `A${steering}=5`, '--method', 'dhondt', '--seats', '1', '--json']);
    expect(JSON.parse(out)).toMatchObject({ lists: [`A${steering}`] });
  });
});

describe('languages', () => {
  it.each([
    [['--lang', 'kk'], {}, 'Заң '],
    [['--lang=ru'], { SAYLAU_LANG: 'kk' }, 'Закон '],
    [[], { SAYLAU_LANG: 'kk', LANG: 'ru_RU.UTF-8' }, 'Заң '],
    [[], { LC_ALL: 'ru_KZ.UTF-8', LANG: 'kk_KZ.UTF-8' }, 'Закон '],
    [[], { LANG: 'de_DE.UTF-8' }, 'Law '],
    [[], {}, 'Law '],
  ])('%j with %j', async (argv, env, word) => {
    const { out } = await captured(['count', 'kz-2023-mazhilis', ...argv], { env });
    expect(out).toContain(word);
  });

  it('numbers and percentages are written as each language writes them', async () => {
    const of = async (language: string): Promise<string> =>
      (await captured(['count', 'kz-2023-mazhilis', '--lang', language])).out;
    expect(await of('en')).toMatch(/3,431,510\s+53\.90/);
    expect(await of('ru')).toMatch(/3\u202f431\u202f510\s+53,90/);
    expect(await of('kk')).toMatch(/3\u202f431\u202f510\s+53,90/);
  });
});

describe('colours and width', () => {
  it('colours mark the output where they are wanted, and nothing else changes', async () => {
    const plain = await captured(['count', 'kz-2023-mazhilis']);
    const marked = await captured(['count', 'kz-2023-mazhilis'], { colours: true });
    expect(plain.out).not.toContain('\u001b[');
    expect(marked.out).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape begins every colour
    expect(marked.out.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.out);
  });

  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ])('%j on a terminal (%s): %s', (env, terminal, wanted) => {
    expect(wantsColours(env, terminal)).toBe(wanted);
  });

  it('the width is the terminal’s within bounds, 100 without one', () => {
    expect([widthOf(undefined), widthOf(0), widthOf(20), widthOf(90), widthOf(400)]).toEqual([100, 100, 60, 90, 110]);
  });
});

describe('what-if', () => {
  it('the law of January 2021 gives both readings of the People’s Party and names what has no place', async () => {
    const { out } = await captured(['count', 'kz-2023-mazhilis', '--law', '2021-01-10']);
    expect(out).toContain('7.08');
    expect(out).toContain('29 contests of this election have no place in it');
    expect(out).toMatch(/9 seats\) has no votes/);
  });

  it('a changed provision stands beside the real outcome, in JSON too', async () => {
    const { out } = await captured(['count', 'kz-2023-mazhilis', '--set', 'mazhilis.list.threshold=3%', '--json']);
    const read: unknown = JSON.parse(out);
    expect(read).toMatchObject({
      law: { changed: [{ provision: 'mazhilis.list.threshold', value: '{"atLeast":"3%"}', as: 'what-if' }] },
      real: { law: { changed: [] } },
    });
  });
});

describe('law', () => {
  it('the diff of the reform tells 7 % → 5 % and 98 + 9 → 69 + 29', async () => {
    const { code, out } = await captured(['law', 'diff', '2021-01-10', '2023-03-19']);
    expect(code).toBe(0);
    expect(out.replaceAll('\u00a0', ' ')).toContain('at least 7 % → at least 5 %');
    expect(out).toContain('Lists + Assembly of the People → Lists + Constituencies');
  });

  it('check is content with every statute of the repository', async () => {
    const { code, out, err } = await captured(['law', 'check']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^kz: sound/m);
  }, 60_000);

  it('check tells all faults of a folder with file and place', async () => {
    const { code, err } = await captured(['law', 'check', folder]);
    expect(code).toBe(1);
    expect(err).toContain('file-missing');
  });

  it.each([['show'], ['on', '2023-03-19'], ['diff', '2021-01-10', '2023-03-19']])(
    'law %s has a machine form',
    async (...argv) => {
      const { code, out } = await captured(['law', ...argv, '--json']);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ format: `saylau-law-${argv[0]}/1`, statute: 'kz' });
    },
  );
});

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
