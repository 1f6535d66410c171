/** What a station's commission does before the count: it opens, reports turnout, and closes. */

import type { ActedAs } from '@saylau/acts';
import { clockTime, type PollingDay, type Row } from '@saylau/core';
import type { Chance } from '../fit/chance.js';
import { above, type Cast } from './cast.js';
import { type Instant, instantOf, minute } from './instants.js';
import type { Choices } from './night.js';
import { byChair, bySecretary, type Step } from './step.js';

/** One station of a night that is being planned. */
export interface StationNight {
  readonly day: PollingDay;
  readonly cast: Cast;
  readonly choices: Choices;
  readonly row: Row;
  /** Its own stream. */
  readonly chance: Chance;
  /** Its first protocol; undefined where none came. */
  readonly first: Instant | undefined;
}

/** Opening, turnout reports and closing. A station without keys opens and closes on paper; its turnout is reported above. */
export function* stationDay(own: StationNight): Generator<Step> {
  const { cast, row } = own;
  const precinct = cast.precincts[row];
  const reports = [...turnoutReports(own, precinct ?? above(cast, row))];
  if (precinct !== undefined) yield* doors(own, precinct, reports);
  yield* reports;
}

function* turnoutReports({ day, chance, row }: StationNight, as: ActedAs): Generator<Step> {
  const station = day.stations.ids[row] ?? '';
  for (const [place, time] of (day.turnout?.times ?? []).entries()) {
    const voters = day.turnout?.columns[place]?.[row] ?? -1;
    const at = instantOf(day, time) + chance.between(minute, 15 * minute);
    if (voters < 0) continue;
    const body = { station, time: clockTime(time), voters };
    yield { at, act: 'turnout-reported', as, roles: bySecretary, body: () => body };
  }
}

/** Open before anything is reported, and closed before the first protocol, whatever the law's hours are. */
function* doors(
  { day, choices, chance, row, first }: StationNight,
  as: ActedAs,
  reports: readonly Step[],
): Generator<Step> {
  const { opens, closes } = choices.hours;
  const body = { station: day.stations.ids[row] ?? '' };
  const late = [opens, closes].map((time) => instantOf(day, time) + chance.between(0, 9 * minute));
  const [opening = 0, closing = 0] = late;
  const closed = first === undefined ? closing : Math.min(closing, first - chance.between(1, 5) * minute);
  const opened = Math.min(opening, closed - 60 * minute, ...reports.map(({ at }) => at - 60 * minute));
  yield { at: opened, act: 'station-opened', as, roles: byChair, body: () => body };
  yield { at: closed, act: 'station-closed', as, roles: byChair, body: () => body };
}
