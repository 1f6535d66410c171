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
    [
      'a misspelt folder, with the nearest',
      ['count', 'packags'],
      'no election, file or folder “packags”. Did you mean: packages?',
    ],
    [
      'a name like nothing there',
      ['count', 'qqqqqqqqqq'],
      'no election, file or folder “qqqqqqqqqq”. “saylau elections”',
    ],
    ['a polling day that can be rehearsed', ['count', 'kz-2023-03-19'], 'saylau rehearse kz-2023-03-19 '],
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
    [
      'a device in the place of a file of votes',
      ['apportion', '--csv', '/dev/zero', '--method', 'dhondt', '--seats', '1'],
      '/dev/zero',
    ],
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

describe('a command that there is not', () => {
  it.each([
    [['verfy', 'x'], 'Did you mean: verify?'],
    [['rehersal'], 'Did you mean: rehearse?'],
    [['keys', 'rotat'], 'Did you mean: rotate?'],
    [['law', 'foo'], '“foo”.'],
  ])('%j is told with those that are called much like it', async (argv, said) => {
    const { code, err } = await captured(argv);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(err.includes('Did you mean')).toBe(said.startsWith('Did'));
  });
});

describe('help', () => {
  it('never shows the address of a database, in which a password may stand', async () => {
    const env = { DATABASE_URL: 'postgres://saylau:secret@db/saylau' };
    for (const argv of [['serve'], ['import'], ['user', 'rescue']]) {
      const { out } = await captured([...argv, '--help'], { env });
      expect(out).toContain('DATABASE_URL)');
      expect(out).not.toContain('secret@');
    }
  });

  it.each(['ru', 'kk'])('has no word of English in usage lines and usual values (%s)', async (language) => {
    const groups = { keys: ['make', 'person', 'show', 'rotate', 'retire'], law: ['show', 'on', 'diff', 'check'] };
    const user = ['accept', 'invite', 'list', 'close', 'reset', 'key', 'keys', 'revoke', 'rescue'];
    for (const [group, names] of Object.entries({ ...groups, user }))
      for (const name of names) {
        const { out } = await captured([group, name, '--help', '--lang', language]);
        expect(out.split('\n', 1)[0]).not.toMatch(/[<[][a-z]/);
        expect(out).not.toContain('default');
        expect((await captured([group, '--help', '--lang', language])).out).toContain('--lang');
      }
  });
});

describe('hints', () => {
  const hint = async (env: Readonly<Record<string, string>>): Promise<string> =>
    (await captured(['count', 'kz-2023-03-19'], { env })).err;

  it('name the command as it is installed, and as npm starts it where npm did', async () => {
    expect(await hint({})).toContain(': saylau rehearse kz-2023-03-19 ');
    expect(await hint({ npm_lifecycle_event: 'start' })).toContain(': npm start -- rehearse kz-2023-03-19 ');
    expect(await hint({ npm_lifecycle_event: 'test' })).toContain(': saylau rehearse ');
  });

  it('so does help, its usage and its examples', async () => {
    const { out } = await captured(['keys', 'make', '--help'], { env: { npm_lifecycle_event: 'start' } });
    expect(out).toMatch(/^Usage: npm start -- keys make /);
    expect(out).toContain('\n  npm start -- keys make witness.example.org --witness\n');
    expect(out).not.toMatch(/saylau (?!\()/);
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
