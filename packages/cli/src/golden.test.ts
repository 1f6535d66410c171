/** Every command's output in three languages, held to files of golden/. `UPDATE_GOLDEN=1` writes them anew. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { languages } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

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
};

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
    const wide = out.split('\n').filter((line) => line.length > 80 && !/https?:|saylau |^ {2}-/.test(line));
    expect(wide).toEqual([]);
    expect(out).not.toMatch(/\{[a-z]+\}|undefined|\[object/);
  });
});
