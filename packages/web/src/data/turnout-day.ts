/** Turnout through the day: as stations reported it to a log, or as it was printed. */

import type { Election, Table } from '@saylau/core';
import { areaView } from '@saylau/views';
import type { Figure } from '../site/telling.js';
import { percentOf } from './percent.js';
import type { ElectionSource } from './source.js';

export interface TurnoutPoint {
  /** "14:10" */
  readonly time: string;
  /** Decimal, of those on the lists. */
  readonly percent?: string;
  readonly voters?: Figure;
  /** Stations that reported. */
  readonly stations?: number;
  /** Many have not reported of this time: it is of another part of the country than the others. */
  readonly isPartial?: true;
}

export interface TurnoutDay {
  readonly from: 'reports' | 'published';
  readonly points: readonly TurnoutPoint[];
}

/** Undefined where nothing is known of it. */
export function turnoutDay({ loaded, record }: ElectionSource): TurnoutDay | undefined {
  const { election } = loaded;
  const root = election.areas.find(({ parent }) => parent === undefined);
  if (record === undefined) return published(election);
  return root === undefined ? undefined : reportedDay(areaView(record.counter.state, root.id)?.turnout ?? []);
}

/** Nearly as many stations as reported of the time of which most did. */
export function isNearlyAll(stations: number, most: number): boolean {
  return 10 * stations >= 9 * most;
}

/** Of reports in order of time; undefined where there are none. */
export function reportedDay(
  reports: readonly {
    readonly time: string;
    readonly voters: number;
    readonly stations?: number;
    readonly registered?: number;
  }[],
): TurnoutDay | undefined {
  if (reports.length === 0) return undefined;
  const most = Math.max(...reports.map(({ stations = 0 }) => stations));
  return {
    from: 'reports',
    points: reports.map(({ time, voters, stations, registered }) => ({
      time,
      voters,
      ...(stations === undefined ? {} : { stations }),
      ...(stations === undefined || isNearlyAll(stations, most) ? {} : { isPartial: true }),
      ...(registered === undefined || registered === 0 ? {} : { percent: percentOf(voters, registered) }),
    })),
  };
}

/** The whole country's row of a printed table whose columns are times of the day. */
function published({ about, areas }: Election): TurnoutDay | undefined {
  const country = areas.find(({ parent }) => parent === undefined)?.name.en;
  const tables = about.tables.filter(
    (table) => table.columns.length > 1 && timesOf(table).every((time) => clock.test(time)),
  );
  for (const table of tables) {
    const row = table.rows.find(({ label }) => label.en === country || label.en === 'Turnout, %');
    const values = row?.values ?? [];
    if (!values.every((value) => value === undefined || Number(value) <= 100)) continue;
    const points = timesOf(table).flatMap((time, at): TurnoutPoint[] => {
      const percent = values[at];
      return percent === undefined ? [] : [{ time, percent }];
    });
    if (points.length > 1) return { from: 'published', points };
  }
  return undefined;
}

const clock = /^\d{1,2}:\d{2}$/;

function timesOf({ columns }: Table): readonly string[] {
  return columns.map(({ en }) => en ?? '');
}
