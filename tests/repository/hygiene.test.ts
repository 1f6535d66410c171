/** What must not be in the repository, and what must. */

import { expect, test } from 'vitest';
import { filesOf, foldersOf, manifestOf, textOf } from './files.js';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>;
}

const registry = /registry\.(?:npmjs|yarnpkg|npmmirror)\.|npm\.pkg\.github/u;
/** At the start of a path only: an address on the web may have such a part. */
const machinePath = /(?<![\w.:/\-%~])\/(?:work|home|root|Users|farm)\/|[A-Z]:\\Users\\/u;

const textFiles = filesOf().filter((path) => !/\.(?:png|jpe?g|gif|webp|ico|woff2?|pdf|gz|zip)$/u.test(path));

test('package-lock.json names no address to fetch from', () => {
  const { packages } = JSON.parse(textOf('package-lock.json')) as Lock;
  const fetched = Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && link !== true);
  expect(fetched).toEqual([]);
  expect(textOf('package-lock.json')).not.toMatch(registry);
});

test('no file names a package registry', () => {
  expect(textFiles.filter((path) => registry.test(textOf(path)))).toEqual([]);
});

test('no file names a path of somebody’s machine', () => {
  const found = textFiles.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) => (machinePath.test(line) ? [`${path}:${index + 1}`] : [])),
  );
  expect(found).toEqual([]);
});

test('the licence is there, and every package has it', () => {
  expect(textOf('LICENSE')).toMatch(/Apache License\s+Version 2\.0, January 2004/u);
  expect(textOf('LICENSE')).toContain('END OF TERMS AND CONDITIONS');
  const folders = ['.', ...foldersOf('packages').map((name) => `packages/${name}`)];
  expect(folders.filter((folder) => manifestOf(folder).license !== 'Apache-2.0')).toEqual([]);
});

test('the sources of the data are credited', () => {
  expect(textOf('CREDITS.md')).toContain('# Credits');
  expect(textOf('NOTICE')).toContain('CREDITS.md');
});

test('no file or folder is named after nothing', () => {
  expect(textFiles.filter((path) => /(?:^|[/-])(?:utils?|helpers?|misc|common)(?:[./-]|$)/u.test(path))).toEqual([]);
});
