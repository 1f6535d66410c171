/** What the routes stand on. */

import type { Statute } from '@saylau/core';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import type { RegisterMap } from '@saylau/web';
import type { Access } from '../access/access.js';
import type { Hubs } from '../live/hubs.js';
import type { Plays } from '../plays.js';
import type { OpenLog } from '../record/open-log.js';
import type { RecordStore } from '../record/record-store.js';
import type { Records } from '../record/records.js';
import type { Store } from '../store/open-store.js';
import type { Counting } from '../views/counting/counting.js';
import type { KeptViews } from '../views/kept-views.js';
import type { Metrics } from './metrics.js';

/** The logs of one mode with their store: real ones, or rehearsals. */
export interface Mode {
  readonly records: Records;
  readonly store: RecordStore;
}

export interface ApiContext {
  /** Name of the server in the origins of its logs. */
  readonly name: string;
  readonly real: Mode;
  readonly rehearsal: Mode;
  readonly access: Access;
  readonly views: KeptViews;
  readonly counting: Counting;
  /** The readers of a log's changes. */
  readonly hubs: Hubs;
  readonly metrics: Metrics;
  /** The law, by id of the statute. */
  readonly statutes: ReadonlyMap<string, Statute>;
  /** Elections of the past, the first one first. */
  readonly archive: readonly LoadedElection[];
  /** Maps of all registers. */
  readonly maps: readonly RegisterMap[];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Both databases, for what is about all of them. */
  readonly store: Store;
  /** The server's folder: files that are on their way out are made there. */
  readonly folder: string;
  /** Where the browser's part of the site was built; without it pages come without scripts and style. */
  readonly siteFolder: string | undefined;
  /** Undefined: nothing is played from the server's own pages. */
  readonly plays: Plays | undefined;
}

/** What of a server finds a log. */
export type Modes = Pick<ApiContext, 'real' | 'rehearsal'>;

/** The log of an origin, with its mode. */
export function findLog({ real, rehearsal }: Modes, origin: string): { log: OpenLog; mode: Mode } | undefined {
  for (const mode of [real, rehearsal]) {
    const log = mode.records.find(origin);
    if (log !== undefined) return { log, mode };
  }
  return undefined;
}
