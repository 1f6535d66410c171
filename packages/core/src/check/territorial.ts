/** Protocols of commissions above the stations against the sum of their stations, line by line. */

import type { AreaId, Figure, LineId } from '../figures.js';
import { areasAt } from '../protocol/ranges.js';
import type { AreaNumber, Row } from '../protocol/stations.js';
import { hasBit, type ProtocolTable, slotOptions } from '../protocol/table.js';
import type { Totals } from '../protocol/totals.js';
import { type FindingCode, type FindingSink, findingSeverities, type ProtocolFinding } from './finding.js';

/** The protocol of the commission of an area on one contest: in law, line by line, the sum of the area's stations that vote on it. */
export interface TerritorialProtocol {
  readonly election: string;
  readonly contest: string;
  readonly round: number;
  readonly area: AreaId;
  /** By line of the form or id of an option; what is not there is absent. */
  readonly figures: ReadonlyMap<LineId, Figure>;
}

/** What the stations of one area and contest come to, by column of the table. */
interface Sums {
  readonly sums: Float64Array;
  /** Arrived protocols without the figure. */
  readonly absent: Float64Array;
  arrived: number;
  expected: number;
}

/**
 * Gives for each protocol stated on this table's ballot a `territorial-sum` for every line that differs, and a `territorial-absent`
 * for the lines that cannot be compared, with `why`: `stated` (absent in the territorial protocol), `arrived` (stations still missing),
 * `sum` (a station's figure is absent, or no form has the line). A stated figure below the sum so far is wrong whatever is still missing.
 * Protocols of other ballots are not looked at.
 */
export function checkTerritorial(
  totals: Pick<Totals, 'table' | 'runs'>,
  stated: readonly TerritorialProtocol[],
  sink: FindingSink,
): void {
  const { ballot } = totals.table;
  const contests = new Map(ballot.contests.map(({ id }, index) => [id, index]));
  const own = stated.filter(({ election, round, contest }) => {
    return election === ballot.election && round === ballot.round && contests.has(contest);
  });
  const sums = sumsOf(totals, contests, own);
  for (const protocol of own) {
    const contest = contests.get(protocol.contest) ?? -1;
    const found = sums.get(contest)?.get(totals.table.stations.areaNumbers.get(protocol.area) ?? -1);
    if (found !== undefined) compare(protocol, found, linesOf(totals.table, contest), sink);
  }
}

/** Lines and options with their columns. */
function linesOf(table: ProtocolTable, contest: number): ReadonlyMap<LineId, number> {
  const own = table.ballot.contests[contest];
  const slots = own === undefined ? [] : slotOptions(own);
  return new Map([...table.lines, ...slots].map((line, column) => [line, column]));
}

/** Contest → area → what its stations come to. */
type SumsByContest = ReadonlyMap<number, ReadonlyMap<AreaNumber, Sums>>;

/** For the contests and areas that a protocol states: one pass over the rows. */
function sumsOf(
  { table, runs }: Pick<Totals, 'table' | 'runs'>,
  contests: ReadonlyMap<string, number>,
  stated: readonly TerritorialProtocol[],
): SumsByContest {
  const sums = new Map<number, Map<AreaNumber, Sums>>();
  for (const { contest, area } of stated) {
    const number = contests.get(contest) ?? -1;
    const areas = sums.get(number) ?? new Map<AreaNumber, Sums>();
    sums.set(number, areas.set(table.stations.areaNumbers.get(area) ?? -1, noSums(table.columns.length)));
  }
  for (let run = 0; run + 1 < runs.starts.length; run++) addRun(table, sums, runs.starts, run);
  return sums;
}

/** Adds the stations of one run: their areas are the same. */
function addRun(table: ProtocolTable, sums: SumsByContest, starts: Int32Array, run: number): void {
  const from = starts[run] ?? 0;
  const areas = areasAt(table.stations, from);
  for (let row = from; row < (starts[run + 1] ?? 0); row++) {
    const wanted = sums.get(table.contestOf[row] ?? -1);
    if (wanted !== undefined) for (const area of areas) addRow(table, row, wanted.get(area));
  }
}

function noSums(columns: number): Sums {
  return { sums: new Float64Array(columns), absent: new Float64Array(columns), arrived: 0, expected: 0 };
}

function addRow(table: ProtocolTable, row: Row, to: Sums | undefined): void {
  if (to === undefined) return;
  to.expected += 1;
  if (!hasBit(table.arrived, row)) return;
  to.arrived += 1;
  for (const [index, column] of table.columns.entries()) {
    const absent = table.absent[index];
    if (absent !== undefined && hasBit(absent, row)) to.absent[index] = (to.absent[index] ?? 0) + 1;
    else to.sums[index] = (to.sums[index] ?? 0) + (column[row] ?? 0);
  }
}

type Why = 'stated' | 'arrived' | 'sum';

function compare(
  protocol: TerritorialProtocol,
  found: Sums,
  lines: ReadonlyMap<LineId, number>,
  sink: FindingSink,
): void {
  const { arrived, expected } = found;
  const open: Record<Why, LineId[]> = { stated: [], arrived: [], sum: [] };
  for (const line of new Set([...lines.keys(), ...protocol.figures.keys()])) {
    const right = protocol.figures.get(line);
    const column = lines.get(line) ?? -1;
    const left = BigInt(found.sums[column] ?? 0);
    const why = whyOpen(right, found, column);
    if (isWrong(left, right, why))
      sink(areaFinding(protocol, 'territorial-sum', [line], difference(left, right, found)));
    else if (why !== undefined) open[why].push(line);
  }
  for (const why of ['stated', 'arrived', 'sum'] as const) {
    if (open[why].length > 0) sink(areaFinding(protocol, 'territorial-absent', open[why], { why, arrived, expected }));
  }
}

/** What is still missing can only add to the sum. */
function isWrong(left: bigint, right: Figure, why: Why | undefined): right is bigint {
  return right !== undefined && (why === undefined ? left !== right : right < left);
}

function difference(left: bigint, right: bigint, { arrived, expected }: Sums): ProtocolFinding['params'] {
  const by = left > right ? left - right : right - left;
  return { left: left.toString(), right: right.toString(), by: by.toString(), arrived, expected };
}

/** Why a line cannot be compared; undefined where it can. */
function whyOpen(right: Figure, { arrived, expected, absent }: Sums, column: number): Why | undefined {
  if (right === undefined) return 'stated';
  if (arrived < expected) return 'arrived';
  return absent[column] === 0 ? undefined : 'sum';
}

function areaFinding(
  { election, contest, round, area }: TerritorialProtocol,
  code: FindingCode,
  lines: readonly LineId[],
  params: ProtocolFinding['params'],
): ProtocolFinding {
  return { code, severity: findingSeverities[code], area, election, contest, round, lines, params, causes: [] };
}
