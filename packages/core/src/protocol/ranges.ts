/** Ranges of rows: stations whose own areas are the same stand together and are added up once, then carried up the tree of areas. */

import type { AreaNumber, Row, Stations } from './stations.js';
import { type Bits, hasBit, largestFigure } from './table.js';

/** Rows grouped into runs: in every hierarchy the stations of one run have the same own area. */
export interface Runs {
  readonly stations: Stations;
  /** First row of each run, in order, and at the end the number of rows. */
  readonly starts: Int32Array;
  /** Where what a run comes to is added, and where two of its branches meet and it is taken off again. */
  readonly added: Carried;
  readonly taken: Carried;
  /** Areas right below each area, by area number. */
  readonly below: readonly (readonly AreaNumber[])[];
}

/** Pairs of a run and an area, in columns. */
interface Carried {
  readonly runs: Int32Array;
  readonly areas: Int32Array;
}

/**
 * The runs of these stations; one preparation serves all tables of a polling day.
 * Throws RangeError where the largest figures of so many stations could not be added up exactly.
 */
export function runsOf(stations: Stations): Runs {
  const rows = stations.ids.length;
  // Before it is carried up, a station may be taken off an area as often as its hierarchies meet there.
  const times = Math.max(1, stations.hierarchies.length - 1);
  if (rows * times * largestFigure > Number.MAX_SAFE_INTEGER) throw new RangeError(`${rows} stations are too many`);
  const starts: Row[] = [];
  for (let row = 0; row < rows; row++) if (row === 0 || !sameAreas(stations, row - 1, row)) starts.push(row);
  const branches = starts.map((row) => branchesOf(stations, row));
  return {
    stations,
    starts: Int32Array.from([...starts, rows]),
    added: carried(branches.map(({ own }) => own)),
    taken: carried(branches.map(({ meetings }) => meetings)),
    below: belowOf(stations),
  };
}

function sameAreas({ hierarchies }: Stations, one: Row, other: Row): boolean {
  return hierarchies.every(({ leaves }) => leaves[one] === leaves[other]);
}

interface Branches {
  readonly own: readonly AreaNumber[];
  /** Areas at which a branch meets those before it: with these taken off once, a station counts once in every area above. */
  readonly meetings: readonly AreaNumber[];
}

function branchesOf(stations: Stations, row: Row): Branches {
  const own: AreaNumber[] = [];
  const meetings: AreaNumber[] = [];
  const reached = new Set<AreaNumber>();
  for (const { leaves } of stations.hierarchies) {
    const leaf = leaves[row] ?? -1;
    const meeting = climb(stations, leaf, reached);
    if (leaf >= 0) own.push(leaf);
    if (meeting >= 0) meetings.push(meeting);
  }
  return { own, meetings };
}

/** Goes up from `from` through areas not yet reached, which it adds; returns the first one reached before, or -1 above the root. */
function climb({ parents }: Stations, from: AreaNumber, reached: Set<AreaNumber>): AreaNumber {
  let at = from;
  while (at >= 0 && !reached.has(at)) {
    reached.add(at);
    at = parents[at] ?? -1;
  }
  return at;
}

function carried(areasOfRuns: readonly (readonly AreaNumber[])[]): Carried {
  return {
    runs: Int32Array.from(areasOfRuns.flatMap((areas, run) => areas.map(() => run))),
    areas: Int32Array.from(areasOfRuns.flat()),
  };
}

/** Every area that a station belongs to, each once. */
export function areasAt(stations: Stations, row: Row): ReadonlySet<AreaNumber> {
  const reached = new Set<AreaNumber>();
  for (const { leaves } of stations.hierarchies) climb(stations, leaves[row] ?? -1, reached);
  return reached;
}

function belowOf({ areas, parents }: Stations): readonly (readonly AreaNumber[])[] {
  const below = areas.map((): AreaNumber[] => []);
  for (const [area, parent] of parents.entries()) below[parent]?.push(area);
  return below;
}

/** An area and all areas below it, in the order of their numbers. */
export function areasFrom({ below }: Runs, top: AreaNumber): readonly AreaNumber[] {
  const areas = [top];
  for (const area of areas) for (const child of below[area] ?? []) areas.push(child);
  return areas.sort((one, other) => one - other);
}

/** What the rows from `from` up to but not including `to` come to: an integer. */
type Measure = (from: Row, to: Row) => number;

/** What each area comes to, by area number: every run is measured once, added to its own areas and carried up the tree. */
export function measureAreas({ stations, starts, added, taken }: Runs, measure: Measure): Float64Array {
  const amounts = new Float64Array(starts.length - 1);
  for (let run = 0; run < amounts.length; run++) amounts[run] = measure(starts[run] ?? 0, starts[run + 1] ?? 0);
  const totals = new Float64Array(stations.areas.length);
  addRuns(totals, added, amounts, 1);
  addRuns(totals, taken, amounts, -1);
  carryUp(totals, stations.parents);
  return totals;
}

function addRuns(totals: Float64Array, { runs, areas }: Carried, amounts: Float64Array, sign: 1 | -1): void {
  for (let pair = 0; pair < runs.length; pair++) {
    const area = areas[pair] ?? 0;
    totals[area] = (totals[area] ?? 0) + sign * (amounts[runs[pair] ?? 0] ?? 0);
  }
}

/** Children first: a parent stands before them. */
function carryUp(totals: Float64Array, parents: Int32Array): void {
  for (let area = totals.length - 1; area > 0; area--) {
    const parent = parents[area] ?? -1;
    if (parent >= 0) totals[parent] = (totals[parent] ?? 0) + (totals[area] ?? 0);
  }
}

/** The sum of a column's rows from `from` up to but not including `to`. */
export function sumOf(column: Int32Array, from: Row, to: Row): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += column[row] ?? 0;
  return sum;
}

/** How many of these rows are set. */
export function countBits(bits: Bits, from: Row, to: Row): number {
  let count = 0;
  for (let row = from; row < to; row++) {
    // Figures are seldom absent: eight rows at once.
    if ((row & 7) === 0 && bits[row >> 3] === 0) row += 7;
    else if (hasBit(bits, row)) count += 1;
  }
  return count;
}
