/** Imports go down only: packages are floors, and inside core counting is the top one. */

import { describe, expect, test } from 'vitest';
import { filesOf, foldersOf, isTest, manifestOf, textOf } from './files.js';
import { circleIn, importsOf, sourcesOf } from './imports.js';

const packages = foldersOf('packages');
/** Packages that run in a browser too. */
const withoutNode = ['core', 'formats', 'log', 'acts', 'texts', 'verify', 'views', 'rehearsal'];
/** Files of them that Node alone loads. */
const forNode = ['packages/log/src/node.ts'];
/** Folder of a package → the folders of that package that it does not import. */
const below: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  core: {
    apportion: ['law', 'count', 'protocol', 'check', 'bounds'],
    law: ['count', 'protocol', 'check', 'bounds'],
    count: ['law', 'protocol', 'check', 'bounds'],
    protocol: ['law', 'count', 'check', 'bounds'],
    check: ['law', 'count', 'bounds'],
    bounds: ['law', 'protocol', 'check'],
  },
  server: {
    store: ['record', 'access', 'views', 'live', 'archive', 'http'],
    access: ['record', 'views', 'live', 'archive', 'http'],
    record: ['access', 'views', 'live', 'archive', 'http'],
    views: ['access', 'live', 'archive', 'http'],
    live: ['access', 'views', 'archive', 'http'],
    archive: ['access', 'views', 'live', 'http'],
  },
};

const programsOf = (name: string): readonly string[] => sourcesOf(name).filter((path) => !isTest(path));
const declared = (name: string): readonly string[] => Object.keys(manifestOf(`packages/${name}`).dependencies ?? {});

describe.each(packages)('package %s', (name) => {
  test('every import is declared in its package.json', () => {
    const allowed = declared(name);
    const undeclared = programsOf(name).flatMap((path) =>
      importsOf(path)
        .filter((found) => found.package !== undefined && !found.package.startsWith('node:'))
        .filter((found) => !allowed.includes(found.package ?? ''))
        .map((found) => `${path}: ${found.specifier}`),
    );
    expect(undeclared).toEqual([]);
  });

  test('every declared dependency is imported', () => {
    const used = new Set(programsOf(name).flatMap((path) => importsOf(path).map((found) => found.package)));
    expect(declared(name).filter((dependency) => !used.has(dependency))).toEqual([]);
  });

  test('no relative import leaves its src', () => {
    const leaving = sourcesOf(name).flatMap((path) =>
      importsOf(path)
        .filter(({ file }) => file !== undefined && !file.startsWith(`packages/${name}/src/`))
        .map(({ specifier }) => `${path}: ${specifier}`),
    );
    expect(leaving.filter((line) => !isTest(line.split(': ')[0] ?? ''))).toEqual([]);
  });

  test('no file imports its own package by index.ts or by name', () => {
    const own = programsOf(name).flatMap((path) =>
      importsOf(path)
        .filter((found) => found.file === `packages/${name}/src/index.ts` || found.package === `@saylau/${name}`)
        .map(({ specifier }) => `${path}: ${specifier}`),
    );
    expect(own).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(circleIn(sourcesOf(name))).toBeUndefined();
  });

  test('the compiler is given exactly the packages that are declared', () => {
    const { references = [] } = JSON.parse(textOf(`packages/${name}/tsconfig.json`)) as {
      references?: { path: string }[];
    };
    const ours = declared(name).filter((dependency) => dependency.startsWith('@saylau/'));
    expect(references.map(({ path }) => path.replace('../', '@saylau/')).sort()).toEqual([...ours].sort());
  });
});

test('core imports nothing from outside itself', () => {
  const outside = programsOf('core').flatMap((path) => importsOf(path).filter((found) => found.package !== undefined));
  expect(outside).toEqual([]);
  expect(declared('core')).toEqual([]);
});

test.each(withoutNode)('%s imports nothing from Node.js', (name) => {
  const builtIn = programsOf(name)
    .filter((path) => !forNode.includes(path))
    .filter((path) => importsOf(path).some((found) => found.package?.startsWith('node:')));
  expect(builtIn).toEqual([]);
});

const rules = Object.entries(below).flatMap(([name, folders]) =>
  Object.entries(folders).map(([folder, forbidden]) => ({ name, folder, forbidden })),
);
test.each(rules)('$name/$folder imports nothing from $forbidden', ({ name, folder, forbidden }) => {
  const programs = filesOf(`packages/${name}/src/${folder}`, '.ts').filter((path) => !isTest(path));
  const upward = programs.flatMap((path) =>
    importsOf(path)
      .filter(({ file }) => forbidden.some((above) => file?.startsWith(`packages/${name}/src/${above}/`)))
      .map(({ specifier }) => `${path}: ${specifier}`),
  );
  expect(upward).toEqual([]);
});

test('the packages that depend on each other are no circle', () => {
  const floors = new Map(packages.map((name) => [name, declared(name)]));
  while (floors.size > 0) {
    const lowest = [...floors].filter(([, needs]) => !needs.some((need) => floors.has(need.replace('@saylau/', ''))));
    expect(lowest, `a circle among ${[...floors.keys()].join(', ')}`).not.toEqual([]);
    for (const [name] of lowest) floors.delete(name);
  }
});
