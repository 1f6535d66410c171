/** Values given on the command line: `--set mazhilis.list.threshold=3%`, `--decide parts.list.ties=lot`. */

import { type PlainValue, type Provision, provisionsOf } from '@saylau/core';
import { valueFromText } from '@saylau/formats/value-from-text';
import { unknownId } from './data.js';
import type { LoadedElection } from './load.js';
import { UsageProblem } from './problems.js';

/** Provision or rule path → value, in the form that the provision's type has. */
export function answersOf(
  { election, statute }: LoadedElection,
  option: 'set' | 'decide',
  words: readonly string[],
  on: string | undefined,
): ReadonlyMap<string, PlainValue> {
  const provisions: ReadonlyMap<string, Provision> = statute === undefined ? new Map() : provisionsOf(statute);
  return new Map(
    words.map((word) => {
      const match = /^([^=]+)=(.+)$/su.exec(word);
      if (match === null) throw new UsageProblem('usage.assignment', { option: `--${option}`, what: word });
      const [, key = '', text = ''] = match;
      const provision = provisions.get(key);
      if (provision !== undefined)
        return [key, jsonIn(text) ?? valueFromText(provision, text, on ?? election.date)] as const;
      if (statute !== undefined && !/^(parts|turnout|derive)\./.test(key))
        throw unknownId('provision', key, [...provisions.keys()]);
      return [key, valueAt(key, text)] as const;
    }),
  );
}

/** A text as the value of a rule path. */
function valueAt(path: string, text: string): PlainValue {
  const json = jsonIn(text);
  if (json !== undefined) return json;
  if (path.endsWith('.ties')) return text.split(',').map((one) => one.trim());
  if (/^\d{1,15}$/.test(text)) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** A record or list written as JSON; undefined where the text is none. */
function jsonIn(text: string): PlainValue | undefined {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    // JSON without null is a PlainValue; a null inside is refused by the reader of rules.
    return read as PlainValue;
  } catch {
    return undefined;
  }
}
