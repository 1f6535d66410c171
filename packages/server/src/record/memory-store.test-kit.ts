/** A record store in memory, for tests of what stands on one. No part of the product. */

import type { LogKind } from '@saylau/acts';
import { type Database, StoreError } from '../store/database.js';
import type { PrivatePart } from './answers.js';
import { votesPart } from './private-parts.js';
import type { Append, KeptState, LogHead, RecordStore, StoredLeaf } from './record-store.js';

interface KeptLog {
  head: LogHead;
  readonly leaves: StoredLeaf[];
  readonly parts: Map<string, PrivatePart | 'deleted'>;
}

export class MemoryStore implements RecordStore {
  readonly #logs: KeptLog[] = [];
  readonly #documents = new Map<string, Uint8Array>();
  #epoch = 0;
  #address: string | undefined;
  /** Called before leaves are kept: it may wait, or throw what a store throws. */
  beforeAppend: () => Promise<void> = () => Promise.resolve();
  /** How many transactions there were. */
  appends = 0;

  logs(): Promise<readonly LogHead[]> {
    return Promise.resolve(this.#logs.map(({ head }) => head));
  }

  createLog(origin: string, kind: LogKind, root: Uint8Array): Promise<LogHead> {
    const head: LogHead = { log: this.#logs.length, origin, kind, size: 0, root, deletions: 0 };
    this.#logs.push({ head, leaves: [], parts: new Map() });
    return Promise.resolve(head);
  }

  head(log: number): Promise<LogHead> {
    return Promise.resolve(this.#of(log).head);
  }

  async append({ log, epoch, from, leaves, root, checkpoint }: Append): Promise<void> {
    await this.beforeAppend();
    const kept = this.#of(log);
    if (String(this.#epoch) !== epoch || kept.head.size !== from)
      throw new StoreError('store-conflict', 'other leaves');
    this.appends += 1;
    for (const leaf of leaves) {
      for (const part of leaf.parts) kept.parts.set(`${kept.leaves.length} ${part.name}`, part);
      kept.leaves.push(leaf);
    }
    kept.head = { ...kept.head, size: kept.leaves.length, root, checkpoint };
  }

  known(log: number, ids: readonly string[]): ReturnType<RecordStore['known']> {
    const wanted = new Set(ids);
    const found = this.#of(log).leaves.flatMap(({ actId, bytes }, index) =>
      wanted.has(actId) ? [[actId, { index, bytes }] as const] : [],
    );
    return Promise.resolve(new Map(found));
  }

  leaves(log: number, from: number, to: number): Promise<readonly Uint8Array[]> {
    const some = this.#of(log).leaves.slice(from, to);
    return Promise.resolve(some.map(({ bytes }) => bytes));
  }

  hashes(log: number, from: number, to: number): Promise<Uint8Array> {
    const some = this.#of(log).leaves.slice(from, to);
    return Promise.resolve(Buffer.concat(some.map(({ hash }) => hash)));
  }

  about(log: number, subject: string): Promise<readonly number[]> {
    return Promise.resolve(this.#indexes(log, (leaf) => leaf.subject === subject));
  }

  ofKinds(log: number, kinds: readonly string[], after: number, limit: number): Promise<readonly number[]> {
    const all = this.#indexes(log, ({ kind }) => kinds.includes(kind));
    return Promise.resolve(all.filter((index) => index > after).slice(0, limit));
  }

  putDocument(sha256: string, bytes: Uint8Array): Promise<void> {
    this.#documents.set(sha256, bytes);
    return Promise.resolve();
  }

  getDocument(sha256: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#documents.get(sha256));
  }

  privatePart(log: number, leaf: number, name: string): Promise<PrivatePart | 'deleted' | undefined> {
    return Promise.resolve(this.#of(log).parts.get(`${leaf} ${name}`));
  }

  deletePrivatePart(log: number, leaf: number, name: string): Promise<void> {
    const kept = this.#of(log);
    kept.parts.set(`${leaf} ${name}`, 'deleted');
    if (name === votesPart) kept.head = { ...kept.head, deletions: kept.head.deletions + 1 };
    return Promise.resolve();
  }

  keepState(): Promise<void> {
    return Promise.resolve();
  }

  keptState(): Promise<KeptState | undefined> {
    return Promise.resolve(undefined);
  }

  addCosignature(): Promise<void> {
    return Promise.resolve();
  }

  cosignatures(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  bestCosigned(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  beginEpoch(address: string | undefined): Promise<string> {
    this.#epoch += 1;
    this.#address = address;
    return Promise.resolve(String(this.#epoch));
  }

  writerAddress(): Promise<string | undefined> {
    return Promise.resolve(this.#address);
  }

  #of(log: number): KeptLog {
    const found = this.#logs[log];
    if (found === undefined) throw new StoreError('store-failed', `there is no log ${log}`);
    return found;
  }

  #indexes(log: number, wanted: (leaf: StoredLeaf) => boolean): readonly number[] {
    return this.#of(log).leaves.flatMap((leaf, index) => (wanted(leaf) ? [index] : []));
  }
}

/** As much of a database as the process that appends needs: nobody else wants the lease, and nobody calls. */
export const quietDatabase: Database = {
  run: () => Promise.reject(new Error('nothing is run here')),
  read: () => Promise.reject(new Error('nothing is read here')),
  lease: () => Promise.resolve({ lost: new Promise(() => undefined), release: () => Promise.resolve() }),
  listen: () => Promise.resolve(() => undefined),
  close: () => Promise.resolve(),
};
