/** The columns of a table of protocols: what its header names, and where a ballot finds its figures. */

import { type Contest, type ProtocolTable, slotOptions } from '@saylau/core';
import type { CsvLines } from '../csv-lines.js';
import { checkColumns } from '../csv-sheet.js';
import type { Guess } from '../guess.js';
import { lineIds } from '../lines.js';
import type { Target } from './target.js';

/** The place of each column that says what a row is, by name; -1 where it is not there. */
const keyColumns = ['station', 'area', 'election', 'contest', 'round', 'version', 'received'] as const;
export type KeyColumn = (typeof keyColumns)[number];

export interface Columns {
  readonly names: readonly string[];
  readonly keys: Readonly<Record<KeyColumn, number>>;
  /** Places of all columns of figures. */
  readonly figures: readonly number[];
  /** The place of a line's or option's column, or of an option's place on the ballot (`o1`). */
  readonly places: ReadonlyMap<string, number>;
  /** Options stand under their places on the ballot, not under their ids. */
  readonly byPlace: boolean;
}

/** Whether a column is called by an option's place on its ballot. */
const isPlaceName = (name: string): boolean => /^o[1-9]\d{0,3}$/.test(name);

/** Reads a header; undefined after its faults. */
export function columnsIn(
  names: readonly string[],
  target: Target,
  lines: CsvLines,
  guess: Guess,
): Columns | undefined {
  const options = optionIds(target.ballots);
  const keys: readonly string[] = keyColumns.filter((name) => isKey(name, target));
  const known = new Set([...lineIds, ...target.ballots.flatMap((ballot) => ballot.lines), ...againstAll]);
  const other = (name: string): boolean => isPlaceName(name) || options.has(name);
  const optional = [...keys, ...known];
  const sound = checkColumns(names, { required: requiredBy(target), optional, other }, lines, guess);
  const figures = [...names.keys()].filter((index) => !keys.includes(names[index] ?? ''));
  const byPlace = figures.filter((index) => isPlaceName(names[index] ?? ''));
  const byId = figures.filter((index) => options.get(names[index] ?? '') === 'option' && !byPlace.includes(index));
  const [place, id] = [byPlace[0], byId[0]];
  if (place !== undefined && id !== undefined)
    lines.fault('csv-columns-both', Math.max(place, id), { keys: `${names[place]}, ${names[id]}` });
  if (!sound || (place !== undefined && id !== undefined)) return undefined;
  return {
    names,
    keys: keyPlaces(names, keys),
    figures,
    places: placesOf(names, figures, options),
    byPlace: id === undefined,
  };
}

const againstAll = ['against-all'];

function isKey(name: KeyColumn, target: Target): boolean {
  return name === 'station' ? target.own === 'station' : name !== 'area' || target.own === 'area' || target.areaColumn;
}

/** What a file must say of its rows: where they are from, and which ballot they are of where there is more than one to choose from. */
function requiredBy({ own, ballots }: Target): readonly string[] {
  const elections = new Set(ballots.map(({ ballot }) => ballot.election));
  const contests = [...elections].map((id) => contestIds(ballots, id).size);
  return [
    own,
    ...(elections.size > 1 ? ['election'] : []),
    ...(contests.length > 0 && contests.every((count) => count > 1) ? ['contest'] : []),
  ];
}

function contestIds(ballots: readonly ProtocolTable[], election: string): ReadonlySet<string> {
  const own = ballots.filter(({ ballot }) => ballot.election === election);
  return new Set(own.flatMap(({ ballot }) => ballot.contests.map(({ id }) => id)));
}

/** Every option of every ballot; the line against all under an id of its own among them. */
function optionIds(ballots: readonly ProtocolTable[]): ReadonlyMap<string, 'option' | 'against-all'> {
  const ids = new Map<string, 'option' | 'against-all'>();
  for (const { ballot } of ballots)
    for (const { options } of ballot.contests)
      for (const { id, role } of options) ids.set(id, role === 'against-all' ? role : 'option');
  return ids;
}

function keyPlaces(names: readonly string[], keys: readonly string[]): Columns['keys'] {
  const place = (name: KeyColumn): number => (keys.includes(name) ? names.indexOf(name) : -1);
  return {
    station: place('station'),
    area: place('area'),
    election: place('election'),
    contest: place('contest'),
    round: place('round'),
    version: place('version'),
    received: place('received'),
  };
}

function placesOf(
  names: readonly string[],
  figures: readonly number[],
  options: ReadonlyMap<string, 'option' | 'against-all'>,
): ReadonlyMap<string, number> {
  return new Map(
    figures.map((index) => {
      const name = names[index] ?? '';
      return [options.get(name) === 'against-all' ? 'against-all' : name, index];
    }),
  );
}

/** Where the protocols of one contest have their figures. */
export interface Plan {
  /** Place of the file's column by column of the table; -1: absent from the file. */
  readonly sources: Int32Array;
  /** Places of the file's columns in which this contest has no figures. */
  readonly foreign: Int32Array;
}

export function planOf({ places, figures, byPlace }: Columns, table: ProtocolTable, contest: Contest): Plan {
  const options = slotOptions(contest);
  const sources = Int32Array.from(table.columns, (_, column) => {
    const slot = column - table.lines.length;
    const name = slot < 0 ? table.lines[column] : byPlace ? `o${slot + 1}` : options[slot];
    return slot < options.length ? (places.get(name ?? '') ?? -1) : -1;
  });
  const used = new Set(sources);
  return { sources, foreign: Int32Array.from(figures.filter((index) => !used.has(index))) };
}
