/** Protocols of a polling day, written into its tables. */

import { type ProtocolTable, setProtocol } from '@saylau/core';
import type { DayRead } from '../polling-day/read.js';
import type { Target } from './target.js';
import { Versions } from './versions.js';

/** The tables of a polling day as what protocols are read into: they are filled in place. */
export function dayTarget({ day, tables }: DayRead): Target {
  const versions = tables.map(() => new Versions());
  return {
    own: 'station',
    areaColumn: false,
    rehearsal: day.rehearsal !== undefined,
    ballots: tables,
    place: (found, report) => {
      const row = day.stations.rows.get(found.where) ?? -1;
      if (row < 0) report('unknown-station', 'station', { found: found.where });
      else if (tables[found.ballot]?.contestOf[row] !== found.contest)
        report('ballot-not-here', 'station', {
          found: found.where,
          id: contestId(tables[found.ballot], found.contest),
        });
      else return reportTwice(versions[found.ballot], row, found, report);
      return -1;
    },
    keep: (row, { ballot, version, received }, figures) => {
      const table = tables[ballot];
      if (table !== undefined && versions[ballot]?.stands(row, version) === true)
        setProtocol(table, row, figures, received);
    },
  };
}

/** The id of a ballot's contest. */
export function contestId(table: ProtocolTable | undefined, contest: number): string {
  return table?.ballot.contests[contest]?.id ?? '';
}

/** The number of the protocol where this version of it was not met before; -1 after a report. */
export function reportTwice(
  versions: Versions | undefined,
  protocol: number,
  { where, version, line }: Parameters<Target['place']>[0],
  report: Parameters<Target['place']>[1],
): number {
  const first = version < 1 ? undefined : versions?.twice(protocol, version, line);
  if (first === undefined) return protocol;
  report('protocol-twice', '', { found: where, value: version, from: first });
  return -1;
}
