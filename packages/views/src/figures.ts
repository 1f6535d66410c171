/** Sums of an area as plain figures, without those that tell votes withheld. Where nothing is counted there are none. */

import type { RecordState } from '@saylau/acts';
import { type AreaNumber, type Row, slotOptions, type Totals } from '@saylau/core';
import { rowsIn } from './places.js';
import { withoutVotes, wouldTell } from './withheld.js';

/** A contest with the totals of its ballot. */
export interface ContestIn {
  readonly election: string;
  readonly contest: string;
  readonly totals: Totals;
  /** Its place among the contests of the ballot. */
  readonly index: number;
}

/** Undefined where there is no such contest, or it is not voted on. */
export function contestIn(state: RecordState, election: string, contest: string): ContestIn | undefined {
  for (const totals of state.totals(election)) {
    const index = totals.table.ballot.contests.findIndex(({ id }) => id === contest);
    if (index >= 0) return { election, contest, totals, index };
  }
  return undefined;
}

/** Rows of the stations of an area that vote on a contest. */
export function rowsOf({ totals, index }: ContestIn, area: string): readonly Row[] {
  const { stations, contestOf } = totals.table;
  const number = stations.areaNumbers.get(area);
  return number === undefined ? [] : rowsIn(stations, number).filter((row) => contestOf[row] === index);
}

/** Line or option → sum over the counted stations of an area that vote on the contest; what is absent at any of them is left out. */
export function sumsShown(state: RecordState, found: ContestIn, area: string): Record<string, number> {
  const sums = state.sums(found.election, found.contest, area) ?? {};
  const { totals } = found;
  return wouldTell(state, totals, () => rowsOf(found, area)) ? withoutVotes(sums, totals.table) : { ...sums };
}

/** Where a ballot is added up: an area with the rows of its stations, asked for where they are looked at; and their contest where it is one. */
interface BallotIn {
  readonly area: AreaNumber;
  readonly rows: () => readonly Row[];
  /** Its place among the contests of the ballot, whose options the slots are. */
  readonly contest: number | undefined;
}

/** Line → sum over all counted stations of an area, and option → sum where they vote on one contest. */
export function ballotFigures(
  state: RecordState,
  totals: Totals,
  { area, rows, contest }: BallotIn,
): Record<string, number> {
  const { table, sums, absent, arrived } = totals;
  if ((arrived[area] ?? 0) === 0) return {};
  const voted = table.ballot.contests[contest ?? -1];
  const names = [...table.lines, ...(voted === undefined ? [] : slotOptions(voted))];
  const known = names.flatMap((name, column) =>
    (absent[column]?.[area] ?? 0) === 0 ? [[name, sums[column]?.[area] ?? 0] as const] : [],
  );
  const figures = Object.fromEntries(known);
  return wouldTell(state, totals, rows) ? withoutVotes(figures, table) : figures;
}

/** The contest that all stations of an area vote on with this ballot, where there is one; by its index. */
export function soleContest({ table }: Totals, rows: Iterable<Row>): number | undefined {
  let sole: number | undefined;
  for (const row of rows) {
    const contest = table.contestOf[row] ?? -1;
    if (contest < 0 || contest === sole) continue;
    if (sole !== undefined) return undefined;
    sole = contest;
  }
  return sole;
}
