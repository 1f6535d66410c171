/** What a TypeScript file imports, read without a compiler. */

import { posix } from 'node:path';
import { filesOf, isFile, textOf } from './files.js';

export interface Import {
  /** As written: "./fraction.js", "yaml", "node:fs". */
  readonly specifier: string;
  /** The file of the repository that a relative import means. */
  readonly file?: string;
  /** The package that any other import means: "@saylau/core", "yaml". Built-in ones are "node:…". */
  readonly package?: string;
}

const statements = [
  /(?:^|;)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gmu,
  /(?:^|;)\s*import\s*['"]([^'"]+)['"]/gmu,
  /\bimport\(\s*['"]([^'"]+)['"]/gu,
];

/** All imports of a file: static, dynamic, of types, and re-exports. */
export function importsOf(path: string): readonly Import[] {
  const text = textOf(path).replace(/\/\*[\s\S]*?\*\//gu, '');
  const specifiers = statements.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set(specifiers)].map((specifier) => resolve(path, specifier));
}

function resolve(path: string, specifier: string): Import {
  if (!specifier.startsWith('.')) return { specifier, package: packageOf(specifier) };
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  const source = ['.ts', '.tsx'].map((ending) => target.replace(/\.js$/u, ending)).find(isFile);
  return { specifier, file: source ?? target };
}

/** "@saylau/core/x" → "@saylau/core", "vitest/config" → "vitest" */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The source files of a package. */
export function sourcesOf(name: string): readonly string[] {
  const folder = `packages/${name}/src`;
  return [...filesOf(folder, '.ts'), ...filesOf(folder, '.tsx')];
}

/** A circle of files that import each other, or undefined. */
export function circleIn(files: readonly string[]): readonly string[] | undefined {
  const known = new Set(files);
  const finished = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (finished.has(file) || !known.has(file)) return undefined;
    for (const { file: next } of importsOf(file)) {
      const circle = next === undefined ? undefined : visit(next, [...way, file]);
      if (circle !== undefined) return circle;
    }
    finished.add(file);
    return undefined;
  };
  for (const file of files) {
    const circle = visit(file, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
