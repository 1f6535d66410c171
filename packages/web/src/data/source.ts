/** What pages are made from. A server has it, and so has whoever writes the site as files. */

import type { Outcome } from '@saylau/core';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import type { ChangeList, Counter, ReadableLog } from '@saylau/views';
import type { ElectionRef } from '../site/address.js';
import type { RegisterMap } from './drawn-map.js';

/** An election at one version: of the past from its published figures, of a log from its protocols. */
export interface ElectionSource {
  readonly ref: ElectionRef;
  readonly loaded: LoadedElection;
  /** Counted when first asked for: at night that takes a while. */
  readonly outcome: () => Outcome;
  /** Maps of all registers; none where pages of a log are counted. */
  readonly maps?: readonly RegisterMap[];
  /** The log that it stands in; none for an election of the past. */
  readonly record?: ElectionRecord;
}

export interface ElectionRecord {
  /** Its state, of the same size as the outcome; and what can still change. */
  readonly counter: Pick<Counter, 'state' | 'size' | 'bounds' | 'count' | 'electionAsCounted'>;
  /** Its id in the log. */
  readonly election: string;
}

/** A log whose leaves can be read: for pages that tell what was done. */
export interface RecordSource {
  readonly origin: string;
  readonly ref: ElectionRef;
  /** Its id in the log. */
  readonly election: string;
  readonly log: ReadableLog;
  readonly changes: ChangeList;
  /** Maps of all registers. */
  readonly maps: readonly RegisterMap[];
}
