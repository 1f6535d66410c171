/** Two counts of the same votes beside each other, party by party and list by list. */

import type { Count, Election, Outcome, ReadingOutcome, Statute, Text } from '@saylau/core';
import { partsOf } from '@saylau/formats/outcome-json';
import { type ChamberPicture, chamberPicture, sumOf } from '../../data/chamber.js';
import { type ContestSummary, contestSummary } from '../../data/contest.js';
import type { Counted, WhatIf } from './what-if.js';

export interface Side {
  readonly chamber?: ChamberPicture;
  readonly contests: readonly ContestSummary[];
}

export interface Compared {
  readonly real: Side;
  readonly other?: Side;
  /** Other readings of the law set, under which something can be counted. */
  readonly readings: readonly { readonly says?: Text; readonly side: Side }[];
  /** Readings under which nothing can be counted. */
  readonly unknown: readonly (Text | undefined)[];
}

export function compared(election: Election, statute: Statute, { real, other }: WhatIf): Compared {
  const side = (count: Count, law: Counted['law']): Side =>
    sideOf(election, statute, count, { real: real.law, other: law });
  const readings = other?.outcome.readings ?? [];
  const telling = readings.filter(({ count }) => count.contests.some(tells));
  return {
    real: side(real.outcome, real.law),
    ...(other === undefined || other.outcome.law.is !== 'rules' ? {} : { other: side(other.outcome, other.law) }),
    readings: telling.map(({ says, count }) => ({
      ...(says === undefined ? {} : { says }),
      side: side(count, other?.law ?? real.law),
    })),
    unknown: readings.filter((one) => !telling.includes(one)).map(({ says }: ReadingOutcome) => says),
  };
}

function tells({ result, percentages }: Outcome['contests'][number]): boolean {
  return result !== undefined || percentages.length > 0;
}

interface Laws {
  readonly real: Counted['law'];
  readonly other: Counted['law'];
}

function sideOf(election: Election, statute: Statute, { chambers, contests }: Count, laws: Laws): Side {
  const [chamber, ...others] = chambers;
  const { names } = partsOf({ election, statute, law: laws.real }, laws.other);
  return {
    ...(chamber === undefined || others.length > 0 ? {} : { chamber: chamberPicture(chamber, election, names) }),
    contests: contests.filter(tells).map((one) => contestSummary(one, election)),
  };
}

export interface PartyRow {
  readonly party: string;
  readonly name: Text;
  readonly colour: string;
  readonly real: number;
  /** Of the law set, then of each other reading of it. */
  readonly others: readonly number[];
}

/** Parties with a seat on any side, the largest first. */
export function partyRows({ real, other, readings }: Compared): readonly PartyRow[] {
  const sides = [real, ...(other === undefined ? [] : [other]), ...readings.map(({ side }) => side)];
  const parties = new Map(
    sides.flatMap(({ chamber }) => (chamber?.rows ?? []).map((row) => [row.party, row] as const)),
  );
  const seatsIn = ({ chamber }: Side, party: string): number => {
    const row = chamber?.rows.find((one) => one.party === party);
    return row === undefined ? 0 : sumOf(row);
  };
  return [...parties.values()]
    .map(({ party, name, colour }): PartyRow => {
      const [first = 0, ...others] = sides.map((side) => seatsIn(side, party));
      return { party, name, colour, real: first, others };
    })
    .filter((row) => row.real > 0 || row.others.some((seats) => seats > 0))
    .sort((one, two) => two.real - one.real || (two.others[0] ?? 0) - (one.others[0] ?? 0));
}
