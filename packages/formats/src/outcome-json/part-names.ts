/** What the parts of an office's rules are called: as the rules say, of whatever law and day. */

import type { CountingLaw, Election, LineId, PlainValue, Rule, Statute, Text } from '@saylau/core';

/** An election with the law of its own day. */
export interface LoadedElection {
  readonly election: Election;
  readonly statute: Statute | undefined;
  readonly law: CountingLaw;
}

export type PartNames = ReadonlyMap<string, Text>;

/** What votes of a part are given to. */
export type Ballot = 'list' | 'candidate' | 'answer';

/** The parts of an election's rules in words, by their keys. */
export interface ElectionParts {
  readonly names: PartNames;
  readonly ballots: ReadonlyMap<string, Ballot>;
  /** Lines that a form names itself. */
  readonly lines: ReadonlyMap<LineId, Text>;
}

/**
 * The law of the day says them, or `other` where the votes are counted under that; a part that it does not have is called as
 * another version of the office's rules calls it.
 */
export function partsOf({ election, statute, law }: LoadedElection, other?: CountingLaw): ElectionParts {
  const versions = statute?.systems.find(({ office }) => office === election.office)?.versions ?? [];
  const parts = [law, ...(other === undefined ? [] : [other])].flatMap(({ rules }) => [...(rules?.parts ?? [])]);
  const lines = parts.flatMap(([, { form }]) => form?.lines ?? []);
  const named = parts.flatMap(([key, { name }]) => (name === undefined ? [] : [[key, name] as const]));
  return {
    names: new Map([...versions.flatMap(({ rules }) => [...namesIn(rules)]), ...named]),
    ballots: new Map(parts.map(([key, { rule }]) => [key, ballots[rule.rule]] as const)),
    lines: new Map(lines.flatMap(({ line, name }) => (name === undefined ? [] : [[line, name] as const]))),
  };
}

const ballots: Readonly<Record<Rule['rule'], Ballot>> = {
  list: 'list',
  plurality: 'candidate',
  majority: 'candidate',
  question: 'answer',
  given: 'candidate',
};

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
