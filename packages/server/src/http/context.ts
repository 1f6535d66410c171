/** What the routes stand on. */

import type { Access } from '../access/access.js';
import type { Hub } from '../live/hub.js';
import type { OpenLog } from '../record/open-log.js';
import type { RecordStore } from '../record/record-store.js';
import type { Records } from '../record/records.js';
import type { KeptViews } from './kept-views.js';

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
  /** The readers of a log's changes. */
  readonly hub: (log: OpenLog) => Hub;
}

/** The log of an origin, with its mode. */
export function findLog({ real, rehearsal }: ApiContext, origin: string): { log: OpenLog; mode: Mode } | undefined {
  for (const mode of [real, rehearsal]) {
    const log = mode.records.find(origin);
    if (log !== undefined) return { log, mode };
  }
  return undefined;
}
