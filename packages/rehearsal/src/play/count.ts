/** The count of a night: every station's protocols on their ways, and when the last of each contest and area is accepted. */

import { hasBit, type ProtocolTable, type Row, rowsWithErrors } from '@saylau/core';
import { type Chance, chanceOf } from '../fit/chance.js';
import { above, type Cast } from './cast.js';
import { instantOf } from './instants.js';
import { journeyOf, type Paper, type Way } from './journey.js';
import type { Choices, Night } from './night.js';
import { figuresAt, slipIn, sortedWrongly } from './paper.js';
import { stationDay } from './station-day.js';
import type { Step } from './step.js';

/** When the protocols of one table are accepted, by row. `never`: one is expected and will not be. 0: none is expected. */
export type Accepted = Float64Array;

export const never = Number.POSITIVE_INFINITY;

/** The steps of all stations, and of each table when its protocols are accepted. */
export interface StationsPlanned {
  readonly steps: Step[];
  readonly accepted: readonly Accepted[];
}

/** Plans what the stations and the commissions right above them do. */
export function planStations(night: Night, cast: Cast, choices: Choices): StationsPlanned {
  const { day, tables } = night;
  const planning: Planning = {
    night,
    cast,
    choices,
    errors: tables.map((table) => rowsWithErrors(table)),
    accepted: tables.map(({ contestOf }) => Float64Array.from(contestOf, (contest) => (contest < 0 ? 0 : never))),
    steps: [],
  };
  const all = chanceOf(cast.seed).fork('stations');
  for (const [row, id] of day.stations.ids.entries()) planStation(planning, row, all.fork(id));
  return planning;
}

interface Planning extends StationsPlanned {
  readonly night: Night;
  readonly cast: Cast;
  readonly choices: Choices;
  readonly errors: readonly Uint8Array[];
}

function planStation(planning: Planning, row: Row, chance: Chance): void {
  const { night, cast, choices, steps, accepted } = planning;
  const { day, tables } = night;
  const papers = tables.flatMap((table, place) => {
    const paper = hasBit(table.arrived, row) ? paperOf(planning, place, row, chance) : undefined;
    return paper === undefined ? [] : [{ paper, table, place }];
  });
  const first = papers.length === 0 ? undefined : Math.min(...papers.map(({ paper }) => paper.arrives));
  for (const step of stationDay({ day, cast, choices, row, chance, first })) steps.push(step);
  for (const { paper, table, place } of papers) {
    const broken = hasBit(planning.errors[place] ?? new Uint8Array(0), row);
    const way: Way = broken ? { is: 'broken' } : wayOf(table, row, choices, chance);
    const journey = journeyOf(paper, way, choices.words, chance);
    for (const step of journey) steps.push(step);
    const times = accepted[place];
    if (times !== undefined && !broken) times[row] = journey.at(-1)?.at ?? never;
  }
}

function paperOf({ night, cast, choices }: Planning, place: number, row: Row, chance: Chance): Paper | undefined {
  const { day, tables } = night;
  const table = tables[place];
  const contest = table?.ballot.contests[table.contestOf[row] ?? -1];
  if (table === undefined || contest === undefined) return undefined;
  const received = table.received?.[row] ?? -1;
  const arrives = received < 0 ? choices.hours.closes + chance.between(60, 300) : received;
  return {
    thing: place * table.contestOf.length + row,
    slot: { election: table.ballot.election, contest: contest.id, station: day.stations.ids[row] ?? '' },
    figures: () => figuresAt(table, row),
    arrives: instantOf(day, arrives),
    precinct: cast.precincts[row],
    above: above(cast, row),
    observer: cast.observers.get(row),
  };
}

function wayOf(table: ProtocolTable, row: Row, { slips, recounts }: Choices, chance: Chance): Way {
  if (recounts > 0 && chance.below(recounts) === 0) {
    const change = sortedWrongly(table, row, chance);
    if (change !== undefined) return { is: 'recount', change };
  }
  const change = slips > 0 && chance.below(slips) === 0 ? slipIn(figuresAt(table, row), chance) : undefined;
  return change === undefined ? { is: 'plain' } : { is: 'slip', change };
}
