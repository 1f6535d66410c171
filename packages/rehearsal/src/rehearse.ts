/** Makes the rehearsal of a polling day: top down, so that every published figure comes out. */

import { type PollingDay, type ProtocolTable, runsOf, type TurnoutReports, totalsOf } from '@saylau/core';
import { arrivalsOf } from './arrivals.js';
import { rehearsedElection, rehearsedName } from './contests.js';
import { draftBallots } from './drafts.js';
import { RehearsalError } from './error.js';
import { chanceOf } from './fit/chance.js';
import { frameOf } from './frame.js';
import { mark, type Rehearsal, type RehearsalInput, type RehearsalOptions } from './input.js';
import { landOf } from './land.js';
import { manifestOf } from './manifest.js';
import { regionFigures } from './regions.js';
import { type Making, type Room, roomOf } from './room.js';
import { standingsOf } from './standings.js';
import { tableOf } from './tables.js';
import { territorialOf } from './territorial.js';

/**
 * The rehearsal of the plan's day. The same input and seed give the same rehearsal on every machine.
 * Throws RehearsalError where the seed is no id, or the plan names what is not there, has too few stations, or cannot be met.
 */
export function rehearse(input: RehearsalInput, options: RehearsalOptions): Rehearsal {
  const { plan, elections } = input;
  const { seed } = options;
  if (seed.length > 40 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(seed)) throw new RehearsalError('bad-seed', { found: seed });
  const chance = chanceOf(`${plan.id} ${seed}`);
  const frame = frameOf(input);
  const ballots = draftBallots(plan, elections, frame);
  const land = landOf(plan, frame, ballots, options);
  const figures = regionFigures(plan, frame, chance.fork('regions'));
  const making: Making = { plan, frame, ballots, land, figures, chance };
  const room = roomOf(making);
  const bare = ballots.map((ballot) =>
    tableOf(making, room, ballot, standingsOf(ballot, chance.fork(`standings ${ballot.plan.part}`))),
  );
  const stations = {
    ...land.stations,
    registered: room.opening,
    ...(room.ballots === undefined ? {} : { ballots: room.ballots }),
  };
  const tables = bare.map(
    (table, place): ProtocolTable => ({ ...table, stations, received: arrivalsOf(making, room, table, place) }),
  );
  const runs = runsOf(stations);
  const turnout = turnoutOf(making, room, stations);
  const id = `${mark}${plan.id}/${seed}`;
  const day: PollingDay = {
    id,
    name: rehearsedName(plan.name),
    date: plan.date,
    zone: plan.zone,
    rehearsal: { of: plan.id, seed },
    elections: elections.map(({ election }) =>
      rehearsedElection(election, stations.areas, contestsOf(tables, election.id)),
    ),
    stations,
    ...(turnout === undefined ? {} : { turnout }),
  };
  const territorial = territorialOf(tables.map((table) => totalsOf(table, runs)));
  return { day, tables, territorial, turnout, manifest: manifestOf({ id, seed, making, elections, tables }) };
}

function contestsOf(tables: readonly ProtocolTable[], election: string): PollingDay['elections'][number]['contests'] {
  return tables.flatMap(({ ballot }) => (ballot.election === `${mark}${election}` ? ballot.contests : []));
}

function turnoutOf(
  { plan }: Making,
  { received }: Room,
  stations: TurnoutReports['stations'],
): TurnoutReports | undefined {
  if (received.length === 0) return undefined;
  return { stations, times: plan.turnout.times.map(({ at }) => at), columns: received };
}
