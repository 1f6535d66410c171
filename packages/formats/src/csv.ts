/** CSV (RFC 4180) with a header that is checked: every row has exactly the known columns, and no two rows have one key. */

import Papa from 'papaparse';
import { Faults } from './at.js';
import type { Read } from './faults.js';
import { nearest } from './nearest.js';
import { guardText } from './text.js';

export interface CsvColumns {
  /** Columns that must be there, in any order. */
  readonly required: readonly string[];
  /** Columns that may be there. Any other is a fault. */
  readonly optional?: readonly string[];
  /** Columns that together tell rows apart. Empty or left out: rows may repeat. */
  readonly key?: readonly string[];
}

export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** Column → cell, as written; an empty cell is an empty text. */
  readonly cells: ReadonlyMap<string, string>;
}

/** Reads a CSV text with comma, semicolon or tab as separator (told by the header). Blank lines are left out. */
export function readCsv(file: string, text: string, columns: CsvColumns): Read<readonly CsvRow[]> {
  const guarded = guardText(file, text);
  if (!guarded.ok) return guarded;
  const faults = new Faults();
  const [header, ...rows] = linesOf(file, guarded.value, faults);
  checkHeader(file, header, columns, faults);
  const names = header?.cells ?? [];
  const read = rows.filter((row) => fits(file, row, names, faults)).map((row) => rowOf(row, names));
  if (faults.count === 0) checkKeys(file, read, columns.key ?? [], faults);
  return faults.read(() => read);
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** All rows with their lines: a quoted cell may hold line ends, so lines are counted over what each row took up. */
function linesOf(file: string, text: string, faults: Faults): readonly Line[] {
  const lines: Line[] = [];
  let line = 1;
  let offset = 0;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(/^[^\r\n]*/.exec(text)?.[0] ?? ''),
    step: ({ data, errors, meta }) => {
      for (const { message } of errors)
        faults.add({ code: 'csv-syntax', file, place: `${line}:1`, params: { reason: message } });
      if (data.some((cell) => cell.trim() !== '')) lines.push({ line, cells: data.map((cell) => cell.trim()) });
      line += text.slice(offset, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      offset = meta.cursor;
    },
  });
  return lines;
}

/** The separator of a CSV text, told by its header. */
export function delimiterOf(header: string): ',' | ';' | '\t' {
  if (header.includes(',')) return ',';
  return header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
}

function checkHeader(file: string, header: Line | undefined, columns: CsvColumns, faults: Faults): void {
  const found = header?.cells ?? [];
  const known = [...columns.required, ...(columns.optional ?? [])];
  const place = `${header?.line ?? 1}:1`;
  const add = (params: Readonly<Record<string, string>>) => faults.add({ code: 'csv-header', file, place, params });
  for (const name of columns.required) if (!found.includes(name)) add({ reason: 'missing', column: name });
  for (const [index, name] of found.entries()) {
    if (!known.includes(name)) add({ reason: 'unknown', column: name, ...nearest(name, known) });
    else if (found.indexOf(name) < index) add({ reason: 'twice', column: name });
  }
}

function fits(file: string, row: Line, names: readonly string[], faults: Faults): boolean {
  if (row.cells.length === names.length) return true;
  const params = { expected: names.length, found: row.cells.length };
  faults.add({ code: 'ragged', file, place: `${row.line}:1`, params });
  return false;
}

function rowOf({ line, cells }: Line, names: readonly string[]): CsvRow {
  return { line, cells: new Map(names.map((name, index) => [name, cells[index] ?? ''])) };
}

function checkKeys(file: string, rows: readonly CsvRow[], key: readonly string[], faults: Faults): void {
  if (key.length === 0) return;
  const first = new Map<string, number>();
  for (const { line, cells } of rows) {
    const words = key.map((column) => cells.get(column) ?? '');
    const id = JSON.stringify(words);
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, line);
    else
      faults.add({
        code: 'csv-duplicate-row',
        file,
        place: `${line}:1`,
        params: { key: words.join(', '), first: earlier },
      });
  }
}
