/** A polling day: stations, voter lists, turnout, and the elections held on it (docs/formats/polling-day.md). */

import type { Election } from './election.js';
import type { Text } from './language.js';
import type { Stations } from './protocol/stations.js';
import type { TurnoutReports } from './protocol/turnout.js';

export interface PollingDay {
  /** `kz-2023-03-19`, or `rehearsal/kz-2023-03-19/1`. */
  readonly id: string;
  readonly name: Text;
  readonly date: string;
  /** Hours ahead of UTC that its times are in: `+06:00`. */
  readonly zone: string;
  /** Present on a rehearsal and on nothing else: everything made up is marked `rehearsal/`. */
  readonly rehearsal?: { readonly of: string; readonly seed: string };
  readonly elections: readonly Election[];
  readonly stations: Stations;
  readonly turnout?: TurnoutReports;
}
