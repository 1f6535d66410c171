/** What the parts of an office's rules are called: as the rules say, of whatever law and day. */

import type { CountingLaw, PlainValue, Text } from '@saylau/core';
import type { LoadedElection } from './load.js';

export type PartNames = ReadonlyMap<string, Text>;

/**
 * Names by the keys of parts. The law of the day says them, or `other` where the votes are counted under that; a part that it
 * does not have is called as another version of the office's rules calls it.
 */
export function partNames({ election, statute, law }: LoadedElection, other?: CountingLaw): PartNames {
  const versions = statute?.systems.find(({ office }) => office === election.office)?.versions ?? [];
  const named = [law, ...(other === undefined ? [] : [other])].flatMap(({ rules }) =>
    [...(rules?.parts ?? [])].flatMap(([key, { name }]) => (name === undefined ? [] : [[key, name] as const])),
  );
  return new Map([...versions.flatMap(({ rules }) => [...namesIn(rules)]), ...named]);
}

/** Names of the parts in plain rules, as they stand in a statute. */
export function namesIn(rules: PlainValue | undefined): PartNames {
  const parts = inside(rules, 'parts');
  const keys = typeof parts === 'object' ? Object.keys(parts) : [];
  // The reader of statutes checked every name: a text in three languages.
  return new Map(
    keys.flatMap((key) => {
      const name = inside(inside(parts, key), 'name');
      return name === undefined ? [] : [[key, name as Text] as const];
    }),
  );
}

function inside(value: PlainValue | undefined, key: string): PlainValue | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
