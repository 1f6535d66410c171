/** Styles of one kind of page leave other kinds alone. */

import { expect, test } from 'vitest';
import { filesOf, textOf } from './files.js';

/** Classes with which a rule begins, without what is inside of another class. */
function beginningsIn(path: string): readonly string[] {
  const css = textOf(path).replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...css.matchAll(/(?:^|[,}{])\s*\.([a-z][\w-]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('page-'));
}

test('no two kinds of pages style the same class', () => {
  const owners = new Map<string, Set<string>>();
  for (const path of filesOf('packages/web/src/pages', 'style.css'))
    for (const name of beginningsIn(path)) owners.set(name, (owners.get(name) ?? new Set()).add(path));
  expect([...owners].filter(([, paths]) => paths.size > 1).map(([name, paths]) => [name, ...paths])).toEqual([]);
});
