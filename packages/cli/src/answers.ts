/** Values given on the command line: `--set mazhilis.list.threshold=3%`, `--decide parts.list.ties=lot`. */

import { heldOn, type PlainValue, type Provision, provisionsOf } from '@saylau/core';
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
      if (provision !== undefined) return [key, valueFor(provision, text, on ?? election.date)] as const;
      if (statute !== undefined && !/^(parts|turnout|derive)\./.test(key))
        throw unknownId('provision', key, [...provisions.keys()]);
      return [key, valueAt(key, text)] as const;
    }),
  );
}

/** A text as the value of a provision; what its type does not allow is refused by the reader of rules. */
function valueFor(provision: Provision, text: string, day: string): PlainValue {
  const json = jsonIn(text);
  if (json !== undefined) return json;
  switch (provision.type) {
    case 'count':
      return /^\d{1,15}$/.test(text) ? Number(text) : text;
    case 'bound':
      return boundFor(provision, text, day);
    case 'ties':
    case 'list':
      return text.split(',').map((one) => one.trim());
    case 'yes-no':
      return text === 'true' || text === 'yes' ? true : text === 'false' || text === 'no' ? false : text;
    default:
      return text;
  }
}

/** "3%" keeps the law's own "at least" or "more than"; ">3%" and ">=3%" say which. */
function boundFor({ history }: Provision, text: string, day: string): PlainValue {
  const [, sign = '', amount = ''] = /^(>=|>)?\s*(.+)$/s.exec(text) ?? [];
  if (sign === '>') return { moreThan: amount };
  if (sign === '>=') return { atLeast: amount };
  const held = heldOn(history, day);
  const value = held.is === 'version' ? held.version.value : undefined;
  return typeof value === 'object' && 'moreThan' in value ? { moreThan: amount } : { atLeast: amount };
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
