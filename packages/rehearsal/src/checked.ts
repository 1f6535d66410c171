/** One published figure beside the rehearsed one, and what all checks look at. */

import type { AreaId, Contest, Outcome, Stations, Totals } from '@saylau/core';
import type { Margin } from '@saylau/formats';
import type { Rehearsal, RehearsalInput } from './input.js';

/** A published figure beside the rehearsed one. */
export interface PublishedCheck {
  /** A word of docs/formats/rehearsal.md, as in the manifest. */
  readonly what: string;
  /** Which region, contest, line or time it is about. */
  readonly of: readonly string[];
  readonly published: string;
  readonly rehearsed: string;
  readonly agrees: boolean;
}

/** What the checks look at: the rehearsal with its sums, and its elections counted. */
export interface Counted {
  readonly rehearsal: Rehearsal;
  readonly input: RehearsalInput;
  readonly totals: readonly Totals[];
  /** By the real election's id. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** A check of two values, compared as they are written. */
export function checked(
  what: string,
  of: readonly string[],
  published: string | number | bigint,
  rehearsed: string | number | bigint | undefined,
): PublishedCheck {
  const [one, other] = [String(published), rehearsed === undefined ? '' : String(rehearsed)];
  return { what, of, published: one, rehearsed: other, agrees: one === other };
}

/** Only what has a source is published. */
export function published<T>(margin: Margin<T> | undefined): T | undefined {
  return margin?.source === undefined ? undefined : margin.value;
}

/** Seats of contests together; one that is made up has one. */
export function seatsIn(contests: readonly Contest[]): number {
  return contests.reduce((sum, { seats }) => sum + (seats ?? 1), 0);
}

/** Whether an area is another one or lies in it. */
export function isIn({ areas, areaNumbers, parents }: Stations, inner: AreaId, outer: AreaId): boolean {
  let number = areaNumbers.get(inner) ?? -1;
  while (number >= 0 && areas[number]?.id !== outer) number = parents[number] ?? -1;
  return number >= 0;
}
