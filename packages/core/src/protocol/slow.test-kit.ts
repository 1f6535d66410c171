/** The slow count of protocols, written from the words of the law with plain maps: what the fast one must equal. No part of the product. */

import type { Contest, Election } from '../election.js';
import type { AreaId, Figure, LineId, Tally } from '../figures.js';
import { areasOfStation, type Day, type Sheet } from './day.test-kit.js';

/** The protocol of every station: a correction, a recount or a repeat voting replaces what was before. */
function protocolsOf({ sheets }: Day): ReadonlyMap<string, Sheet> {
  const last = new Map<string, Sheet>();
  for (const sheet of sheets) {
    const before = last.get(sheet.station);
    if (before === undefined || (sheet.version ?? 1) > (before.version ?? 1)) last.set(sheet.station, sheet);
  }
  return last;
}

/** A protocol and every area that its station belongs to. */
interface Placed {
  readonly protocol: Sheet;
  readonly areas: ReadonlySet<AreaId>;
}

function placedOf(day: Day): readonly Placed[] {
  const protocols = protocolsOf(day);
  return day.stations.ids.flatMap((id, row) => {
    const protocol = protocols.get(id);
    return protocol === undefined ? [] : [{ protocol, areas: areasOfStation(day.stations, row) }];
  });
}

/** The protocols of the stations that belong to an area. */
function protocolsIn(placed: readonly Placed[], area: AreaId): readonly Sheet[] {
  return placed.flatMap(({ protocol, areas }) => (areas.has(area) ? [protocol] : []));
}

/** Line by line the sum of the stations. Absent is not zero: without the figure of one station there is no sum. */
function lineOf(protocols: readonly Sheet[], line: LineId): Figure {
  let sum = 0n;
  for (const { figures } of protocols) {
    const figure = figures[line];
    if (figure === undefined) return undefined;
    sum += BigInt(figure);
  }
  return sum;
}

function isWithin(day: Day, area: AreaId, top: AreaId): boolean {
  let at: AreaId | undefined = area;
  while (at !== undefined && at !== top) at = day.stations.areas.find(({ id }) => id === at)?.parent;
  return at === top;
}

/** The figures of a contest at its area and at every area below from which a protocol has arrived. */
export function slowTally(day: Day, contest: Contest): Tally {
  const tally = new Map<AreaId, ReadonlyMap<LineId, Figure>>();
  const placed = placedOf(day);
  for (const { id: area } of day.stations.areas) {
    if (!isWithin(day, area, contest.area)) continue;
    const protocols = protocolsIn(placed, area);
    if (protocols.length > 0) tally.set(area, linesOf(day, contest, protocols));
  }
  return tally;
}

function linesOf(day: Day, { options }: Contest, protocols: readonly Sheet[]): ReadonlyMap<LineId, Figure> {
  const lines = new Map<LineId, Figure>();
  const against = options.find(({ role }) => role === 'against-all')?.id ?? 'against-all';
  for (const { line } of day.given.form.lines) {
    if (line === 'options') continue;
    lines.set(line === 'against-all' ? against : line, lineOf(protocols, line));
  }
  for (const { id, role } of options) if (role !== 'against-all') lines.set(id, lineOf(protocols, id));
  return lines;
}

/** The election with slow tallies in the polls of the first round. */
export function withSlowTallies(election: Election, day: Day): Election {
  const contests = election.contests.map((contest) => ({
    ...contest,
    polls: [{ round: 1, tally: slowTally(day, contest), fromProtocols: true as const }],
  }));
  return { ...election, contests };
}

/** Stations expected and arrived in an area. */
export function slowArrivals(day: Day, area: AreaId): { readonly expected: number; readonly arrived: number } {
  const { contests, without } = day.given;
  const voting = day.stations.ids.filter((id, row) => {
    const belongs = areasOfStation(day.stations, row);
    return belongs.has(area) && without?.has(id) !== true && contests.some((contest) => belongs.has(contest.area));
  });
  return { expected: voting.length, arrived: protocolsIn(placedOf(day), area).length };
}
