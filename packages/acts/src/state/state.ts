/** What the acts of a log add up to, in parts. Handlers of acts write into it; nobody else does. */

import { runsOf } from '@saylau/core';
import { type ActKind, actKinds } from '../bodies.js';
import type { Definition, FoldContext } from '../definition.js';
import { type Snapshot, snapshotFormat } from '../snapshot.js';
import type { DeclaredView } from '../views.js';
import type { LogKind } from '../words.js';
import { Datasets } from './datasets.js';
import { canBeAdded, Ground, type GroundKept } from './ground.js';
import { type Growing, numbers } from './growing.js';
import { Keys } from './keys.js';
import { OpenElection, type OpenElectionKept, type Opening } from './open-election.js';
import type { Protocols } from './protocols.js';

/** The dataset that defines a polling day. */
export const pollingDay = 'polling-day';

/** The place of one protocol. */
export interface Slot {
  readonly open: OpenElection;
  readonly ballot: Protocols;
  /** Among those of the ballot. */
  readonly contest: number;
  readonly row: number;
}

export class State {
  readonly origin: string;
  readonly context: FoldContext;
  /** Leaves so far: the index of the next. */
  size = 0;
  kind: LogKind | undefined;
  /** Of the last leaf; empty before the first. */
  lastReceived = '';
  /** The latest time at which an act was done, as authors say; empty before the first. */
  lastAt = '';
  readonly keys: Keys;
  readonly datasets: Datasets;
  /** From the first election opened on. */
  ground: Ground | undefined;
  readonly elections = new Map<string, OpenElection>();
  /** By office, contest and area. */
  readonly declared: Map<string, DeclaredView>;
  /** Leaf and slot of each copy handed in. */
  readonly copies: Growing<Int32Array>;
  readonly counts: Map<ActKind, number>;
  /** By leaf, the slot of which it brought a version, + 1; 0 for none. */
  readonly #slots: Growing<Int32Array>;
  /** The definition read last, while no election is open. */
  #read: { readonly leaf: number; readonly definition: Definition | undefined } | undefined;

  constructor(origin: string, context: FoldContext, kept?: Snapshot) {
    this.origin = origin;
    this.context = context;
    this.keys = new Keys(kept?.keys);
    this.datasets = new Datasets(kept?.datasets);
    this.declared = new Map(kept?.declared);
    this.copies = numbers(kept?.copies);
    this.counts = new Map(kept?.counts ?? actKinds.map((kind) => [kind, 0]));
    this.#slots = numbers(kept?.slots);
    if (kept === undefined) return;
    this.size = kept.size;
    this.kind = kept.kind;
    this.lastReceived = kept.lastReceived;
    this.lastAt = kept.lastAt;
    for (const election of kept.elections) this.open(election.opening, kept.ground, election);
  }

  /** The definition of the polling day that was adopted at a leaf, where it is there and can be read. Once an election is open there is one. */
  definitionAt(leaf: number): Definition | undefined {
    if (this.ground !== undefined) return this.ground.leaf === leaf ? this.ground.definition : undefined;
    if (this.#read?.leaf !== leaf) this.#read = { leaf, definition: this.#definitionOf(leaf) };
    return this.#read.definition;
  }

  /** Opens an election; nothing where its definition does not have it. */
  open(opening: Opening, ground?: GroundKept, kept?: OpenElectionKept): void {
    const definition = this.definitionAt(opening.definition);
    if (definition === undefined || !hasElection(definition, opening.election)) return;
    const opened = [...this.elections.values()];
    this.ground ??= new Ground(definition, opening.definition, ground);
    this.#read = undefined;
    const runs = opened[0]?.runs ?? runsOf(this.ground.stations);
    const firstSlot = opened.reduce((slots, other) => slots + other.slots, 0);
    this.elections.set(opening.election, new OpenElection(opening, { definition, runs, firstSlot }, kept));
  }

  /** The slot of which a leaf brought a version. */
  slotAt(leaf: number): Slot | undefined {
    return this.slotNumbered(this.#slots.at(leaf) - 1);
  }

  slotNumbered(slot: number): Slot | undefined {
    for (const open of this.elections.values()) {
      for (const ballot of open.ballots) {
        const row = slot - ballot.firstSlot;
        if (row < 0 || row >= ballot.table.contestOf.length) continue;
        return { open, ballot, row, contest: ballot.table.contestOf[row] ?? -1 };
      }
    }
    return undefined;
  }

  /** Notes that the leaf being applied brings a version of a slot. */
  noteVersion({ ballot, row }: Slot): void {
    this.#slots.set(this.size, ballot.firstSlot + row + 1);
  }

  kept(): Snapshot {
    return {
      format: snapshotFormat,
      origin: this.origin,
      size: this.size,
      ...(this.kind === undefined ? {} : { kind: this.kind }),
      lastReceived: this.lastReceived,
      lastAt: this.lastAt,
      keys: this.keys.kept(),
      datasets: this.datasets.all(),
      ...(this.ground === undefined ? {} : { ground: this.ground.kept() }),
      elections: [...this.elections.values()].map((open) => open.kept()),
      declared: new Map(this.declared),
      copies: this.copies.slice(),
      counts: new Map(this.counts),
      slots: this.#slots.slice(),
    };
  }

  #definitionOf(leaf: number): Definition | undefined {
    const dataset = this.datasets.at(leaf);
    if (dataset?.dataset !== pollingDay) return undefined;
    const definition = this.context.definition(dataset.files);
    return definition !== undefined && canBeAdded(definition.day.stations) ? definition : undefined;
  }
}

/** An election without rules can be neither voted on nor counted. */
export function hasElection({ day, laws }: Definition, election: string): boolean {
  return day.elections.some(({ id }) => id === election) && laws.get(election)?.rules !== undefined;
}
