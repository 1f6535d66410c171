/** One log as this process holds it: what its leaves add up to, proofs of it, and the way in for new acts. */

import type { LogKind, RecordState } from '@saylau/acts';
import {
  addSignature,
  checkpointText,
  consistencyFromTiles,
  inclusionFromTiles,
  noteText,
  rootFromTiles,
  type Signer,
  signText,
  type VerifierKey,
} from '@saylau/log';
import { StoreError } from '../store/database.js';
import type { Answer, NewLeaf, Submitted } from './answers.js';
import { copyOf } from './copied.js';
import { Fold } from './fold.js';
import type { LogKeys, SettingsOf } from './log-settings.js';
import type { LogHead } from './record-store.js';
import { Sequencer } from './sequencer.js';
import { keptStateOf } from './snapshots.js';
import { subjectOf } from './subjects.js';
import { fullWidth } from './tiles.js';

type LogSettings = SettingsOf<OpenLog>;

/** Leaves after which the state is kept anew. */
const keptEvery = 50_000;
/** So old may a checkpoint be that has more cosignatures than the newest. */
const momentSeconds = 30;

export class OpenLog {
  readonly origin: string;
  readonly kind: LogKind;
  readonly #settings: LogSettings;
  readonly #log: number;
  readonly #signers: readonly Signer[];
  readonly #imported: readonly VerifierKey[];
  #fold: Fold;
  #size = 0;
  #checkpoint: string | undefined;
  #earlier: { readonly size: number; readonly checkpoint: string } | undefined;
  #keptAt = 0;
  #sequencer: Sequencer | undefined;
  #folding: Promise<void> | undefined;
  /** Writing ended while the state was ahead of the record. */
  #mustFold = false;

  private constructor(settings: LogSettings, { log, origin, kind }: LogHead, { signers, imported }: LogKeys) {
    this.origin = origin;
    this.kind = kind;
    this.#settings = settings;
    this.#log = log;
    this.#signers = signers;
    this.#imported = imported;
    this.#fold = new Fold(settings, { log, origin });
  }

  /** Opens a log as the store has it. Throws StoreError. */
  static async open(settings: LogSettings, head: LogHead, keys: LogKeys): Promise<OpenLog> {
    const log = new OpenLog(settings, head, keys);
    await log.recover();
    return log;
  }

  /** Its number in the store. */
  get number(): number {
    return this.#log;
  }
  /** How many leaves are durable. */
  get size(): number {
    return this.#size;
  }
  /** How many deletions of votes its state is of: with its size it says which state that is. */
  get deletions(): number {
    return this.#fold.deletions;
  }
  /** Signed by the log; undefined while it is empty. */
  get checkpoint(): string | undefined {
    return this.#checkpoint;
  }
  /** Those by which its checkpoint is checked. */
  get keys(): readonly VerifierKey[] {
    return this.isCopy ? this.#imported : this.#signers.map(({ key }) => key);
  }
  /** Without a key of its own, nothing can be added to it here. */
  get isCopy(): boolean {
    return this.#signers.length === 0;
  }
  get isWriting(): boolean {
    return this.#sequencer !== undefined;
  }
  /** Acts that wait for their turn. */
  get waiting(): number {
    return this.#sequencer?.waiting ?? 0;
  }
  /** The failure that ended writing: the log has to be folded anew (`recover`). */
  get failure(): StoreError | undefined {
    return this.#sequencer?.failure;
  }

  /** Gives the state while it is what is durable. `look` waits for nothing. Throws StoreError while that is not known. */
  async read<T>(look: (state: RecordState, root: Uint8Array) => T): Promise<T> {
    await this.#folding;
    await this.#sequencer?.settled();
    if (this.#isAhead()) throw new StoreError('store-unavailable', 'the record is read again');
    return look(this.#fold.state, this.#fold.tree.root());
  }

  /** After a failure the state may hold acts that are not durable. */
  #isAhead(): boolean {
    return this.#mustFold || this.failure !== undefined;
  }

  /** Begins to append, in an epoch that this process began. A log without a key of its own takes nothing. Throws StoreError. */
  async write(epoch: string): Promise<void> {
    await this.follow();
    if (this.isCopy) return;
    const { store, crypto, clock, grown } = this.#settings;
    const fold = this.#fold;
    const { state, tree, documents, lastReceived } = fold;
    const journal = {
      known: (ids: readonly string[]) => store.known(this.#log, ids),
      prepare: (acts: readonly Submitted['signed'][]) => documents.load(acts.map(({ act }) => act)),
      append: (leaves: readonly NewLeaf[]) => this.#append(epoch, fold, leaves),
    };
    const kept = (leaves: readonly NewLeaf[]): void => {
      documents.forget();
      grown(this, leaves);
    };
    const context = {
      crypto,
      definition: documents.definition.bind(documents),
      hasDocument: documents.hasDocument.bind(documents),
    };
    const copied = (): RecordState => copyOf(state, context);
    this.#sequencer = new Sequencer({ crypto, journal, state, tree, copied, clock, kept }, lastReceived);
  }

  /** Appends no more; what waits is answered as unavailable. */
  stopWriting(): void {
    if (this.#sequencer === undefined) return;
    this.#mustFold ||= this.failure !== undefined || this.#fold.tree.size !== this.#size;
    this.#sequencer.stop();
    this.#sequencer = undefined;
  }

  /** Answers in the order given. Throws StoreError `store-unavailable` where this process does not append. */
  async submit(acts: readonly Submitted[]): Promise<readonly Answer[]> {
    if (this.#sequencer === undefined) throw new StoreError('store-unavailable', 'another process appends');
    return await this.#sequencer.submit(acts);
  }

  /** Takes all of the acts, one after the other and nothing in between, or none of them. Answers and throws as `submit`. */
  async submitAll(acts: readonly Submitted[]): Promise<readonly Answer[]> {
    if (this.#sequencer === undefined) throw new StoreError('store-unavailable', 'another process appends');
    return await this.#sequencer.submitAll(acts);
  }

  /** Drops what may not be durable and folds the record anew. Throws StoreError while the store is away. */
  async recover(): Promise<void> {
    this.stopWriting();
    this.#replace(await this.#newFold());
    await this.follow();
  }

  /**
   * Folds the record without votes that were deleted since. Acts are taken and the state is read as it was until it is done; only
   * acts that are just then on their way in are answered as unavailable. Who writes has to be told again (`write`). Throws StoreError.
   */
  async foldAnew(): Promise<void> {
    const from = this.#size;
    const since: NewLeaf[] = [];
    const found = (leaves: readonly NewLeaf[]): void => {
      since.push(...leaves.filter(({ index }) => index >= from));
    };
    const fold = await this.#newFold();
    await fold.toHead(found);
    await this.#sequencer?.settled();
    this.stopWriting();
    await fold.toHead(found);
    const untold = since.filter(({ index }) => index >= this.#size);
    this.#replace(fold);
    await this.follow();
    if (untold.length > 0) this.#settings.grown(this, untold);
  }

  /** Begun with the state that was kept, where there is one. */
  async #newFold(): Promise<Fold> {
    const fold = new Fold(this.#settings, { log: this.#log, origin: this.origin });
    await fold.begin(this.#signers[0]);
    this.#keptAt = fold.state.size;
    return fold;
  }

  #replace(fold: Fold): void {
    const isWithout = fold.deletions !== this.#fold.deletions;
    this.#fold = fold;
    this.#mustFold = false;
    if (isWithout) this.#settings.forgot(this);
  }

  /** Takes in what another process appended. Throws StoreError. */
  async follow(): Promise<void> {
    if (this.#sequencer !== undefined) return;
    await this.#folding;
    if (this.#mustFold) {
      await this.recover();
      return;
    }
    this.#folding = this.#followOnce();
    try {
      await this.#folding;
    } finally {
      this.#folding = undefined;
    }
  }

  async #followOnce(): Promise<void> {
    const head = await this.#fold.toHead((leaves) => this.#settings.grown(this, leaves));
    this.#size = head.size;
    // Signed anew with the keys of today: since it was signed one may have come, or gone.
    const isSigned = head.checkpoint !== undefined && !this.isCopy;
    this.#checkpoint = isSigned ? this.#signed(head.size, head.root) : head.checkpoint;
  }

  async #append(epoch: string, fold: Fold, leaves: readonly NewLeaf[]): Promise<void> {
    const { tree, state } = fold;
    const root = tree.root();
    const checkpoint = this.#signed(tree.size, root);
    const stored = leaves.map(({ leaf, bytes, hash, parts }) => {
      const subject = subjectOf(leaf.act, state);
      return { actId: leaf.act.id, bytes, hash, kind: leaf.act.act, parts, ...(subject && { subject }) };
    });
    await this.#settings.store.append({ log: this.#log, epoch, from: this.#size, leaves: stored, root, checkpoint });
    // Folded anew meanwhile: then the fold says how far the record is.
    if (this.#fold !== fold) return;
    this.#size = tree.size;
    this.#checkpoint = checkpoint;
  }

  /** Signed with all keys of the log: while one replaces another there are two. */
  #signed(size: number, root: Uint8Array): string {
    const text = checkpointText({ origin: this.origin, size, root });
    return noteText(
      text,
      this.#signers.map((signer) => signText(signer, text)),
    );
  }

  /** Keeps the state where many leaves came since it was kept last, or `always`. Throws StoreError. */
  async keepState(always = false): Promise<void> {
    const [signer] = this.#signers;
    if (signer === undefined || this.#size === this.#keptAt) return;
    if (!always && this.#size < this.#keptAt + keptEvery) return;
    const { store, crypto } = this.#settings;
    const [kept, deletions] = await this.read(
      (state, root) => [keptStateOf(state, root, { crypto, signer }), this.deletions] as const,
    );
    await store.keepState(this.#log, kept, deletions);
    this.#keptAt = kept.size;
  }

  /** Bytes of a tile of hashes. The caller knows that the log has it. */
  async tile(level: number, n: number, width: number): Promise<Uint8Array> {
    if (level > 0) return this.#fold.tree.tile(level, n, width);
    return await this.#settings.store.hashes(this.#log, n * fullWidth, n * fullWidth + width);
  }

  /** Bytes of durable leaves. */
  async leaves(from: number, to: number): Promise<readonly Uint8Array[]> {
    return await this.#settings.store.leaves(this.#log, from, Math.min(to, this.#size));
  }

  /** Proof that a leaf is among the first `size`. */
  async inclusion(index: number, size: number): Promise<readonly Uint8Array[]> {
    return await inclusionFromTiles(this.#settings.crypto, (...tile) => this.tile(...tile), index, size);
  }

  /** Proof that the log of size `from` is the beginning of that of size `to`. */
  async consistency(from: number, to: number): Promise<readonly Uint8Array[]> {
    return await consistencyFromTiles(this.#settings.crypto, (...tile) => this.tile(...tile), from, to);
  }

  /**
   * A checkpoint with the cosignatures that witnesses gave it: the newest, or one of a moment ago that more of them have cosigned.
   * While acts come all the time the newest never has any.
   */
  async cosigned(): Promise<string | undefined> {
    const [checkpoint, size] = [this.#checkpoint, this.#size];
    if (checkpoint === undefined) return undefined;
    const best = await this.#settings.store.bestCosigned(this.#log, size, momentSeconds);
    if (best === undefined) return checkpoint;
    const note = best.size === size ? checkpoint : await this.#checkpointOf(best.size);
    return addSignature(note, best.lines.join(''));
  }

  /** The checkpoint of an earlier size, as it was signed then. */
  async #checkpointOf(size: number): Promise<string> {
    if (this.#earlier?.size === size) return this.#earlier.checkpoint;
    const root = await rootFromTiles(this.#settings.crypto, (...tile) => this.tile(...tile), size);
    this.#earlier = { size, checkpoint: this.#signed(size, root) };
    return this.#earlier.checkpoint;
  }
}
