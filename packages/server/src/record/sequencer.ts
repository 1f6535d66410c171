/** Puts acts into one log, in one order, many in a transaction: what arrives while one is written is the next. */

import type { RecordState, SignedAct } from '@saylau/acts';
import type { Crypto } from '@saylau/log';
import { StoreError } from '../store/database.js';
import type { Answer, NewLeaf, Submitted } from './answers.js';
import { type GrowingTree, type Known, takeIn, type Waiting } from './batch.js';
import { checkSignatures, isUnchecked } from './signatures.js';

/** What a log is kept in. */
export interface Journal {
  /** Where acts with these ids stand. */
  known(ids: readonly string[]): Promise<ReadonlyMap<string, Known>>;
  /** Loads what the fold will ask for. */
  prepare(acts: readonly SignedAct[]): Promise<void>;
  /** Durable when it resolves. Throws StoreError: nothing was written, or it is not known. */
  append(leaves: readonly NewLeaf[]): Promise<void>;
}

export interface Sequenced {
  readonly crypto: Crypto;
  readonly journal: Journal;
  readonly state: RecordState;
  readonly tree: GrowingTree;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Told of leaves once they are durable. */
  readonly kept: (leaves: readonly NewLeaf[]) => void;
}

/** Acts in one transaction. More would make the first of them wait. */
const mostInBatch = 500;
/** Acts waiting. Whoever sends more is asked to come back. */
const mostWaiting = 20_000;

interface Queued extends Waiting {
  readonly answered: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The one writer of a log. After a failure of the store the state is ahead of the record: then `failure` says so, everything is
 * refused, and whoever opened the log folds it anew.
 */
export class Sequencer {
  readonly #of: Sequenced;
  readonly #queue: Queued[] = [];
  #running = false;
  #writing: Promise<void> | undefined;
  #last = 0;
  #failure: StoreError | undefined;

  constructor(of: Sequenced, last: number) {
    this.#of = of;
    this.#last = last;
  }

  get failure(): StoreError | undefined {
    return this.#failure;
  }

  /** Acts that wait for their turn. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Answers in the order given. Throws StoreError where it is not known what became of them: the same acts may be sent again. */
  async submit(acts: readonly Submitted[]): Promise<readonly Answer[]> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#queue.length + acts.length > mostWaiting) throw new StoreError('store-unavailable', 'too many acts wait');
    const { crypto, state } = this.#of;
    const checked = await Promise.all(acts.map(({ signed }) => checkSignatures(crypto, state, signed)));
    const answers = acts.map((one, place) => this.#enqueue({ ...one, checked: checked[place] ?? new Map() }));
    this.#start();
    return Promise.all(answers);
  }

  #enqueue(waiting: Waiting): Promise<Answer> {
    return new Promise((answered, failed) => {
      this.#queue.push({ ...waiting, answered, failed });
    });
  }

  #start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#run()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#running = false;
        if (this.#queue.length > 0) this.#start();
      });
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      // What has arrived in the meantime, reads of the state among it, comes before the next batch.
      await new Promise(setImmediate);
      if (this.#failure !== undefined) throw this.#failure;
      await this.#writeBatch(this.#queue.splice(0, mostInBatch));
    }
  }

  async #writeBatch(batch: readonly Queued[]): Promise<void> {
    try {
      const { journal } = this.#of;
      const known = await journal.known(batch.map(({ signed }) => signed.act.id));
      await journal.prepare(batch.map(({ signed }) => signed));
      const checked = await Promise.all(batch.map((one) => this.#checkedNow(one)));
      const { answers, leaves, taken } = takeIn(checked, { ...this.#of, received: this.#now(), known });
      await this.#keep(leaves);
      for (const [place, answer] of answers.entries()) batch[place]?.answered(answer);
      this.#queue.unshift(...batch.slice(taken));
    } catch (error) {
      for (const { failed } of batch) failed(error);
      throw error;
    }
  }

  /** Signatures by keys that were vouched for since. */
  async #checkedNow(one: Queued): Promise<Waiting> {
    const { crypto, state } = this.#of;
    if (!isUnchecked(state, one.signed, one.checked)) return one;
    return { ...one, checked: await checkSignatures(crypto, state, one.signed) };
  }

  async #keep(leaves: readonly NewLeaf[]): Promise<void> {
    if (leaves.length === 0) return;
    const { journal, kept } = this.#of;
    try {
      this.#writing = journal.append(leaves);
      await this.#writing;
    } finally {
      this.#writing = undefined;
    }
    kept(leaves);
  }

  /** Never before the leaf before, whatever the clock says. */
  #now(): string {
    this.#last = Math.max(this.#last, this.#of.clock());
    return new Date(this.#last).toISOString();
  }

  /** Waits until the state is what is durable. */
  async settled(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing.catch(() => undefined);
  }

  /** Another process appends from now on. */
  stop(): void {
    this.#fail(new StoreError('store-unavailable', 'this process appends no more'));
  }

  /** Ends with what waits unanswered. */
  #fail(error: unknown): void {
    this.#failure =
      error instanceof StoreError
        ? error
        : new StoreError('store-failed', 'a defect in the sequencer', { cause: error });
    for (const { failed } of this.#queue.splice(0)) failed(this.#failure);
  }
}
