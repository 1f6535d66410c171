/** A CSV file of a folder, read whole: its columns checked, its rows kept with their places. */

import { CsvLines, cellColumn, type FaultSink } from './csv-lines.js';
import type { Fault, FaultCode } from './faults.js';
import type { Guess } from './guess.js';
import { limits } from './limits.js';

export interface SheetColumns {
  /** Columns that must be there, in any order. */
  readonly required: readonly string[];
  /** Columns that may be there. Any other is a fault. */
  readonly optional?: readonly string[];
  /** Whether a column of any other name may stand there. */
  readonly other?: (name: string) => boolean;
}

/** Takes a row's cells, in the order of the header, and its number from 0. */
export type RowReader = (cells: readonly string[], row: number) => void;

/** A file while it is read and after: its columns by name, and the places of its rows. */
export class Sheet {
  readonly #file: string;
  readonly #sink: FaultSink;
  readonly #raws: string[] = [];
  readonly #lines: number[] = [];
  #delimiter = ',';
  /** Names of the columns, in order. */
  names: readonly string[] = [];

  constructor(file: string, sink: FaultSink) {
    this.#file = file;
    this.#sink = sink;
  }

  /** Rows so far. */
  get count(): number {
    return this.#lines.length;
  }

  /** The place of a column, by name; -1 where it is not there. */
  column(name: string): number {
    return this.names.indexOf(name);
  }

  /** Notes where the row at hand stands. */
  add(lines: CsvLines): void {
    this.#raws.push(lines.raw);
    this.#lines.push(lines.line);
    this.#delimiter = lines.delimiter;
  }

  /** Reports a fault of the cell in a row and the column of this place; -1: of the row. */
  fault(code: FaultCode, row: number, column: number, params: Fault['params'] = {}): void {
    const at = column < 0 ? 1 : cellColumn(this.#raws[row] ?? '', this.#delimiter, column);
    this.#sink({ code, file: this.#file, place: `${this.#lines[row] ?? 1}:${at}`, params });
  }
}

/** A file to be read: its text, its columns, and what makes the reader of its rows once the header is known. */
export interface SheetSource {
  readonly file: string;
  readonly text: string;
  /** Characters of the text at most. */
  readonly limit?: number;
  readonly columns: SheetColumns;
  readonly reader: (sheet: Sheet) => RowReader;
}

/** Reads a whole text. What is wrong goes to the sink; a row that cannot be taken apart is left out. */
export function readSheet(
  { file, text, limit = limits.text, columns, reader }: SheetSource,
  sink: FaultSink,
  guess: Guess,
): Sheet {
  const sheet = new Sheet(file, sink);
  if (text.length > limit) {
    sink({ code: 'text-too-large', file, place: '', params: { size: text.length, limit } });
    return sheet;
  }
  let readRow: RowReader | undefined;
  const lines: CsvLines = new CsvLines(file, sink, {
    header: (names) => {
      sheet.names = names;
      const sound = checkColumns(names, columns, lines, guess);
      if (sound) readRow = reader(sheet);
      return sound;
    },
    row: (cells) => {
      sheet.add(lines);
      readRow?.(cells, sheet.count - 1);
    },
  });
  lines.push(text);
  lines.end();
  return sheet;
}

/** Whether every column that must be there is, each is known, and none stands twice; reports the others. */
export function checkColumns(names: readonly string[], columns: SheetColumns, lines: CsvLines, guess: Guess): boolean {
  const before = lines.faults;
  const known = new Set([...columns.required, ...(columns.optional ?? [])]);
  const seen = new Set<string>();
  for (const name of columns.required)
    if (!names.includes(name)) lines.fault('csv-column-missing', -1, { found: name });
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) lines.fault('csv-column-twice', index, { found: name });
    else if (!known.has(name) && columns.other?.(name) !== true)
      lines.fault('csv-column-unknown', index, { found: name, ...guess.of(name, known) });
    seen.add(name);
  }
  return lines.faults === before;
}
