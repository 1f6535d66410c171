/** The guides' examples run, and print what their comments say. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const core = await import('@saylau/core');
const formats = await import('@saylau/formats');

const guide = readFileSync(new URL('../docs/guides/use-core.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);

/** Runs a block with its imports taken from the packages; gives what it prints. */
function run(code: string): string[] {
  const body = code.replaceAll(/^import \{([^}]*)\} from '@saylau\/(core|formats)';$/gm, 'const {$1} = $2;');
  const printed: string[] = [];
  const print = { log: (...words: unknown[]) => printed.push(words.join(' ')) };
  new Function('core', 'formats', 'console', body)(core, formats, print);
  return printed;
}

test.each(blocks.map((code, index) => [index + 1, code] as const))('example %i prints what it says', (_, code) => {
  const said = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text = '']) => text);
  expect(run(code)).toEqual(said);
});

test('the guide has its examples', () => {
  expect(blocks.length).toBeGreaterThanOrEqual(3);
});
