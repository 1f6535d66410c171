/** A small table of protocols with every fault that one row can have, each on a line of its own (docs/formats/planted.md). */

import { hasBit, type ProtocolTable } from '@saylau/core';
import type { FaultCode } from '@saylau/formats';
import { type Chance, chanceOf } from '../fit/chance.js';
import { mark, type Rehearsal } from '../input.js';
import { placeOf, type Sheet, sheetAt } from './sheet.js';

/** What stands on which line, from 1. */
export interface PlantedFault {
  readonly code: FaultCode;
  readonly line: number;
}

/** Cells by column. */
type Cells = Readonly<Record<string, string>>;

/** A line of the file; without a code it is sound. */
interface Line {
  readonly code?: FaultCode;
  readonly text: string;
}

/**
 * The text of the file, and its faults; sound rows stand between them. The same rehearsal and seed give the same text.
 * A fault that the day has no place for (a station where a ballot is not voted on) is left out.
 */
export function faultyFile(
  rehearsal: Rehearsal,
  seed: string,
): { readonly text: string; readonly planted: readonly PlantedFault[] } {
  const chance = chanceOf(seed).fork('faulty-file');
  const columns = columnsOf(rehearsal.tables);
  const rows = rowsFrom(rehearsal.tables, chance);
  let taken = 0;
  // Where there are few stations they come again, each time with a version of its own.
  const next = (): Cells => {
    const [sheet, version] = [rows[taken % rows.length], 1 + Math.floor(taken / rows.length)];
    taken += 1;
    return { ...cellsOf(sheet), version: String(version) };
  };
  const sound = Array.from({ length: 3 }, next);
  const faults = [
    ...cellFaults(columns).map(([code, change]): Line => ({ code, text: textOf(columns, change(next())) })),
    ...lineFaults(columns, next),
    ...notHere(rehearsal.tables, columns),
    { code: 'protocol-twice', text: textOf(columns, sound[0] ?? {}) } as const,
  ];
  const lines: Line[] = [
    { text: columns.join(',') },
    ...sound.map((cells) => ({ text: textOf(columns, cells) })),
    ...chance.shuffle(faults),
  ];
  return {
    text: `${lines.map(({ text }) => text).join('\n')}\n`,
    planted: lines.flatMap(({ code }, index) => (code === undefined ? [] : [{ code, line: index + 1 }])),
  };
}

const keys = ['election', 'contest', 'station', 'round', 'version', 'received'] as const;

/** One place more than the longest ballot has options: no protocol may say anything there. */
function columnsOf(tables: readonly ProtocolTable[]): readonly string[] {
  const slots = Math.max(0, ...tables.map((table) => table.slots)) + 1;
  return [
    ...keys,
    ...new Set(tables.flatMap(({ lines }) => lines)),
    ...Array.from({ length: slots }, (_, slot) => `o${slot + 1}`),
  ];
}

/** Protocols of many stations, from all tables in turn. */
function rowsFrom(tables: readonly ProtocolTable[], chance: Chance): Sheet[] {
  const stations = chance.shuffle([...(tables[0]?.stations.ids.keys() ?? [])]);
  return stations.slice(0, 200).flatMap((row, index) => {
    const own = tables.filter((table) => hasBit(table.arrived, row));
    const table = own[index % Math.max(1, own.length)];
    return (table && sheetAt(table, row)) ?? [];
  });
}

function cellsOf(sheet: Sheet | undefined): Cells {
  if (sheet === undefined) return {};
  const { table, lines, figures } = sheet;
  const named = figures.map((figure, column) => {
    const slot = column - table.lines.length;
    return [slot < 0 ? (lines[column] ?? '') : `o${slot + 1}`, String(figure)] as const;
  });
  const { station, election, contest } = placeOf(sheet);
  return { election, contest, station, round: String(table.ballot.round), ...Object.fromEntries(named) };
}

function textOf(columns: readonly string[], cells: Cells): string {
  return columns.map((column) => cells[column] ?? '').join(',');
}

type Change = (cells: Cells) => Cells;

const to =
  (column: string, value: string): Change =>
  (cells) => ({ ...cells, [column]: value });

/** Faults of one cell, with what makes them of a sound row. */
function cellFaults(columns: readonly string[]): readonly (readonly [FaultCode, Change])[] {
  const figure =
    (change: (text: string) => string): Change =>
    (cells) => {
      const line = columns.slice(keys.length).find((column) => cells[column] !== undefined) ?? '';
      return { ...cells, [line]: change(cells[line] ?? '') };
    };
  return [
    ['unknown-election', to('election', `${mark}unknown-election`)],
    ['unknown-contest', to('contest', `${mark}unknown-contest`)],
    ['unknown-round', to('round', '9')],
    ['unknown-station', (cells) => ({ ...cells, station: `${cells.station ?? ''}-unknown` })],
    ['rehearsal-mixed', (cells) => ({ ...cells, station: (cells.station ?? '').slice(mark.length) })],
    ['empty', to('station', '')],
    ['out-of-range', to('version', '0')],
    ['bad-time', to('received', '48:00')],
    ['figure-negative', figure((text) => `-${text}`)],
    ['figure-not-whole', figure((text) => `${text}.5`)],
    ['figure-too-large', figure(() => '2147483648')],
    ['text-digit', figure((text) => `${text.slice(0, -1)}\u0665`)],
    ['csv-formula', figure((text) => `=${text}`)],
    ['figure-out-of-place', to(columns.at(-1) ?? '', '1')],
    ['text-control', figure((text) => `${text}\u0007`)],
    ['text-bidi', figure((text) => `${text}\u202e`)],
    ['text-invisible', figure((text) => `${text}\u200b`)],
    ['text-encoding', figure((text) => `${text}\ufffd`)],
  ];
}

/** Faults of a whole line. */
function lineFaults(columns: readonly string[], next: () => Cells): readonly Line[] {
  return [
    { code: 'ragged', text: `${textOf(columns, next())},` },
    { code: 'csv-quotes', text: `"${textOf(columns, next())}` },
    { code: 'too-many', text: `${textOf(columns, next())}${' '.repeat(100_001)}` },
  ];
}

/** A protocol of a station that does not vote on its contest. */
function notHere(tables: readonly ProtocolTable[], columns: readonly string[]): readonly Line[] {
  for (const table of tables) {
    const from = table.contestOf.findIndex((contest) => contest >= 0);
    const other = table.contestOf.findIndex((contest) => contest !== table.contestOf[from]);
    if (from < 0 || other < 0) continue;
    const cells = { ...cellsOf(sheetAt(table, from)), station: table.stations.ids[other] ?? '' };
    return [{ code: 'ballot-not-here', text: textOf(columns, cells) }];
  }
  return [];
}
