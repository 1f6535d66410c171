/** A small statute for tests. No part of the product. */

import type { PlainValue, Provision, Statute, SystemVersion, Version } from './statute.js';

const says = { kk: 'қ', ru: 'р', en: 'e' };

/** A version from a day or month; a value makes it `given`. */
export function version(from: string, value: PlainValue | undefined, more: Partial<Version> = {}): Version {
  const given = value === undefined ? {} : { value };
  return { from, state: 'given', ...given, cite: { act: 'EL', sources: [] }, confidence: 'seen', ...more };
}

export function provision(id: string, ...history: readonly Version[]): Provision {
  return { id, says, type: 'count', history };
}

/** One office, `parliament`. */
export function statute(provisions: readonly Provision[], versions: readonly SystemVersion[]): Statute {
  return {
    id: 'xx',
    name: says,
    subjects: [{ id: 'all', name: says, provisions }],
    systems: [{ office: 'parliament', name: says, versions }],
    acts: [],
    officialActs: {},
    words: [],
    instruments: [],
    sources: [],
  };
}

export function system(from: string, rules: PlainValue): SystemVersion {
  return { from, state: 'given', rules };
}
