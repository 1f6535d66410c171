/** The protocols of one kind of ballot, as columns: stations × (the form's lines, then option slots). */

import type { Contest } from '../election.js';
import type { LineId } from '../figures.js';
import type { Form } from '../form.js';
import type { Turnout } from '../rules.js';
import type { Stations } from './stations.js';

/** A kind of ballot paper: one part of one election, in one round. */
export interface Ballot {
  readonly election: string;
  readonly part: string;
  readonly round: number;
  readonly form: Form;
  /** Which lines are turnout, as the rules say it; absent: they do not. */
  readonly turnout?: Turnout;
  /** The contests voted on with it. All stations of a national list have one; constituencies have one each. */
  readonly contests: readonly Contest[];
}

/** One bit a row, lowest bit of byte 0 first: row r is bit r & 7 of byte r >> 3. */
export type Bits = Uint8Array;

/**
 * A column holds one figure a row; 0 where nothing arrived or the figure is absent, so that a column can be added up as it stands.
 * Columns: `lines` (the form's, in order, without the group `options`; `against-all` among them), then `slots` option columns.
 * What slot s means at a row is option s of the row's contest: its options without the line against all, in their order.
 */
export interface ProtocolTable {
  readonly ballot: Ballot;
  readonly stations: Stations;
  /** Index into `ballot.contests` by row; -1: this ballot is not voted on at the station. */
  readonly contestOf: Int32Array;
  readonly lines: readonly LineId[];
  readonly slots: number;
  readonly columns: readonly Int32Array[];
  /** Rows whose protocol has arrived. */
  readonly arrived: Bits;
  /** By column, the arrived rows without that figure; undefined: every arrived protocol has it. Slots beyond a contest's options are not absent. */
  readonly absent: (Bits | undefined)[];
  /** When a protocol arrived, in minutes after the start of the polling day (its own zone), by row; -1 not known. */
  readonly received?: Int32Array;
}

/** The largest figure that one protocol can hold: what fits a column. Four million such figures still add up exactly. */
export const largestFigure = 2_147_483_647;

/** Whether the bit of a row is set. */
export function hasBit(bits: Bits, row: number): boolean {
  return (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}

/** Sets the bit of a row. */
export function setBit(bits: Bits, row: number): void {
  bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
}

/** Takes the bit of a row away. */
export function clearBit(bits: Bits, row: number): void {
  bits[row >> 3] = (bits[row >> 3] ?? 0) & ~(1 << (row & 7));
}

/** A table without protocols. `contestOf` says which contest each station votes on with this ballot. */
export function emptyTable(ballot: Ballot, stations: Stations, contestOf: Int32Array): ProtocolTable {
  const rows = stations.ids.length;
  const lines = ballot.form.lines.map(({ line }) => line).filter((line) => line !== 'options');
  const slots = Math.max(0, ...ballot.contests.map((contest) => slotOptions(contest).length));
  const columns = Array.from({ length: lines.length + slots }, () => new Int32Array(rows));
  return {
    ballot,
    stations,
    contestOf,
    lines,
    slots,
    columns,
    arrived: bits(rows),
    absent: columns.map(() => undefined),
  };
}

/** Ids of the options that a contest's slots stand for. */
export function slotOptions(contest: Contest): readonly string[] {
  return contest.options.filter(({ role }) => role !== 'against-all').map(({ id }) => id);
}

/** No bit set, for so many rows. */
export function bits(rows: number): Bits {
  return new Uint8Array((rows + 7) >> 3);
}
