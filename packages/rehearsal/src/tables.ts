/** The protocols of one kind of ballot: every line of the form at every station, with the sums and equations that it has to keep. */

import { type Ballot, emptyTable, type LineId, type ProtocolTable, setBit } from '@saylau/core';
import type { PlanLine } from '@saylau/formats';
import type { Standing } from './candidates.js';
import { contestOf } from './contests.js';
import type { Draft, DraftBallot } from './drafts.js';
import { RehearsalError } from './error.js';
import type { Chance } from './fit/chance.js';
import { isRefusal } from './fit/refusal.js';
import { share } from './fit/share.js';
import { fitTable } from './fit/table.js';
import { partOf } from './fraction.js';
import { mark } from './input.js';
import { publishedFigure } from './known.js';
import { sumColumn, totalOf } from './lines.js';
import { boundsOf, inside, type Making, type Room, regionRanges } from './room.js';
import { type Range, split, spread } from './spread.js';
import { castLines, contestTotals } from './totals.js';

/** A table being filled: its columns by line or name. */
interface Filling {
  readonly making: Making;
  readonly room: Room;
  readonly draft: DraftBallot;
  readonly standings: readonly Standing[];
  readonly table: ProtocolTable;
  /** Columns by line: those of the form, and those that only help. */
  readonly lines: Map<LineId, Int32Array>;
  /** What a station casts at least. */
  readonly least: Int32Array | undefined;
  readonly chance: Chance;
}

/** The table of a kind of ballot; every protocol has arrived. Throws RehearsalError. */
export function tableOf(making: Making, room: Room, draft: DraftBallot, standings: readonly Standing[]): ProtocolTable {
  const { election, plan, form, turnout, drafts } = draft;
  const { stations } = making.land;
  const contests = drafts.map((own, index) => contestOf(draft, own, standings[index] ?? { options: [], weights: [] }));
  const own = turnout === undefined ? {} : { turnout };
  const ballot: Ballot = { election: `${mark}${election.id}`, part: plan.part, round: 1, form, ...own, contests };
  const place = new Int32Array(stations.ids.length).fill(-1);
  for (const [index, { area }] of drafts.entries()) fillRange(place, making, area, index);
  const table = emptyTable(ballot, stations, place);
  const chance = making.chance.fork(`${election.id}/${plan.part}`);
  const { cast } = castLines(making.plan);
  const least = cast.least === undefined ? undefined : sumColumn(cast.least, room.lines, allRows(table));
  const filling: Filling = { making, room, draft, standings, table, lines: columnsOf(making, table), least, chance };
  for (const [index, own] of drafts.entries()) fillContest(filling, own, index);
  for (const line of making.plan.lines) fillLine(filling, line);
  for (const [row, contest] of place.entries()) if (contest >= 0) setBit(table.arrived, row);
  return table;
}

function fillRange(column: Int32Array, { land }: Making, area: string, value: number): void {
  const { from, to } = land.ranges.get(area) ?? { from: 0, to: 0 };
  column.fill(value, from, to);
}

/** The columns of the form's lines, and one for each line of the plan that the form does not have. */
function columnsOf({ plan }: Making, table: ProtocolTable): Map<LineId, Int32Array> {
  const known = new Set<LineId>([...plan.lines.map(({ line }) => line), 'against-all']);
  const lines = new Map<LineId, Int32Array>();
  for (const [index, line] of table.lines.entries()) {
    const column = table.columns[index];
    if (!known.has(line)) throw unplanned(plan.id, table, line);
    if (column !== undefined) lines.set(line, column);
  }
  for (const line of [...known, 'options']) {
    if (!lines.has(line)) lines.set(line, new Int32Array(table.stations.ids.length));
  }
  return lines;
}

function unplanned(plan: string, { ballot }: ProtocolTable, line: LineId): RehearsalError {
  return new RehearsalError('line-unplanned', {
    plan,
    form: `${ballot.election.slice(mark.length)}/${ballot.part}`,
    line,
  });
}

function columnOf({ lines }: Filling, line: LineId): Int32Array {
  const column = lines.get(line);
  if (column === undefined) throw new RehearsalError('unknown-line', { found: line });
  return column;
}

/** Votes and everything else that is cast in one contest. */
function fillContest(filling: Filling, own: Draft, index: number): void {
  const { making, room, standings, table, draft } = filling;
  const standing = standings[index] ?? { options: [], weights: [] };
  const whole = rangeOf(making, own);
  const real = own.id === own.real.id && draft.plan.candidates === undefined ? own.real : undefined;
  const totals = contestTotals(making.plan, real, standing, totalOf(room.turnout, whole), own.id);
  const { cast, splits } = castLines(making.plan);
  const groups = groupsOf(making, own);
  const { least } = filling;
  const ballots = castByGroup(filling, groups, totals.cast, least);
  const cells = cellsOf(filling, ballots, [...totals.votes, ...totals.splits]);
  let slot = 0;
  const columns = standing.options.map(({ role }) => {
    if (role === 'against-all') return columnOf(filling, 'against-all');
    slot += 1;
    return table.columns[table.lines.length + slot - 1] ?? new Int32Array(0);
  });
  const into = [...columns, ...splits.map(({ line }) => columnOf(filling, line))];
  const castColumn = columnOf(filling, cast.line);
  const percent = draft.plan.spread.value;
  for (const [group, range] of groups.entries()) {
    const bounds = { most: room.turnout, ...(least === undefined ? {} : { least }) };
    spread(
      castColumn,
      { range, total: ballots[group] ?? 0, weights: room.turnout, ...bounds },
      filling.chance,
      `${own.id} cast`,
    );
    split(into, { range, rows: castColumn, totals: cells[group] ?? [], percent }, filling.chance, own.id);
  }
}

function rangeOf({ land }: Making, { area }: Draft): Range {
  return land.ranges.get(area) ?? { from: 0, to: 0 };
}

/** The regions of a contest of the whole country; else the contest's own rows. */
function groupsOf(making: Making, own: Draft): readonly Range[] {
  return own.area === making.frame.root.id ? regionRanges(making) : [rangeOf(making, own)];
}

function castByGroup(
  { room, draft }: Filling,
  groups: readonly Range[],
  total: number,
  least: Int32Array | undefined,
): number[] {
  const most = groups.map((range) => totalOf(room.turnout, range));
  const floor = groups.map((range) => (least === undefined ? 0 : totalOf(least, range)));
  const given = share(total, most, { least: floor, most });
  if (isRefusal(given)) throw new RehearsalError('contradiction', { what: `${draft.plan.part} cast`, total });
  return given;
}

/** What each region casts for each option: the country's votes come out, and every region differs a little. */
function cellsOf(
  { draft, chance }: Filling,
  rows: readonly number[],
  columns: readonly number[],
): readonly (readonly number[])[] {
  if (rows.length === 1) return [columns];
  const spreadBy = draft.plan.spread.value;
  const start = rows.map(() => columns.map((column) => column * (100 - spreadBy + chance.below(2 * spreadBy + 1))));
  const cells = fitTable({ rows, columns, start });
  if (isRefusal(cells)) throw new RehearsalError('contradiction', { what: `${draft.plan.part} by region` });
  return cells;
}

/** Lines of the plan that are not votes: those of the room, parts of others, sums. */
function fillLine(filling: Filling, line: PlanLine): void {
  const { making, room, table, draft, lines } = filling;
  const column = columnOf(filling, line.line);
  const own = room.lines.get(line.line);
  if (own !== undefined) {
    for (const { from, to } of draft.drafts.map((one) => rangeOf(making, one)))
      column.set(own.subarray(from, to), from);
  } else if (line.is === 'portion') fillPortion(filling, line, column);
  else if (line.is === 'sum') {
    addOptions(table, columnOf(filling, 'options'));
    column.set(sumColumn(line.sum, lines, allRows(table)));
  }
}

/** A part of another line that differs from ballot to ballot: as published of the contest, or the assumed share. */
function fillPortion(filling: Filling, line: Extract<PlanLine, { readonly is: 'portion' }>, column: Int32Array): void {
  const of = columnOf(filling, line.of);
  const bounds = boundsOf(line, filling.lines, of, allRows(filling.table));
  for (const draft of filling.draft.drafts) {
    const range = rangeOf(filling.making, draft);
    const published = draft.id === draft.real.id ? publishedFigure(draft.real, line.line) : undefined;
    const total = published ?? inside(partOf(totalOf(of, range), line.share.value), bounds, range);
    spread(column, { range, total, weights: of, ...bounds }, filling.chance, line.line);
  }
}

function allRows({ stations }: ProtocolTable): Range {
  return { from: 0, to: stations.ids.length };
}

/** The group `options` as a column, for sums that name it. */
function addOptions(table: ProtocolTable, into: Int32Array): void {
  into.fill(0);
  for (const column of table.columns.slice(table.lines.length)) {
    for (let row = 0; row < into.length; row++) into[row] = (into[row] ?? 0) + (column[row] ?? 0);
  }
}
