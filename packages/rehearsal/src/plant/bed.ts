/** Where errors are planted: the rehearsal's own copies, and stations of which each is used once. */

import type { ProtocolTable, Row, Thresholds, TurnoutReports } from '@saylau/core';
import { hasBit } from '@saylau/core';
import type { Chance } from '../fit/chance.js';
import type { Rehearsal } from '../input.js';
import type { Planted } from './planted.js';
import { figureOf, type Sheet, sheetAt, sumOfVotes } from './sheet.js';

export interface Bed {
  /** Copies, changed in place. */
  readonly tables: readonly ProtocolTable[];
  readonly turnout: TurnoutReports | undefined;
  readonly thresholds: Thresholds;
  readonly chance: Chance;
  /** Ordinary stations in the order of chance: in the country, large enough to be judged, every protocol arrived and whole. */
  readonly rows: readonly Row[];
  /** Stations that have an error, or are needed as they are. */
  readonly used: Set<Row>;
  /** Figures to be made absent when all else is done: what commissions above add up is the paper, which has them. */
  readonly blanks: { readonly table: ProtocolTable; readonly row: Row; readonly column: number }[];
}

/** How many errors of a kind are planted. */
export const each = 3;

/** A bed with copies of everything that errors change. */
export function bedOf({ tables, turnout }: Rehearsal, thresholds: Thresholds, chance: Chance): Bed {
  const copies = tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => column.slice()),
    absent: table.absent.map((lacking) => lacking?.slice()),
  }));
  const reports = turnout && { ...turnout, columns: turnout.columns.map((column) => column.slice()) };
  const rows = chance.fork('stations').shuffle(ordinaryRows(tables, thresholds));
  return { tables: copies, turnout: reports, thresholds, chance, rows, used: new Set(), blanks: [] };
}

function ordinaryRows(tables: readonly ProtocolTable[], { leastVotes }: Thresholds): Row[] {
  const [first] = tables;
  if (first === undefined) return [];
  const abroad = abroadAreas(first);
  const leaves = first.stations.hierarchies[0]?.leaves;
  const isWhole = (table: ProtocolTable, row: Row): boolean =>
    hasBit(table.arrived, row) && !table.absent.some((lacking) => lacking !== undefined && hasBit(lacking, row));
  return [...first.stations.ids.keys()].filter((row) => {
    if (abroad.has(leaves?.[row] ?? -1)) return false;
    const own = tables.filter(({ contestOf }) => (contestOf[row] ?? -1) >= 0);
    return own.length > 0 && own.every((table) => isWhole(table, row) && isLarge(sheetAt(table, row), leastVotes));
  });
}

/** Large enough to be judged, with room for what a plant takes away. */
function isLarge(sheet: Sheet | undefined, leastVotes: number): boolean {
  return sheet !== undefined && sumOfVotes(sheet) >= leastVotes + Math.floor(leastVotes / 2);
}

function abroadAreas({ stations: { areas, parents } }: ProtocolTable): ReadonlySet<number> {
  const abroad = new Set<number>();
  for (const [number, { kind }] of areas.entries()) {
    if (kind === 'abroad' || abroad.has(parents[number] ?? -1)) abroad.add(number);
  }
  return abroad;
}

/**
 * Plants up to `number` errors, each at a station of its own. `plant` gives what it planted, or undefined, having changed nothing,
 * where the station does not suit; at most `tries` stations are asked.
 */
export function sow(
  bed: Bed,
  number: number,
  plant: (row: Row) => readonly Planted[] | undefined,
  tries = 400,
): readonly Planted[] {
  const planted: (readonly Planted[])[] = [];
  let asked = 0;
  for (const row of bed.rows) {
    if (planted.length === number || asked === tries) break;
    if (bed.used.has(row)) continue;
    asked += 1;
    const own = plant(row);
    if (own === undefined) continue;
    bed.used.add(row);
    planted.push(own);
  }
  return planted.flat();
}

/** The protocols of a station. */
export function sheetsAt({ tables }: Bed, row: Row): readonly Sheet[] {
  return tables.map((table) => sheetAt(table, row)).filter((sheet) => sheet !== undefined);
}

/** A line's figures in a station's protocols. */
export function figuresAt(bed: Bed, row: Row, line: string): readonly number[] {
  return sheetsAt(bed, row)
    .map((sheet) => figureOf(sheet, line))
    .filter((figure) => figure !== undefined);
}
