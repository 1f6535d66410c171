/** Where the seats of a hemicycle lie: rows of equal spacing, filled by angle, so that neighbours in order sit together. */

export interface SeatPlace {
  readonly x: number;
  readonly y: number;
}

export interface Hall {
  /** From the left end to the right. */
  readonly places: readonly SeatPlace[];
  readonly seatRadius: number;
}

/** Inner row's radius as a share of the outer's. */
const inner = 0.42;

/** Places of `seats` in a half circle of radius 1 around (0, 0); y goes up. */
export function hallOf(seats: number): Hall {
  const rows = rowsFor(seats);
  const radii = Array.from({ length: rows }, (_, row) =>
    rows === 1 ? 0.75 : inner + ((1 - inner) * row) / (rows - 1),
  );
  const counts = shared(seats, radii);
  const places = radii.flatMap((radius, row) => rowOf(radius, counts[row] ?? 0));
  places.sort((one, other) => other.angle - one.angle || one.radius - other.radius);
  const spacing = rows === 1 ? Math.PI * 0.75 : (1 - inner) / (rows - 1);
  return {
    places: places.map(({ angle, radius }) => ({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) })),
    seatRadius: Math.min(spacing * 0.42, (Math.PI * 0.75) / Math.max(seats / rows, 1) / 2.3, 0.08),
  };
}

function rowsFor(seats: number): number {
  for (let rows = 1; rows < 40; rows += 1) {
    const spacing = rows === 1 ? 0.3 : (1 - inner) / (rows - 1);
    const length = Math.PI * rows * (rows === 1 ? 0.75 : (1 + inner) / 2);
    if (length / spacing >= seats) return rows;
  }
  return 40;
}

/** Seats by row, in proportion to its length; the outermost takes what rounding leaves. */
function shared(seats: number, radii: readonly number[]): readonly number[] {
  const length = radii.reduce((sum, radius) => sum + radius, 0);
  const counts = radii.map((radius) => Math.floor((seats * radius) / length));
  const left = seats - counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, row) => count + (row >= counts.length - left ? 1 : 0));
}

function rowOf(radius: number, count: number): { readonly angle: number; readonly radius: number }[] {
  return Array.from({ length: count }, (_, place) => ({
    radius,
    angle: count === 1 ? Math.PI / 2 : Math.PI - (Math.PI * place) / (count - 1),
  }));
}
