/** Votes that stand out among the neighbours: moved between options, so that every equation holds. */

import type { Row } from '@saylau/core';
import { type Bed, each, sheetsAt, sow } from './bed.js';
import type { Planted } from './planted.js';
import { changedLines, placeOf, type Sheet, sheetAt, sumOfVotes, write } from './sheet.js';

/** Stations asked for one kind: each is held against all its neighbours. */
const tries = 200;

export function plantNeighbours(bed: Bed): readonly Planted[] {
  const swaps = sow(bed, each - 1, (row) => plantAtAny(bed, row, plantSwap), tries);
  return [
    ...swaps,
    ...sow(bed, each - swaps.length, (row) => plantAtAny(bed, row, plantPile), tries),
    ...sow(bed, each, (row) => plantAtAny(bed, row, plantZero), tries),
  ];
}

/** A station with its neighbours, for one contest. */
interface Place {
  readonly bed: Bed;
  readonly sheet: Sheet;
  /** Votes of the sheet. */
  readonly sum: number;
  /** Columns of votes, most votes first. */
  readonly first: number;
  readonly others: readonly number[];
  readonly near: readonly { readonly figures: readonly number[]; readonly sum: number; readonly used: boolean }[];
}

function plantAtAny(bed: Bed, row: Row, plant: (place: Place) => Planted | undefined): readonly Planted[] | undefined {
  for (const sheet of bed.chance.fork(`neighbours ${row}`).shuffle(sheetsAt(bed, row))) {
    const planted = plant(placeIn(bed, sheet));
    if (planted !== undefined) return [planted];
  }
  return undefined;
}

function placeIn(bed: Bed, sheet: Sheet): Place {
  const { votes, figures } = sheet;
  const [first = -1, ...others] = votes.toSorted(
    (one, other) => (figures[other] ?? 0) - (figures[one] ?? 0) || one - other,
  );
  const near = neighbours(sheet).map((other) => ({
    figures: other.figures,
    sum: sumOfVotes(other),
    used: bed.used.has(other.row),
  }));
  return {
    bed,
    sheet,
    sum: sumOfVotes(sheet),
    first,
    others,
    near: near.filter(({ sum }) => sum >= bed.thresholds.leastVotes),
  };
}

/** The votes of the first option and of another change places. */
function plantSwap(place: Place): Planted | undefined {
  const { sheet, sum, first, others } = place;
  const { lines, figures } = sheet;
  const found = others.find((other) => {
    const fallen = figures[other] ?? 0;
    return fallen > 0 && standsOut(place, first, (near) => isFar(place, near, [fallen, sum]));
  });
  if (found === undefined) return undefined;
  write(sheet, figures.with(first, figures[found] ?? 0).with(found, figures[first] ?? 0));
  const swapped = [lines[Math.min(first, found)] ?? '', lines[Math.max(first, found)] ?? ''] as const;
  const cause = { kind: 'lines-swapped', lines: swapped } as const;
  return { code: 'station-far', ...placeOf(sheet), lines: swapped, cause };
}

/** Half the votes of all others are laid on the first option's pile. */
function plantPile(place: Place): Planted | undefined {
  const { sheet, sum, first, others } = place;
  let left = sum;
  const made = [...sheet.figures];
  for (const other of others) {
    made[other] = Math.floor((made[other] ?? 0) / 2);
    left -= made[other] ?? 0;
  }
  made[first] = left;
  if (!standsOut(place, first, (near) => isFar(place, [left, sum], near))) return undefined;
  write(sheet, made);
  const name = sheet.lines[first] ?? '';
  return { code: 'station-far', ...placeOf(sheet), lines: [name, ...changedBeside(sheet, made, name)] };
}

/** All votes of an option go to the first one. */
function plantZero(place: Place): Planted | undefined {
  const { sheet, first, others } = place;
  const { figures } = sheet;
  const found = others.find(
    (other) => (figures[other] ?? 0) > 0 && standsOut(place, other, (near) => isExpected(place, near)),
  );
  if (found === undefined) return undefined;
  const made = figures.with(first, (figures[first] ?? 0) + (figures[found] ?? 0)).with(found, 0);
  write(sheet, made);
  const name = sheet.lines[found] ?? '';
  return { code: 'zero-votes', ...placeOf(sheet), lines: [name, ...changedBeside(sheet, made, name)] };
}

function changedBeside(sheet: Sheet, made: readonly number[], line: string): readonly string[] {
  return changedLines(sheet, made).filter((own) => own !== line);
}

type Share = readonly [votes: number, sum: number];

/** Whether the one share is above the other by more than allowed. */
function isFar({ bed }: Place, [high, ofHigh]: Share, [low, ofLow]: Share): boolean {
  const { num, den } = bed.thresholds.farDifference;
  const difference = BigInt(high) * BigInt(ofLow) - BigInt(low) * BigInt(ofHigh);
  return difference * den > num * BigInt(ofLow) * BigInt(ofHigh);
}

/** Whether by this share the station should have enough votes. */
function isExpected({ bed, sum: own }: Place, [votes, sum]: Share): boolean {
  const { zeroShare, zeroVotes } = bed.thresholds;
  const isStrong = BigInt(votes) * zeroShare.den >= zeroShare.num * BigInt(sum);
  return isStrong && BigInt(votes) * BigInt(own) >= BigInt(zeroVotes) * BigInt(sum);
}

/** Whether enough neighbours agree by their shares of a column, those with errors of their own counted as if they did not. */
function standsOut({ bed, near }: Place, column: number, agrees: (share: Share) => boolean): boolean {
  const { farNeighbours, leastNeighbours } = bed.thresholds;
  const sound = near.filter(({ used }) => !used);
  if (sound.length < leastNeighbours) return false;
  const agreeing = sound.filter(({ figures, sum }) => agrees([figures[column] ?? 0, sum])).length;
  return BigInt(agreeing) * farNeighbours.den >= farNeighbours.num * BigInt(near.length);
}

/** Stations of the same contest in the same lowest area: they stand in rows that follow each other. */
function neighbours({ table, row }: Sheet): readonly Sheet[] {
  const leaves = table.stations.hierarchies[0]?.leaves;
  const near: Sheet[] = [];
  const add = (other: Row): void => {
    const sheet = table.contestOf[other] === table.contestOf[row] ? sheetAt(table, other) : undefined;
    if (sheet !== undefined) near.push(sheet);
  };
  for (let other = row - 1; other >= 0 && leaves?.[other] === leaves?.[row]; other--) add(other);
  for (let other = row + 1; other < table.contestOf.length && leaves?.[other] === leaves?.[row]; other++) add(other);
  return near;
}
