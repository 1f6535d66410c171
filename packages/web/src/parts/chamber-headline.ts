/** What a chamber comes to in one sentence: "Amanat: 62 of 98 seats". */

import { type ChamberPicture, sumOf } from '../data/chamber.js';
import type { Site } from '../site/site.js';

/** Undefined where nobody is known to hold a seat. `isCounting`: it is so far, and no result. */
export function chamberHeadline(
  chamber: ChamberPicture | undefined,
  isCounting: boolean,
  site: Site,
): string | undefined {
  const [first] = chamber?.rows ?? [];
  if (first === undefined || chamber?.seats === undefined || sumOf(first) === 0) return undefined;
  const say = site.say('parts');
  return say(isCounting ? 'headline-seats-counting' : 'headline-seats', {
    party: site.name(first.name) || say('independents'),
    seats: sumOf(first),
    all: chamber.seats,
    majority: isMajority(chamber) ? 'yes' : 'no',
  });
}

function isMajority({ rows, seats = 0 }: ChamberPicture): boolean {
  return rows.some((row) => sumOf(row) * 2 > seats);
}
