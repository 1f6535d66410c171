/** The readers of each log, and what they are told of it. */

import type { RecordState } from '@saylau/acts';
import type { NewLeaf } from '../record/answers.js';
import type { OpenLog } from '../record/open-log.js';
import { Hub, type LiveEvent } from './hub.js';
import { Tally } from './tally.js';

interface Live {
  readonly hub: Hub;
  readonly tally: Tally;
}

export class Hubs {
  readonly #live = new Map<string, Live>();

  /** The readers of a log, who are told how it stands whenever it has grown. */
  of(log: OpenLog): Hub {
    return this.#of(log).hub;
  }

  /** Leaves became durable. */
  grown(log: OpenLog, leaves: readonly NewLeaf[]): void {
    const { hub, tally } = this.#of(log);
    tally.grown(leaves);
    hub.grown();
  }

  /** What the log comes to is another thing than it was: all of it is looked at again. */
  forgot(log: OpenLog): void {
    this.#of(log).tally.forget();
  }

  get readers(): number {
    return [...this.#live.values()].reduce((sum, { hub }) => sum + hub.readers, 0);
  }

  /** Readers dropped because they were too slow. */
  get dropped(): number {
    return [...this.#live.values()].reduce((sum, { hub }) => sum + hub.dropped, 0);
  }

  close(): void {
    for (const { hub } of this.#live.values()) hub.close();
  }

  #of(log: OpenLog): Live {
    const known = this.#live.get(log.origin);
    if (known !== undefined) return known;
    const tally = new Tally();
    const live = { tally, hub: new Hub((since) => log.read((state) => eventOf(state, tally, since))) };
    this.#live.set(log.origin, live);
    return live;
  }
}

/** What a page needs at once; the rest it asks for where `changed` says so. */
function eventOf(state: RecordState, tally: Tally, since: number): LiveEvent {
  const { elections, changed } = tally.now(state);
  const { 'station-opened': opened, 'station-closed': closed } = state.counts();
  const stations = state.definition?.day.stations.ids.length;
  return {
    id: state.size,
    data: {
      log: state.origin,
      size: state.size,
      since,
      ...(stations === undefined ? {} : { stations: { expected: stations, opened, closed } }),
      elections: elections.map((election) => ({ ...election, changed: changed.has(election.id) })),
    },
  };
}
