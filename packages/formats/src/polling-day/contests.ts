/** `contests.csv`: the contests of all elections of the day. */

import type { Contest, Option, Rules } from '@saylau/core';
import type { RowReader, Sheet } from '../csv-sheet.js';
import { limits } from '../limits.js';
import type { AreaRows } from './areas.js';
import { type Begun, type ContestsBegun, electionReader, type Ruled } from './begun.js';
import { cellOf, type DayFiles, idsIn, nameColumns, namesIn, sheetOf, wholesIn } from './cells.js';
import { againstAll, optionColumns, optionReader } from './options.js';

/** Contests by election, each with its options. */
export function readContests(
  day: DayFiles,
  elections: ReadonlyMap<string, Ruled>,
  areas: AreaRows,
): ReadonlyMap<string, readonly Contest[]> {
  const found: ContestsBegun = new Map([...elections.keys()].map((id) => [id, new Map<string, Begun>()]));
  const columns = {
    required: ['election', 'contest', 'part', 'area'],
    optional: ['body', 'seats', 'candidates', ...nameColumns],
  };
  const sheet = sheetOf(day, 'contests.csv', columns, (from) => rowReader(from, day, { elections, areas, found }));
  sheetOf(day, 'options.csv', optionColumns, (from) => optionReader(from, day, elections, found));
  for (const [id, contests] of found) finish(sheet, contests, elections.get(id)?.rules);
  return new Map([...found].map(([id, contests]) => [id, [...contests.values()].map(({ contest }) => contest)]));
}

interface Wanted {
  readonly elections: ReadonlyMap<string, Ruled>;
  readonly areas: AreaRows;
  readonly found: ContestsBegun;
}

function rowReader(sheet: Sheet, day: DayFiles, { elections, areas, found }: Wanted): RowReader {
  const electionAt = electionReader(sheet, day, elections);
  const idAt = idsIn(sheet, 'contest', day);
  const [partAt, areaAt] = [partReader(sheet, day), areaReader(sheet, day, areas)];
  const [bodyAt, seatsAt, nameAt] = [cellOf(sheet, 'body'), seatsReader(sheet), namesIn(sheet)];
  const candidatesAt = wholesIn(sheet, sheet.column('candidates'));
  return (cells, row) => {
    const ruled = electionAt(cells, row);
    const [id, body, seats, candidates] = [
      idAt(cells, row),
      bodyAt(cells),
      seatsAt(cells, row),
      candidatesAt(cells, row),
    ];
    const options: Option[] = [];
    const contest: Contest = {
      id,
      name: nameAt(cells),
      part: partAt(cells, row, ruled),
      area: areaAt(cells, row),
      ...(body === '' ? {} : { body }),
      ...(seats === undefined ? {} : { seats }),
      ...(candidates === undefined ? {} : { candidates }),
      options,
      polls: [],
      declared: ruled?.shell.declared.get(id) ?? {},
    };
    const own = found.get(ruled?.shell.election.id ?? '');
    if (own?.has(id)) sheet.fault('duplicate-id', row, sheet.column('contest'), { id });
    own?.set(id, { contest, options, row });
  };
}

function partReader(sheet: Sheet, { guess }: DayFiles) {
  const column = sheet.column('part');
  return (cells: readonly string[], row: number, ruled: Ruled | undefined): string => {
    const found = cells[column] ?? '';
    const parts = ruled?.rules?.parts;
    if (parts?.has(found) === false) sheet.fault('unknown-part', row, column, { found, ...guess.of(found, parts) });
    return found;
  };
}

function areaReader(sheet: Sheet, { guess }: DayFiles, { areaNumbers }: AreaRows) {
  const column = sheet.column('area');
  return (cells: readonly string[], row: number): string => {
    const found = cells[column] ?? '';
    if (!areaNumbers.has(found)) sheet.fault('unknown-area', row, column, { found, ...guess.of(found, areaNumbers) });
    return found;
  };
}

/** Seats, `unknown` where their number is not public, or nothing: the law's own number. */
function seatsReader(sheet: Sheet) {
  const column = sheet.column('seats');
  const wholeAt = wholesIn(sheet, column);
  return (cells: readonly string[], row: number): number | null | undefined => {
    if (cells[column] === 'unknown') return null;
    const seats = wholeAt(cells, row);
    if (seats !== undefined && seats > limits.seats)
      sheet.fault('out-of-range', row, column, { found: seats, least: 0, most: limits.seats });
    return seats;
  };
}

/** The ballot has its line against all by the rules, whether or not the file names it; without any other option it is none. */
function finish(sheet: Sheet, contests: ReadonlyMap<string, Begun>, rules: Rules | undefined): void {
  for (const { contest, options, row } of contests.values()) {
    if (options.every(({ role }) => role === againstAll)) sheet.fault('empty', row, -1, { least: 1 });
    const named = options.some(({ role }) => role === againstAll);
    if (!named && rules?.parts.get(contest.part)?.againstAll === true)
      options.push({ id: againstAll, name: {}, role: againstAll, tags: [] });
  }
}
