/** The protocols of one ballot: state, version and figures of each station's, as columns by the station's row. */

import {
  changeTotals,
  type Figures as FiguresByColumn,
  hasBit,
  type ProtocolTable,
  type Row,
  type Runs,
  type Totals,
  totalsOf,
} from '@saylau/core';
import { countedStates, type ProtocolState, protocolStates } from '../words.js';
import { Contests, type ContestsKept } from './contests.js';
import { Lines } from './lines.js';
import { VotingAreas } from './voting-areas.js';

/** What a version brings beside its figures. */
export interface Version {
  readonly leaf: number;
  /** Key numbers; at most two are kept. */
  readonly signers: readonly number[];
  /** The leaf whose ballot papers are those of the version; -1: none gives any. */
  readonly papers: number;
  readonly papersDiffer: boolean;
  /** Votes are withheld by the rule of disclosure: only committed to. */
  readonly committed: boolean;
  /** They are, and were not opened. */
  readonly withheld: boolean;
  /** In minutes after the start of the polling day; -1 where not known. */
  readonly received: number;
}

/** Bits of what is kept of a version. */
const errorsBit = 1;
const papersBit = 2;
const withheldBit = 4;
const committedBit = 8;

/** A figure of a protocol that is not counted: a map of rows. Those counted stand in the columns of the table. */
export interface ProtocolsKept {
  readonly states: Uint8Array;
  readonly flags: Uint8Array;
  readonly versions: Int32Array;
  readonly leaves: Int32Array;
  readonly papers: Int32Array;
  readonly signers: Int32Array;
  readonly columns: readonly Int32Array[];
  readonly arrived: Uint8Array;
  readonly absent: readonly (Uint8Array | undefined)[];
  readonly received: Int32Array | undefined;
  readonly aside: ReadonlyMap<Row, FiguresByColumn>;
  readonly orders: ReadonlyMap<Row, number>;
  readonly contests: ContestsKept;
}

export class Protocols {
  readonly table: ProtocolTable;
  /** Of the protocols counted. */
  readonly totals: Totals;
  readonly lines: Lines;
  readonly contests: Contests;
  readonly votingAreas: VotingAreas;
  /** The number of its first slot among all ballots of the state. */
  readonly firstSlot: number;
  readonly #states: Uint8Array;
  readonly #flags: Uint8Array;
  readonly #versions: Int32Array;
  readonly #leaves: Int32Array;
  readonly #papers: Int32Array;
  /** Two key numbers a row; -1 for none. */
  readonly #signers: Int32Array;
  /** Figures of those that are not counted. */
  readonly #aside: Map<Row, FiguresByColumn>;
  /** In state `repeat`: the leaf of the order. */
  readonly #orders: Map<Row, number>;

  /** `table` has no protocols; `kept`, where given, holds what they were. */
  constructor(table: ProtocolTable, runs: Runs, firstSlot: number, kept?: ProtocolsKept) {
    const rows = table.stations.ids.length;
    this.table = table;
    this.firstSlot = firstSlot;
    this.lines = new Lines(table);
    this.votingAreas = new VotingAreas(table);
    this.contests = new Contests(table.ballot.contests.length, table.contestOf, kept?.contests);
    this.#states = kept?.states.slice() ?? new Uint8Array(rows);
    this.#flags = kept?.flags.slice() ?? new Uint8Array(rows);
    this.#versions = kept?.versions.slice() ?? new Int32Array(rows);
    this.#leaves = kept?.leaves.slice() ?? new Int32Array(rows).fill(-1);
    this.#papers = kept?.papers.slice() ?? new Int32Array(rows).fill(-1);
    this.#signers = kept?.signers.slice() ?? new Int32Array(2 * rows).fill(-1);
    this.#aside = new Map(kept?.aside);
    this.#orders = new Map(kept?.orders);
    if (kept !== undefined) fill(table, kept);
    this.totals = totalsOf(table, runs);
  }

  stateOf(row: Row): ProtocolState {
    return protocolStates[this.#states[row] ?? 0] ?? 'expected';
  }

  versionOf(row: Row): number {
    return this.#versions[row] ?? 0;
  }

  /** The leaf that brought the current version; -1 where there is none. */
  leafOf(row: Row): number {
    return this.#leaves[row] ?? -1;
  }

  /** The leaf of the order in state `repeat`; -1 in any other. */
  orderOf(row: Row): number {
    return this.#orders.get(row) ?? -1;
  }

  /** Key numbers of those who signed the current version. */
  signersOf(row: Row): readonly number[] {
    return [...this.#signers.subarray(2 * row, 2 * row + 2)].filter((key) => key >= 0);
  }

  hasErrors(row: Row): boolean {
    return ((this.#flags[row] ?? 0) & errorsBit) !== 0;
  }

  /** The leaf whose ballot papers are those of the current version; -1 where none gives any. */
  papersOf(row: Row): number {
    return this.#papers[row] ?? -1;
  }

  papersDiffer(row: Row): boolean {
    return ((this.#flags[row] ?? 0) & papersBit) !== 0;
  }

  isWithheld(row: Row): boolean {
    return ((this.#flags[row] ?? 0) & withheldBit) !== 0;
  }

  /** Whether the votes of the current version are withheld, at hand or not. */
  isCommitted(row: Row): boolean {
    return ((this.#flags[row] ?? 0) & committedBit) !== 0;
  }

  isCounted(row: Row): boolean {
    return hasBit(this.table.arrived, row);
  }

  /** Of the current version, by column. */
  figuresOf(row: Row): FiguresByColumn {
    return this.isCounted(row) ? this.#columnsAt(row) : (this.#aside.get(row) ?? []);
  }

  /** A new version, which is now `entered`. */
  bring(row: Row, figures: FiguresByColumn, version: Version): void {
    const contest = this.table.contestOf[row] ?? -1;
    const errors = this.lines.hasErrors(contest, figures, version.withheld);
    this.#setAside(row);
    this.#versions[row] = this.versionOf(row) + 1;
    this.#leaves[row] = version.leaf;
    this.#papers[row] = version.papers;
    this.#signers.set([version.signers[0] ?? -1, version.signers[1] ?? -1], 2 * row);
    this.#flags[row] = flagsOf(version) | (errors ? errorsBit : 0);
    this.#aside.set(row, figures);
    this.move(row, 'entered', version.received);
  }

  /** To another state; `received` is said of a new version alone. */
  move(row: Row, to: ProtocolState, received?: number): void {
    this.contests.moved(this.table.contestOf[row] ?? -1, this.stateOf(row), to);
    this.#states[row] = protocolStates.indexOf(to);
    if (to !== 'repeat') this.#orders.delete(row);
    if (this.versionOf(row) > 0 && countedStates.includes(to) && !this.hasErrors(row)) this.#count(row, received);
    else this.#setAside(row);
  }

  /** To repeat voting, under the order of that leaf. */
  repeat(row: Row, order: number): void {
    this.move(row, 'repeat');
    this.#orders.set(row, order);
  }

  kept(): ProtocolsKept {
    const { columns, arrived, absent, received } = this.table;
    return {
      states: this.#states.slice(),
      flags: this.#flags.slice(),
      versions: this.#versions.slice(),
      leaves: this.#leaves.slice(),
      papers: this.#papers.slice(),
      signers: this.#signers.slice(),
      columns: columns.map((column) => column.slice()),
      arrived: arrived.slice(),
      absent: absent.map((bits) => bits?.slice()),
      received: received?.slice(),
      aside: new Map(this.#aside),
      orders: new Map(this.#orders),
      contests: this.contests.kept(),
    };
  }

  #columnsAt(row: Row): FiguresByColumn {
    const { columns, absent, contestOf } = this.table;
    return this.lines.of(contestOf[row] ?? -1).names.map((_, column) => {
      const lacking = absent[column];
      return lacking !== undefined && hasBit(lacking, row) ? undefined : columns[column]?.[row];
    });
  }

  #count(row: Row, received?: number): void {
    const figures = this.#aside.get(row);
    if (figures === undefined) return;
    changeTotals(this.totals, row, figures, received);
    this.#aside.delete(row);
    this.contests.counts(this.table.contestOf[row] ?? -1, 1);
  }

  /** Takes a protocol that is counted out of the columns. */
  #setAside(row: Row): void {
    if (!this.isCounted(row)) return;
    this.#aside.set(row, this.#columnsAt(row));
    changeTotals(this.totals, row, undefined);
    this.contests.counts(this.table.contestOf[row] ?? -1, -1);
  }
}

function flagsOf({ papersDiffer, withheld, committed }: Version): number {
  return (papersDiffer ? papersBit : 0) | (withheld ? withheldBit : 0) | (committed ? committedBit : 0);
}

function fill({ columns, arrived, absent, received }: ProtocolTable, kept: ProtocolsKept): void {
  for (const [index, column] of columns.entries()) {
    column.set(kept.columns[index] ?? []);
    absent[index] = kept.absent[index]?.slice();
  }
  arrived.set(kept.arrived);
  if (kept.received !== undefined) received?.set(kept.received);
}
