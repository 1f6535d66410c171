/**
 * CSV read as a stream, chunk by chunk, in the memory of one chunk and one line. A row is a line: no cell of these files holds a line end,
 * so a quote that stays open costs its own line and never the rest of the file, wherever the chunks are cut.
 */

import { shown } from './at.js';
import { delimiterOf } from './csv.js';
import type { Fault, FaultCode } from './faults.js';
import { limits } from './limits.js';
import { refusedIn } from './text.js';

/** Takes what a CSV text holds, in order. */
export interface CsvRows {
  /** The header; false: it is wrong, and no row can be read. */
  readonly header: (names: readonly string[]) => boolean;
  /** A row with as many cells as the header. */
  readonly row: (cells: readonly string[]) => void;
}

/** Receives faults one by one, so that a million of them need no memory. */
export type FaultSink = (fault: Fault) => void;

/** What no plain row holds; a block with any such character has its cells looked at one by one. */
const unusual = {
  ',': /[^\n -~\u0400-\u04ff]/,
  ';': /[^\n -~\u0400-\u04ff]/,
  '\t': /[^\n\t -~\u0400-\u04ff]/,
} as const;

/** Reads one CSV text with comma, semicolon or tab (told by the header); a byte order mark at its start and blank lines are left out. */
export class CsvLines {
  readonly #file: string;
  readonly #sink: FaultSink;
  readonly #rows: CsvRows;
  #rest = '';
  #begun = false;
  /** Within a line too long to be kept: its end is awaited. */
  #skipping = false;
  #delimiter: ',' | ';' | '\t' = ',';
  #width = 0;
  #raw = '';
  /** The line of the row at hand, from 1. */
  line = 0;
  /** Faults given to the sink. */
  faults = 0;
  /** Nothing more is read: the header was wrong, or there were too many rows. */
  done = false;

  constructor(file: string, sink: FaultSink, rows: CsvRows) {
    this.#file = file;
    this.#sink = sink;
    this.#rows = rows;
  }

  /** Reads the next piece of the text. */
  push(chunk: string): void {
    if (this.done || chunk === '') return;
    let text = this.#begun || !chunk.startsWith('\ufeff') ? chunk : chunk.slice(1);
    this.#begun = true;
    if (this.#skipping) {
      const end = text.indexOf('\n');
      if (end < 0) return;
      this.#skipping = false;
      text = text.slice(end + 1);
    }
    const last = text.lastIndexOf('\n');
    if (last >= 0) this.#block(this.#rest + text.slice(0, last));
    this.#rest = last < 0 ? this.#rest + text : text.slice(last + 1);
    // One more than the limit: the first half of a CRLF may stand at the end.
    if (this.#rest.length > limits.row + 1) this.#skip();
  }

  /** Reads what is left when the text is at its end. */
  end(): void {
    if (!this.done && this.#rest !== '') this.#block(this.#rest);
    this.#rest = '';
    if (!this.done && this.#width === 0) this.#begin([]);
  }

  /** Gives a fault of a cell of the row at hand to the sink; without a cell, of the row. */
  fault(code: FaultCode, cell = -1, params: Fault['params'] = {}): void {
    const column = cell < 0 ? 1 : cellColumn(this.#raw, this.#delimiter, cell);
    this.faultAt(`${Math.max(this.line, 1)}:${column}`, code, params);
  }

  faultAt(place: string, code: FaultCode, params: Fault['params'] = {}): void {
    this.faults += 1;
    this.#sink(shown({ code, file: this.#file, place, params }));
  }

  /** The row at hand as it stands in the file. */
  get raw(): string {
    return this.#raw;
  }

  get delimiter(): string {
    return this.#delimiter;
  }

  #skip(): void {
    this.line += 1;
    this.#refuse('too-many', { what: 'characters', limit: limits.row });
    this.#skipping = true;
    this.#rest = '';
  }

  /** Whole lines without the end of the last one. */
  #block(text: string): void {
    const block = text.includes('\r') ? text.replace(/\r(?=\n|$)/g, '') : text;
    const quoted = block.includes('"');
    let plain: boolean | undefined;
    let start = 0;
    while (start <= block.length && !this.done) {
      const next = block.indexOf('\n', start);
      const end = next < 0 ? block.length : next;
      const raw = block.slice(start, end);
      this.line += 1;
      if (!isBlank(raw)) {
        if (this.#width > 0) plain ??= !unusual[this.#delimiter].test(block);
        this.#line(raw, plain === true, quoted);
      }
      start = end + 1;
    }
  }

  #line(raw: string, plain: boolean, quoted: boolean): void {
    this.#raw = raw;
    if (raw.length > limits.row) {
      this.#refuse('too-many', { what: 'characters', limit: limits.row });
      return;
    }
    if (this.#width === 0 && isNoText(raw)) {
      this.faultAt('', 'text-encoding');
      this.done = true;
      return;
    }
    if (this.#width === 0) this.#delimiter = delimiterOf(raw);
    const cells = quoted && raw.includes('"') ? quotedCells(raw, this.#delimiter) : raw.split(this.#delimiter);
    if (cells === undefined) this.#refuse('csv-quotes');
    else if (!plain && unusual[this.#delimiter].test(raw) && !this.#clean(cells)) this.done ||= this.#width === 0;
    else if (this.#width === 0) this.#begin(cells);
    else if (cells.length === this.#width) this.#rows.row(cells);
    else this.fault('ragged', -1, { expected: this.#width, found: cells.length });
  }

  /** A line that cannot be taken apart. Without a header nothing below it can be read. */
  #refuse(code: FaultCode, params: Fault['params'] = {}): void {
    this.#raw = '';
    this.fault(code, -1, params);
    this.done ||= this.#width === 0;
  }

  #begin(names: readonly string[]): void {
    this.#width = names.length;
    if (names.length > limits.columns) this.fault('too-many', -1, { what: 'columns', limit: limits.columns });
    this.done = names.length > limits.columns || !this.#rows.header(names);
  }

  /** Whether no cell holds a character that no value may hold; each that does is reported. */
  #clean(cells: readonly string[]): boolean {
    let clean = true;
    for (const [index, cell] of cells.entries()) {
      const wrong = refusedIn(cell);
      if (wrong === undefined) continue;
      this.fault(wrong.code, index, { character: wrong.character });
      clean = false;
    }
    return clean;
  }
}

/** Whether a header is of UTF-16 or of a file that is no text: a quarter of it is NUL, or it begins with bytes that no UTF-8 has. */
function isNoText(header: string): boolean {
  return header.startsWith('\ufffd\ufffd') || (header.split('\0').length - 1) * 4 >= header.length;
}

function isBlank(line: string): boolean {
  return line === '' || (line.charCodeAt(0) === 32 && line.trim() === '');
}

/** The cells of a line some of which stand in quotes; undefined where the quotes do not match. */
export function quotedCells(line: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  let start = 0;
  while (start <= line.length) {
    const isQuoted = line[start] === '"';
    const end = isQuoted ? closingQuote(line, start) + 1 : endOfCell(line, delimiter, start);
    const cell = isQuoted ? line.slice(start + 1, end - 1).replaceAll('""', '"') : line.slice(start, end);
    if (end === 0 || (!isQuoted && cell.includes('"'))) return undefined;
    if (end < line.length && line[end] !== delimiter) return undefined;
    cells.push(cell);
    start = end + 1;
  }
  return cells;
}

function endOfCell(line: string, delimiter: string, start: number): number {
  const end = line.indexOf(delimiter, start);
  return end < 0 ? line.length : end;
}

/** The offset of the quote that closes the one at `open`; -1 where none does. */
function closingQuote(line: string, open: number): number {
  let quote = line.indexOf('"', open + 1);
  while (quote >= 0 && line[quote + 1] === '"') quote = line.indexOf('"', quote + 2);
  return quote;
}

/** The column, from 1, in which a cell begins. */
export function cellColumn(line: string, delimiter: string, cell: number): number {
  let start = 0;
  for (let index = 0; index < cell; index++) {
    const end = line[start] === '"' ? Math.max(closingQuote(line, start), start) : start;
    start = endOfCell(line, delimiter, end) + 1;
  }
  return Math.min(start, line.length) + 1;
}
