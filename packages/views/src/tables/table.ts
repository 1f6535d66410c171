/** Tables of exported data: each column with its name, type, meaning and value in one place; written as CSV (RFC 4180). */

/** Of all figures of a package: made up; or real, and `preliminary` until every contest of the day is established. */
export const statuses = ['rehearsal', 'preliminary', 'established'] as const;
export type Status = (typeof statuses)[number];

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
  readonly csv: () => Iterable<string>;
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
  return { ...said, fields, csv: () => csvOf(columns, rows()) };
}

function marks<R>(status: Status): readonly Column<R>[] {
  return [
    {
      name: 'status',
      type: 'string',
      description: 'Of all figures: rehearsal (made up), preliminary, or established.',
      constraints: { required: true, enum: statuses },
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

export function countColumn<R>(name: string, description: string, of: (row: R) => number | undefined): Column<R> {
  return { name, type: 'integer', description, of };
}

export function answerColumn<R>(name: string, description: string, of: (row: R) => boolean | undefined): Column<R> {
  return { name, type: 'boolean', description, of };
}

const blockLength = 65_536;

function* csvOf<R>(columns: readonly Column<R>[], rows: Iterable<R>): Generator<string> {
  let block = lineOf(columns.map(({ name }) => name));
  for (const row of rows) {
    block += lineOf(columns.map((column) => column.of(row)));
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  yield block;
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
