/** What the server needs of a database: transactions given as a whole, reads, and a lease that one process holds. */

/** Real elections and rehearsals never share a table: each mode has its schema. */
export const schemas = ['saylau', 'saylau_rehearsal'] as const;
export type Schema = (typeof schemas)[number];

/**
 * What a statement takes. It gives what the driver `pg` gives: `bigint` as a string, `bytea` as bytes, `timestamptz` as a Date,
 * whatever the database is.
 */
export type Value = string | number | boolean | null | Uint8Array | Date | readonly Value[];
export type Row = Readonly<Record<string, unknown>>;

export interface Statement {
  readonly sql: string;
  readonly values?: readonly Value[];
  /** How many rows it must affect or return; with any other number the whole transaction is undone (`store-conflict`). */
  readonly rows?: number;
}

export interface Database {
  /** All statements in one transaction, in order: all or none. Durable when it resolves. Throws StoreError. */
  run(statements: readonly Statement[]): Promise<readonly (readonly Row[])[]>;
  /** One statement that reads. Throws StoreError. */
  read(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /**
   * A lease of that name, which one process on this database holds at a time; undefined while another holds it. It ends with
   * the process, the connection, or `release`; `lost` resolves when it ended without being released.
   */
  lease(name: string): Promise<Lease | undefined>;
  /**
   * Calls back after a transaction of any process on this schema that had the statement `notifying(channel)`; also when the
   * connection was lost for a while, because something may have been missed. Best effort. Returns how to end that.
   */
  listen(channel: string, heard: () => void): Promise<() => void>;
  close(): Promise<void>;
}

/** The statement that wakes those who listen, once its transaction is committed. `channel` is a word of the program's own. */
export function notifying(channel: string): Statement {
  return { sql: `select pg_notify(current_schema() || '/' || $1, '')`, values: [channel] };
}

export interface Lease {
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** The closed list of what can go wrong with the store. */
export const storeErrors = [
  /**
   * It cannot be reached or cannot be used now; when opened, also: PostgreSQL before 15, an encoding other than UTF-8. Nothing was
   * written, or it is not known whether it was: read again before going on.
   */
  'store-unavailable',
  /** No space is left. Nothing was written. */
  'store-full',
  /** Another process uses the same folder. */
  'store-locked',
  /** The database is of a newer program. */
  'store-newer',
  /** A migration that was run is not the one this program has. */
  'store-changed',
  /** Somebody else wrote: other rows than there must be, a key that exists, a deadlock. Nothing was written. */
  'store-conflict',
  /** Any other answer of the database: a defect. */
  'store-failed',
] as const;
export type StoreErrorCode = (typeof storeErrors)[number];

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
