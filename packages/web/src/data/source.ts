/** What pages are made from. A server has it, and so has whoever writes the site as files. */

import type { Leaf, RecordState } from '@saylau/acts';
import type { Outcome, Statute } from '@saylau/core';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import type { ElectionRef, Place, RehearsalRef } from '../site/address.js';
import type { PageLog } from '../site/page.js';

/** An election at one version: of the past from its published figures, of a log from its protocols. */
export interface ElectionSource {
  readonly ref: ElectionRef;
  readonly loaded: LoadedElection;
  /** Counted when first asked for: at night that takes a while. */
  readonly outcome: () => Outcome;
  /** The log that it stands in; none for an election of the past. */
  readonly record?: ElectionRecord;
}

export interface ElectionRecord {
  /** Of the same size as the outcome. */
  readonly state: RecordState;
  /** Its id in the log. */
  readonly election: string;
}

/** A log whose leaves can be read: for pages that tell what was done. */
export interface RecordSource {
  readonly log: PageLog;
  /** Its id in the log. */
  readonly election: string;
  readonly ref: ElectionRef;
  readonly place: Place;
  /** The state, of the size of `log`; `look` waits for nothing. */
  read<T>(look: (state: RecordState) => T): Promise<T>;
  leaf(index: number): Promise<Leaf | undefined>;
}

/** A log in a list of all that there are. */
export interface LogLine {
  readonly origin: string;
  readonly kind: string;
  readonly size: number;
  readonly rehearsal?: RehearsalRef;
  readonly elections: readonly { readonly id: string; readonly expected: number; readonly counted: number }[];
}

/** Everything that there is: for pages about no one election. */
export interface Library {
  /** Elections of the past, the first one first. */
  readonly archive: readonly ElectionSource[];
  readonly statutes: ReadonlyMap<string, Statute>;
  readonly logs: readonly LogLine[];
  /** ISO day. */
  readonly today: string;
}
