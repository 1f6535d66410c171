/** Tables of exported data: each column with its name, type, meaning and value in one place; written as CSV (RFC 4180). */

import { languages, type Text } from '@saylau/core';
import {
  type ColumnWord,
  columnWhat,
  type Said,
  type TableName,
  type TableWord,
  tableName,
  tableWhat,
} from './words.js';

/** Of all figures of a log: made up; or real, and `preliminary` until every contest is established. */
const logStatuses = ['rehearsal', 'preliminary', 'established'] as const;
/** Of an election of the past: as it was published, and counted from that. */
const pastStatuses = ['published'] as const;
export type LogStatus = (typeof logStatuses)[number];
export type Status = LogStatus | (typeof pastStatuses)[number];

/** What a cell holds; undefined is absent, which is not zero. */
export type Cell = string | number | boolean | undefined;

/** A column as Table Schema describes it, in all languages. */
export interface Field {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly description: Said;
  readonly constraints?: { readonly required?: true; readonly enum?: readonly string[] };
}

export interface Column<R> extends Field {
  readonly of: (row: R) => Cell;
}

/** A file of a data package. */
export interface Table {
  /** `results`: the file is `results.csv`. */
  readonly name: TableName;
  readonly title: Said;
  readonly description: Said;
  readonly fields: readonly Field[];
  readonly primaryKey?: readonly string[];
  /** How many rows it has: they are made to be counted. */
  readonly length: () => number;
  readonly csv: () => Iterable<string>;
  /** One value, its rows as lists in the order of the fields. `about`: what the whole is of. */
  readonly json: (about: object) => Iterable<string>;
}

export interface TableSaid<R> {
  readonly name: TableName;
  /** Where tables of one name are made of other things. */
  readonly what?: TableWord;
  readonly columns: readonly Column<R>[];
  readonly primaryKey?: readonly string[];
  readonly rows: () => Iterable<R>;
}

/** Every table says in every row what its figures are: a row that was cut out of it says so too. */
export function tableOf<R>({ name, what = name, columns: own, rows, ...key }: TableSaid<R>, status: Status): Table {
  const [title, description] = [tableName(name), tableWhat(what)];
  const columns = [...own, ...marks<R>(status)];
  const fields = columns.map(({ of: _, ...field }) => field);
  const cells = (row: R): readonly Cell[] => columns.map((column) => column.of(row));
  const head = { format: 'saylau-table/1', name, title: title.en, description: description.en, ...key };
  return {
    ...{ name, title, description, fields, ...key },
    length: () => lengthOf(rows()),
    csv: () => csvOf(fields, mapped(rows(), cells)),
    json: (about) => jsonOf({ ...head, ...about, status, fields: schemaFields(fields) }, mapped(rows(), cells)),
  };
}

/** Columns as Table Schema writes them: one text each, and in files for programs that is the English one. */
export function schemaFields(fields: readonly Field[]): readonly object[] {
  return fields.map((field) => ({ ...field, description: field.description.en }));
}

function lengthOf(rows: Iterable<unknown>): number {
  let length = 0;
  for (const _ of rows) length += 1;
  return length;
}

function* mapped<R, C>(rows: Iterable<R>, of: (row: R) => C): Generator<C> {
  for (const row of rows) yield of(row);
}

function marks<R>(status: Status): readonly Column<R>[] {
  return [
    {
      name: 'status',
      type: 'string',
      ...statusSaid(status),
      of: () => status,
    },
    {
      name: 'rehearsal',
      type: 'boolean',
      description: columnWhat('rehearsal'),
      constraints: { required: true },
      of: () => status === 'rehearsal',
    },
  ];
}

function statusSaid(status: Status): Pick<Field, 'description' | 'constraints'> {
  return status === 'published'
    ? { description: columnWhat('status-past'), constraints: { required: true, enum: pastStatuses } }
    : {
        description: columnWhat('status'),
        constraints: { required: true, enum: logStatuses },
      };
}

/** A column of text that is always there. */
export function idColumn<R>(name: string, word: ColumnWord, of: (row: R) => string): Column<R> {
  return { name, type: 'string', description: columnWhat(word), constraints: { required: true }, of };
}

/** A column of text, or of words of a closed list, that may be empty. */
export function textColumn<R>(
  name: string,
  word: ColumnWord,
  of: (row: R) => string | undefined,
  closed?: readonly string[],
): Column<R> {
  const constraints = closed === undefined ? {} : { constraints: { enum: closed } };
  return { name, type: 'string', description: columnWhat(word), ...constraints, of };
}

/** What contests, options and areas are called, in each language. */
export function nameColumns<R>(of: (row: R) => Text | undefined): readonly Column<R>[] {
  return threeColumns('name', 'name', of);
}

/** A text in three languages: `nameKk`, `nameRu`, `nameEn`. */
export function threeColumns<R>(
  name: string,
  word: ColumnWord,
  of: (row: R) => Text | undefined,
): readonly Column<R>[] {
  return languages.map((language) => ({
    name: `${name}${ends[language]}`,
    type: 'string',
    description: columnWhat(word, language),
    of: (row) => of(row)?.[language],
  }));
}

const ends = { kk: 'Kk', ru: 'Ru', en: 'En' } as const;

export function countColumn<R>(name: string, word: ColumnWord, of: (row: R) => number | undefined): Column<R> {
  return { name, type: 'integer', description: columnWhat(word), of };
}

export function answerColumn<R>(name: string, word: ColumnWord, of: (row: R) => boolean | undefined): Column<R> {
  return { name, type: 'boolean', description: columnWhat(word), of };
}

const blockLength = 65_536;

function* csvOf(fields: readonly Field[], rows: Iterable<readonly Cell[]>): Generator<string> {
  let block = lineOf(fields.map(({ name }) => name));
  for (const row of rows) {
    block += lineOf(row);
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  yield block;
}

/** A row is a line here too; an absent cell is null, which is not zero. */
function* jsonOf(head: object, rows: Iterable<readonly Cell[]>): Generator<string> {
  let block = `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let between = '\n';
  for (const row of rows) {
    block += between + JSON.stringify(row.map((cell) => cell ?? null));
    between = ',\n';
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  yield `${block}\n]}\n`;
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

/**
 * A cell, in quotes where it needs them. A row is a line: in texts that persons wrote, line ends, tabs and
 * what turns the direction of writing become spaces. What a spreadsheet would run gets an apostrophe in front.
 */
export function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const line = cell.replaceAll(/[\p{Cc}\p{Bidi_C}\u2028\u2029]+/gu, ' ');
  const plain = /^[=+@-]/.test(line) ? `'${line}` : line;
  return /[",;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
