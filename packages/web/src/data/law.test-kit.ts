/** A small statute for tests of pages of the law. */

import type { Provision, ProvisionType, Statute, SystemVersion, Version } from '@saylau/core';
import type { Library } from './library.js';

const says = { kk: 'К', ru: 'Р', en: 'E' };

/** `versions`: from, and a value, or a state without one. */
export function provision(
  id: string,
  type: ProvisionType,
  ...versions: readonly (readonly [from: string, what: Version['value'] | { readonly state: Version['state'] }])[]
): Provision {
  return {
    id,
    says,
    type,
    history: versions.map(([from, what]) => {
      const cite = { act: 'EL', article: `9(${from.slice(2, 4)})`, sources: ['S1'] };
      const isState = typeof what === 'object' && 'state' in what;
      return isState
        ? { from, state: what.state as Version['state'], cite, confidence: 'secondary' }
        : { from, state: 'given', value: what as Exclude<Version['value'], undefined>, cite, confidence: 'seen' };
    }),
  };
}

export function statute(provisions: readonly Provision[], versions: readonly SystemVersion[] = []): Statute {
  return {
    id: 'xx',
    name: says,
    subjects: [{ id: 'all', name: says, provisions }],
    systems: [{ office: 'parliament', name: says, versions }],
    acts: [{ id: 'EL', name: says }],
    officialActs: {},
    words: [],
    instruments: [],
    sources: [{ id: 'S1', what: { en: 'Made up' } }],
    comparison: { earlier: '2021-01-10', later: '2023-03-19', highlights: provisions.map(({ id }) => id) },
  };
}

export function library(one: Statute): Library {
  return { archive: [], statutes: new Map([[one.id, one]]), logs: [], today: '2026-11-22' };
}
