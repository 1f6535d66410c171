/** Protocols of the commissions above the stations: each is declared once all of its stations are accepted. */

import type { ActedAs } from '@saylau/acts';
import { type AreaNumber, type Contest, type ProtocolTable, slotOptions, type TerritorialProtocol } from '@saylau/core';
import { type Chance, chanceOf } from '../fit/chance.js';
import { type Cast, district, over } from './cast.js';
import { type Accepted, never } from './count.js';
import { type Instant, minute } from './instants.js';
import type { Night } from './night.js';
import { byChair, type Step } from './step.js';

/** A contest with the table of its ballot. */
interface Held {
  readonly table: ProtocolTable;
  readonly contest: Contest;
  /** When the stations of an area are all accepted, by area number. */
  readonly last: ReadonlyMap<AreaNumber, Instant>;
}

/** The steps of all territorial protocols whose stations come to be accepted: lower commissions before those above them. */
export function* declaredTotals(night: Night, cast: Cast, accepted: readonly Accepted[]): Generator<Step> {
  const held = heldContests(night, accepted);
  const chance = chanceOf(cast.seed).fork('totals');
  for (const protocol of night.territorial) {
    const own = held.get(nameOf(protocol));
    const step = own === undefined ? undefined : declared(protocol, own, cast, chance);
    if (step !== undefined) yield step;
  }
}

function nameOf({ election, contest, round }: Pick<TerritorialProtocol, 'election' | 'contest' | 'round'>): string {
  return JSON.stringify([election, contest, round]);
}

function heldContests({ tables }: Night, accepted: readonly Accepted[]): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  for (const [place, table] of tables.entries()) {
    const { election, round, contests } = table.ballot;
    const last = lastAccepted(table, accepted[place] ?? new Float64Array(0));
    for (const [index, contest] of contests.entries())
      held.set(nameOf({ election, contest: contest.id, round }), { table, contest, last: last[index] ?? new Map() });
  }
  return held;
}

/** By contest, when the last of its stations in each area is accepted. */
function lastAccepted({ ballot, contestOf, stations }: ProtocolTable, accepted: Accepted): Map<AreaNumber, Instant>[] {
  const last = ballot.contests.map(() => new Map<AreaNumber, Instant>());
  for (const { leaves } of stations.hierarchies) {
    for (const [row, contest] of contestOf.entries()) {
      const own = last[contest];
      const at = accepted[row] ?? never;
      for (let area = own === undefined ? -1 : (leaves[row] ?? -1); area >= 0; area = stations.parents[area] ?? -1)
        own?.set(area, Math.max(own.get(area) ?? 0, at));
    }
  }
  return last;
}

function declared(
  { election, area, figures }: TerritorialProtocol,
  { table, contest, last }: Held,
  cast: Cast,
  chance: Chance,
): Step | undefined {
  const number = table.stations.areaNumbers.get(area) ?? -1;
  const settled = last.get(number) ?? never;
  if (settled === never) return undefined;
  const wait = 10 + 15 * heightOver(table, number) + chance.below(10);
  const names = new Set([...table.lines, ...slotOptions(contest)]);
  const against = contest.options.find(({ role }) => role === 'against-all')?.id;
  const stated = [...figures].flatMap(([line, figure]): [string, number][] => {
    const name = line === against ? 'against-all' : line;
    return figure === undefined || !names.has(name) ? [] : [[name, Number(figure)]];
  });
  const body = { election, contest: contest.id, area, figures: Object.fromEntries(stated) };
  const at = settled + wait * minute;
  return { at, act: 'totals-declared', as: declaring(cast, area), roles: byChair, body: () => body };
}

/** The commission whose own area it is. */
function declaring(cast: Cast, area: string): ActedAs {
  return cast.districts.has(area) ? district(area) : over(cast, area);
}

/** How many levels there are from an area down to the deepest one of the day, at most three: who is higher waits longer. */
function heightOver({ stations }: ProtocolTable, area: AreaNumber): number {
  let depth = 0;
  for (let at = area; at > 0; at = stations.parents[at] ?? -1) depth += 1;
  return Math.max(0, 3 - depth);
}
