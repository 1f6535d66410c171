/** The start page: every election with its headline, and what is happening now. */

import type { Text } from '@saylau/core';
import { type Headline, headlineOf } from '../../data/headline.js';
import type { Library, LogLine } from '../../data/library.js';
import type { ElectionSource } from '../../data/source.js';
import type { ElectionRef, RehearsalRef } from '../../site/address.js';

export interface HomeElection {
  readonly ref: ElectionRef;
  readonly name: Text;
  /** ISO day. */
  readonly date: string;
  readonly headline: Headline;
}

export interface HomeRehearsal {
  readonly day: RehearsalRef;
  readonly name: Text;
  readonly expected: number;
  readonly counted: number;
}

/** A polling day whose record this server keeps. */
export interface HomeDay {
  readonly origin: string;
  readonly name: Text;
  /** ISO day; left out before the log has a definition. */
  readonly date?: string;
  readonly elections: readonly (Omit<LogLine['elections'][number], 'id'> & { readonly ref: ElectionRef })[];
}

export interface HomeData {
  /** The newest first. */
  readonly days: readonly HomeDay[];
  /** By country: the one with most elections first; of each the newest first. */
  readonly groups: readonly {
    readonly country: string;
    readonly name: Text;
    readonly elections: readonly HomeElection[];
  }[];
  readonly rehearsals: readonly HomeRehearsal[];
}

export function homePage({ archive, logs }: Library): HomeData {
  const days = logs.filter(({ kind }) => kind === 'day').map(dayOf);
  const recorded = new Set(
    days.flatMap(({ elections }) => elections.filter(({ counted }) => counted > 0).map(({ ref }) => ref.election)),
  );
  const countries = new Map<string, ElectionSource[]>();
  // What is counted here is shown by its record.
  for (const source of archive.filter(({ ref }) => !recorded.has(ref.election))) {
    const country = source.loaded.election.country ?? '';
    countries.set(country, [...(countries.get(country) ?? []), source]);
  }
  return {
    days: days.reverse(),
    groups: [...countries]
      .sort(([, one], [, other]) => other.length - one.length)
      .map(([country, sources]) => ({ country, name: nameOf(sources), elections: sources.map(electionOf).reverse() })),
    rehearsals: logs.flatMap(({ rehearsal, name = {}, elections }) =>
      rehearsal === undefined
        ? []
        : [
            {
              day: rehearsal,
              name,
              expected: elections.reduce((sum, { expected }) => sum + expected, 0),
              counted: elections.reduce((sum, { counted }) => sum + counted, 0),
            },
          ],
    ),
  };
}

function dayOf({ origin, name = {}, date, elections }: LogLine): HomeDay {
  return {
    ...{ origin, name, ...(date === undefined ? {} : { date }) },
    elections: elections.map(({ id, ...line }) => ({ ref: { election: id }, ...line })),
  };
}

/** A country's name is that of the area in which all others lie. */
function nameOf(sources: readonly ElectionSource[]): Text {
  const areas = sources.flatMap(({ loaded }) => loaded.election.areas);
  return areas.find(({ parent }) => parent === undefined)?.name ?? {};
}

function electionOf(source: ElectionSource): HomeElection {
  const { name, date } = source.loaded.election;
  return { ref: source.ref, name, date, headline: headlineOf(source) };
}
