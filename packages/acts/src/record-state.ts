/** The state that the acts of one log add up to: what an act is refused for, what it does, and what has become of all. */

import type { Totals, TurnoutReports } from '@saylau/core';
import type { Act, Leaf, SignedAct } from './act.js';
import type { ActKind } from './bodies.js';
import type { Checked } from './checked.js';
import type { Definition, FoldContext } from './definition.js';
import { handlers } from './kinds/all.js';
import { refuseEnvelope } from './kinds/envelope.js';
import type { Handler, Step } from './kinds/handler.js';
import { Reasons } from './kinds/reasons.js';
import { refuseSigners, signatories } from './kinds/signing.js';
import type { Refusal } from './refusal.js';
import { type Snapshot, snapshotFormat } from './snapshot.js';
import { contestView, copiesOf, electionView, placeOfSlot, protocolView, slotOf, stationView } from './state/show.js';
import { State } from './state/state.js';
import { sumsIn } from './state/sums.js';
import type {
  ActCounts,
  ContestView,
  CopyView,
  DatasetView,
  DeclaredView,
  ElectionView,
  Figures,
  KeyView,
  ProtocolPlace,
  ProtocolView,
  StationView,
} from './views.js';
import type { LogKind } from './words.js';

/** A key whose signature is to be checked. */
export interface Signer {
  readonly keyId: string;
  readonly publicKey: Uint8Array;
}

/**
 * The acts of a log in its order, and nothing else, make the state. `refusals` asks about the next leaf and changes nothing;
 * `apply` takes it. Whether a signature is right, and whether another act has the same id, is seen to by the caller.
 */
export class RecordState {
  readonly #state: State;

  /** Throws RangeError where the snapshot is of another log, or the definition of its elections cannot be read. */
  constructor(origin: string, context: FoldContext, snapshot?: Snapshot) {
    if (snapshot !== undefined && (snapshot.format !== snapshotFormat || snapshot.origin !== origin))
      throw new RangeError(`no snapshot of ${origin}`);
    this.#state = new State(origin, context, snapshot);
    if (snapshot !== undefined && this.#state.elections.size !== snapshot.elections.length)
      throw new RangeError('the definition of the snapshot cannot be read');
  }

  /** The state as it was when the snapshot was taken. */
  static restore(origin: string, context: FoldContext, snapshot: Snapshot): RecordState {
    return new RecordState(origin, context, snapshot);
  }

  get origin(): string {
    return this.#state.origin;
  }

  /** Leaves so far: the index of the next one. */
  get size(): number {
    return this.#state.size;
  }

  /** Undefined before the log is opened. */
  get kind(): LogKind | undefined {
    return this.#state.kind;
  }

  /** When the log took in the last leaf; empty before the first. */
  get lastReceived(): string {
    return this.#state.lastReceived;
  }

  /** The latest time at which an act was done, as authors say: the last act may be entered late. Empty before the first. */
  get lastAt(): string {
    return this.#state.lastAt;
  }

  /** From the first election opened on. */
  get definition(): Definition | undefined {
    return this.#state.ground?.definition;
  }

  /**
   * Every reason that can be seen for which the act is refused as the next leaf; none: it may be applied. Where the act is not
   * meant for this log, the log is not open, or the act does not belong in it, what its body says is not looked at.
   */
  refusals(signed: SignedAct, received: string, opened?: Figures): readonly Refusal[] {
    const to = new Reasons();
    refuseEnvelope(this.#state, signed, received, to);
    const isStranger = to.list.some(({ code }) => code === 'act-log-opened' || code === 'act-log-kind');
    refuseSigners(this.#state, signed, to);
    if (!isStranger) handlerOf(signed.act).refuse(this.#state, this.#step(signed, received, opened), to);
    return to.list;
  }

  /** The keys whose signatures over `actBytes` have to be checked, in the order of the signatures. */
  signers(signed: SignedAct): Checked<readonly Signer[]> {
    const to = new Reasons();
    const found = signatories(this.#state, signed, to).filter((one) => one !== undefined);
    if (to.list.length > 0) return { ok: false, refusals: to.list };
    return { ok: true, value: found.map(({ keyId, publicKey }) => ({ keyId, publicKey })) };
  }

  /**
   * Takes the next leaf. One that would be refused is applied as far as what it names is there (docs/formats/acts.md).
   * `opened` are the withheld figures of the act, where the private part is at hand.
   */
  apply(leaf: Leaf, opened?: Figures): void {
    const { act } = leaf;
    handlerOf(act).apply(this.#state, this.#step(leaf, leaf.received, opened));
    this.#state.counts.set(act.act, (this.#state.counts.get(act.act) ?? 0) + 1);
    if (leaf.received > this.#state.lastReceived) this.#state.lastReceived = leaf.received;
    if (act.at > this.#state.lastAt) this.#state.lastAt = act.at;
    this.#state.size += 1;
  }

  /** Takes a leaf that is no act, or whose id another act has: it has its place and does nothing. */
  pass(): void {
    this.#state.size += 1;
  }

  snapshot(): Snapshot {
    return this.#state.kept();
  }

  elections(): readonly ElectionView[] {
    return [...this.#state.elections.values()].map(electionView);
  }

  election(id: string): ElectionView | undefined {
    const open = this.#state.elections.get(id);
    return open && electionView(open);
  }

  /** Undefined where the station does not vote on the contest. */
  protocol(election: string, contest: string, station: string): ProtocolView | undefined {
    const slot = slotOf(this.#state, { election, contest, station });
    return slot && protocolView(this.#state, slot);
  }

  /** The protocol of which a leaf brought a version, current or not. */
  protocolOf(leaf: number): ProtocolPlace | undefined {
    const slot = this.#state.slotAt(leaf);
    return slot && placeOfSlot(slot);
  }

  /**
   * What the counted protocols of a contest come to in an area, of its stations that vote on the contest: a sum over an absent
   * figure is left out, and so are all where none is counted. Undefined where there is no such contest or area.
   */
  sums(election: string, contest: string, area: string): Figures | undefined {
    const found = this.#state.elections.get(election)?.contests.get(contest);
    const { ground } = this.#state;
    const number = ground?.area(area) ?? -1;
    return found === undefined || ground === undefined || number < 0 ? undefined : sumsIn(ground, found, number);
  }

  /** The totals of the counted protocols, by ballot. They change with the state. */
  totals(election: string): readonly Totals[] {
    return this.#state.elections.get(election)?.ballots.map(({ totals }) => totals) ?? [];
  }

  contest(election: string, contest: string): ContestView | undefined {
    const found = this.#state.elections.get(election)?.contests.get(contest);
    return found && contestView(found);
  }

  /** The contests of an election that are voted on. */
  contests(election: string): readonly ContestView[] {
    return [...(this.#state.elections.get(election)?.contests.values() ?? [])].map(contestView);
  }

  station(id: string): StationView | undefined {
    return stationView(this.#state, id);
  }

  /** Turnout as reported, for checks; of more than 200 times those with most reports. */
  turnout(): TurnoutReports | undefined {
    return this.#state.ground?.turnout.reports();
  }

  /** Totals as commissions declared them: of each the latest for a contest and an area. */
  declared(): readonly DeclaredView[] {
    return [...this.#state.declared.values()];
  }

  key(keyId: string): KeyView | undefined {
    const key = this.#state.keys.find(keyId);
    return key < 0 ? undefined : this.#state.keys.view(key);
  }

  /** In the order in which they were vouched for. */
  *keys(): Generator<KeyView> {
    for (let key = 0; key < this.#state.keys.size; key++) yield this.#state.keys.view(key);
  }

  /** Copies that observers handed in. */
  copies(): Iterable<CopyView> {
    return copiesOf(this.#state);
  }

  datasets(): readonly DatasetView[] {
    return this.#state.datasets.all();
  }

  /** How many acts of each kind were applied. */
  counts(): ActCounts {
    return Object.fromEntries(this.#state.counts) as ActCounts;
  }

  #step(signed: SignedAct, received: string, opened?: Figures): Step<ActKind> {
    const signers = signed.signatures.map(({ key }) => this.#state.keys.find(key));
    return { act: signed.act, signers, received, ...(opened === undefined ? {} : { opened }) };
  }
}

/** The step that it is given has this act. */
function handlerOf(act: Act): Handler<ActKind> {
  return handlers[act.act];
}
