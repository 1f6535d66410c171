/** The readers of each log. */

import type { OpenLog } from '../record/open-log.js';
import { Hub } from './hub.js';

export class Hubs {
  readonly #hubs = new Map<string, Hub>();

  /** The readers of a log, who are told how it stands whenever it has grown. */
  readonly of = (log: OpenLog): Hub => {
    const known = this.#hubs.get(log.origin);
    if (known !== undefined) return known;
    const hub = new Hub(() => ({ id: log.size, data: { log: log.origin, size: log.size } }));
    this.#hubs.set(log.origin, hub);
    return hub;
  };

  get readers(): number {
    return [...this.#hubs.values()].reduce((sum, hub) => sum + hub.readers, 0);
  }

  close(): void {
    for (const hub of this.#hubs.values()) hub.close();
  }
}
