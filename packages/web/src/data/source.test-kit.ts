/** Small elections for tests of pages' data: made up, counted by the core. No part of the product. */

import { type Contest, type Election, fraction, type Option, outcomeOf, type Part, type Rules } from '@saylau/core';
import type { ElectionSource } from './source.js';

export interface Given {
  readonly part: Part;
  /** Option → votes; `against-all` has its role. */
  readonly votes: Readonly<Record<string, number | null>>;
  readonly lines?: Readonly<Record<string, number>>;
  readonly role?: Option['role'];
  /** Tags of options. */
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  /** What turnout is counted by. */
  readonly turnout?: Rules['turnout'];
  /** Regions below the country. */
  readonly regions?: readonly string[];
  readonly contest?: Partial<Contest>;
  readonly election?: Partial<Election>;
}

/** An election of one contest in the part `p`. */
export function sourceOf(given: Given): ElectionSource {
  const { part, votes, lines = {}, role = 'list', tags = {}, regions = [] } = given;
  const figures = new Map(
    Object.entries({ ...votes, ...lines }).flatMap(([line, own]) =>
      own === null ? [] : [[line, BigInt(own)] as const],
    ),
  );
  const contest: Contest = {
    id: 'c',
    name: {},
    part: 'p',
    area: 'all',
    options: Object.keys(votes).map((id) => ({
      id,
      name: { en: id },
      role: id === 'against-all' ? 'against-all' : role,
      tags: tags[id] ?? [],
    })),
    polls: [{ round: 1, tally: new Map([['all', figures]]) }],
    declared: {},
    ...given.contest,
  };
  const weight = fraction(1n);
  const election: Election = {
    id: 'e',
    name: { en: 'Election' },
    date: '2023-03-19',
    office: 'o',
    areas: [
      { id: 'all', name: { en: 'Country' }, kind: 'country', weight },
      ...regions.map((id) => ({ id, name: {}, parent: 'all', kind: 'region', weight })),
    ],
    parties: new Map(),
    contests: [contest],
    contradictions: [],
    decided: new Map(),
    lots: new Map(),
    about: { facts: [], tables: [], notes: [], absent: [] },
    sources: [],
    ...given.election,
  };
  const turnout = given.turnout === undefined ? {} : { turnout: given.turnout };
  const rules: Rules = {
    parts: new Map([['p', part]]),
    ...turnout,
    derive: new Map(),
    cites: new Map(),
    open: new Map(),
  };
  const law = { law: { on: election.date, is: 'rules', changed: [] }, rules, readings: [] } as const;
  const outcome = outcomeOf(election, law);
  return { ref: { election: 'e' }, loaded: { election, statute: undefined, law }, outcome: () => outcome };
}
