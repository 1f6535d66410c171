/** A chamber as a picture needs it: who holds how many seats, part by part. */

import type { Chamber, Election, Status, Text } from '@saylau/core';
import type { PartNames } from '@saylau/formats/outcome-json';
import { type Colour, partyColour, seatPlaces } from './colours.js';

export interface ChamberSeats {
  /** Party id, or `independent`. */
  readonly party: string;
  /** Empty for independents: the site says it. */
  readonly name: Text;
  readonly colour: Colour;
  /** Part → seats. */
  readonly parts: Readonly<Record<string, number>>;
  readonly total?: number;
  readonly declared?: string;
}

export interface ChamberPicture {
  readonly body?: string;
  /** All seats; left out where the law's number is not known. */
  readonly seats?: number;
  readonly parts: readonly {
    readonly part: string;
    readonly name: Text;
    readonly seats?: number;
    readonly status: Status;
  }[];
  /** Most seats first. */
  readonly rows: readonly ChamberSeats[];
  readonly vacant: number;
}

export function chamberPicture(
  { body, seats, parts, rows, vacant }: Chamber,
  election: Election,
  names: PartNames,
): ChamberPicture {
  const places = seatPlaces(
    election.parties,
    rows.map((row) => [row.party, seatsOf(row)] as const),
  );
  const colourFor = (party: string): Colour => {
    const place = places.get(party);
    return place === undefined && !election.parties.has(party)
      ? 'other'
      : partyColour(election.parties, party, place ?? 0);
  };
  return {
    ...(body === undefined ? {} : { body }),
    ...(seats === undefined ? {} : { seats }),
    parts: parts.map(({ part, seats: own, status }) => ({
      part,
      name: names.get(part) ?? {},
      status,
      ...(own === undefined ? {} : { seats: own }),
    })),
    rows: rows
      .map(({ party, parts: held, total, comparison }) => ({
        party,
        name: nameOf(election, party),
        colour: colourFor(party),
        parts: Object.fromEntries([...held].map(([part, one]) => [part, one.seats])),
        ...(total === undefined ? {} : { total }),
        ...(comparison?.declared === undefined ? {} : { declared: comparison.declared }),
      }))
      .sort((one, other) => sumOf(other) - sumOf(one)),
    vacant,
  };
}

function seatsOf({ parts, total }: Chamber['rows'][number]): number {
  return total ?? [...parts.values()].reduce((sum, { seats }) => sum + seats, 0);
}

/** Seats known of a row. */
export function sumOf({ parts, total }: Pick<ChamberSeats, 'parts' | 'total'>): number {
  return total ?? Object.values(parts).reduce((sum, seats) => sum + seats, 0);
}

/** A party's, else that of the option which stands for itself. */
function nameOf({ parties, contests }: Election, party: string): Text {
  if (party === 'independent') return {};
  const option = contests.flatMap(({ options }) => options).find(({ id }) => id === party);
  return parties.get(party) ?? option?.name ?? { en: party };
}
