/** What protocols are read into: the tables of a polling day, or those of an election whose stations the file itself names. */

import type { ProtocolTable, Row } from '@saylau/core';
import type { Fault, FaultCode } from '../faults.js';

/** Where one row of a file belongs. One object is used for all rows. */
export interface Found {
  /** The cell of the target's own column: a station, or the area of a commission. */
  where: string;
  /** The cell `area` of a station; empty where it is not said. */
  area: string;
  /** Index into the target's ballots. */
  ballot: number;
  /** Index into the ballot's contests. */
  contest: number;
  /** From 1; 0 where the row does not say it rightly. */
  version: number;
  /** Minutes after the start of the polling day; -1 where not known. */
  received: number;
  /** Line of the file. */
  line: number;
}

/** Reports a fault of the row at hand, in the column of this name. */
export type Report = (code: FaultCode, column: string, params?: Fault['params']) => void;

export interface Target {
  /** The column that says where a protocol is from. */
  readonly own: 'station' | 'area';
  /** Whether the file may say to which area a station belongs. */
  readonly areaColumn: boolean;
  readonly rehearsal: boolean;
  /** Tables of all ballots that there may be protocols of: what their lines, contests and slots are. */
  readonly ballots: readonly ProtocolTable[];
  /** The row in which a protocol belongs; -1 after a report where there is none. */
  readonly place: (found: Found, report: Report) => Row;
  /** Takes the figures of a protocol without faults, by column of its ballot's table. */
  readonly keep: (row: Row, found: Found, figures: readonly (number | undefined)[]) => void;
}
