/** Elections of the repository, read with their registers and laws, and counted. */

import { lawOn, type Outcome, outcomeOf, type Rules, type Statute } from '@saylau/core';
import {
  countingLaw,
  type Register,
  readElectionFolder,
  readRegister,
  readRules,
  readStatute,
  type Surroundings,
} from '@saylau/formats';
import { filesOf, foldersOf, textOf } from '../repository/files.js';
import { soundValue } from './self-contained.js';

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
