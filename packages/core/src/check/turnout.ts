/** Turnout reports by themselves, against the lists, and against the protocols of the same stations. */

import { clockTime } from '../clock.js';
import type { Sum } from '../figures.js';
import type { Row } from '../protocol/stations.js';
import type { Ballot, ProtocolTable } from '../protocol/table.js';
import { listSum, turnoutSum } from '../protocol/table-turnout.js';
import type { TurnoutReports } from '../protocol/turnout.js';
import { type FindingCode, type FindingSink, findingSeverities, type ProtocolFinding } from './finding.js';
import { abroadRows, rowFinding } from './plausible-rows.js';
import { isAbove, limitPercent } from './plausible-share.js';
import type { Thresholds } from './thresholds.js';
import { type Amount, amountAt, amountOf, arrivedAt, linesAt } from './turnout-lines.js';

/** A station's report. */
interface Report {
  /** Minutes after midnight. */
  readonly time: number;
  readonly received: number;
  /** Whether it is for the last time of the day. */
  readonly last: boolean;
}

/**
 * Gives, station by station:
 * `turnout-falls` where a report is below the one before it; `turnout-above-list` at the first report above every list known of the station
 * (before the day, but not abroad, where it is made on the day; or in its protocols); `turnout-jump` where more voters came between two reports than `votersPerHour` allows;
 * `turnout-protocol` where the turnout of its protocols is below its last report, or too many above the last one of the day.
 * Voters do not get every ballot paper everywhere, so the protocol with the most of them counts; it is called too low only when all are in.
 * The tables are those of the same stations, row by row.
 */
export function checkTurnout(
  reports: TurnoutReports,
  tables: readonly ProtocolTable[],
  thresholds: Thresholds,
  sink: FindingSink,
): void {
  const lists = amountsOf(tables, listSum);
  const turnouts = amountsOf(tables, turnoutSum);
  const abroad = abroadRows(reports.stations);
  for (let row = 0; row < reports.stations.ids.length; row++) {
    const own = reportsAt(reports, row);
    const last = own.at(-1);
    if (last === undefined) continue;
    const station = reports.stations.ids[row] ?? '';
    checkReports(own, station, thresholds, sink);
    const before = abroad(row) ? -1 : (reports.stations.registered?.[row] ?? -1);
    checkList(own, station, longestList(before, lists, row), sink);
    checkProtocols(last, turnouts, row, thresholds, sink);
  }
}

function amountsOf(tables: readonly ProtocolTable[], sumOf: (ballot: Ballot) => Sum): readonly Amount[] {
  return tables.flatMap((table) => amountOf(table, sumOf(table.ballot)) ?? []);
}

function reportsAt({ times, columns }: TurnoutReports, row: Row): readonly Report[] {
  const reports: Report[] = [];
  for (const [index, time] of times.entries()) {
    const received = columns[index]?.[row] ?? -1;
    if (received >= 0) reports.push({ time, received, last: index === times.length - 1 });
  }
  return reports;
}

/** Each report against the one before it. */
function checkReports(reports: readonly Report[], station: string, thresholds: Thresholds, sink: FindingSink): void {
  for (const [index, { time, received }] of reports.entries()) {
    const before = reports[index - 1];
    if (before === undefined) continue;
    const more = received - before.received;
    const minutes = time - before.time;
    const params = {
      time: clockTime(time),
      before: clockTime(before.time),
      left: String(before.received),
      right: String(received),
    };
    if (more < 0) sink(stationFinding(station, 'turnout-falls', { ...params, by: String(-more) }));
    if (more * 60 > thresholds.votersPerHour * minutes)
      sink(stationFinding(station, 'turnout-jump', { ...params, by: String(more), limit: thresholds.votersPerHour }));
  }
}

function checkList(reports: readonly Report[], station: string, registered: number, sink: FindingSink): void {
  if (registered < 0) return;
  const above = reports.find(({ received }) => received > registered);
  if (above === undefined) return;
  const { time, received } = above;
  const by = String(received - registered);
  sink(
    stationFinding(station, 'turnout-above-list', {
      time: clockTime(time),
      left: String(received),
      right: String(registered),
      by,
    }),
  );
}

/** The longest list known of a station: the one before the day, or in a protocol; -1 where none is. */
function longestList(before: number, lists: readonly Amount[], row: Row): number {
  let most = before;
  for (const list of lists) most = Math.max(most, arrivedAt(list, row));
  return most;
}

/** The last report against the protocol with the greatest turnout. */
function checkProtocols(
  last: Report,
  turnouts: readonly Amount[],
  row: Row,
  thresholds: Thresholds,
  sink: FindingSink,
): void {
  const own = turnouts.filter(({ table }) => (table.contestOf[row] ?? -1) >= 0);
  const known = own.filter((turnout) => arrivedAt(turnout, row) >= 0);
  let most = known[0];
  for (const one of known) if (amountAt(one, row) > amountAt(most, row)) most = one;
  if (most === undefined) return;
  const figure = amountAt(most, row);
  const below = figure < last.received && known.length === own.length;
  const { afterReport, leastVotes } = thresholds;
  const above = last.last && figure >= leastVotes && isAbove(figure - last.received, last.received, afterReport);
  if (!below && !above) return;
  const by = String(Math.abs(figure - last.received));
  const params = { time: clockTime(last.time), left: String(last.received), right: String(figure), by };
  const side = below ? { side: 'below' } : { side: 'above', limit: limitPercent(afterReport) };
  sink(rowFinding(most.table, row, 'turnout-protocol', linesAt(most, row), { ...params, ...side }));
}

function stationFinding(station: string, code: FindingCode, params: ProtocolFinding['params']): ProtocolFinding {
  return { code, severity: findingSeverities[code], station, lines: [], params, causes: [] };
}
