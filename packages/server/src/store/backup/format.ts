/**
 * The file of a backup: gzip of lines of JSON, each an object with one member.
 *
 * First `head`. Then the rows, table by table, in an order in which they can be inserted: `{"saylau.leaf":{…}}`, columns as
 * PostgreSQL's `row_to_json` writes them. Last `manifest`. Nothing in it depends on the kind of database that it was taken from.
 */

import type { Applied } from '../migrate.js';

export const format = 'saylau-backup/1';

export interface Head {
  readonly format: typeof format;
  /** UTC. */
  readonly made: string;
  /** Schema → the migrations that its tables come from. A schema that was not there has none. */
  readonly schemas: Readonly<Record<string, readonly Applied[]>>;
}

export interface Manifest {
  readonly tables: readonly Counted[];
  readonly sequences: readonly Sequence[];
  /** Hex, of all lines before, with their line ends. */
  readonly sha256: string;
}

/** What a table holds. */
export interface Counted {
  /** `schema.table` */
  readonly table: string;
  readonly rows: number;
  /** Hex, of the rows as they stand in the file, each with a line end. */
  readonly sha256: string;
}

/** The last value that a sequence gave. */
export interface Sequence {
  readonly sequence: string;
  readonly value: string;
}
