/** Where the repository's data stand, and what is there: elections, laws, registers. Reads names and texts only. */

import { type Dirent, existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fault } from '@saylau/formats';
import { distance } from '@saylau/formats/nearest';
import { FilesAtFault, InputProblem, UsageProblem } from './problems.js';

/** The repository: two floors above the package, from its sources and from what is built of them. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

export const folders = {
  elections: join(root, 'elections'),
  laws: join(root, 'laws'),
  registers: join(root, 'registers'),
  rehearsals: join(root, 'rehearsals'),
  compiledLaws: join(root, 'build/laws'),
  cache: join(root, 'build/cache'),
  site: join(root, 'build/site'),
} as const;

/** Names of the folders right below a folder, sorted. */
export function idsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Where an election stands: a folder, or one JSON file. */
export interface ElectionPlace {
  readonly kind: 'folder' | 'file';
  readonly path: string;
  /** How its files are called in messages. */
  readonly shown: string;
}

/** Finds an election by path or id. A path is what holds a separator, ends in .json, or exists where the command was started. */
export function findElection(wanted: string): ElectionPlace {
  if (wanted === '') throw new UsageProblem('usage.missing-argument', { what: 'election' });
  const isPath = /[/\\]/.test(wanted) || wanted.endsWith('.json');
  const own = join(folders.elections, wanted);
  if (!isPath && existsSync(join(own, 'election.yaml')))
    return { kind: 'folder', path: own, shown: relative(root, own) };
  const path = resolve(wanted);
  if (!isPath && !existsSync(path)) throw nothingNamed(wanted);
  if (!statOf(path, wanted).isDirectory()) return { kind: 'file', path, shown: wanted };
  if (!existsSync(join(path, 'election.yaml'))) throw new InputProblem('problem.no-election', { path: wanted });
  return { kind: 'folder', path, shown: wanted };
}

/** Ids of the polling days that can be rehearsed. */
export function rehearsalPlans(): readonly string[] {
  return idsIn(folders.rehearsals).filter((id) => existsSync(join(folders.rehearsals, id, 'plan.yaml')));
}

/** What is said of a name under which nothing stands: names that are near, or how a polling day of that name is rehearsed. */
export function nothingNamed(wanted: string): InputProblem {
  if (/[/\\]/.test(wanted)) return new InputProblem('problem.no-path', { path: wanted });
  if (rehearsalPlans().includes(wanted)) return new InputProblem('problem.to-rehearse', { id: wanted });
  const near = suggestions(wanted, [...new Set([...idsIn(folders.elections), ...namesHere()])]);
  const key = near.length === 0 ? 'problem.nothing-named' : 'problem.nothing-named-near';
  return new InputProblem(key, { id: wanted, near: near.join(', ') });
}

/** Files and folders where the command was started. */
function namesHere(): readonly string[] {
  try {
    return readdirSync('.').filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
}

/** What stands at a path; `shown` is how messages call it. */
export function statOf(path: string, shown = path): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw unreadable(shown, error);
  }
}

function unreadable(path: string, error: unknown): InputProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new InputProblem(code === 'ENOENT' ? 'problem.no-path' : 'problem.unreadable', { path, code });
}

/** An id that is not there, with the nearest that are. */
export function unknownId(
  what: 'election' | 'office' | 'provision' | 'contest' | 'area' | 'rehearsal',
  wanted: string,
  known: readonly string[],
): InputProblem {
  const near = suggestions(wanted, known);
  const key = near.length === 0 ? (`problem.unknown-${what}` as const) : (`problem.unknown-${what}-near` as const);
  return new InputProblem(key, { id: wanted, near: near.join(', '), known: known.slice(0, 40).join(', ') });
}

/** Letters of a wrong word that are compared. */
const longestWord = 80;

/** The most similar of the known ids, at most three: those that contain the words, then those few letters away. */
export function suggestions(wanted: string, known: readonly string[]): string[] {
  const words = wanted
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
  const scored = known.map((id) => ({
    id,
    score:
      words.filter((word) => id.includes(word)).length * 10 - distance(wanted.toLowerCase().slice(0, longestWord), id),
  }));
  return scored
    .filter(({ id, score }) => score > -Math.max(3, id.length / 3))
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** Limits on what is read of a disk: files of one folder, folders inside each other, bytes of a file or of all files of a folder, bytes of a table of stations. */
export const fileLimits = { files: 5000, levels: 6, bytes: 128_000_000, table: 500_000_000 } as const;

/** Every file of a folder as text, by its name within it: `election.yaml`, `contests/lower.yaml`. Notes (`*.md`) are left out. */
export function filesOf(folder: string): ReadonlyMap<string, string> {
  const paths = pathsOf(folder);
  const size = paths.reduce((sum, [, path]) => sum + statOf(path).size, 0);
  if (size > fileLimits.bytes) throw refused(folder, 'text-too-large', { size, limit: fileLimits.bytes });
  return new Map(paths.map(([name, path]) => [name, readText(path)]));
}

/** Names within a folder and paths of its files, in order of their names. */
function pathsOf(folder: string, level = 1): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (level >= fileLimits.levels) throw refused(path, 'too-deep', { limit: fileLimits.levels });
      found.push(...pathsOf(path, level + 1).map(([name, own]) => [`${entry.name}/${name}`, own] as const));
    } else if (!entry.name.endsWith('.md') && !entry.name.startsWith('.')) found.push([entry.name, path]);
    if (found.length > fileLimits.files) throw refused(folder, 'too-many', { what: 'files', limit: fileLimits.files });
  }
  return found;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** A regular file as text: a device or pipe may never end. Bytes that are no UTF-8 become U+FFFD, which the readers refuse. */
export function readText(path: string, limit: number = fileLimits.bytes): string {
  const stat = statOf(path);
  if (!stat.isFile()) throw new InputProblem('problem.not-a-file', { path });
  if (stat.size > limit) throw refused(path, 'text-too-large', { size: stat.size, limit });
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function refused(file: string, code: Fault['code'], params: Fault['params']): FilesAtFault {
  return new FilesAtFault([{ code, file, place: '', params }]);
}
