/** What the fold needs from outside the log: the definition of a polling day, its documents, SHA-256. */

import type { CountingLaw, Election, PollingDay, ProtocolTable, Statute, Thresholds } from '@saylau/core';
import type { Crypto } from '@saylau/log';
import type { Body } from './act.js';

/** A file by its content. */
export type FileNamed = Body<'dataset-adopted'>['files'][number];

/** A polling day as its files define it, with the law of each election. */
export interface Definition {
  readonly day: PollingDay;
  /** One for each part of each election that is voted on that day, without protocols. */
  readonly tables: readonly ProtocolTable[];
  /** By election id: the law before anything was decided. */
  readonly laws: ReadonlyMap<string, CountingLaw>;
  /** The law with what `election.decided` says; undefined where it answers what the law does not ask, or not as it asks. */
  lawDecided(election: Election): CountingLaw | undefined;
  /** By id: those that came with the day. */
  readonly statutes?: ReadonlyMap<string, Statute>;
  /** Where the day sets any itself. */
  readonly thresholds?: Thresholds;
}

export interface FoldContext {
  /** Key ids are made of it. */
  readonly crypto: Pick<Crypto, 'sha256'>;
  /**
   * Reads the files of a `polling-day` dataset; undefined where they cannot be read. The tables are fresh each time: a state
   * writes into them. Asked once by a state that opens an election, and once by one that is restored.
   */
  definition(files: readonly FileNamed[]): Definition | undefined;
  /** Whether the document with this SHA-256, in hex, is at hand. */
  hasDocument(sha256: string): boolean;
}
