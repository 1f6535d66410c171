/** Stations with the votes of another: as if one paper had been typed in twice, every equation kept. */

import type { Row } from '@saylau/core';
import { type Bed, each, sheetsAt, sow } from './bed.js';
import type { Planted } from './planted.js';
import { changedLines, placeOf, type Sheet, settled, sheetAt, sumOfVotes, write } from './sheet.js';

/** Stations asked for a copy, and stations looked at as its origin. */
const [tries, origins] = [200, 2000];

export function plantSame(bed: Bed): readonly Planted[] {
  return sow(bed, each, (row) => plantAtAny(bed, row), tries);
}

function plantAtAny(bed: Bed, row: Row): readonly Planted[] | undefined {
  for (const sheet of bed.chance.fork(`same-figures ${row}`).shuffle(sheetsAt(bed, row))) {
    const planted = plantCopy(bed, sheet);
    if (planted !== undefined) return planted;
  }
  return undefined;
}

/** The votes of a station before it in the order of rows, and the other lines as they have to be. */
function plantCopy(bed: Bed, sheet: Sheet): readonly Planted[] | undefined {
  const pairs = pairsWith(sheet);
  for (const origin of originsOf(bed, sheet)) {
    if (!isUnlikely(bed, origin, pairs)) continue;
    const made = settled(sheet, new Map(origin.votes.map((column) => [column, origin.figures[column] ?? 0])));
    if (made === undefined) continue;
    const lines = changedLines(sheet, made);
    write(sheet, made);
    bed.used.add(origin.row);
    return [{ code: 'same-figures', ...placeOf(sheet), lines }];
  }
  return undefined;
}

/** Unused stations of the same contest with nearly as many votes. */
function* originsOf(bed: Bed, { table, row, ...sheet }: Sheet): Generator<Sheet> {
  const own = sumOfVotes({ table, row, ...sheet });
  for (const other of bed.rows.slice(0, origins)) {
    if (other >= row || bed.used.has(other) || table.contestOf[other] !== table.contestOf[row]) continue;
    const origin = sheetAt(table, other);
    if (origin === undefined) continue;
    const by = Math.abs(sumOfVotes(origin) - own);
    if (by * 20 <= own) yield origin;
  }
}

/** Pairs of stations in the contest. */
function pairsWith({ table: { contestOf }, row }: Sheet): bigint {
  const contest = contestOf[row];
  const stations = BigInt(contestOf.reduce((count, own) => count + (own === contest ? 1 : 0), 0));
  return (stations * (stations - 1n)) / 2n;
}

/** The rule of docs/formats/thresholds.md. */
function isUnlikely({ thresholds: { sameChance } }: Bed, { votes, figures }: Sheet, pairs: bigint): boolean {
  const positive = votes.map((column) => BigInt(figures[column] ?? 0)).filter((figure) => figure > 0n);
  const product = positive.reduce((all, figure) => all * 6n * figure, 1n);
  return (pairs * sameChance.den) ** 2n <= sameChance.num ** 2n * product;
}
