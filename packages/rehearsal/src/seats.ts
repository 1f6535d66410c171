/** Seats of contests: as published, and where they are not, by residents so that the published totals come out. */

import type { AreaId, Contest } from '@saylau/core';
import type { PlanPart } from '@saylau/formats';
import { RehearsalError } from './error.js';
import { isRefusal } from './fit/refusal.js';
import { share } from './fit/share.js';
import type { Frame } from './frame.js';

type TerritoryOf = (contest: Contest) => AreaId;

/** Seats of each contest. `each` is what the law gives every contest. Throws RehearsalError `contradiction`. */
export function seatsOf(
  { seats: plan, part, split }: PlanPart,
  contests: readonly Contest[],
  each: number | undefined,
  territoryOf: TerritoryOf,
  frame: Frame,
): number[] {
  const seats = contests.map((contest) => ownSeats(contest, split ? undefined : each));
  if (plan === undefined) return seats.map((own) => own ?? each ?? 1);
  const within = plan.within.map(({ area, seats: { value } }) => ({
    value,
    places: placesIn(area, contests, territoryOf, frame),
  }));
  within.sort((one, other) => one.places.length - other.places.length);
  for (const { value, places } of [...within, { value: plan.total.value, places: contests.map((_, index) => index) }]) {
    const open = places.filter((place) => seats[place] === undefined);
    const rest = value - places.reduce((sum, place) => sum + (seats[place] ?? 0), 0);
    const weights = open.map((place) => frame.population.get(territoryOf(contests[place] as Contest)) ?? 0);
    const given = share(Math.max(0, rest), weights, {
      least: open.map(() => Math.min(5, Math.floor(rest / open.length))),
    });
    if (rest < 0 || isRefusal(given))
      throw new RehearsalError('contradiction', { what: `seats ${part}`, total: value });
    for (const [index, place] of open.entries()) seats[place] = given[index];
  }
  return seats.map((own) => own ?? 0);
}

/** A split contest without a number of its own is one whose number is not public. */
function ownSeats({ seats }: Contest, each: number | undefined): number | undefined {
  return seats ?? (seats === null ? undefined : each);
}

/** Contests held in an area, by index. */
function placesIn(area: AreaId, contests: readonly Contest[], territoryOf: TerritoryOf, frame: Frame): number[] {
  const units = frame.regions.find((region) => region.area.id === area)?.units ?? [];
  const areas = new Set([area, ...units.map((unit) => unit.area.id)]);
  return contests.flatMap((contest, index) => (areas.has(territoryOf(contest)) ? [index] : []));
}
