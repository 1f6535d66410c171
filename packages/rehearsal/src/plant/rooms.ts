/** Errors between the protocols of one room: one ballot's figure moved away from the others', its own equations kept. */

import type { FindingCode, LineId, RoomThreshold, Row } from '@saylau/core';
import { type Bed, each, figuresAt, sheetsAt, sow } from './bed.js';
import type { Planted } from './planted.js';
import { changedLines, figureOf, placeOf, type Sheet, settled, write } from './sheet.js';

export function plantRooms(bed: Bed): readonly Planted[] {
  const { tookPart, received, registered } = bed.thresholds.room;
  const rules: readonly (readonly [FindingCode, LineId, RoomThreshold])[] = [
    ['room-took-part', 'took-part', tookPart],
    ['room-received', 'ballots-received', received],
    ['room-registered', 'registered', registered],
  ];
  return rules.flatMap(([code, line, limit]) => sow(bed, each, (row) => plantRoom(bed, row, [code, line, limit])));
}

function plantRoom(
  bed: Bed,
  row: Row,
  [code, line, limit]: readonly [FindingCode, LineId, RoomThreshold],
): readonly Planted[] | undefined {
  const sheets = sheetsAt(bed, row).filter((sheet) => sheet.lines.includes(line));
  if (sheets.length < 2 || !isReportedAll(bed, row)) return undefined;
  const sheet = bed.chance.fork(`${code} ${row}`).pick(sheets);
  const others = sheets.filter((own) => own !== sheet).map((own) => figureOf(own, line) ?? 0);
  const [most, least] = [Math.max(...others), Math.min(...others)];
  const made = settledAt(sheet, line, farAbove(least, limit)) ?? settledAt(sheet, line, farBelow(most, limit));
  if (made === undefined) return undefined;
  const lines = changedLines(sheet, made);
  write(sheet, made);
  return [{ code, ...placeOf(sheet), lines }];
}

function settledAt(sheet: Sheet, line: LineId, to: number): readonly number[] | undefined {
  return settled(sheet, new Map([[sheet.lines.indexOf(line), to]]));
}

/** The least figure that is too far above another, and a little more. */
function farAbove(least: number, { share: { num, den }, number }: RoomThreshold): number {
  // The difference is to be more than the share of the larger: more than least × num / (den − num).
  const share = den > num ? Number((BigInt(least) * num) / (den - num)) : 0;
  return least + Math.max(number, share) + 2;
}

function farBelow(most: number, { share: { num, den }, number }: RoomThreshold): number {
  return most - Math.max(number, Number((BigInt(most) * num) / den)) - 2;
}

/** Whether nobody came after the last report, so that one figure a little higher leaves the turnout reports in order. */
function isReportedAll(bed: Bed, row: Row): boolean {
  const last = bed.turnout?.columns.at(-1)?.[row] ?? -1;
  return last < 0 || figuresAt(bed, row, 'ballots-received').every((figure) => figure === last);
}
