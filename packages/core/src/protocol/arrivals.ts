/** What has arrived: protocols expected and at hand in every area, and tables out of which some of them are taken. */

import type { AreaId } from '../figures.js';
import { removeProtocol } from './change.js';
import { type Bits, bits, hasBit, type ProtocolTable, setBit } from './table.js';
import type { Totals } from './totals.js';

export interface Arrivals {
  readonly area: AreaId;
  /** Stations that vote on the ballot. */
  readonly expected: number;
  /** Those whose protocol has arrived. */
  readonly arrived: number;
}

/** For every area of every hierarchy, in the order of the stations' areas. */
export function arrivals({ table, expected, arrived }: Totals): readonly Arrivals[] {
  return table.stations.areas.map(({ id }, area) => ({
    area: id,
    expected: expected[area] ?? 0,
    arrived: arrived[area] ?? 0,
  }));
}

/**
 * Takes the protocols of these rows out of the table itself, as if they had not arrived, and returns it: the table given is
 * changed. Nothing is copied.
 */
export function takeOut(table: ProtocolTable, rows: Bits): ProtocolTable {
  for (let row = 0; row < table.stations.ids.length; row++) if (hasBit(rows, row)) removeProtocol(table, row);
  return table;
}

/**
 * Arrived protocols that were not there by the end of `minute` (after the start of the polling day).
 * One whose time is not known cannot be shown to have been there, and is among them.
 */
export function rowsAfter({ stations, arrived, received }: ProtocolTable, minute: number): Bits {
  const after = bits(stations.ids.length);
  for (let row = 0; row < stations.ids.length; row++) {
    const at = received?.[row] ?? -1;
    if (hasBit(arrived, row) && (at < 0 || at > minute)) setBit(after, row);
  }
  return after;
}
