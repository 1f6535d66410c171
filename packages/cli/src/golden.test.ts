/** Every command's output in three languages, held to files of golden/. `UPDATE_GOLDEN=1` writes them anew. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { cwd, env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { languages } from '@saylau/core';
import { afterAll, describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** As a person at the root of the repository would name it. */
const shown = (name: string): string => relative(cwd(), fixture(name));
const night = shown('night');
const rehearsed = relative(cwd(), fileURLToPath(new URL('../../../build/rehearsed', import.meta.url)));
const rehearsal = ['rehearse', 'sk-2023-09-30', '--seed', '7', '--stations', '300', '--out', rehearsed];

/** Name of the golden file → arguments, and standard input where there is some. */
const commands: Readonly<Record<string, readonly string[]>> = {
  help: ['--help'],
  'help-count': ['count', '--help'],
  'help-show': ['show', '--help'],
  'help-law': ['law', '--help'],
  'help-law-diff': ['law', 'diff', '--help'],
  'help-apportion': ['apportion', '--help'],
  'help-elections': ['elections', '--help'],
  elections: ['elections'],
  'count-2023-mazhilis': ['count', 'kz-2023-mazhilis'],
  'count-2023-mazhilis-explain': ['count', 'kz-2023-mazhilis', '--explain'],
  'count-2023-mazhilis-law-2021': ['count', 'kz-2023-mazhilis', '--law', '2021-01-10'],
  'count-2023-mazhilis-law-gap': ['count', 'kz-2023-mazhilis', '--law', '2022-07-01'],
  'count-2023-mazhilis-threshold': ['count', 'kz-2023-mazhilis', '--set', 'mazhilis.list.threshold=9%'],
  'count-2021-mazhilis': ['count', 'kz-2021-mazhilis'],
  'count-2004-mazhilis': ['count', 'kz-2004-mazhilis'],
  'count-2022-president-explain': ['count', 'kz-2022-president', '--explain'],
  'count-2019-president': ['count', 'kz-2019-president'],
  'count-2022-referendum-explain': ['count', 'kz-2022-referendum', '--explain'],
  'count-2024-referendum': ['count', 'kz-2024-referendum'],
  'count-2023-maslikhat': ['count', 'kz-2023-maslikhat'],
  'count-2023-senate': ['count', 'kz-2023-senate'],
  'count-2021-akim-rural': ['count', 'kz-2021-akim-rural'],
  'count-2023-akim-district': ['count', 'kz-2023-akim-district'],
  'count-tie': ['count', fixture('tie.json'), '--explain'],
  'count-runoff': ['count', fixture('runoff.json'), '--explain'],
  'count-registration': ['count', fixture('registration.json')],
  'show-2023-mazhilis': ['show', 'kz-2023-mazhilis'],
  'show-2022-president': ['show', 'kz-2022-president'],
  'law-show': ['law', 'show', 'mazhilis.list'],
  'law-on': ['law', 'on', '2023-03-19', '--office', 'mazhilis'],
  'law-diff': ['law', 'diff', '2021-01-10', '2023-03-19'],
  'apportion-quota': [
    'apportion',
    'A=53',
    'B=24',
    'C=23',
    'D=2',
    '--method',
    'hare-remainder',
    '--seats',
    '10',
    '--threshold',
    '3',
  ],
  'apportion-divisors': ['apportion', 'A=120', 'B=80', 'C=30', '--method', 'dhondt', '--seats', '7'],
  'apportion-tie': ['apportion', '5', '5', '--method', 'sainte-lague', '--seats', '3'],
  'apportion-methods': ['apportion', '--list-methods'],
  'help-validate': ['validate', '--help'],
  'help-rehearse': ['rehearse', '--help'],
  'night-count': ['count', night],
  'night-count-area': ['count', night, '--area', 'rehearsal/south', '--election', 'rehearsal/water'],
  'night-half-way': ['count', night, '--partial'],
  'night-time': ['count', night, '--partial', '23:00', '--election', 'rehearsal/mazhilis'],
  'night-reports-explain': ['count', night, '--partial', '80%', '--cap', 'reports', '--explain'],
  'night-nothing-yet': ['count', night, '--partial', '20:00'],
  'night-missing': ['count', night, '--protocols', `${night}/evening.csv`],
  'night-refused': ['count', night, '--protocols', `${night}/with-errors.csv`],
  'night-with-errors': ['count', night, '--protocols', `${night}/with-errors.csv`, '--with-errors'],
  'night-set-aside': ['count', night, '--protocols', `${night}/with-errors.csv`, '--partial', '24:30'],
  'night-own-form': ['count', shown('own-form.json'), '--protocols', shown('own-form.csv')],
  'validate-sound': ['validate', night],
  'validate-errors': ['validate', `${night}/with-errors.csv`],
  'validate-faulty': ['validate', `${night}/faulty.csv`],
  'validate-own-form': ['validate', shown('own-form-errors.csv'), '--election', shown('own-form.json')],
  'help-keys': ['keys', '--help'],
  'help-keys-make': ['keys', 'make', '--help'],
  'keys-show-person': ['keys', 'show', shown('chair.key.pub')],
  'help-witness': ['witness', '--help'],
  'help-user': ['user', '--help'],
  'help-user-invite': ['user', 'invite', '--help'],
  'help-backup': ['backup', '--help'],
  'help-restore': ['restore', '--help'],
  rehearse: rehearsal,
  'rehearse-faults': [...rehearsal, '--faults', '--gzip'],
};

afterAll(() => rmSync(rehearsed, { recursive: true, force: true }));

describe.each(languages)('in %s', (language) => {
  it.each(Object.entries(commands))('%s prints what it printed before', async (name, argv) => {
    const { code, out, err } = await captured([...argv, '--lang', language]);
    const file = fileURLToPath(new URL(`../golden/${language}/${name}.txt`, import.meta.url));
    const printed = `${out}${err === '' ? '' : `\n--- standard error\n${err}`}--- exit code ${code}\n`;
    if (env.UPDATE_GOLDEN === '1') {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, printed);
    }
    expect(printed).toBe(readFileSync(file, 'utf8'));
  });

  it.each(Object.entries(commands))('%s has no line wider than it may be, no message unfilled', async (_, argv) => {
    const { out } = await captured([...argv, '--lang', language], { width: 80 });
    const wide = out
      .split('\n')
      .filter((line) => line.length > 80 && !/https?:|saylau |^ {2}-|^\S+\.csv:\d/.test(line));
    expect(wide).toEqual([]);
    expect(out).not.toMatch(/\{[a-z]+\}|undefined|\[object/);
  });
});
