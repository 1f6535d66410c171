/** The documents that the acts of a polling day rest on: its definition, the statutes, the rules of the day. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FileNamed } from '@saylau/acts';
import { type Election, lawOn, type PollingDay, type Statute } from '@saylau/core';
import { pollingDayFiles } from '@saylau/formats/polling-day';
import { folders, readText } from '../data.js';
import { InputProblem } from '../problems.js';

export interface Document extends FileNamed {
  readonly data: Uint8Array;
}

export interface DayDocuments {
  /** The files of the dataset `polling-day`. */
  readonly day: readonly Document[];
  readonly elections: ReadonlyMap<string, { readonly rules: Document; readonly statute?: Document }>;
}

/** `statutes`: those at hand, by id. */
export function documentsOf(day: PollingDay, statutes: ReadonlyMap<string, Statute>): DayDocuments {
  const { turnout: _, ...defined } = day;
  const files = [...pollingDayFiles({ day: defined })].map(([name, pieces]) => documentOf(name, [...pieces].join('')));
  const ids = new Set(day.elections.flatMap(({ statute }) => (statute === undefined ? [] : [statute])));
  const laws = new Map([...ids].map((id) => [id, statuteDocument(id)]));
  const elections = day.elections.map((election) => {
    const statute = laws.get(election.statute ?? '');
    const rules = documentOf(`rules/${election.id}.json`, rulesText(election, statutes));
    return [election.id, { rules, ...(statute === undefined ? {} : { statute }) }] as const;
  });
  return { day: [...files, ...laws.values()], elections: new Map(elections) };
}

/** A statute as it was compiled when the project was built. */
function statuteDocument(id: string): Document {
  const path = join(folders.compiledLaws, `${id}.json`);
  if (!existsSync(path)) throw new InputProblem('problem.no-path', { path });
  return documentOf(`statutes/${id}.json`, readText(path));
}

/** The rules of the day, that of the statute or the election's own. */
function rulesText(election: Election, statutes: ReadonlyMap<string, Statute>): string {
  const statute = statutes.get(election.statute ?? '');
  const law = statute === undefined ? undefined : lawOn(statute, election.office, election.date);
  return JSON.stringify(law?.is === 'rules' ? law.plain.rules : election.rules);
}

function documentOf(name: string, text: string): Document {
  const data = Buffer.from(text, 'utf8');
  return { name, sha256: createHash('sha256').update(data).digest('hex'), bytes: data.length, data };
}
