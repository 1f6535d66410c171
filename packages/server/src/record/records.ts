/** All logs of one store: opened, followed, and written by whichever process holds the lease. */

import type { LogKind } from '@saylau/acts';
import { type Database, type Lease, StoreError } from '../store/database.js';
import type { NewLeaf } from './answers.js';
import type { FoldSettings } from './fold.js';
import { importedKeys, logKeys, makeLogKey } from './log-keys.js';
import { grownChannel } from './log-store.js';
import { OpenLog } from './open-log.js';
import type { LogHead, RecordStore } from './record-store.js';

export interface RecordsSettings extends Omit<FoldSettings, 'store'> {
  readonly database: Database;
  readonly store: RecordStore;
  /** Folder with the keys of the logs. */
  readonly keys: string;
  /** Where other processes send their writers to. */
  readonly address?: string;
  readonly clock: () => number;
  readonly grown: (log: OpenLog, leaves: readonly NewLeaf[]) => void;
  /** Told when votes of a log were deleted: nothing is to be shown any more that was made of the state before. */
  readonly forgot: (log: OpenLog) => void;
  /** Told what happens to writing, for logs and metrics. */
  readonly said: (what: 'writing' | 'following' | 'recovering' | 'failing', error?: unknown) => void;
}

const leaseName = 'sequencer';
/** Milliseconds between tries to become the writer, to recover, and to see what others wrote where no notice came. */
const every = 500;

export class Records {
  readonly #settings: RecordsSettings;
  readonly #logs = new Map<string, OpenLog>();
  #lease: Lease | undefined;
  #epoch: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #tending: Promise<void> = Promise.resolve();
  #stopListening: (() => void) | undefined;
  #closed = false;

  private constructor(settings: RecordsSettings) {
    this.#settings = settings;
  }

  /** Opens all logs, and becomes their writer where nobody else is. Throws StoreError. */
  static async open(settings: RecordsSettings): Promise<Records> {
    const records = new Records(settings);
    await records.#begin();
    return records;
  }

  async #begin(): Promise<void> {
    await this.#tend();
    this.#stopListening = await this.#settings.database.listen(grownChannel, () => this.#soon(0));
    this.#soon(every);
  }

  get isWriting(): boolean {
    return this.#epoch !== undefined;
  }

  /** All logs, in the order in which they were opened. */
  all(): readonly OpenLog[] {
    return [...this.#logs.values()];
  }

  find(origin: string): OpenLog | undefined {
    return this.#logs.get(origin);
  }

  /** Makes an empty log with a key of its own. Throws StoreError, `store-conflict` where there is one of that origin. */
  create(origin: string, kind: LogKind): Promise<OpenLog> {
    return this.#alone(() => this.#createOne(origin, kind));
  }

  async #createOne(origin: string, kind: LogKind): Promise<OpenLog> {
    const { store, keys, crypto } = this.#settings;
    if (this.#epoch === undefined) throw new StoreError('store-unavailable', 'another process appends');
    if (logKeys(keys, origin).length === 0) makeLogKey(keys, origin);
    const head = await store.createLog(origin, kind, crypto.sha256(new Uint8Array()));
    const log = await this.#openOne(head);
    await log.write(this.#epoch);
    return log;
  }

  /** Takes votes that were deleted out of what this process holds. Deletions asked for meanwhile are seen to at once. Throws StoreError. */
  async forgetDeleted(log: OpenLog): Promise<void> {
    await this.#alone(async () => {
      const { deletions } = await this.#settings.store.head(log.number);
      await this.#tendLog(log, deletions);
    });
  }

  /** Where another process that appends can be reached, as far as it said. Throws StoreError. */
  async writerAddress(): Promise<string | undefined> {
    return this.isWriting ? undefined : await this.#settings.store.writerAddress();
  }

  async #openOne(head: LogHead): Promise<OpenLog> {
    const { keys } = this.#settings;
    const [signers, imported] = [logKeys(keys, head.origin), importedKeys(keys, head.origin)];
    const log = await OpenLog.open(this.#settings, head, { signers, imported });
    this.#logs.set(head.origin, log);
    return log;
  }

  /** One at a time: a log that is being made is not to be found and opened a second time. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#tending.then(work);
    this.#tending = done.then(nothing, nothing);
    return done;
  }

  #soon(wait: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#alone(() => this.#tend()).then(
        () => this.#soon(every),
        (error: unknown) => {
          this.#settings.said('failing', error);
          this.#soon(every);
        },
      );
    }, wait).unref();
  }

  /** One round: takes the lease where it is free, opens new logs, follows or recovers, keeps states. */
  async #tend(): Promise<void> {
    const heads = await this.#settings.store.logs();
    for (const head of heads) if (!this.#logs.has(head.origin)) await this.#openOne(head);
    await this.#takeLease();
    for (const { origin, deletions } of heads) {
      const log = this.#logs.get(origin);
      if (log !== undefined) await this.#tendLog(log, deletions);
    }
  }

  /** `deletions`: of votes, as the store has it. */
  async #tendLog(log: OpenLog, deletions: number): Promise<void> {
    if (log.failure !== undefined) {
      this.#settings.said('recovering', log.failure);
      // Somebody else may write by now: the lease is asked for again.
      if (log.failure.code === 'store-conflict') await this.#giveUp();
      await log.recover();
    }
    if (log.deletions < deletions) await log.foldAnew();
    if (this.#epoch === undefined) await log.follow();
    else if (!log.isWriting) await log.write(this.#epoch);
    await log.keepState();
  }

  async #takeLease(): Promise<void> {
    if (this.#lease !== undefined) return;
    const { database, store, address } = this.#settings;
    const lease = await database.lease(leaseName);
    if (lease === undefined) return;
    this.#lease = lease;
    lease.lost.then(
      () => this.#lost(lease),
      () => this.#lost(lease),
    );
    this.#epoch = await store.beginEpoch(address);
    this.#settings.said('writing');
  }

  #lost(lease: Lease): void {
    if (this.#lease !== lease) return;
    this.#lease = undefined;
    this.#epoch = undefined;
    for (const log of this.#logs.values()) log.stopWriting();
    if (!this.#closed) this.#settings.said('following');
    this.#soon(0);
  }

  async #giveUp(): Promise<void> {
    const lease = this.#lease;
    if (lease === undefined) return;
    this.#lost(lease);
    await lease.release();
  }

  /** Waits for what is being written, keeps all states, gives the lease back. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#tending;
    this.#stopListening?.();
    // A state that cannot be kept is folded from the leaves the next time: it keeps nobody from ending.
    for (const log of this.#logs.values())
      await log.keepState(true).catch((error: unknown) => this.#settings.said('failing', error));
    await this.#giveUp();
  }
}

function nothing(): void {
  // What the work came to is told to whoever asked for it.
}
