/** Errors in turnout reports. Protocols stay as they are. */

import type { Row, TurnoutReports } from '@saylau/core';
import { type Bed, each, figuresAt, sheetsAt, sow } from './bed.js';
import type { Planted } from './planted.js';
import { figureOf, placeOf } from './sheet.js';

export function plantTurnout(bed: Bed): readonly Planted[] {
  const { turnout } = bed;
  if (turnout === undefined || turnout.times.length < 2) return [];
  return [
    // Few stations are large enough for this one.
    ...sow(bed, each, (row) => plantJump(bed, turnout, row), bed.rows.length),
    ...sow(bed, each, (row) => plantFall(bed, turnout, row)),
    ...sow(bed, each, (row) => plantAboveList(bed, turnout, row)),
    ...sow(bed, each, (row) => plantLate(bed, turnout, row)),
    ...sow(bed, each, (row) => plantBelow(bed, turnout, row)),
  ];
}

/** A station's reports by time; undefined where one is missing. */
function reportsAt({ columns }: TurnoutReports, row: Row): readonly number[] | undefined {
  const reports = columns.map((column) => column[row] ?? -1);
  return reports.some((report) => report < 0) ? undefined : reports;
}

function report({ columns }: TurnoutReports, row: Row, reports: readonly number[]): void {
  for (const [index, column] of columns.entries()) column[row] = reports[index] ?? -1;
}

/** Whether so many voters came between two reports as one station can serve. */
function isSlow({ thresholds }: Bed, { times }: TurnoutReports, reports: readonly number[]): boolean {
  return reports.every((own, index) => {
    const [before, minutes] = [reports[index - 1] ?? own, (times[index] ?? 0) - (times[index - 1] ?? 0)];
    return (own - before) * 60 <= thresholds.votersPerHour * minutes;
  });
}

function atStation({ stations }: TurnoutReports, row: Row): { readonly station: string; readonly lines: [] } {
  return { station: stations.ids[row] ?? '', lines: [] };
}

/** One report is a few voters below the one before it. */
function plantFall(bed: Bed, turnout: TurnoutReports, row: Row): readonly Planted[] | undefined {
  const reports = reportsAt(turnout, row);
  const chance = bed.chance.fork(`turnout-falls ${row}`);
  const time = chance.between(1, Math.max(1, turnout.times.length - 2));
  const before = reports?.[time - 1] ?? 0;
  if (reports === undefined || before < 20) return undefined;
  const made = reports.with(time, before - chance.between(1, 9));
  if (!isSlow(bed, turnout, made)) return undefined;
  report(turnout, row, made);
  return [{ code: 'turnout-falls', ...atStation(turnout, row) }];
}

/** The last report is a few voters above the longest list. The protocol, with fewer, cannot but disagree too. */
function plantAboveList(bed: Bed, turnout: TurnoutReports, row: Row): readonly Planted[] | undefined {
  const reports = reportsAt(turnout, row);
  const list = longestList(bed, turnout, row);
  if (reports === undefined || list === undefined) return undefined;
  const made = reports.with(-1, list + bed.chance.fork(`turnout-above-list ${row}`).between(1, 9));
  if (!isSlow(bed, turnout, made)) return undefined;
  report(turnout, row, made);
  return [{ code: 'turnout-above-list', ...atStation(turnout, row) }];
}

function longestList(bed: Bed, { stations }: TurnoutReports, row: Row): number | undefined {
  const lists = [stations.registered?.[row] ?? -1, ...figuresAt(bed, row, 'registered')].filter((list) => list >= 0);
  return lists.length === 0 ? undefined : Math.max(...lists);
}

/** The last report is a few voters above the protocols, but not above the list. */
function plantBelow(bed: Bed, turnout: TurnoutReports, row: Row): readonly Planted[] | undefined {
  const reports = reportsAt(turnout, row);
  const received = figuresAt(bed, row, 'ballots-received');
  if (reports === undefined || received.length === 0) return undefined;
  const made = reports.with(-1, Math.max(...received) + bed.chance.fork(`below ${row}`).between(1, 9));
  if (!isSlow(bed, turnout, made) || (made.at(-1) ?? 0) > (longestList(bed, turnout, row) ?? -1)) return undefined;
  report(turnout, row, made);
  return [againstProtocol(bed, turnout, row)];
}

/** All reports stop well below the protocols: too many would have come after the last one. */
function plantLate(bed: Bed, turnout: TurnoutReports, row: Row): readonly Planted[] | undefined {
  const reports = reportsAt(turnout, row);
  const most = Math.max(-1, ...figuresAt(bed, row, 'ballots-received'));
  const { afterReport, leastVotes } = bed.thresholds;
  if (reports === undefined || most < leastVotes) return undefined;
  const top = Number((BigInt(most) * afterReport.den) / (afterReport.den + afterReport.num)) - 2;
  if (BigInt(most - top) * afterReport.den <= BigInt(top) * afterReport.num) return undefined;
  report(
    turnout,
    row,
    reports.map((own) => Math.min(own, top)),
  );
  return [againstProtocol(bed, turnout, row)];
}

/** The finding names the protocol with the most ballots received, the first of those with as many. */
function againstProtocol(bed: Bed, turnout: TurnoutReports, row: Row): Planted {
  const sheets = sheetsAt(bed, row).filter((sheet) => figureOf(sheet, 'ballots-received') !== undefined);
  const most = Math.max(...sheets.map((sheet) => figureOf(sheet, 'ballots-received') ?? 0));
  const sheet = sheets.find((own) => figureOf(own, 'ballots-received') === most);
  return {
    code: 'turnout-protocol',
    ...atStation(turnout, row),
    ...(sheet === undefined ? {} : placeOf(sheet)),
  };
}

/** Early reports so low that more came at once than a station can serve. Only a large station has so many. */
function plantJump(bed: Bed, turnout: TurnoutReports, row: Row): readonly Planted[] | undefined {
  const reports = reportsAt(turnout, row);
  if (reports === undefined) return undefined;
  const { times } = turnout;
  const limits = times.map((at, index) => mostBetween(bed, at - (times[index - 1] ?? 0)));
  const time = times.findIndex((_, index) => index > 0 && (reports[index] ?? 0) > (limits[index] ?? 0) + 1);
  if (time < 0) return undefined;
  const top = (reports[time] ?? 0) - (limits[time] ?? 0) - 1;
  report(
    turnout,
    row,
    reports.map((own, index) => (index < time ? Math.min(own, top) : own)),
  );
  return [{ code: 'turnout-jump', ...atStation(turnout, row) }];
}

/** The most voters that can come in so many minutes. */
function mostBetween({ thresholds }: Bed, minutes: number): number {
  return Math.floor((thresholds.votersPerHour * minutes) / 60);
}
