/** What commissions say of results: announced while the count goes on, established when every protocol is settled. */

import type { ActedAs } from '@saylau/acts';
import type { Contest } from '@saylau/core';
import { slotOptions } from '@saylau/core';
import { type Cast, central, over } from './cast.js';
import { bytesIn, chunksOf } from './chunks.js';
import { type Accepted, never } from './count.js';
import { type Instant, instantOf, minute } from './instants.js';
import type { Choices, Night } from './night.js';
import { byBoth, byChair, type Step } from './step.js';

/** Results that one act states, at most. */
const mostResults = 200;

/** Contests of one election for which one commission is responsible, as many as one act can state. */
interface Group {
  readonly election: string;
  readonly by: ActedAs;
  readonly contests: readonly Open[];
}

interface Open {
  readonly contest: Contest;
  readonly bytes: number;
  /** When its last protocol is accepted. */
  readonly settled: Instant;
}

/**
 * Announcements of the central commission on its own contests, and the results of all contests whose protocols are settled.
 * An election with a contest of the whole country is the central commission's; of any other each contest is established by the
 * lowest commission over its area.
 */
export function* resultSteps(
  night: Night,
  cast: Cast,
  choices: Choices,
  accepted: readonly Accepted[],
): Generator<Step> {
  for (const group of groupsOf(night, cast, accepted)) {
    const settled = Math.max(...group.contests.map((own) => own.settled));
    const ends = nextHour(night, settled + 120 * minute);
    if (group.by === central) yield* announcements(group, night, choices, ends);
    if (settled < never) yield stating(group, ends, 'result-established');
  }
}

/** Commissions sit at the full hour, so that many are established together. */
function nextHour({ day }: Night, at: Instant): Instant {
  const midnight = instantOf(day, 0);
  return at === never ? never : midnight + Math.ceil((at - midnight) / (60 * minute)) * 60 * minute;
}

function* announcements(
  group: Group,
  { day }: Night,
  { announcements: times }: Choices,
  ends: Instant,
): Generator<Step> {
  for (const time of times) {
    const at = instantOf(day, time);
    if (at < ends) yield stating(group, at, 'preliminary-announced');
  }
}

function stating(
  { election, by, contests }: Group,
  at: Instant,
  act: 'preliminary-announced' | 'result-established',
): Step {
  const asks = { election, contests: contests.map(({ contest }) => contest.id) };
  const roles = act === 'result-established' ? byBoth : byChair;
  return {
    at,
    act,
    as: by,
    roles,
    asks,
    body: ({ counted }) => ({ election, ...counted, results: [...counted.results] }),
  };
}

/** In the order of the ballots; contests that will not be settled stand in groups of their own. */
function* groupsOf({ tables }: Night, cast: Cast, accepted: readonly Accepted[]): Generator<Group> {
  const root = cast.stations.areas[0]?.id;
  const national = new Set(
    tables.flatMap(({ ballot }) => (ballot.contests.some(({ area }) => area === root) ? [ballot.election] : [])),
  );
  for (const [place, table] of tables.entries()) {
    const settled = settledAt(table.contestOf, table.ballot.contests.length, accepted[place] ?? new Float64Array(0));
    const byOffice = new Map<string, { readonly by: ActedAs; readonly contests: Open[] }>();
    for (const [index, contest] of table.ballot.contests.entries()) {
      const by = national.has(table.ballot.election) ? central : over(cast, contest.area);
      const last = settled[index] ?? never;
      const name = JSON.stringify([by.area ?? '', last < never]);
      const group = byOffice.get(name) ?? { by, contests: [] };
      byOffice.set(name, group);
      group.contests.push({ contest, bytes: mostBytesOf(contest, table.lines), settled: last });
    }
    for (const { by, contests } of byOffice.values()) {
      for (const chunk of chunksOf(contests, mostResults, ({ bytes }) => bytes))
        yield { election: table.ballot.election, by, contests: chunk };
    }
  }
}

/** By contest, when the last of its protocols is accepted; never where one is not, or no station votes on it. */
function settledAt(contestOf: Int32Array, contests: number, accepted: Accepted): Float64Array {
  const last = new Float64Array(contests);
  for (const [row, contest] of contestOf.entries())
    if (contest >= 0) last[contest] = Math.max(last[contest] ?? 0, accepted[row] ?? never);
  return last.map((at) => (at === 0 ? never : at));
}

/** The longest that a contest's result can be. */
function mostBytesOf(contest: Contest, lines: readonly string[]): number {
  const options = slotOptions(contest);
  const numbered = (names: readonly string[], number: number): object =>
    Object.fromEntries(names.map((name) => [name, number]));
  return bytesIn({
    contest: contest.id,
    figures: numbered([...lines, ...options, 'against-all'], 9_999_999_999),
    seats: numbered(options, 9999),
    elected: options,
    next: options,
    valid: false,
    adopted: false,
  });
}
