/** A chamber as a half circle of seats: colour by party, form by how the seat was won, the majority marked. */

import type { ReactNode } from 'react';
import type { ChamberPicture } from '../data/chamber.js';
import { useSay, useSite } from '../site/site.js';
import { hallOf, type SeatPlace } from './seat-places.js';

const size = { width: 600, height: 325, radius: 270, centre: 300, ground: 300 } as const;

interface Seat {
  readonly colour: string;
  /** Which part it was won in, by its place among the chamber's parts; −1: nobody holds it. */
  readonly part: number;
}

export function Hemicycle({ chamber }: { readonly chamber: ChamberPicture }): ReactNode {
  const say = useSay('parts');
  const site = useSite();
  const seats = seatsOf(chamber);
  const { places, seatRadius } = hallOf(seats.length);
  const radius = seatRadius * size.radius;
  const majority = Math.floor(seats.length / 2) + 1;
  const spoken = say('chamber-spoken', {
    seats: seats.length,
    rows: chamber.rows.map((row) => `${site.name(row.name) || say('independents')} ${heldBy(row.parts)}`).join(', '),
  });
  return (
    <svg className="hemicycle" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={spoken}>
      <line className="majority" x1={size.centre} x2={size.centre} y1={4} y2={size.ground - size.radius * 0.36} />
      {seats.map((seat, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a seat is its place in the hall
        <SeatMark key={at} seat={seat} place={places[at]} radius={radius} />
      ))}
      <text className="total" x={size.centre} y={size.ground - 28}>
        {seats.length}
      </text>
      <text className="label" x={size.centre} y={size.ground - 4}>
        {say('majority', { majority })}
      </text>
    </svg>
  );
}

/** A circle for a seat of the first part, a square for one of another: colour alone would not tell. */
function SeatMark({
  seat,
  place,
  radius,
}: {
  readonly seat: Seat;
  readonly place: SeatPlace | undefined;
  readonly radius: number;
}): ReactNode {
  if (place === undefined) return null;
  const x = size.centre + place.x * size.radius;
  const y = size.ground - 10 - place.y * size.radius;
  const className = `seat ${seat.part < 0 ? 'empty' : seat.colour}`;
  if (seat.part <= 0) return <circle className={className} cx={round(x)} cy={round(y)} r={round(radius)} />;
  const side = radius * 1.75;
  return (
    <rect
      className={className}
      x={round(x - side / 2)}
      y={round(y - side / 2)}
      width={round(side)}
      height={round(side)}
      rx={1}
    />
  );
}

/** Seats in the order of the rows, each party's together; then those that nobody holds. */
function seatsOf({ parts, rows, seats = 0 }: ChamberPicture): readonly Seat[] {
  const order = parts.map(({ part }) => part);
  const held = rows.flatMap(({ colour, parts: own }) =>
    order.flatMap((part, place) => Array.from({ length: own[part] ?? 0 }, (): Seat => ({ colour, part: place }))),
  );
  return [...held, ...Array.from({ length: Math.max(0, seats - held.length) }, (): Seat => ({ colour: '', part: -1 }))];
}

function heldBy(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, seats) => sum + seats, 0);
}

/** To a tenth: more cannot be seen. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
