/** What comes from outside is printed, but cannot steer a terminal. */

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { captured } from './captured.test-kit.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

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
