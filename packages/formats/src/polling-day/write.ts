/** Writes the files of a polling day but for its protocols, the mirror of `readPollingDay` (docs/formats/polling-day.md). */

import {
  type Contest,
  clockTime,
  type Election,
  type PollingDay,
  type Stations,
  type Text,
  type TurnoutReports,
} from '@saylau/core';
import { csvBlocks } from '../csv-write.js';

/** A polling day to be written. What its format has no place for (tags of options, seats held, tallies) is left out. */
export interface DayWritten {
  readonly day: PollingDay;
  /** Election → the round voted on that day, where it is not the first. */
  readonly rounds?: ReadonlyMap<string, number>;
}

type Rows = Generator<readonly string[]>;

/** The files by name, each in blocks of text. */
export function* pollingDayFiles(written: DayWritten): Generator<readonly [file: string, blocks: Iterable<string>]> {
  const { elections, stations, turnout } = written.day;
  yield ['polling-day.json', [`${mainJson(written)}\n`]];
  yield ['areas.csv', csvBlocks(areaColumns, areaRows(stations))];
  yield ['stations.csv', csvBlocks(stationColumns(stations), stationRows(stations))];
  yield ['contests.csv', csvBlocks(contestColumns, contestRows(elections))];
  yield ['options.csv', csvBlocks(optionColumns, optionRows(elections))];
  if (turnout !== undefined)
    yield ['turnout.csv', csvBlocks(['station', ...turnout.times.map(clockTime)], turnoutRows(turnout))];
}

function mainJson({ day, rounds }: DayWritten): string {
  const { id, name, date, zone, rehearsal } = day;
  const value = {
    format: 'saylau-polling-day/1',
    id,
    name,
    date,
    zone,
    ...(rehearsal === undefined ? {} : { rehearsal }),
    hierarchies: day.stations.hierarchies.map((hierarchy) => hierarchy.name),
    elections: day.elections.map((election) => electionValue(election, rounds?.get(election.id) ?? 1)),
  };
  return JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? Object.fromEntries(inner) : inner), 2);
}

function electionValue(election: Election, round: number): object {
  const { areas: _, contests, date: __, decided, about, parties, lots, contradictions, sources, ...rest } = election;
  const declared = contests.filter(({ declared: said }) => Object.keys(said).length > 0);
  const isAbout = Object.values(about).some((list: readonly unknown[]) => list.length > 0);
  return {
    ...rest,
    ...(round === 1 ? {} : { round }),
    ...(parties.size === 0 ? {} : { parties }),
    ...(declared.length === 0 ? {} : { declared: new Map(declared.map(({ id, declared: said }) => [id, said])) }),
    ...(contradictions.length === 0 ? {} : { contradictions }),
    ...(decided.size === 0 ? {} : { decide: decided }),
    ...(lots.size === 0 ? {} : { lots }),
    ...(isAbout ? { about } : {}),
    ...(sources.length === 0 ? {} : { sources }),
  };
}

const nameColumns = ['nameKk', 'nameRu', 'nameEn'];

function nameCells({ kk = '', ru = '', en = '' }: Text): readonly string[] {
  return [kk, ru, en];
}

/** A number as a cell; empty where it is not known. */
function numberCell(value: number | undefined): string {
  return value === undefined || value < 0 ? '' : String(value);
}

const areaColumns = ['id', 'parent', 'kind', ...nameColumns];

function* areaRows({ areas }: Stations): Rows {
  for (const { id, parent = '', kind, name } of areas) yield [id, parent, kind, ...nameCells(name)];
}

function stationColumns({ hierarchies, names, registered, ballots }: Stations): readonly string[] {
  return [
    'station',
    ...hierarchies.map(({ name }) => name),
    ...(names === undefined ? [] : ['name']),
    ...(registered === undefined ? [] : ['registered']),
    ...(ballots === undefined ? [] : ['ballots']),
  ];
}

function* stationRows({ ids, areas, hierarchies, names, registered, ballots }: Stations): Rows {
  for (const [row, id] of ids.entries()) {
    yield [
      id,
      ...hierarchies.map(({ leaves }) => areas[leaves[row] ?? -1]?.id ?? ''),
      ...(names === undefined ? [] : [names[row] ?? '']),
      ...(registered === undefined ? [] : [numberCell(registered[row])]),
      ...(ballots === undefined ? [] : [numberCell(ballots[row])]),
    ];
  }
}

const contestColumns = ['election', 'contest', 'part', 'area', 'body', 'seats', 'candidates', ...nameColumns];

function* contestRows(elections: readonly Election[]): Rows {
  for (const election of elections) {
    for (const { id, part, area, body = '', seats, candidates, name } of election.contests) {
      const seatsCell = seats === null ? 'unknown' : numberCell(seats);
      yield [election.id, id, part, area, body, seatsCell, numberCell(candidates), ...nameCells(name)];
    }
  }
}

const facts = ['order', 'registered', 'born', 'candidates', 'group'] as const;
const optionColumns = ['election', 'contest', 'option', 'role', 'party', ...facts, ...nameColumns];

function* optionRows(elections: readonly Election[]): Rows {
  for (const { id, contests } of elections) for (const contest of contests) yield* optionsOf(id, contest);
}

function* optionsOf(election: string, contest: Contest): Rows {
  for (const option of contest.options) {
    const party = option.party === null ? 'unknown' : (option.party ?? '');
    const known = facts.map((fact) => String(option[fact] ?? ''));
    yield [election, contest.id, option.id, option.role, party, ...known, ...nameCells(option.name)];
  }
}

function* turnoutRows({ stations, columns }: TurnoutReports): Rows {
  for (const [row, id] of stations.ids.entries()) {
    const cells = columns.map((column) => numberCell(column[row]));
    if (cells.some((cell) => cell !== '')) yield [id, ...cells];
  }
}
