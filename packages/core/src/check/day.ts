/** Every check of a polling day's protocols, in one order: each by itself, the room, the commissions above, turnout, plausibility. */

import { runsOf } from '../protocol/ranges.js';
import type { ProtocolTable } from '../protocol/table.js';
import type { TurnoutReports } from '../protocol/turnout.js';
import type { FindingSink } from './finding.js';
import { checkPlausible } from './plausible.js';
import { checkTable } from './protocols.js';
import { checkRooms } from './room.js';
import { checkSameFigures } from './same-figures.js';
import { checkTerritorial, type TerritorialProtocol } from './territorial.js';
import type { Thresholds } from './thresholds.js';
import { checkTurnout } from './turnout.js';

/** What came in on a polling day. All tables are of the same stations. */
export interface ReceivedDay {
  readonly tables: readonly ProtocolTable[];
  readonly territorial: readonly TerritorialProtocol[];
  readonly turnout?: TurnoutReports;
  readonly thresholds: Thresholds;
}

/** Gives every finding of the day to `sink`, one by one. */
export function checkDay(day: ReceivedDay, sink: FindingSink): void {
  const { tables, turnout, thresholds } = day;
  checkEquations(day, sink);
  checkRooms(tables, thresholds.room, sink);
  if (turnout !== undefined) checkTurnout(turnout, tables, thresholds, sink);
  for (const table of tables) {
    checkPlausible(table, thresholds, sink);
    checkSameFigures(table, thresholds, sink);
  }
}

/** What must hold before protocols are counted: the form of each, and the sums of the commissions above the stations. */
export function checkEquations(
  { tables, territorial }: Pick<ReceivedDay, 'tables' | 'territorial'>,
  sink: FindingSink,
): void {
  for (const table of tables) checkTable(table, sink);
  const [first] = tables;
  const runs = first === undefined || territorial.length === 0 ? undefined : runsOf(first.stations);
  if (runs !== undefined) for (const table of tables) checkTerritorial({ table, runs }, territorial, sink);
}
