/** The room: what is the same on all ballots of a station. Voters, ballots, turnout through the day, and parts of these. */

import type { LineId } from '@saylau/core';
import type { PlanLine, RehearsalPlan } from '@saylau/formats';
import type { DraftBallot } from './drafts.js';
import { RehearsalError } from './error.js';
import type { Chance } from './fit/chance.js';
import { partOf } from './fraction.js';
import type { Frame } from './frame.js';
import { publishedAt } from './known.js';
import type { Land } from './land.js';
import { type Columns, lesser, sumColumn, totalOf } from './lines.js';
import type { RegionFigures } from './regions.js';
import { type Range, type Spreading, spread } from './spread.js';

export interface Room {
  /** By line of the form. */
  readonly lines: Columns;
  /** Voters who take part, at most as many as cast. */
  readonly turnout: Int32Array;
  /** Voters on the list before the day, and at its end. */
  readonly opening: Int32Array;
  readonly voters: Int32Array;
  readonly ballots?: Int32Array;
  /** Turnout by the plan's times. */
  readonly received: readonly Int32Array[];
}

/** What every step needs. */
export interface Making {
  readonly plan: RehearsalPlan;
  readonly frame: Frame;
  readonly ballots: readonly DraftBallot[];
  readonly land: Land;
  readonly figures: RegionFigures;
  readonly chance: Chance;
}

/** Fills the room of every station. Throws RehearsalError `contradiction`. */
export function roomOf(making: Making): Room {
  const rows = making.land.stations.ids.length;
  const voters = votersOf(making, rows);
  const opening = openingOf(making, voters);
  const received = receivedOf(making, opening);
  const turnout = received.pop() ?? new Int32Array(rows);
  const ballots = ballotsOf(making, opening);
  const lines = new Map<LineId, Int32Array>();
  for (const line of making.plan.lines) {
    const column = lineOf(making, line, { lines, voters, turnout, ballots });
    if (column !== undefined) lines.set(line.line, column);
  }
  return { lines, turnout, opening, voters, ...(ballots === undefined ? {} : { ballots }), received };
}

/** Regions, then abroad, with their rows: the order of all figures by region. */
export function regionRanges({ frame, land }: Pick<Making, 'frame' | 'land'>): Range[] {
  const regions = [...frame.regions, ...(frame.abroad === undefined ? [] : [frame.abroad])];
  return regions.map(({ area }) => land.ranges.get(area.id) ?? { from: 0, to: 0 });
}

/** Voters by station: exact in every constituency with a published number, and in what is left of its region. */
function votersOf(making: Making, rows: number): Int32Array {
  const out = new Int32Array(rows);
  const weights = sizesOf(making, rows);
  const chance = making.chance.fork('voters');
  for (const [index, region] of regionRanges(making).entries()) {
    for (const { range, total } of votersCells(making, region, making.figures.voters[index] ?? 0)) {
      spread(out, { range, total, weights }, chance, 'voters');
    }
  }
  return out;
}

interface Cell {
  readonly range: Range;
  readonly total: number;
}

/** The parts of a region whose voters are given: published constituencies, and the gaps between them. */
function votersCells({ plan, ballots, land }: Making, region: Range, voters: number): Cell[] {
  const known = plan.voters.contests.flatMap(({ election, contest, voters: { value } }): Cell[] => {
    const draft = ballots
      .flatMap((ballot) => (ballot.election.id === election ? ballot.drafts : []))
      .find(({ id }) => id === contest);
    const range = draft === undefined ? undefined : land.ranges.get(draft.area);
    return range !== undefined && range.from >= region.from && range.to <= region.to ? [{ range, total: value }] : [];
  });
  known.sort((one, other) => one.range.from - other.range.from);
  const gaps: Range[] = [];
  let { from } = region;
  for (const { range } of known) {
    if (range.from > from) gaps.push({ from, to: range.from });
    from = range.to;
  }
  if (from < region.to) gaps.push({ from, to: region.to });
  let rest = voters - known.reduce((sum, { total }) => sum + total, 0);
  let rows = gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  const cells = gaps.map((range) => {
    const total = Math.floor((rest * (range.to - range.from)) / rows);
    rest -= total;
    rows -= range.to - range.from;
    return { range, total };
  });
  return [...known, ...cells];
}

/** How large each station is beside the others: the mean of its unit, more or less. */
function sizesOf({ plan, frame, land, chance }: Making, rows: number): Int32Array {
  const out = new Int32Array(rows);
  const drawing = chance.fork('sizes');
  const { least, most } = plan.stations.size.value;
  const regions = [...frame.regions, ...(frame.abroad === undefined ? [] : [frame.abroad])];
  for (const { area, population } of regions.flatMap((region) => region.units)) {
    const { from, to } = land.ranges.get(area.id) ?? { from: 0, to: 0 };
    const mean = Math.min(Math.max(1, Math.ceil(population / Math.max(1, to - from))), 1_000_000);
    for (let row = from; row < to; row++) out[row] = mean * drawing.between(least, most);
  }
  return out;
}

/** Voters before the day: those at its end less those added on it. */
function openingOf(making: Making, voters: Int32Array): Int32Array {
  const grown = new Int32Array(voters.length);
  const chance = making.chance.fork('opening');
  for (const [index, range] of regionRanges(making).entries()) {
    const total = (making.figures.voters[index] ?? 0) - (making.figures.opening[index] ?? 0);
    spread(grown, { range, total, weights: voters, most: voters }, chance, 'opening');
  }
  return voters.map((own, row) => own - (grown[row] ?? 0));
}

/** Turnout by time, the last one the end: made backwards, so that no station's ever falls. */
function receivedOf(making: Making, opening: Int32Array): Int32Array[] {
  const chance = making.chance.fork('turnout');
  const columns: Int32Array[] = [];
  let most = opening;
  for (const figures of making.figures.received.toReversed()) {
    const column = new Int32Array(opening.length);
    const weights = most.map((own) => own * chance.between(80, 120));
    for (const [index, range] of regionRanges(making).entries()) {
      const total = figures[index] ?? 0;
      spreadBelow(column, { range, total, weights, most }, chance);
    }
    columns.unshift(column);
    most = column;
  }
  return columns;
}

/** Spreads what is there or, where that is more than half of the most, what is missing: the smaller part never meets its bounds. */
function spreadBelow(
  column: Int32Array,
  { range, total, weights, most }: Required<Omit<Spreading, 'least'>>,
  chance: Chance,
): void {
  const whole = totalOf(most, range);
  const missing = total * 2 > whole;
  spread(column, { range, total: missing ? whole - total : total, weights, most }, chance, 'turnout');
  if (missing) for (let row = range.from; row < range.to; row++) column[row] = (most[row] ?? 0) - (column[row] ?? 0);
}

/** Ballots by station: never fewer than voters on its list before the day. */
function ballotsOf({ plan, land, frame, chance }: Making, opening: Int32Array): Int32Array | undefined {
  if (plan.ballots === undefined) return undefined;
  const range = land.ranges.get(frame.root.id) ?? { from: 0, to: 0 };
  const out = new Int32Array(opening.length);
  spread(
    out,
    { range, total: plan.ballots.value, weights: opening, least: opening },
    chance.fork('ballots'),
    'ballots',
  );
  return out;
}

interface Base {
  readonly lines: Columns;
  readonly voters: Int32Array;
  readonly turnout: Int32Array;
  readonly ballots: Int32Array | undefined;
}

/** The column of a line that all ballots of a station share; undefined for any other. */
function lineOf(making: Making, line: PlanLine, { lines, voters, turnout, ballots }: Base): Int32Array | undefined {
  switch (line.is) {
    case 'voters':
      return voters;
    case 'turnout':
      return turnout;
    case 'ballots':
      return ballots;
    case 'portion':
      return line.room ? portionOf(making, line, lines) : undefined;
    case 'cast':
    case 'split':
    case 'sum':
      return undefined;
  }
}

type Portion = Extract<PlanLine, { readonly is: 'portion' }>;

/** A part of a line, region by region: as published there, or the assumed share. */
function portionOf(making: Making, line: Portion, lines: Columns): Int32Array {
  const of = lines.get(line.of);
  if (of === undefined) throw new RehearsalError('unknown-line', { found: line.of });
  const all = making.land.ranges.get(making.frame.root.id) ?? { from: 0, to: 0 };
  const bounds = boundsOf(line, lines, of, all);
  const out = new Int32Array(making.land.stations.ids.length);
  const regions = [...making.frame.regions, ...(making.frame.abroad === undefined ? [] : [making.frame.abroad])];
  const chance = making.chance.fork(line.line);
  for (const [index, range] of regionRanges(making).entries()) {
    const published = publishedAt(making.ballots, regions[index]?.area.id ?? '', line.line);
    const total = published ?? inside(partOf(totalOf(of, range), line.share.value), bounds, range);
    spread(out, { range, total, weights: of, ...bounds }, chance, line.line);
  }
  return out;
}

interface Bounds {
  readonly least?: Int32Array;
  readonly most: Int32Array;
}

/** What a portion is never below or above, by row. */
export function boundsOf(
  { least, most }: Pick<Portion, 'least' | 'most'>,
  lines: Columns,
  of: Int32Array,
  range: Range,
): Bounds {
  const top = lesser(of, most === undefined ? undefined : sumColumn(most, lines, range));
  return least === undefined ? { most: top } : { least: sumColumn(least, lines, range), most: top };
}

/** An assumed total, moved into what the bounds allow. */
export function inside(total: number, { least, most }: Bounds, range: Range): number {
  return Math.min(Math.max(total, least === undefined ? 0 : totalOf(least, range)), totalOf(most, range));
}
