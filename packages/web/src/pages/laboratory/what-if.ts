/** The same votes under other law, counted where the reader is: by the same `core` as everywhere. */

import {
  type CountingLaw,
  type Election,
  type Notice,
  type Outcome,
  outcomeOf,
  type PlainValue,
  provisionsOf,
  type Statute,
} from '@saylau/core';
import { countingLaw } from '@saylau/formats/counting-law';
import { valueFromText } from '@saylau/formats/value-from-text';
import type { Setting } from './setting.js';

export interface Counted {
  readonly law: CountingLaw;
  readonly outcome: Outcome;
}

export interface WhatIf {
  /** Under the law of the election's day. */
  readonly real: Counted;
  /** Left out where something that is set is refused. */
  readonly other?: Counted;
  readonly notices: readonly Notice[];
  /** What is set and not in the statute, or with a value that is none of its kind. */
  readonly refused: readonly string[];
}

/** Counts as `saylau count <election> --law … --set …` does. */
export function whatIf(election: Election, statute: Statute, setting: Setting): WhatIf {
  const real = counted(election, statute, { set: {} });
  const other = setting.noDay === undefined ? counted(election, statute, setting) : undefined;
  if (real === undefined) throw new Error(`${election.id}: its own law does not count it`);
  return {
    real,
    ...(other === undefined ? {} : { other }),
    notices: other?.outcome.notices ?? [],
    refused: other === undefined ? refusedOf(election, statute, setting) : [],
  };
}

/** Undefined where the command would refuse it. */
function counted(election: Election, statute: Statute, { law: on, set }: Setting): Counted | undefined {
  const provisions = provisionsOf(statute);
  const values = new Map<string, PlainValue>();
  for (const [id, text] of Object.entries(set)) {
    const provision = provisions.get(id);
    if (provision === undefined) return undefined;
    values.set(id, valueFromText(provision, text, on ?? election.date));
  }
  const read = countingLaw(election, statute, { ...(on === undefined ? {} : { on }), set: values });
  return read.ok ? { law: read.value, outcome: outcomeOf(election, read.value) } : undefined;
}

/** Those that alone are refused already. */
function refusedOf(election: Election, statute: Statute, { law, set }: Setting): readonly string[] {
  return Object.entries(set).flatMap(([id, text]) => {
    const alone: Setting = { ...(law === undefined ? {} : { law }), set: { [id]: text } };
    return counted(election, statute, alone) === undefined ? [id] : [];
  });
}
