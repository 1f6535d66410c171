/** Tables of exported data: each column with its name, type, meaning and value in one place; written as CSV (RFC 4180). */

import type { Text } from '@saylau/core';

/** Of all figures of a log: made up; or real, and `preliminary` until every contest is established. */
const logStatuses = ['rehearsal', 'preliminary', 'established'] as const;
/** Of an election of the past: as it was published, and counted from that. */
const pastStatuses = ['published'] as const;
export type LogStatus = (typeof logStatuses)[number];
export type Status = LogStatus | (typeof pastStatuses)[number];

/** What a cell holds; undefined is absent, which is not zero. */
export type Cell = string | number | boolean | undefined;

/** A column as Table Schema describes it. */
export interface Field {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly description: string;
  readonly constraints?: { readonly required?: true; readonly enum?: readonly string[] };
}

export interface Column<R> extends Field {
  readonly of: (row: R) => Cell;
}

/** A file of a data package. */
export interface Table {
  /** `results`: the file is `results.csv`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly Field[];
  readonly primaryKey?: readonly string[];
  /** How many rows it has: they are made to be counted. */
  readonly length: () => number;
  readonly csv: () => Iterable<string>;
  /** One value, its rows as lists in the order of the fields. `about`: what the whole is of. */
  readonly json: (about: object) => Iterable<string>;
}

export interface TableSaid<R> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly Column<R>[];
  readonly primaryKey?: readonly string[];
  readonly rows: () => Iterable<R>;
}

/** Every table says in every row what its figures are: a row that was cut out of it says so too. */
export function tableOf<R>({ columns: own, rows, ...said }: TableSaid<R>, status: Status): Table {
  const columns = [...own, ...marks<R>(status)];
  const fields = columns.map(({ of: _, ...field }) => field);
  const cells = (row: R): readonly Cell[] => columns.map((column) => column.of(row));
  return {
    ...said,
    fields,
    length: () => lengthOf(rows()),
    csv: () => csvOf(fields, mapped(rows(), cells)),
    json: (about) => jsonOf({ format: 'saylau-table/1', ...said, ...about, status, fields }, mapped(rows(), cells)),
  };
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
      description: 'True: everything is made up, and this is no result of any election.',
      constraints: { required: true },
      of: () => status === 'rehearsal',
    },
  ];
}

function statusSaid(status: Status): Pick<Field, 'description' | 'constraints'> {
  return status === 'published'
    ? { description: 'As published.', constraints: { required: true, enum: pastStatuses } }
    : {
        description: 'Of all figures: rehearsal (made up), preliminary, or established.',
        constraints: { required: true, enum: logStatuses },
      };
}

/** A column of text that is always there. */
export function idColumn<R>(name: string, description: string, of: (row: R) => string): Column<R> {
  return { name, type: 'string', description, constraints: { required: true }, of };
}

/** A column of text, or of words of a closed list, that may be empty. */
export function textColumn<R>(
  name: string,
  description: string,
  of: (row: R) => string | undefined,
  words?: readonly string[],
): Column<R> {
  return { name, type: 'string', description, ...(words === undefined ? {} : { constraints: { enum: words } }), of };
}

/** What contests, options and areas are called, in each language. */
export function nameColumns<R>(of: (row: R) => Text | undefined): readonly Column<R>[] {
  return threeColumns('name', 'Its name', of);
}

/** A text in three languages: `nameKk`, `nameRu`, `nameEn`. */
export function threeColumns<R>(
  name: string,
  description: string,
  of: (row: R) => Text | undefined,
): readonly Column<R>[] {
  return languageWords.map(([language, end, word]) =>
    textColumn(`${name}${end}`, `${description} in ${word}.`, (row) => of(row)?.[language]),
  );
}

const languageWords = [
  ['kk', 'Kk', 'Kazakh'],
  ['ru', 'Ru', 'Russian'],
  ['en', 'En', 'English'],
] as const;

export function countColumn<R>(name: string, description: string, of: (row: R) => number | undefined): Column<R> {
  return { name, type: 'integer', description, of };
}

export function answerColumn<R>(name: string, description: string, of: (row: R) => boolean | undefined): Column<R> {
  return { name, type: 'boolean', description, of };
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
 * A cell, in quotes where it needs them. A row is a line: in texts that persons wrote, line ends and tabs become spaces. What a
 * spreadsheet would run gets an apostrophe in front.
 */
export function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const line = cell.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const plain = /^[=+@-]/.test(line) ? `'${line}` : line;
  return /[",;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
