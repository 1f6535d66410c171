/** Small rehearsed polling days with their files and documents, for tests of this and other packages. No part of the product. */

import { createHash } from 'node:crypto';
import type { Definition, FileNamed } from '@saylau/acts';
import { type CountingLaw, type Outcome, outcomeOf, runsOf, totalsOf, withTallies } from '@saylau/core';
import { countingLaw } from '@saylau/formats';
import { pollingDayFiles, readPollingDay } from '@saylau/formats/polling-day';
import { rehearse } from '../rehearse.js';
import { sound } from '../repository.test-kit.js';
import { election, smallInput } from '../small.test-kit.js';
import type { Documents, Night } from './night.js';

/** A rehearsed day, the files that define it, and everything that acts name of it. */
export interface SmallDay extends Night {
  readonly laws: ReadonlyMap<string, CountingLaw>;
  readonly documents: Documents;
  /** SHA-256 in hex → the bytes of every document. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Reads the definition out of the documents, with fresh tables, as a fold wants it; undefined for other files. */
  definition(files: readonly FileNamed[]): Definition | undefined;
}

/** A day of three regions, two of them with units, a few stations abroad, one council on three kinds of ballot. `stations`: 20 or more. */
export function smallDay(seed: string, stations: number): SmallDay {
  const { day, tables, territorial } = rehearse(smallInput(), { seed, stations });
  const texts = new Map([...pollingDayFiles({ day })].map(([name, blocks]) => [name, [...blocks].join('')]));
  const files = [...texts].filter(([name]) => name !== 'turnout.csv');
  const rules = ['rules.json', JSON.stringify(election.rules)] as const;
  const named = new Map([...files, rules].map(([name, text]) => [name, fileNamed(name, text)]));
  const read = sound(readPollingDay(texts));
  const rulesNamed = named.get('rules.json') ?? fileNamed(...rules);
  return {
    day: read.day,
    tables,
    territorial,
    laws: read.laws,
    documents: {
      day: files.flatMap(([name]) => named.get(name) ?? []),
      elections: new Map(read.day.elections.map(({ id }) => [id, { rules: rulesNamed }])),
    },
    contents: new Map([...files, rules].map(([name, text]) => [named.get(name)?.sha256 ?? '', Buffer.from(text)])),
    definition: (wanted) => definitionOf(wanted, named, texts),
  };
}

function fileNamed(name: string, text: string): FileNamed {
  const bytes = Buffer.from(text);
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

function definitionOf(
  wanted: readonly FileNamed[],
  named: ReadonlyMap<string, FileNamed>,
  texts: ReadonlyMap<string, string>,
): Definition | undefined {
  if (wanted.some(({ name, sha256 }) => named.get(name)?.sha256 !== sha256)) return undefined;
  const { day, tables, laws } = sound(readPollingDay(new Map(wanted.map(({ name }) => [name, texts.get(name) ?? '']))));
  const lawDecided: Definition['lawDecided'] = (own) => {
    const law = countingLaw(own, undefined);
    return law.ok ? law.value : undefined;
  };
  return { day, tables, laws, lawDecided };
}

/** What the figures of the day itself count to, by election: what a night played from it must come to. */
export function outcomesOf({
  day,
  tables,
  laws,
}: Pick<SmallDay, 'day' | 'tables' | 'laws'>): ReadonlyMap<string, Outcome> {
  const runs = runsOf(day.stations);
  const totals = tables.map((table) => totalsOf(table, runs));
  return new Map(
    day.elections.map((own) => {
      const law = laws.get(own.id);
      if (law === undefined) throw new Error(`no law of ${own.id}`);
      return [own.id, outcomeOf(withTallies(own, totals), law)];
    }),
  );
}
