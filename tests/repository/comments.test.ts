/** What core offers says what it is: shape, units, errors, source. */

import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { isTest, textOf } from './files.js';
import { sourcesOf } from './imports.js';

const index = 'packages/core/src/index.ts';
const declaration = /^export (?:async )?(?:function\*?|class|const) (\w+)( = (?:async )?(?:\(|<|function))?/u;

/** File → the names that core's index offers of it; "*" for all. */
function offered(): ReadonlyMap<string, readonly string[]> {
  const lists = [...textOf(index).matchAll(/export (?:type )?(?:\{([^}]*)\}|\*)\s*from\s*'([^']+)'/gu)];
  return new Map(lists.map(([, names = '*', file = '']) => [fileOf(file), namesIn(names)]));
}

function fileOf(specifier: string): string {
  return posix.join(posix.dirname(index), specifier.replace(/\.js$/u, '.ts'));
}

/** "type A, b as c, d" → A, b, d */
function namesIn(list: string): readonly string[] {
  const names = list.split(',').map((name) => name.replace(/\btype\b|\bas \w+/gu, '').trim());
  return names.filter((name) => name !== '');
}

/** Which of these functions and classes have no doc comment right above? */
function uncommented(path: string, names: readonly string[]): readonly string[] {
  const lines = textOf(path).split('\n');
  return lines.flatMap((line, number) => {
    const [, name, isFunction] = declaration.exec(line) ?? [];
    if (name === undefined || (line.startsWith('export const') && isFunction === undefined)) return [];
    if (!names.includes(name) && !names.includes('*')) return [];
    const above = lines[number - 1] ?? '';
    const isOverload = above.startsWith(`export function ${name}(`) || above.startsWith(`export function ${name}<`);
    return above.trimEnd().endsWith('*/') || isOverload ? [] : [`${path}: ${name}`];
  });
}

test('every function and class that core offers has a doc comment', () => {
  expect(offered().size).toBeGreaterThan(0);
  expect([...offered()].flatMap(([path, names]) => uncommented(path, names))).toEqual([]);
});

test('the first line of every source file says what it is', () => {
  const silent = ['core', 'formats', 'cli']
    .flatMap((name) => sourcesOf(name))
    .filter((path) => !isTest(path))
    .filter((path) => !/^(?:#!.*\n)?(?:\/\*\*|\/\/ )/u.test(textOf(path)));
  expect(silent).toEqual([]);
});
