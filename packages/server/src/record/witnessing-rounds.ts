/** One log and all its witnesses: a checkpoint is brought to all of them before the next one, so that their cosignatures meet. */

import { parseCheckpoint, splitNote } from '@saylau/log';
import type { Newest, WitnessedLog, WitnessPace, WitnessPair } from './witnessing-pair.js';

export class WitnessRounds {
  readonly #log: WitnessedLog;
  readonly #pairs: readonly WitnessPair[];
  readonly #pace: WitnessPace;
  readonly #closing: AbortSignal;
  #behindSince: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #last = Number.NEGATIVE_INFINITY;

  constructor(
    log: WitnessedLog,
    pairs: readonly WitnessPair[],
    { pace, closing }: { readonly pace: WitnessPace; readonly closing: AbortSignal },
  ) {
    this.#log = log;
    this.#pairs = pairs;
    this.#pace = pace;
    this.#closing = closing;
  }

  /** For how long a witness that watches the log has owed its cosignature of the newest checkpoint. */
  get secondsBehind(): number {
    const newest = this.#newest();
    const owes = newest !== undefined && this.#owing(newest).some(({ isRefusing }) => !isRefusing);
    return owes && this.#behindSince !== undefined ? (performance.now() - this.#behindSince) / 1000 : 0;
  }

  /** How many witnesses do not watch the log. */
  get refusing(): number {
    return this.#pairs.filter(({ isRefusing }) => isRefusing).length;
  }

  /** There may be something new. */
  wake(): void {
    const newest = this.#newest();
    const owing = newest === undefined ? [] : this.#owing(newest);
    if (owing.length === 0) return;
    this.#behindSince ??= performance.now();
    if (this.#timer !== undefined || this.#running !== undefined || this.#closing.aborted) return;
    const next = Math.max(this.#last + this.#pace.every, Math.min(...owing.map(({ pausedUntil }) => pausedUntil)));
    this.#timer = setTimeout(() => this.#begin(), Math.max(0, next - performance.now())).unref();
  }

  async ended(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
  }

  #begin(): void {
    this.#timer = undefined;
    this.#last = performance.now();
    this.#running = this.#round().finally(() => {
      this.#running = undefined;
      this.wake();
    });
  }

  async #round(): Promise<void> {
    const newest = this.#newest();
    if (newest === undefined || !this.#log.isWriting) return;
    const began = performance.now();
    const due = this.#owing(newest).filter(({ pausedUntil }) => pausedUntil <= began);
    await Promise.all(due.map((pair) => pair.bring(newest)));
    // What came while it was brought waits since then.
    if (this.#owing(newest).length === 0) this.#behindSince = this.#newest()?.size === newest.size ? undefined : began;
  }

  #owing({ size }: Newest): readonly WitnessPair[] {
    return this.#pairs.filter(({ cosigned }) => cosigned < size);
  }

  #newest(): Newest | undefined {
    const note = this.#log.isWriting ? this.#log.checkpoint : undefined;
    return note === undefined ? undefined : { note, size: parseCheckpoint(splitNote(note).text).size };
  }
}
