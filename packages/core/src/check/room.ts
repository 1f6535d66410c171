/** The protocols of one room (one station, one polling day) against each other: whoever came got every ballot. */

import type { Figure, LineId } from '../figures.js';
import type { Fraction } from '../fraction.js';
import type { Row } from '../protocol/stations.js';
import { hasBit, type ProtocolTable } from '../protocol/table.js';
import { type FindingCode, type FindingSink, findingSeverities, type ProtocolFinding } from './finding.js';

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

/** One protocol of a room. `name` tells the reader which ballot it is of. */
export interface RoomProtocol {
  readonly name: string;
  readonly figures: ReadonlyMap<LineId, Figure>;
}

interface Named {
  readonly name: string;
  readonly figure: bigint;
}

interface RoomRule {
  readonly code: FindingCode;
  readonly line: LineId;
  readonly threshold: RoomThreshold;
}

/**
 * The lines in which the protocols of one room are too far apart. A protocol in which a line is absent is not asked about it.
 */
export function checkRoom(protocols: readonly RoomProtocol[], thresholds: RoomThresholds): ProtocolFinding[] {
  return rulesOf(thresholds).flatMap((rule) => {
    const known = protocols.flatMap(({ name, figures }) => {
      const figure = figures.get(rule.line);
      return figure === undefined ? [] : [{ name, figure }];
    });
    return apart(known, rule);
  });
}

/** The same for every station with two or more protocols. All tables share the same stations. Findings name the station. */
export function checkRooms(tables: readonly ProtocolTable[], thresholds: RoomThresholds, sink: FindingSink): void {
  const stations = tables[0]?.stations.ids ?? [];
  for (const rule of rulesOf(thresholds)) {
    const places = tables.flatMap((table) => placesOf(table, rule.line));
    for (const [row, station] of stations.entries()) {
      if (!isApartAt(places, row, rule.threshold)) continue;
      const known = places.filter((place) => isKnown(place, row)).map((place) => namedAt(place, row));
      for (const finding of apart(known, rule)) sink({ ...finding, station });
    }
  }
}

const rulesOf = ({ tookPart, received, registered }: RoomThresholds): readonly RoomRule[] => [
  { code: 'room-took-part', line: 'took-part', threshold: tookPart },
  { code: 'room-received', line: 'ballots-received', threshold: received },
  { code: 'room-registered', line: 'registered', threshold: registered },
];

function apart(known: readonly Named[], { code, line, threshold }: RoomRule): readonly ProtocolFinding[] {
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
  return [{ code, severity: findingSeverities[code], lines: [line], params, causes: [] }];
}

/** One line of one table. */
interface Place {
  readonly table: ProtocolTable;
  readonly column: Int32Array;
  readonly number: number;
}

function placesOf(table: ProtocolTable, line: LineId): readonly Place[] {
  const number = table.lines.indexOf(line);
  const column = table.columns[number];
  return column === undefined ? [] : [{ table, column, number }];
}

function isKnown({ table, number }: Place, row: Row): boolean {
  const absent = table.absent[number];
  return hasBit(table.arrived, row) && !(absent !== undefined && hasBit(absent, row));
}

function isApartAt(places: readonly Place[], row: Row, threshold: RoomThreshold): boolean {
  let largest = -1;
  let smallest = Number.MAX_SAFE_INTEGER;
  for (const place of places) {
    if (!isKnown(place, row)) continue;
    const figure = place.column[row] ?? 0;
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

function namedAt({ table, column }: Place, row: Row): Named {
  const { election, contests } = table.ballot;
  const contest = contests[table.contestOf[row] ?? -1]?.id ?? table.ballot.part;
  return { name: `${election} ${contest}`, figure: BigInt(column[row] ?? 0) };
}
