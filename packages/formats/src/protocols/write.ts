/** Writes protocols as tables, the mirror of their readers (docs/formats/protocols.md). Options stand under their places. */

import { clockTime, hasBit, type ProtocolTable, slotOptions, type TerritorialProtocol } from '@saylau/core';
import { csvBlocks } from '../csv-write.js';

/** The columns that a file needs for these tables. */
interface Wanted {
  readonly round: boolean;
  readonly received: boolean;
  /** Lines of any of the forms. */
  readonly lines: readonly string[];
  readonly slots: number;
}

/** Every protocol that arrived, table by table and row by row, as blocks of CSV text. */
export function protocolLines(tables: readonly ProtocolTable[]): Iterable<string> {
  const wanted = wantedBy(tables);
  return csvBlocks(headerOf('station', wanted), protocolRows(tables, wanted));
}

/** Territorial protocols as blocks of CSV text; `tables` are those of their ballots. Throws RangeError for one of no such ballot. */
export function territorialLines(
  protocols: readonly TerritorialProtocol[],
  tables: readonly ProtocolTable[],
): Iterable<string> {
  const wanted = { ...wantedBy(tables), received: false };
  return csvBlocks(headerOf('area', wanted), territorialRows(protocols, tables, wanted));
}

function wantedBy(tables: readonly ProtocolTable[]): Wanted {
  return {
    round: tables.some(({ ballot }) => ballot.round !== 1),
    received: tables.some(({ received }) => received?.some((minutes) => minutes >= 0)),
    lines: [...new Set(tables.flatMap(({ lines }) => lines))],
    slots: Math.max(0, ...tables.map(({ slots }) => slots)),
  };
}

function headerOf(own: string, { round, received, lines, slots }: Wanted): readonly string[] {
  const keys = ['election', 'contest', own, ...(round ? ['round'] : []), ...(received ? ['received'] : [])];
  return [...keys, ...lines, ...Array.from({ length: slots }, (_, slot) => `o${slot + 1}`)];
}

function* protocolRows(tables: readonly ProtocolTable[], wanted: Wanted): Generator<readonly string[]> {
  for (const table of tables) {
    const cellsOf = rowWriter(table, wanted);
    for (const row of table.stations.ids.keys()) if (hasBit(table.arrived, row)) yield cellsOf(row);
  }
}

/** Makes the cells of a table's rows. */
function rowWriter(table: ProtocolTable, wanted: Wanted): (row: number) => readonly string[] {
  const { ballot, stations, contestOf, received } = table;
  const first = table.lines.length;
  const options = ballot.contests.map((contest) => slotOptions(contest).length);
  return (row) => {
    const contest = contestOf[row] ?? -1;
    // The table's column by column of the file; -1: the form has no such line, or the contest no such option.
    const slotAt = (slot: number): number => (slot < (options[contest] ?? 0) ? first + slot : -1);
    const columns = [
      ...wanted.lines.map((line) => table.lines.indexOf(line)),
      ...Array.from({ length: wanted.slots }, (_, slot) => slotAt(slot)),
    ];
    const minutes = received?.[row] ?? -1;
    return [
      ballot.election,
      ballot.contests[contest]?.id ?? '',
      stations.ids[row] ?? '',
      ...(wanted.round ? [String(ballot.round)] : []),
      ...(wanted.received ? [minutes < 0 ? '' : clockTime(minutes)] : []),
      ...columns.map((column) => cellAt(table, column, row)),
    ];
  };
}

function cellAt({ columns, absent }: ProtocolTable, column: number, row: number): string {
  const lacking = absent[column];
  if (column < 0 || (lacking !== undefined && hasBit(lacking, row))) return '';
  return String(columns[column]?.[row] ?? 0);
}

function* territorialRows(
  protocols: readonly TerritorialProtocol[],
  tables: readonly ProtocolTable[],
  wanted: Wanted,
): Generator<readonly string[]> {
  const options = optionsByContest(tables);
  for (const { election, contest, round, area, figures } of protocols) {
    const own = options.get(keyOf(election, contest, round));
    if (own === undefined) throw new RangeError(`no ballot of ${election}, ${contest}, round ${round}`);
    const slots = Array.from({ length: wanted.slots }, (_, slot) => own[slot] ?? '');
    const stated = [...wanted.lines, ...slots].map((line) => (line === '' ? '' : String(figures.get(line) ?? '')));
    yield [election, contest, area, ...(wanted.round ? [String(round)] : []), ...stated];
  }
}

function optionsByContest(tables: readonly ProtocolTable[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    tables.flatMap(({ ballot }) =>
      ballot.contests.map(
        (contest) => [keyOf(ballot.election, contest.id, ballot.round), slotOptions(contest)] as const,
      ),
    ),
  );
}

function keyOf(election: string, contest: string, round: number): string {
  return JSON.stringify([election, contest, round]);
}
