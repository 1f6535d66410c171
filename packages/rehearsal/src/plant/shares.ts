/** Unusual figures of one station by itself: every equation of its protocols holds. */

import type { Fraction, LineId, Row } from '@saylau/core';
import { type Bed, each, sheetsAt, sow } from './bed.js';
import type { Planted } from './planted.js';
import { changedLines, figureOf, findingsWith, placeOf, type Sheet, settled, write } from './sheet.js';

/** Many invalid ballots, and many cast outside the station. */
export function plantShares(bed: Bed): readonly Planted[] {
  const { invalidShare, outsideShare } = bed.thresholds;
  return [
    ...sow(bed, each, (row) => plantShare(bed, row, ['invalid-share', 'invalid', invalidShare])),
    ...sow(bed, each, (row) => plantShare(bed, row, ['outside-share', 'outside-station', outsideShare])),
  ];
}

function plantShare(
  bed: Bed,
  row: Row,
  [code, line, limit]: readonly ['invalid-share' | 'outside-share', LineId, Fraction],
): readonly Planted[] | undefined {
  const sheets = sheetsAt(bed, row).filter(({ lines }) => lines.includes(line) && lines.includes('took-part'));
  if (sheets.length === 0) return undefined;
  const sheet = bed.chance.fork(`${code} ${row}`).pick(sheets);
  const whole = BigInt(figureOf(sheet, 'took-part') ?? 0);
  // A tenth above the limit.
  const to = Number((whole * limit.num * 11n) / (limit.den * 10n)) + 1;
  const made = settled(sheet, new Map([[sheet.lines.indexOf(line), to]]));
  if (made === undefined || !isAbove(sheet, made, line, limit, bed.thresholds.leastVotes)) return undefined;
  const lines = changedLines(sheet, made);
  write(sheet, made);
  return [{ code, ...placeOf(sheet), lines }];
}

function isAbove(
  { lines }: Sheet,
  figures: readonly number[],
  line: LineId,
  { num, den }: Fraction,
  least: number,
): boolean {
  const [part, whole] = [figures[lines.indexOf(line)] ?? 0, figures[lines.indexOf('took-part')] ?? 0];
  return whole >= least && BigInt(part) * den > BigInt(whole) * num;
}

/**
 * Lists typed too short, the same in every protocol of the room: everybody on them came (`turnout-full`), or more than that
 * (`list-exceeded`; only where no form's equations compare them, for else those say it).
 */
export function plantLists(bed: Bed): readonly Planted[] {
  return [
    ...sow(bed, each, (row) => plantList(bed, row, 'turnout-full', 0)),
    ...sow(bed, each, (row) => plantList(bed, row, 'list-exceeded', 5)),
  ];
}

function plantList(
  bed: Bed,
  row: Row,
  code: 'turnout-full' | 'list-exceeded',
  by: number,
): readonly Planted[] | undefined {
  const sheets = sheetsAt(bed, row);
  const made = sheets.map((sheet) => withList(sheet, by));
  const sound = made.every((figures, index) => {
    const sheet = sheets[index];
    return figures !== undefined && sheet !== undefined && findingsWith(sheet, figures).length === 0;
  });
  if (!sound) return undefined;
  for (const [index, sheet] of sheets.entries()) write(sheet, made[index] ?? sheet.figures);
  return sheets.map((sheet) => ({ code, ...placeOf(sheet), lines: ['registered'] }));
}

/** The list as long as those who came, less so many. */
function withList(sheet: Sheet, by: number): readonly number[] | undefined {
  const column = sheet.lines.indexOf('registered');
  const came = figureOf(sheet, 'ballots-received') ?? figureOf(sheet, 'took-part');
  return column < 0 || came === undefined || came < by ? undefined : sheet.figures.with(column, came - by);
}
