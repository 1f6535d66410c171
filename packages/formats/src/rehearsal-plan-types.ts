/** A rehearsal's plan as typed values: which polling day it is of, what is published of it, what is assumed (docs/formats/rehearsal.md). */

import type { AreaId, Fraction, LineId, Says, Source, Sum, Text } from '@saylau/core';

/** A value that the rehearsal has to keep, with what it stands on: a source (published) or an assumption of the plan. Exactly one. */
export interface Margin<T> {
  readonly value: T;
  /** Id of a source: the value is published. */
  readonly source?: string;
  /** Id of an assumption: the value is made up, for the reason given there. */
  readonly assumed?: string;
  /** The state that the value stands for, where it is not the final one: `22:10`, `2023-01-01`. */
  readonly state?: string;
}

export interface RehearsalPlan {
  /** The polling day that it is of: `kz-2023-03-19`. */
  readonly id: string;
  readonly name: Says;
  readonly date: string;
  readonly zone: string;
  /** Ids of the elections of that day. */
  readonly elections: readonly string[];
  /** Id of the register whose districts are the units below the regions; absent: regions have no units. */
  readonly register?: string;
  /** The area of the whole country. */
  readonly root: AreaId;
  readonly sources: readonly Source[];
  /** Why something is assumed, by id. */
  readonly assumptions: ReadonlyMap<string, Says>;
  readonly stations: PlanStations;
  readonly regions: readonly PlanRegion[];
  readonly abroad?: PlanAbroad;
  readonly voters: PlanVoters;
  readonly turnout: PlanTurnout;
  /** Ballots of each kind that all stations get together. */
  readonly ballots?: Margin<number>;
  readonly lines: readonly PlanLine[];
  readonly parts: readonly PlanPart[];
  readonly facts: readonly PlanFact[];
  readonly arrivals: PlanArrivals;
}

export interface PlanStations {
  /** Stations at home. */
  readonly total: Margin<number>;
  /** A station's size in percent of its unit's mean. */
  readonly size: Margin<{ readonly least: number; readonly most: number }>;
}

export interface PlanRegion {
  readonly area: AreaId;
  /** Its name, where the elections do not name the area. */
  readonly name?: Text;
  /** Its part of the stations at home, relative to the others'. */
  readonly stations: Margin<number>;
  /** Residents, where the region has no units: voters that are not known are shared by it. */
  readonly population?: Margin<number>;
  readonly voters?: Margin<number>;
  /** Printed percentages of voters who received ballots, one for each of the plan's times. */
  readonly turnout?: readonly string[];
  /** Minutes by which its stations close, and report, later than the others. */
  readonly later?: number;
}

/** Stations abroad: they vote only where a contest is of the whole country. */
export interface PlanAbroad {
  readonly area: AreaId;
  readonly stations: Margin<number>;
  readonly countries: Margin<number>;
  readonly voters: Margin<number>;
  readonly opening: Margin<number>;
  readonly received: Margin<number>;
  readonly later?: number;
}

export interface PlanVoters {
  readonly total: Margin<number>;
  /** On the lists before the day. */
  readonly opening: Margin<number>;
  /** Voters of single constituencies, where published. */
  readonly contests: readonly {
    readonly election: string;
    readonly contest: string;
    readonly voters: Margin<number>;
  }[];
  /** Voters of a region whose number is not published, in percent of its residents: from, to. */
  readonly ratio?: Margin<{ readonly least: number; readonly most: number }>;
}

export interface PlanTurnout {
  readonly times: readonly PlanTime[];
  /** Turnout at the end: a count, or a printed percentage of the voters. */
  readonly final: Margin<number | string>;
  /** Other printed percentages are rounded so. Default: halves up. */
  readonly rounding: 'half-up' | 'down';
}

export interface PlanTime {
  /** Minutes after midnight. */
  readonly at: number;
  /** The country's percentage as printed. */
  readonly percent: Margin<string>;
  /** Voters on the lists that it is of. */
  readonly of: number;
  readonly received?: Margin<number>;
}

/**
 * What a line of a form is in the chain of figures. At every station voters ≥ turnout ≥ cast = votes + splits.
 * `least` and `most` are sums of lines before it that the figure is never below or above.
 */
export type PlanLine =
  /** Voters on the list at the end of the day. */
  | { readonly line: LineId; readonly is: 'voters' }
  /** What turnout is counted in: voters who received a ballot. */
  | { readonly line: LineId; readonly is: 'turnout' }
  /** Ballots that the station got. */
  | { readonly line: LineId; readonly is: 'ballots' }
  /** Ballots with votes or without: what options, the line against all and the splits make up. `share` of turnout. */
  | { readonly line: LineId; readonly is: 'cast'; readonly share: Margin<Fraction>; readonly least?: Sum }
  /** Ballots among those cast that are no votes: `share` of cast. */
  | { readonly line: LineId; readonly is: 'split'; readonly share: Margin<Fraction> }
  /** A part of another line. `room`: one figure for all ballots of a station. */
  | {
      readonly line: LineId;
      readonly is: 'portion';
      readonly of: LineId;
      readonly share: Margin<Fraction>;
      readonly least?: Sum;
      readonly most?: Sum;
      readonly room: boolean;
    }
  | { readonly line: LineId; readonly is: 'sum'; readonly sum: Sum };

/** One kind of ballot: a part of one election. */
export interface PlanPart {
  readonly election: string;
  readonly part: string;
  /** Each of its contests stands for as many contests of one seat as it has seats. */
  readonly split: boolean;
  /** Seats of the contests whose number is not published are shared by residents so that this comes out. */
  readonly seats?: { readonly total: Margin<number>; readonly within: readonly PlanSeats[] };
  readonly candidates?: PlanCandidates;
  /** What lists get where it is not published: option → weight. */
  readonly lists?: PlanLists;
  /** How far an option's share at a station differs from its share in the region, in percent of it. */
  readonly spread: Margin<number>;
}

/** Seats of all contests in an area together. */
export interface PlanSeats {
  readonly area: AreaId;
  readonly seats: Margin<number>;
}

export interface PlanLists {
  readonly assumed: string;
  readonly weights: ReadonlyMap<string, number>;
  readonly contests: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface PlanCandidates {
  /** Candidates of one contest, where their number is not published. */
  readonly each: Margin<{ readonly least: number; readonly most: number }>;
  readonly total?: Margin<number>;
  /** Those nominated by parties among them. */
  readonly ofParties?: Margin<number>;
  readonly together: readonly { readonly contests: readonly string[]; readonly number: Margin<number> }[];
  /** Winners by party (`independent` for none), as weights; a declared number of seats of the part stands before them. */
  readonly winners: Margin<ReadonlyMap<string, number>>;
  /** Votes against all in percent of votes. */
  readonly against: Margin<number>;
}

/** A published fact over many contests of an election. */
export interface PlanFact {
  readonly id: string;
  readonly election: string;
  /** The kind of ballot it is about; absent: all of the election. */
  readonly part?: string;
  /** The area whose contests it is about; absent: all. */
  readonly area?: AreaId;
  /** The option it is about; absent only where it is about all. */
  readonly option?: string;
  /**
   * `first`, `entered`: in so many contests it is first, or gets seats; `most`, `least`: its highest or lowest percentage as printed;
   * `lists`: so many lists stand on all ballots together; `seats`, `bodies`: so many are filled.
   */
  readonly is: 'first' | 'entered' | 'most' | 'least' | 'lists' | 'seats' | 'bodies';
  readonly value: Margin<string>;
}

/** When protocols arrive, in minutes after the start of the day. */
export interface PlanArrivals {
  readonly first: Margin<number>;
  readonly last: Margin<number>;
  /** Minutes that each further ballot of a station takes. */
  readonly between: Margin<number>;
}
