/** Puts acts into one log, in one order, many in a transaction: what arrives while one is written is the next. */

import type { RecordState, SignedAct } from '@saylau/acts';
import type { Crypto } from '@saylau/log';
import { StoreError } from '../store/database.js';
import type { Answer, NewLeaf, Submitted } from './answers.js';
import { type GrowingTree, type Known, type NewLeavesTaken, takeIn, type Waiting } from './batch.js';
import { checkSignatures, isUnchecked, type SignaturesChecked } from './signatures.js';
import { takeTogether, tryTogether } from './together.js';

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
  /** A copy of the state, to try acts on. */
  readonly copied: () => RecordState;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Told of leaves once they are durable. */
  readonly kept: (leaves: readonly NewLeaf[]) => void;
}

/** Acts in one transaction. More would make the first of them wait. */
const mostInBatch = 500;
/** Acts waiting. Whoever sends more is asked to come back. */
const mostWaiting = 20_000;
/** Acts that are taken together may be more, but only one such lot waits then. */
const mostTogether = 100_000;
/** Acts whose signatures are checked at the same time. */
const checkedAtATime = 500;

interface Asked<T> {
  readonly answered: (answer: T) => void;
  readonly failed: (error: unknown) => void;
}

type Queued = Waiting & Asked<Answer>;
/** Acts that are taken all or not at all. */
type Together = { readonly acts: readonly Waiting[] } & Asked<readonly Answer[]>;

/**
 * The one writer of a log. After a failure of the store the state is ahead of the record: then `failure` says so, everything is
 * refused, and whoever opened the log folds it anew.
 */
export class Sequencer {
  readonly #of: Sequenced;
  readonly #queue: (Queued | Together)[] = [];
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
    return this.#queue.reduce((sum, one) => sum + ('acts' in one ? one.acts.length : 1), 0);
  }

  /** Answers in the order given. Throws StoreError where it is not known what became of them: the same acts may be sent again. */
  async submit(acts: readonly Submitted[]): Promise<readonly Answer[]> {
    const waiting = await this.#checked(acts, mostWaiting);
    const answers = waiting.map(
      (one) => new Promise<Answer>((answered, failed) => this.#queue.push({ ...one, answered, failed })),
    );
    this.#start();
    return await Promise.all(answers);
  }

  /**
   * Takes all acts, one after the other and nothing in between, in one transaction; or none of them, where any is refused. Then
   * those that are not refused themselves are answered without reasons. Throws StoreError as `submit`.
   */
  async submitAll(acts: readonly Submitted[]): Promise<readonly Answer[]> {
    const waiting = await this.#checked(acts, mostTogether);
    const answers = new Promise<readonly Answer[]>((answered, failed) => {
      this.#queue.push({ acts: waiting, answered, failed });
    });
    this.#start();
    return await answers;
  }

  /** With signatures checked, as far as their keys are known. Throws where no more can wait. */
  async #checked(acts: readonly Submitted[], most: number): Promise<readonly Waiting[]> {
    this.#mustGoOn();
    if (this.waiting + acts.length > most) throw new StoreError('store-unavailable', 'too many acts wait');
    const { crypto, state } = this.#of;
    const checked: SignaturesChecked[] = [];
    for (let from = 0; from < acts.length; from += checkedAtATime) {
      const some = acts.slice(from, from + checkedAtATime);
      checked.push(...(await Promise.all(some.map(({ signed }) => checkSignatures(crypto, state, signed)))));
    }
    // A failure meanwhile answered those who waited: nobody would answer these.
    this.#mustGoOn();
    return acts.map((one, place) => ({ ...one, checked: checked[place] ?? new Map() }));
  }

  /** Once writing has ended nothing more is taken in: somebody else may have the state by now. */
  #mustGoOn(): void {
    if (this.#failure !== undefined) throw this.#failure;
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
      this.#mustGoOn();
      const [first] = this.#queue;
      if (first !== undefined && 'acts' in first) await this.#writeTogether(first);
      else await this.#writeBatch(this.#nextBatch());
    }
  }

  /** What waits before the next acts that are taken together. */
  #nextBatch(): readonly Queued[] {
    const batch: Queued[] = [];
    for (const one of this.#queue) {
      if ('acts' in one || batch.length === mostInBatch) break;
      batch.push(one);
    }
    this.#queue.splice(0, batch.length);
    return batch;
  }

  async #writeTogether(together: Together): Promise<void> {
    this.#queue.shift();
    try {
      together.answered(await this.#takenTogether(together.acts));
    } catch (error) {
      together.failed(error);
      throw error;
    }
  }

  async #takenTogether(acts: readonly Waiting[]): Promise<readonly Answer[]> {
    const { journal, crypto, copied } = this.#of;
    const known = await journal.known(acts.map(({ signed }) => signed.act.id));
    await journal.prepare(acts.map(({ signed }) => signed));
    const received = this.#now();
    const tried = await tryTogether(crypto, copied(), acts, { received, known });
    this.#mustGoOn();
    if (!tried.isGood) return tried.answers.map((answer) => ('refusals' in answer ? answer : { refusals: [] }));
    const taking = takeTogether(tried.acts, { ...this.#of, received, known });
    const { answers } = await this.#keep(taking);
    return answers;
  }

  async #writeBatch(batch: readonly Queued[]): Promise<void> {
    try {
      const { journal } = this.#of;
      const known = await journal.known(batch.map(({ signed }) => signed.act.id));
      await journal.prepare(batch.map(({ signed }) => signed));
      const checked = await Promise.all(batch.map((one) => this.#checkedNow(one)));
      this.#mustGoOn();
      const { taken, ...batched } = takeIn(checked, { ...this.#of, received: this.#now(), known });
      const { answers } = await this.#keep(batched);
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

  /** Writes what was, or is being, taken in. Until it is durable nobody reads the state. */
  async #keep(taking: NewLeavesTaken | Promise<NewLeavesTaken>): Promise<NewLeavesTaken> {
    const writing = this.#write(taking);
    this.#writing = writing.then(nothing, nothing);
    const taken = await writing.finally(() => {
      this.#writing = undefined;
    });
    if (taken.leaves.length > 0) this.#of.kept(taken.leaves);
    return taken;
  }

  async #write(taking: NewLeavesTaken | Promise<NewLeavesTaken>): Promise<NewLeavesTaken> {
    const taken = 'leaves' in taking ? taking : await taking;
    this.#mustGoOn();
    if (taken.leaves.length > 0) await this.#of.journal.append(taken.leaves);
    return taken;
  }

  /** Never before the leaf before, whatever the clock says. */
  #now(): string {
    this.#last = Math.max(this.#last, this.#of.clock());
    return new Date(this.#last).toISOString();
  }

  /** Waits until the state is what is durable. */
  async settled(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
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

function nothing(): void {
  // Only the end matters to whoever waits.
}
