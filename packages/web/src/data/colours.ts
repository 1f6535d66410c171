/** Colours of options: the site's own, by the party's place in its register, so that a party keeps its colour through all elections. */

import type { Election, Option } from '@saylau/core';

/** A class of the style sheet: `o1` … `o10`; `yes`, `no`; `against` for the line against all; `other`. */
export type Colour = string;

const palette = 10;

/** Colours never carry meaning alone: whatever has one has its name beside it. */
export function colourOf({ parties }: Election, { id, role, party }: Option, place: number): Colour {
  if (role === 'against-all') return 'against';
  if (role === 'others') return 'other';
  if (role === 'answer') return id === 'no' ? 'no' : 'yes';
  // On a ballot of persons two of one party are two options.
  return partyColour(parties, role === 'list' ? (party ?? id) : undefined, place);
}

/**
 * Places of those that no register knows, for their colours: whoever has seats, most seats first; nobody else has one. The same
 * for a contest's lists and for the chamber that they fill.
 */
export function seatPlaces(
  parties: Election['parties'],
  seats: readonly (readonly [id: string, seats: number])[],
): ReadonlyMap<string, number> {
  const held = seats.filter(([id, own]) => own > 0 && !parties.has(id) && id !== 'independent');
  const sorted = held.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return new Map(sorted.map(([id], place) => [id, place] as const));
}

/** Of a party, or of whom none stands behind: then by `place`, from 0. */
export function partyColour(parties: Election['parties'], party: string | null | undefined, place: number): Colour {
  if (party === 'independent') return 'other';
  const known = party === null || party === undefined ? -1 : [...parties.keys()].indexOf(party);
  // Parties late in a long register are small ones: sooner none than another's colour.
  return known >= palette ? 'other' : `o${((known >= 0 ? known : place) % palette) + 1}`;
}
