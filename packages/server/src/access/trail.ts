/**
 * The trail's only writer. What changes access is written together with its entry, or not at all; and because every
 * such transaction moves the head of the trail on from where it found it, all of them are as if one came after the
 * other. Only a plan in which nothing happened leaves the head where it is: what it writes no other plan rests on.
 */

import { type Database, type Statement, StoreError } from '../store/database.js';
import { bytes, whole } from './columns.js';
import { type Answer, granted, type Refused, refused } from './errors.js';
import { Queue } from './queue.js';
import type { Surroundings } from './surroundings.js';
import { chainHash, entryText, type Happened, type TrailHead } from './trail-entry.js';

/** What is to be written, and what is answered when it was. */
export interface Plan<T> {
  readonly happened: readonly Happened[];
  readonly statements: readonly Statement[];
  readonly value: T;
}

/** Of other processes that write at the same time one gets through each time, so that this many tries are never needed. */
const mostTries = 50;

export class Trail {
  readonly #database: Database;
  readonly #surroundings: Surroundings;
  readonly #queue = new Queue();
  #changes = 0;

  constructor(database: Database, surroundings: Surroundings) {
    this.#database = database;
    this.#surroundings = surroundings;
  }

  /** How many changes this process wrote: what it knows of access from before one may be wrong. */
  get changes(): number {
    return this.#changes;
  }

  /**
   * Writes the plan. It is made anew when somebody else wrote since it was begun, so it reads what it decides by, and
   * leaves all slow work to be done before. `access-busy`, and what the plan refuses with; throws StoreError.
   */
  write<T>(plan: () => Promise<Plan<T> | Refused>): Promise<Answer<T>> {
    return this.#queue.run(() => this.#tryUntilWritten(plan));
  }

  /** Records what needs no decision. */
  record(happened: Happened): Promise<Answer<undefined>> {
    return this.write(() => Promise.resolve({ happened: [happened], statements: [], value: undefined }));
  }

  async head(): Promise<TrailHead> {
    const [row] = await this.#database.read('select size, hash from trail_head');
    if (row === undefined) throw new TypeError('The trail has no head.');
    return { size: whole(row, 'size'), hash: bytes(row, 'hash') };
  }

  async #tryUntilWritten<T>(plan: () => Promise<Plan<T> | Refused>): Promise<Answer<T>> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const head = await this.head();
      const planned = await plan();
      if ('code' in planned) {
        if (await this.#isStill(head)) return planned;
      } else if (await this.#written(head, planned)) return granted(planned.value);
    }
    return refused('access-busy');
  }

  /** A refusal counts only if nobody wrote while it was found: what it rests on may have been read half before, half after. */
  async #isStill(head: TrailHead): Promise<boolean> {
    return (await this.head()).size === head.size;
  }

  async #written(head: TrailHead, { happened, statements }: Plan<unknown>): Promise<boolean> {
    try {
      await this.#database.run([...this.#chained(head, happened), ...statements]);
      this.#changes += 1;
      return true;
    } catch (error) {
      if (error instanceof StoreError && error.code === 'store-conflict') return false;
      throw error;
    }
  }

  /** The head moves first: who comes too late waits there and then finds it moved. */
  #chained(head: TrailHead, happened: readonly Happened[]): readonly Statement[] {
    const at = this.#surroundings.now().toISOString();
    const inserts: Statement[] = [];
    let { size, hash } = head;
    for (const one of happened) {
      const entry = entryText({ ...one, index: size, at });
      hash = chainHash(hash, entry);
      inserts.push({ sql: 'insert into trail (index, entry, hash) values ($1, $2, $3)', values: [size, entry, hash] });
      size += 1;
    }
    const sql = 'update trail_head set size = $1, hash = $2 where size = $3 and hash = $4';
    return [{ sql, values: [size, hash, head.size, head.hash], rows: 1 }, ...inserts];
  }
}
