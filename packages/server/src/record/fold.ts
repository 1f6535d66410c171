/** The fold of one log from its store: state and tree, brought up to date with what was appended since. */

import { type FoldContext, RecordState, readLeaf } from '@saylau/acts';
import { type Crypto, leafHash, type Signer } from '@saylau/log';
import { StoreError } from '../store/database.js';
import type { NewLeaf } from './answers.js';
import { type DefinitionReader, Documents } from './documents.js';
import { openedOf } from './private-parts.js';
import type { LogHead, RecordStore } from './record-store.js';
import { stateOf } from './snapshots.js';
import { TiledTree } from './tiles.js';

/** What all logs of a process have in common. */
export interface FoldSettings {
  readonly store: RecordStore;
  readonly crypto: Crypto;
  readonly readDefinition: DefinitionReader;
}

/** Leaves read at a time. */
const readAtATime = 5_000;

export class Fold {
  readonly #settings: FoldSettings;
  readonly #head: Pick<LogHead, 'log' | 'origin'>;
  readonly documents: Documents;
  state: RecordState;
  tree: TiledTree;
  /** When the last leaf was received; milliseconds since 1970. */
  lastReceived = 0;
  /** Deletions of votes that it was begun after: it has none of those. */
  deletions = 0;

  constructor(settings: FoldSettings, head: Pick<LogHead, 'log' | 'origin'>) {
    this.#settings = settings;
    this.#head = head;
    this.documents = new Documents(settings.store, settings.readDefinition);
    this.state = new RecordState(head.origin, this.#context);
    this.tree = new TiledTree(settings.crypto);
  }

  get #context(): FoldContext {
    const { documents } = this;
    return {
      crypto: this.#settings.crypto,
      definition: (files) => documents.definition(files),
      hasDocument: (sha256) => documents.hasDocument(sha256),
    };
  }

  /** Begins with the state that was kept, where this log signed it and its leaves have the root that it states. */
  async begin(signer: Signer | undefined): Promise<void> {
    const { store, crypto } = this.#settings;
    const head = await store.head(this.#head.log);
    this.deletions = head.deletions;
    const kept = signer === undefined ? undefined : await store.keptState(this.#head.log);
    if (kept === undefined || signer === undefined) return;
    await this.#loadDefinition();
    const state = await stateOf(this.#head.origin, this.#context, kept, { crypto, signer });
    if (state === undefined || head.size < kept.size) return;
    const tree = await this.#treeOf(kept.size);
    if (Buffer.compare(tree.root(), kept.root) !== 0) return;
    this.state = state;
    this.tree = tree;
  }

  /** Folds up to the head that the store has. Gives what was new. */
  async toHead(found: (leaves: readonly NewLeaf[]) => void): Promise<LogHead> {
    const { store } = this.#settings;
    const { log, origin } = this.#head;
    const head = await store.head(log);
    while (this.tree.size < head.size) {
      const from = this.tree.size;
      const bytes = await store.leaves(log, from, Math.min(head.size, from + readAtATime));
      if (bytes.length === 0) throw new StoreError('store-failed', `leaf ${from} of ${origin} is missing`);
      found(await this.#take(bytes));
      // Others of this process are not to wait for the whole fold.
      await new Promise(setImmediate);
    }
    if (Buffer.compare(this.tree.root(), head.root) !== 0)
      throw new StoreError('store-failed', `the leaves of ${origin} have another root than its head`);
    this.documents.forget();
    return head;
  }

  async #take(all: readonly Uint8Array[]): Promise<readonly NewLeaf[]> {
    const { crypto, store } = this.#settings;
    const leaves: NewLeaf[] = [];
    for (const bytes of all) {
      const index = this.tree.size;
      const read = readLeaf(bytes);
      if (!read.ok) throw new StoreError('store-failed', `leaf ${index} of ${this.#head.origin} is no act`);
      const leaf = read.value;
      await this.documents.load([leaf.act]);
      this.state.apply(leaf, await openedOf(store, this.#head.log, index, leaf.act));
      const hash = leafHash(crypto, bytes);
      this.tree.append(hash);
      this.lastReceived = Date.parse(leaf.received);
      leaves.push({ index, leaf, bytes, hash, parts: [] });
    }
    return leaves;
  }

  /** A kept state asks again for the definition of its day: the documents of datasets. */
  async #loadDefinition(): Promise<void> {
    const { store } = this.#settings;
    const { log } = this.#head;
    for (const index of await store.ofKinds(log, ['dataset-adopted', 'election-opened'], -1, 10_000)) {
      const [bytes] = await store.leaves(log, index, index + 1);
      const leaf = bytes === undefined ? undefined : readLeaf(bytes);
      if (leaf?.ok === true) await this.documents.load([leaf.value.act]);
    }
  }

  /** The tree of the first leaves, from their hashes. */
  async #treeOf(size: number): Promise<TiledTree> {
    const tree = new TiledTree(this.#settings.crypto);
    for (let from = 0; from < size; from += 100_000) {
      const hashes = await this.#settings.store.hashes(this.#head.log, from, Math.min(size, from + 100_000));
      for (let at = 0; at < hashes.length; at += 32) tree.append(hashes.subarray(at, at + 32));
    }
    return tree;
  }
}
