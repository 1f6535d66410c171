/** The problem of the areas together: what is published of each and of all, and what is sought. */

import type { Rounding } from './percent.js';

/** What is published of the ballots received in one area by one time; all parts may be left out. */
export interface AreaFigure {
  /** Printed percentage of the area's voters: "54.19". */
  readonly percent?: string;
  /** The least and the most received; both the same where the count is known. */
  readonly least?: number;
  readonly most?: number;
}

/** An area; the stations abroad are one as well. */
export interface MarginsArea {
  readonly area: string;
  /** Voters on the final list, or about how many where that is not published. */
  readonly registered: number | { readonly about: number; readonly least: number; readonly most: number };
  /** One for each time; undefined where nothing is published. */
  readonly at: readonly (AreaFigure | undefined)[];
}

/** A time of the day, and what is published of all areas together. */
export interface MarginsTime {
  readonly time: string;
  /** Voters on all lists then, which `percent` is a share of; left out: the final number. */
  readonly registered?: number;
  /** Ballots received by then in all areas. */
  readonly received?: number;
  readonly percent?: string;
  /** The lists that the areas' percentages are shares of; left out: the final ones. */
  readonly areaLists?: 'final' | 'then';
}

export interface MarginsProblem {
  /** How all percentages were cut to their places; left out: halves up. */
  readonly rounding?: Rounding;
  /** Voters on all final lists. */
  readonly registered: number;
  readonly times: readonly MarginsTime[];
  readonly areas: readonly MarginsArea[];
}

export interface Margins {
  /** Voters on the final list, by area. */
  readonly registered: readonly number[];
  /** Voters on the list that the percentages of a time are shares of, by time and area. */
  readonly lists: readonly (readonly number[])[];
  /** Ballots received, by time and area; never falling from one time to the next. */
  readonly received: readonly (readonly number[])[];
}

/**
 * A published figure: of one area or, without one, of all; of one time or, without one, of the final list. An area's
 * percentage is meant together with its voters where they are published.
 */
export interface FigureRef {
  readonly kind: 'registered' | 'received' | 'percent';
  readonly area?: string;
  readonly time?: string;
}

/** Voters of all areas on the lists that the areas' percentages of a time are shares of. */
export function listsTotal(problem: MarginsProblem, time: MarginsTime): number {
  return time.areaLists === 'then' ? (time.registered ?? problem.registered) : problem.registered;
}
