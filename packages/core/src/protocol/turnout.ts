/** Turnout reports of a polling day: how many voters had received a ballot, by station and time. */

import type { Stations } from './stations.js';

export interface TurnoutReports {
  readonly stations: Stations;
  /** Times in the polling day's own zone, in order: minutes after midnight. */
  readonly times: readonly number[];
  /** For each time one column by row: ballots received so far; -1 where no report came. */
  readonly columns: readonly Int32Array[];
}
