/** The protocols of one room (one station, one polling day) against each other: whoever came got every ballot. */

import type { Sum } from '../figures.js';
import type { Fraction } from '../fraction.js';
import type { Row } from '../protocol/stations.js';
import type { Ballot, ProtocolTable } from '../protocol/table.js';
import { lineSum, listSum } from '../protocol/table-turnout.js';
import { type FindingCode, type FindingSink, findingSeverities, type ProtocolFinding } from './finding.js';
import { type Amount, amountAt, amountOf, arrivedAt, linesAt, receivedSum, sumKey, tookPart } from './turnout-lines.js';

/** Figures of one room are too far apart when the largest is above the smallest by more than both of these. */
export interface RoomThreshold {
  /** A part of the largest figure. */
  readonly share: Fraction;
  /** People or ballots, so that a small station is not held to a share. */
  readonly number: number;
}

export interface RoomThresholds {
  readonly tookPart: RoomThreshold;
  readonly received: RoomThreshold;
  readonly registered: RoomThreshold;
}

/**
 * Numbers of our own choice: no law says what "close" is. The lists of two ballots may differ by law (a maslikhat is elected by those
 * who live there), so theirs may be the furthest apart.
 */
export const usualRoomThresholds: RoomThresholds = {
  tookPart: { share: { num: 1n, den: 20n }, number: 10 },
  received: { share: { num: 1n, den: 20n }, number: 10 },
  registered: { share: { num: 1n, den: 10n }, number: 20 },
};

interface Named {
  readonly name: string;
  readonly figure: bigint;
}

interface RoomRule {
  readonly code: FindingCode;
  /** What is compared of a ballot. */
  readonly sumOf: (ballot: Ballot) => Sum;
  readonly threshold: RoomThreshold;
}

const rulesOf = ({ tookPart: took, received, registered }: RoomThresholds): readonly RoomRule[] => [
  { code: 'room-took-part', sumOf: () => lineSum(tookPart), threshold: took },
  { code: 'room-received', sumOf: receivedSum, threshold: received },
  { code: 'room-registered', sumOf: listSum, threshold: registered },
];

/**
 * The figures in which the protocols of one room are too far apart, at every station with two or more. All tables share the same stations.
 * Only the same lines are compared: what one ballot counts as turnout need not be what another does. A protocol in which a figure is absent
 * is not asked about it. Findings name the station.
 */
export function checkRooms(tables: readonly ProtocolTable[], thresholds: RoomThresholds, sink: FindingSink): void {
  const stations = tables[0]?.stations.ids ?? [];
  for (const rule of rulesOf(thresholds)) {
    const alike = amountsAlike(tables, rule);
    for (const [row, station] of stations.entries()) {
      for (const amounts of alike) {
        if (!isApartAt(amounts, row, rule.threshold)) continue;
        for (const finding of apart(amounts, row, rule)) sink({ ...finding, station });
      }
    }
  }
}

/** The amounts of the tables by the lines that they are of. */
function amountsAlike(tables: readonly ProtocolTable[], { sumOf }: RoomRule): readonly (readonly Amount[])[] {
  const alike = new Map<string, Amount[]>();
  for (const table of tables) {
    const sum = sumOf(table.ballot);
    const amount = amountOf(table, sum);
    if (amount !== undefined) alike.set(sumKey(sum), [...(alike.get(sumKey(sum)) ?? []), amount]);
  }
  return [...alike.values()];
}

function apart(amounts: readonly Amount[], row: Row, { code, threshold }: RoomRule): readonly ProtocolFinding[] {
  const known = amounts.flatMap((amount) => (arrivedAt(amount, row) >= 0 ? [namedAt(amount, row)] : []));
  const lines = [...new Set(amounts.flatMap((amount) => linesAt(amount, row)))];
  const [first] = known;
  if (first === undefined) return [];
  const most = known.reduce((best, next) => (next.figure > best.figure ? next : best), first);
  const least = known.reduce((best, next) => (next.figure < best.figure ? next : best), first);
  if (!isFar(most.figure, least.figure, threshold)) return [];
  const params = {
    most: most.name,
    largest: most.figure.toString(),
    least: least.name,
    smallest: least.figure.toString(),
    by: (most.figure - least.figure).toString(),
  };
  return [{ code, severity: findingSeverities[code], lines, params, causes: [] }];
}

function isApartAt(amounts: readonly Amount[], row: Row, threshold: RoomThreshold): boolean {
  let largest = -1;
  let smallest = Number.MAX_SAFE_INTEGER;
  for (const amount of amounts) {
    const figure = arrivedAt(amount, row);
    if (figure < 0) continue;
    largest = Math.max(largest, figure);
    smallest = Math.min(smallest, figure);
  }
  // Most rooms are close: only the others are worth a fraction.
  return largest - smallest > threshold.number && isFar(BigInt(largest), BigInt(smallest), threshold);
}

function isFar(largest: bigint, smallest: bigint, { share, number }: RoomThreshold): boolean {
  const by = largest - smallest;
  return by > BigInt(number) && by * share.den > share.num * largest;
}

function namedAt(amount: Amount, row: Row): Named {
  const { ballot, contestOf } = amount.table;
  const contest = ballot.contests[contestOf[row] ?? -1]?.id ?? ballot.part;
  return { name: `${ballot.election} ${contest}`, figure: BigInt(amountAt(amount, row)) };
}
