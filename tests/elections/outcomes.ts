/** Elections of the repository, read with their registers and laws, and counted. */

import { type Comparison, lawOn, type Outcome, outcomeOf, type Rules, type Statute } from '@saylau/core';
import {
  countingLaw,
  type Read,
  type Register,
  readElectionFile,
  readElectionFolder,
  readRegister,
  readRules,
  readStatute,
  type Surroundings,
} from '@saylau/formats';
import { filesOf, foldersOf, textOf } from '../repository/files.js';

/** The value read; a test fails with all faults where there are any. */
function soundValue<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new Error(JSON.stringify(read.faults, null, 2));
}

/** Texts of a folder by their names within it. */
function textsIn(folder: string, ending: string): ReadonlyMap<string, string> {
  return new Map(filesOf(folder, ending).map((path) => [path.slice(folder.length + 1), textOf(path)]));
}

const statutes: ReadonlyMap<string, Statute> = new Map(
  foldersOf('laws').map((id) => [id, soundValue(readStatute(id, textsIn(`laws/${id}`, '.yaml')))]),
);

const registers: ReadonlyMap<string, Register> = new Map(
  foldersOf('registers').map((id) => [id, soundValue(readRegister(textsIn(`registers/${id}`, '.yaml')))]),
);

/** The rules of an election's own day, by which its files are read. */
function rulesOf(id: string, office: string, date: string): Rules | undefined {
  const statute = statutes.get(id);
  if (statute === undefined) return undefined;
  const law = lawOn(statute, office, date);
  if (law.is !== 'rules') return undefined;
  return soundValue(readRules(law.plain.rules, { file: id, origin: law.plain }));
}

const surroundings: Surroundings = { registers, rulesOf };

/** The outcome of `elections/<id>`, under the law of its own day. */
export function outcomeOfFolder(id: string): Outcome {
  const election = soundValue(readElectionFolder(textsIn(`elections/${id}`, '.yaml'), surroundings));
  const statute = election.statute === undefined ? undefined : statutes.get(election.statute);
  return outcomeOf(election, soundValue(countingLaw(election, statute)));
}

/** The outcome of a self-contained file. */
export function outcomeOfFile(path: string): Outcome {
  const election = soundValue(readElectionFile(path, textOf(path)));
  return outcomeOf(election, soundValue(countingLaw(election, undefined)));
}

/** All comparisons of an outcome, each with the contest or body it belongs to. */
export function comparisonsOf({ contests, chambers }: Outcome): readonly (readonly [string, Comparison])[] {
  return [
    ...contests.flatMap(({ contest, comparisons }) => comparisons.map((one) => [contest, one] as const)),
    ...chambers.flatMap(({ body = 'chamber', rows }) =>
      rows.flatMap(({ comparison }) => (comparison === undefined ? [] : [[body, comparison] as const])),
    ),
  ];
}

/** `contest: seats of amanat: counted 39, declared 40`, one line a comparison. */
export function lineOf([where, { what, key, counted = 'none', declared = 'none' }]: readonly [
  string,
  Comparison,
]): string {
  return `${where}: ${what} of ${key}: counted ${counted}, declared ${declared}`;
}
