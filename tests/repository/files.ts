/** The files of the repository, without what is installed or made. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const made = new Set(['node_modules', 'dist', 'build', 'coverage', '.git']);

/** Paths below a folder of the repository, relative to the root, with `/`. None where the folder does not exist. */
export function filesOf(folder = '.', ending = ''): readonly string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory() && !made.has(entry.name)) visit(join(path, entry.name));
      else if (entry.isFile() && entry.name.endsWith(ending)) found.push(join(path, entry.name));
    }
  };
  if (existsSync(join(root, folder))) visit(join(root, folder));
  return found.map((path) => relative(root, path).split(sep).join('/')).sort();
}

export function foldersOf(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function isFile(path: string): boolean {
  return existsSync(join(root, path));
}

/** What is needed of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export function manifestOf(folder: string): Manifest {
  // The repository's own file, whose shape npm has checked.
  return JSON.parse(textOf(join(folder, 'package.json'))) as Manifest;
}

export function isTest(path: string): boolean {
  return /\.test(-kit)?\.tsx?$/.test(path);
}
