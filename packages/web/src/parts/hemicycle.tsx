/** A chamber as a half circle of seats: colour by party, form by how the seat was won, the majority marked. */

import type { ReactNode } from 'react';
import type { ChamberPicture } from '../data/chamber.js';
import { useSay, useSite } from '../site/site.js';
import { Named } from './option-name.js';
import { hallOf, type SeatPlace } from './seat-places.js';

const size = { width: 600, height: 325, radius: 270, centre: 300, ground: 300 } as const;

interface Seat {
  readonly colour: string;
  /** Which part it was won in, by its place among the chamber's parts; −1: nobody holds it. */
  readonly part: number;
}

/** More seats than any chamber has are not drawn one by one: the table beside tells them. */
const mostDrawn = 3000;

export function Hemicycle({ chamber }: { readonly chamber: ChamberPicture }): ReactNode {
  const say = useSay('parts');
  const seats = seatsIn(chamber);
  return seats > mostDrawn ? (
    <p className="absent">{say('chamber-too-large', { seats })}</p>
  ) : (
    <Hall chamber={chamber} seats={seats} />
  );
}

function Hall({ chamber, seats }: { readonly chamber: ChamberPicture; readonly seats: number }): ReactNode {
  const say = useSay('parts');
  const site = useSite();
  const { places, seatRadius } = hallOf(seats);
  const marks = placed(chamber, places);
  const radius = seatRadius * size.radius;
  const majority = Math.floor(seats / 2) + 1;
  const spoken = say('chamber-spoken', {
    seats,
    rows: chamber.rows
      .filter(({ parts }) => heldBy(parts) > 0)
      .map((row) => `${site.name(row.name) || say('independents')} ${heldBy(row.parts)}`)
      .join(', '),
  });
  return (
    <figure className="hall">
      <svg className="hemicycle" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={spoken}>
        <line className="majority" x1={size.centre} x2={size.centre} y1={2} y2={size.ground - size.radius * 0.36} />
        {marks.map(({ seat, place }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a seat is its place in the hall
          <SeatMark key={at} seat={seat} place={place} radius={radius} />
        ))}
        <text className="total" x={size.centre} y={size.ground - 28}>
          {seats}
        </text>
        <text className="label" x={size.centre} y={size.ground - 4}>
          {say('majority', { majority })}
        </text>
      </svg>
      <Legend chamber={chamber} hasEmpty={marks.some(({ seat }) => seat.part < 0)} />
    </figure>
  );
}

/** Forms of seats by the part they were won in: colour alone would not tell. */
const forms = ['circle', 'square', 'diamond'] as const;

function SeatMark({ seat, place, radius }: SeatMarkProps): ReactNode {
  const x = round(size.centre + place.x * size.radius);
  const y = round(size.ground - 10 - place.y * size.radius);
  const className = `seat ${seat.part < 0 ? 'empty' : seat.colour}`;
  const form = forms[Math.min(Math.max(seat.part, 0), forms.length - 1)];
  if (form === 'circle') return <circle className={className} cx={x} cy={y} r={round(radius)} />;
  // As much ground as the circle has.
  const half = round(radius * (form === 'square' ? 0.86 : 0.9));
  const turned = form === 'diamond' ? { transform: `rotate(45 ${x} ${y})` } : {};
  return (
    <rect
      className={className}
      x={round(x - half)}
      y={round(y - half)}
      width={2 * half}
      height={2 * half}
      rx={2}
      {...turned}
    />
  );
}

interface SeatMarkProps {
  readonly seat: Seat;
  readonly place: SeatPlace;
  readonly radius: number;
}

/** Which form stands for what: where seats were won in more than one way, or are not filled or not known. */
function Legend({ chamber, hasEmpty }: { readonly chamber: ChamberPicture; readonly hasEmpty: boolean }): ReactNode {
  const say = useSay('parts');
  const shown = chamber.parts
    .map((part, at) => ({ ...part, at }))
    .filter(({ part }) => chamber.rows.some(({ parts }) => (parts[part] ?? 0) > 0));
  if (shown.length < 2 && !hasEmpty) return null;
  return (
    <figcaption className="legend">
      {shown.map(({ part, name, at }) => (
        <span key={part} className="legend-item">
          <LegendMark part={at} />
          <Named text={name} otherwise={part} />
        </span>
      ))}
      {hasEmpty && (
        <span className="legend-item">
          <LegendMark part={-1} />
          {say('seat-open')}
        </span>
      )}
    </figcaption>
  );
}

function LegendMark({ part }: { readonly part: number }): ReactNode {
  const form = forms[Math.min(Math.max(part, 0), forms.length - 1)];
  const className = part < 0 ? 'seat empty' : 'seat key';
  return (
    <svg className="legend-mark hemicycle-mark" viewBox="0 0 16 16" aria-hidden="true">
      {form === 'circle' && <circle className={className} cx={8} cy={8} r={6} />}
      {form === 'square' && <rect className={className} x={2.5} y={2.5} width={11} height={11} rx={1.5} />}
      {form === 'diamond' && (
        <rect className={className} x={3} y={3} width={10} height={10} rx={1.5} transform="rotate(45 8 8)" />
      )}
    </svg>
  );
}

interface Placed {
  readonly seat: Seat;
  readonly place: SeatPlace;
}

/**
 * Each party holds a wedge of the hall, in the order of the rows; within it the first part's seats lie in the outer rows and
 * the others inside, so that both can be seen at once. Then the seats that nobody holds.
 */
function placed({ parts, rows }: ChamberPicture, places: readonly SeatPlace[]): readonly Placed[] {
  const order = parts.map(({ part }) => part);
  let from = 0;
  const held = rows.flatMap(({ colour, parts: own }) => {
    const seats = order.flatMap((part, at) =>
      Array.from({ length: own[part] ?? 0 }, (): Seat => ({ colour, part: at })),
    );
    const wedge = places.slice(from, from + seats.length).sort(outerFirst);
    from += seats.length;
    return wedge.flatMap((place, at) => (seats[at] === undefined ? [] : [{ seat: seats[at], place }]));
  });
  const left = places.slice(from).map((place) => ({ seat: { colour: '', part: -1 }, place }));
  return [...held, ...left];
}

function outerFirst(one: SeatPlace, other: SeatPlace): number {
  const byRow = Math.round(1_000 * (Math.hypot(other.x, other.y) - Math.hypot(one.x, one.y)));
  return byRow === 0 ? one.x - other.x : byRow;
}

/** All seats of the chamber; where the law's number is not known, those that are held. */
function seatsIn({ rows, seats = 0 }: ChamberPicture): number {
  return Math.max(
    seats,
    rows.reduce((sum, { parts }) => sum + heldBy(parts), 0),
  );
}

function heldBy(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, seats) => sum + seats, 0);
}

/** To a tenth: more cannot be seen. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
