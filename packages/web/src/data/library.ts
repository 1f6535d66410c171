/** Everything that there is, for pages about no one election. */

import type { Statute, Text } from '@saylau/core';
import type { ApiDocument } from '../pages/api/document.js';
import type { RehearsalRef } from '../site/address.js';
import type { Headline } from './headline.js';
import type { ElectionSource } from './source.js';
import type { Stage } from './stage.js';

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
    readonly stage: Stage;
    /** Where the page is to show it, and it could be counted; with whether every protocol is counted or annulled. */
    readonly headline?: Headline;
    readonly isSettled?: boolean;
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
