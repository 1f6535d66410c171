/** What a browser counts an election with: its votes and the law of its office through all days, and nothing else of both. */

import {
  type Contest,
  type Election,
  type PlainValue,
  type Poll,
  provisionsOf,
  type Statute,
  type SystemVersion,
} from '@saylau/core';
import type { Json } from '@saylau/formats/outcome-json';
import { packed, unpacked } from '../../data/packed.js';

export interface CountingInput {
  readonly election: Json;
  readonly statute: Statute;
}

export function countingInput(election: Election, statute: Statute): CountingInput {
  const lean = leanStatute(statute, election.office);
  const asksRegions = JSON.stringify(lean.systems).includes('"regions"');
  return { election: packed(leanElection(election, asksRegions)), statute: lean };
}

/** Precondition: what `countingInput` made. */
export function countedFrom({ election }: CountingInput): Election {
  return unpacked(election) as Election;
}

function leanElection(election: Election, asksRegions: boolean): Election {
  const own = new Set(election.contests.map(({ area }) => area));
  const keeps = (area: string, parent: string | undefined): boolean =>
    own.has(area) || (asksRegions && parent !== undefined && own.has(parent));
  const areas = election.contests.some(({ polls }) => polls.some(({ fromProtocols }) => fromProtocols === true))
    ? election.areas.filter(({ id, parent }) => keeps(id, parent))
    : election.areas;
  const known = new Set(areas.map(({ id }) => id));
  return {
    ...election,
    areas,
    contests: election.contests.map((contest) => leanContest(contest, known)),
    contradictions: [],
    about: { facts: [], tables: [], notes: [], absent: [] },
    sources: [],
  };
}

function leanContest({ preliminary: _, ...contest }: Contest, areas: ReadonlySet<string>): Contest {
  return { ...contest, polls: contest.polls.map((poll) => leanPoll(poll, areas)) };
}

function leanPoll(poll: Poll, areas: ReadonlySet<string>): Poll {
  return { ...poll, tally: new Map([...poll.tally].filter(([area]) => areas.has(area))) };
}

/** The office's systems, without the forms of protocols, and the provisions that they lead to. */
function leanStatute(statute: Statute, office: string): Statute {
  const systems = statute.systems
    .filter((system) => system.office === office)
    .map((system) => ({ ...system, versions: system.versions.map(withoutForms) }));
  const provisions = provisionsOf(statute);
  const wanted = new Set<string>();
  const want = (value: PlainValue | undefined): void => {
    for (const id of namedIn(value)) {
      if (wanted.has(id)) continue;
      wanted.add(id);
      for (const version of provisions.get(id)?.history ?? []) {
        want(version.value);
        want(version.reading?.value);
      }
    }
  };
  for (const { versions } of systems) for (const { rules } of versions) want(rules);
  return {
    ...statute,
    systems,
    subjects: statute.subjects
      .map((subject) => ({ ...subject, provisions: subject.provisions.filter(({ id }) => wanted.has(id)) }))
      .filter((subject) => subject.provisions.length > 0),
    officialActs: {},
    instruments: [],
    sources: [],
  };
}

/** A form says what a protocol holds: published figures are counted without. */
function withoutForms({ rules, ...version }: SystemVersion): SystemVersion {
  return rules === undefined ? version : { ...version, rules: formless(rules) };
}

function formless(value: PlainValue): PlainValue {
  if (Array.isArray(value)) return value.map(formless);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, own]) => (key === 'form' ? [] : [[key, formless(own)]])),
  );
}

/** Ids of the provisions that a template names: "$id". */
function namedIn(value: PlainValue | undefined): readonly string[] {
  if (typeof value === 'string') return value.startsWith('$') ? [value.slice(1)] : [];
  if (typeof value !== 'object') return [];
  return Object.values(value).flatMap((own: PlainValue) => namedIn(own));
}
