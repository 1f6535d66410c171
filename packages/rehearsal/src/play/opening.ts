/** What is done before the polling day: the log and the elections are opened, and everybody's keys vouched for. */

import type { ActedAs, Holder } from '@saylau/acts';
import type { AreaId, PollingDay, Row } from '@saylau/core';
import { above, type Cast, central, district, persons, territorial } from './cast.js';
import { bytesIn, chunksOf } from './chunks.js';
import { type Instant, instantOf, minute } from './instants.js';
import type { Choices, Night } from './night.js';
import { byBoth, byChair, definition, type Step } from './step.js';

const everybody = ['chair', 'secretary', 'member'] as const;

/** Keys that one act vouches for, at most. */
const mostKeys = 400;

/** The steps of the day before, in order. */
export function* openingSteps(night: Night, cast: Cast, choices: Choices): Generator<Step> {
  const { day } = night;
  const eve = (hour: number): Instant => instantOf(day, (hour - 24) * 60);
  yield logOpened(eve(9), cast, choices);
  yield adopted(eve(10), night, choices);
  // Who lies in whose area is known once an election is opened.
  for (const { id } of day.elections) yield electionOpened(eve(11), id, choices);
  yield* vouching(eve(12), central, [
    ...persons([...cast.territorial].map(territorial), everybody),
    ...persons([...cast.districts].map(district), everybody),
  ]);
  for (const [area, rows] of rowsByCommission(cast))
    yield* vouching(eve(15), territorial(area), stationPersons(cast, rows));
}

function logOpened(at: Instant, { kind }: Cast, { logKeys, cites }: Choices): Step {
  const holders = persons([central], everybody);
  const log = logKeys.map((key) => ({ key, holder: { office: 'log', role: 'member' } as const }));
  return {
    at,
    act: 'log-opened',
    as: central,
    roles: byChair,
    cites,
    body: ({ keyOf }) => ({ kind, keys: [...holders.map((holder) => ({ key: keyOf(holder), holder })), ...log] }),
  };
}

function adopted(at: Instant, { day, tables }: Night, { documents }: Choices): Step {
  const body = { dataset: 'polling-day', files: [...documents.day], counts: countsOf(day, tables) };
  return { at, act: 'dataset-adopted', as: central, roles: byChair, brings: definition, body: () => body };
}

function countsOf({ stations, elections }: PollingDay, tables: Night['tables']): Record<string, number> {
  const contests = elections.flatMap((election) => election.contests);
  const expected = tables.map(({ contestOf }) => contestOf.reduce((sum, own) => sum + (own < 0 ? 0 : 1), 0));
  return {
    stations: stations.ids.length,
    areas: stations.areas.length,
    contests: contests.length,
    options: contests.reduce((sum, { options }) => sum + options.length, 0),
    protocols: expected.reduce((sum, own) => sum + own, 0),
  };
}

/** One act after the other, a minute between them. */
function* vouching(from: Instant, as: ActedAs, holders: readonly Holder[]): Generator<Step> {
  const key = 'x'.repeat(44);
  let at = from;
  for (const chunk of chunksOf(holders, mostKeys, (holder) => bytesIn({ holder, key }))) {
    yield {
      at,
      act: 'key-vouched',
      as,
      roles: byChair,
      body: ({ keyOf }) => ({ keys: chunk.map((holder) => ({ key: keyOf(holder), holder })) }),
    };
    at += minute;
  }
}

/** The stations of each territorial commission, in order. */
function rowsByCommission(cast: Cast): ReadonlyMap<AreaId, readonly Row[]> {
  const groups = new Map<AreaId, Row[]>();
  for (let row = 0; row < cast.precincts.length; row++) {
    const { area = '' } = above(cast, row);
    const own = groups.get(area);
    if (own === undefined) groups.set(area, [row]);
    else own.push(row);
  }
  return groups;
}

function stationPersons({ precincts, observers }: Cast, rows: readonly Row[]): Holder[] {
  const holding = (offices: readonly (ActedAs | undefined)[]): ActedAs[] => offices.filter((as) => as !== undefined);
  return [
    ...persons(holding(rows.map((row) => precincts[row])), ['chair', 'secretary']),
    ...persons(holding(rows.map((row) => observers.get(row))), ['member']),
  ];
}

function electionOpened(at: Instant, election: string, { documents }: Choices): Step {
  const own = documents.elections.get(election);
  if (own === undefined) throw new RangeError(`no documents of ${election}`);
  return {
    at,
    act: 'election-opened',
    as: central,
    roles: byBoth,
    on: definition,
    body: ({ leaf }) => ({ election, definition: leaf, ...own }),
  };
}
