/** What the thread of the embedded database and its socket say to each other. */

export interface WorkerData {
  /** The folder of the database; it is made where it does not exist. */
  readonly folder: string;
}

/** Whole messages of PostgreSQL's protocol, or that no more will come. */
export type ToWorker = Uint8Array | 'end';

/** Bytes of answers; that the database can be used; that everything was said to what was sent last. */
export type FromWorker = Uint8Array | 'ready' | 'answered';
