/**
 * The file of a backup: gzip of lines of JSON, each an object with one member.
 *
 * First `head`. Then the rows, table by table, in an order in which they can be inserted: `{"saylau.leaf":{…}}`, columns as
 * PostgreSQL's `row_to_json` writes them. Last `manifest`. Nothing in it depends on the kind of database that it was taken from.
 */

import Type, { type Static } from 'typebox';
import { schemas } from '../database.js';

export const format = 'saylau-backup/1';

/** The longest lines that are read, in bytes. A row is a text in memory, which cannot be much longer. */
export const longest = { head: 1_000_000, row: 500_000_000 } as const;

const closed = { additionalProperties: false } as const;
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' });

const counted = Type.Object(
  {
    table: Type.String({ pattern: '^[a-z_]+[.][a-z_0-9]+$', description: '`schema.table`' }),
    rows: Type.Integer({ minimum: 0 }),
    sha256: Type.String({ ...hash, description: 'Of the rows as they stand in the file, each with a line end.' }),
  },
  closed,
);

const sequence = Type.Object(
  {
    sequence: Type.String({ pattern: `^(${schemas.join('|')})[.][a-z_0-9]+$` }),
    value: Type.String({ pattern: '^-?[0-9]{1,19}$' }),
  },
  closed,
);

const applied = Type.Object({ name: Type.String(), sha256: Type.String() }, closed);

export const headShape = Type.Object(
  {
    format: Type.Literal(format),
    made: Type.String({ description: 'UTC.' }),
    schemas: Type.Record(Type.String(), Type.Array(applied), {
      description: 'Schema → the migrations that its tables come from. A schema that was not there has none.',
    }),
  },
  closed,
);

export const manifestShape = Type.Object(
  {
    tables: Type.Array(counted),
    sequences: Type.Array(sequence),
    sha256: Type.String({ ...hash, description: 'Of all lines before, with their line ends.' }),
  },
  closed,
);

export type Head = Static<typeof headShape>;
export type Manifest = Static<typeof manifestShape>;
/** What a table holds. */
export type Counted = Static<typeof counted>;
/** The last value that a sequence gave. */
export type Sequence = Static<typeof sequence>;
