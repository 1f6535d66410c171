/** Addresses of files with data: of an election below its own, the law's by its id. Without a language, which they do not have. */

import type { ElectionRef } from './address.js';

/** A file, and which election it is of; without one it is a statute. */
export interface DataFile {
  readonly of?: ElectionRef;
  /** "areas.csv" */
  readonly file: string;
}

/** "/data/elections/kz-2023-mazhilis/results.csv" */
export function dataPath({ of, file }: DataFile): string {
  const words = [...whereOf(of), file];
  return `/data/${words.map(encodeURIComponent).join('/')}`;
}

function whereOf(of: ElectionRef | undefined): readonly string[] {
  if (of === undefined) return ['law'];
  const { election, rehearsal } = of;
  return rehearsal === undefined ? ['elections', election] : ['rehearsal', rehearsal.plan, rehearsal.seed, election];
}

/** What stands behind such an address; undefined where it is none. */
export function dataFileAt(path: string): DataFile | undefined {
  const words = wordsIn(path);
  const [data, where, ...rest] = words ?? [];
  const file = rest.at(-1);
  if (data !== 'data' || file === undefined) return undefined;
  const [first = '', second = '', third = ''] = rest;
  if (where === 'law' && rest.length === 1) return { file };
  if (where === 'elections' && rest.length === 2) return { of: { election: first }, file };
  if (where === 'rehearsal' && rest.length === 4)
    return { of: { election: third, rehearsal: { plan: first, seed: second } }, file };
  return undefined;
}

/** Undefined where the path is no text. */
function wordsIn(path: string): readonly string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
