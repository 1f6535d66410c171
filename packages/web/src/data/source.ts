/** What pages are made from. A server has it, and so has whoever writes the site as files. */

import type { Outcome, Statute, Text } from '@saylau/core';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import type { ChangeList, Counter, ReadableLog } from '@saylau/views';
import type { ApiDocument } from '../pages/api/document.js';
import type { ElectionRef, RehearsalRef } from '../site/address.js';
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

/** A log in a list of all that there are. */
export interface LogLine {
  readonly origin: string;
  readonly kind: string;
  readonly size: number;
  readonly keys: readonly string[];
  readonly rehearsal?: RehearsalRef;
  /** Of its polling day, where it has a definition. */
  readonly name?: Text;
  readonly date?: string;
  /** Protocols expected and counted. */
  readonly elections: readonly {
    readonly id: string;
    readonly name: Text;
    readonly expected: number;
    readonly counted: number;
  }[];
}

/** Everything that there is: for pages about no one election. */
export interface Library {
  /** Elections of the past, the first one first. */
  readonly archive: readonly ElectionSource[];
  readonly statutes: ReadonlyMap<string, Statute>;
  readonly logs: readonly LogLine[];
  /** ISO day. */
  readonly today: string;
  /** The OpenAPI document of the server, where one answers. */
  readonly api?: ApiDocument;
}
