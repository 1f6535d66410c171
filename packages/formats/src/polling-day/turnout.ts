/** `turnout.csv`: ballots received by station and time. */

import type { Stations, TurnoutReports } from '@saylau/core';
import type { RowReader, Sheet } from '../csv-sheet.js';
import { limits } from '../limits.js';
import { minutesIn } from '../protocols/figure.js';
import { type DayFiles, sheetOf, wholesIn } from './cells.js';

/** Reads the reports; undefined where the folder has none. */
export function readTurnout(day: DayFiles, stations: Stations): TurnoutReports | undefined {
  if (!day.files.has('turnout.csv')) return undefined;
  const times: number[] = [];
  const columns: Int32Array[] = [];
  sheetOf(day, 'turnout.csv', { required: ['station'], other: isTime }, (sheet) => {
    const places = [...sheet.names.keys()].filter((column) => sheet.names[column] !== 'station');
    times.push(...places.map((column) => minutesIn(sheet.names[column] ?? '') ?? 0));
    columns.push(...places.map(() => new Int32Array(stations.ids.length).fill(-1)));
    checkTimes(times, day);
    return reportReader(sheet, places, { stations, day, columns });
  });
  return { stations, times, columns };
}

const isTime = (name: string): boolean => minutesIn(name) !== undefined;

function checkTimes(times: readonly number[], { sink }: DayFiles): void {
  const file = 'turnout.csv';
  if (times.length > limits.times)
    sink({ code: 'too-many', file, place: '1:1', params: { what: 'columns', limit: limits.times } });
  if (times.some((time, index) => index > 0 && time <= (times[index - 1] ?? 0)))
    sink({ code: 'times-order', file, place: '1:1', params: {} });
}

interface Reports {
  readonly stations: Stations;
  readonly day: DayFiles;
  readonly columns: readonly Int32Array[];
}

function reportReader(sheet: Sheet, places: readonly number[], { stations, day, columns }: Reports): RowReader {
  const column = sheet.column('station');
  const figuresAt = places.map((place) => wholesIn(sheet, place));
  const seen = new Uint8Array(stations.ids.length);
  return (cells, line) => {
    const found = cells[column] ?? '';
    const row = stations.rows.get(found) ?? -1;
    if (row < 0)
      sheet.fault('unknown-station', line, column, { found, character: 'none', ...day.guess.of(found, stations.rows) });
    else if (seen[row] === 1) sheet.fault('duplicate-id', line, column, { id: found });
    else seen[row] = 1;
    for (let index = 0; index < columns.length; index++) {
      const figure = figuresAt[index]?.(cells, line);
      const own = columns[index];
      if (own !== undefined && row >= 0) own[row] = figure ?? -1;
    }
  };
}
