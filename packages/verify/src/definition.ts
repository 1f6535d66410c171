/** The definition of a polling day out of the documents of a log. */

import type { Definition } from '@saylau/acts';
import type { Election, Statute } from '@saylau/core';
import { countingLaw, statuteFromCompiled } from '@saylau/formats';
import { readPollingDay } from '@saylau/formats/polling-day';
import { isStatute } from './statute-form.js';
import { isBounded } from './statute-size.js';
import { fromUtf8 } from './text.js';

/** A definition with the statutes that came with it, by id. */
export interface DefinitionRead extends Definition {
  readonly statutes: ReadonlyMap<string, Statute>;
}

/** Where the statutes of a definition stand among its files. */
const statuteFile = /^statutes\/(.+)\.json$/;

/** Reads the files of a `polling-day` dataset by name; undefined where they have any fault. The tables are new each time. */
export function readDefinition(files: ReadonlyMap<string, Uint8Array>): DefinitionRead | undefined {
  try {
    return read(files);
  } catch {
    // A compiled statute is taken as it stands, and one made by a stranger may be anything.
    return undefined;
  }
}

function read(files: ReadonlyMap<string, Uint8Array>): DefinitionRead | undefined {
  const texts = new Map<string, string>();
  const statutes = new Map<string, Statute>();
  for (const [name, bytes] of files) {
    const text = fromUtf8(bytes);
    if (text === undefined) return undefined;
    const id = statuteFile.exec(name)?.[1];
    if (id === undefined) texts.set(name, text);
    else {
      const statute = statuteIn(name, text);
      if (statute?.id !== id) return undefined;
      statutes.set(id, statute);
    }
  }
  const day = readPollingDay(texts, { statutes });
  if (!day.ok || !day.value.day.elections.every((election) => derivesFew(election, statutes))) return undefined;
  return { ...day.value, statutes, lawDecided: (election) => lawDecided(election, statutes) };
}

function statuteIn(name: string, text: string): Statute | undefined {
  const read = statuteFromCompiled(name, text);
  return read.ok && isStatute(read.value) && isBounded(read.value) ? read.value : undefined;
}

/** Lines that rules derive; each may follow from the next. Real ones are a few. */
const mostDerived = 100;

function derivesFew(election: Election, statutes: ReadonlyMap<string, Statute>): boolean {
  return (lawDecided(election, statutes)?.rules?.derive.size ?? 0) <= mostDerived;
}

function lawDecided(election: Election, statutes: ReadonlyMap<string, Statute>): ReturnType<Definition['lawDecided']> {
  try {
    const law = countingLaw(election, statutes.get(election.statute ?? ''));
    return law.ok ? law.value : undefined;
  } catch {
    return undefined;
  }
}
