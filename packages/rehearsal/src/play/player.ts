/** Plays a timeline: hands in its acts in their order, as fast as its clock goes and the desk takes them. */

import type { ActKind, Refusal, SignedAct } from '@saylau/acts';
import type { Crypto } from '@saylau/log';
import type { Answer, Desk, KeyFromSeed, Until } from './desk.js';
import { Hands } from './hands.js';
import type { Instant } from './instants.js';
import type { Asks, Counted, Step, Thing } from './step.js';
import type { Timeline } from './timeline.js';

export interface PlayPorts {
  readonly desk: Desk;
  readonly crypto: Crypto;
  readonly keyFromSeed: KeyFromSeed;
  readonly until: Until;
  /** Called after every answer of the desk. */
  readonly told?: (progress: Progress) => void;
}

export interface PlayerOptions {
  /** Of the log that is played to. */
  readonly origin: string;
  /** Acts handed in together, at most. Default: 500. */
  readonly most?: number;
}

/** How far a play is. */
export interface Progress {
  /** Of the last step handed in. */
  readonly at: Instant;
  /** All steps, and those that are behind: taken, refused, or left out. */
  readonly steps: number;
  readonly taken: number;
  readonly refused: number;
  /** Steps on what never came, as its act was refused, and results of which nothing could be said. */
  readonly leftOut: number;
}

/** An act that the log did not take. */
export interface Refused {
  readonly step: number;
  readonly act: ActKind;
  readonly refusals: readonly Refusal[];
}

export interface Played extends Progress {
  /** The first hundred. */
  readonly firstRefused: readonly Refused[];
  /** An act of the preparation was refused: what rests on it was not tried. */
  readonly stopped: boolean;
}

/** Steps whose acts were handed in, and what comes of them. */
interface Flight {
  readonly numbers: readonly number[];
  readonly answers: Promise<readonly Answer[]>;
}

const mostKept = 100;
const nothingCounted: Counted = { size: 0, results: [] };

/**
 * Plays one timeline once. The acts stand in the log in the order of its steps. While the desk has some, the next are signed;
 * a step that names a leaf waits until that leaf is known, and so do all after it.
 */
export class Player {
  readonly #timeline: Timeline;
  readonly #ports: PlayPorts;
  readonly #most: number;
  readonly #hands: Hands;
  /** Leaves of the current versions. */
  readonly #leaves = new Map<Thing, number>();
  /** What acts bring that the desk has not answered yet. */
  readonly #awaited = new Set<Thing>();
  /** Steps whose acts the log held before. */
  readonly #before = new Set<number>();
  readonly #refused: Refused[] = [];
  #next = 0;
  readonly #progress = { at: 0, taken: 0, refused: 0, leftOut: 0 };
  #stopped = false;

  constructor(timeline: Timeline, { origin, most = 500 }: PlayerOptions, ports: PlayPorts) {
    this.#timeline = timeline;
    this.#ports = ports;
    this.#most = most;
    this.#hands = new Hands(timeline.cast, origin, ports.crypto, ports.keyFromSeed);
  }

  /**
   * Takes up a play where it was: `acts` are those of the log, from its first leaf on. Gives how many of them are this play's.
   * Acts of others among them are passed over.
   */
  async resume(acts: Iterable<{ readonly id: string }> | AsyncIterable<{ readonly id: string }>): Promise<number> {
    const numbers = new Map(this.#timeline.steps.map((_, number) => [this.#hands.idOf(number), number]));
    let leaf = 0;
    for await (const { id } of acts) {
      const number = numbers.get(id);
      const brings = this.#timeline.steps[number ?? -1]?.brings;
      if (brings !== undefined) this.#leaves.set(brings, leaf);
      if (number !== undefined) this.#before.add(number);
      leaf += 1;
    }
    this.#progress.taken = this.#before.size;
    return this.#before.size;
  }

  /** Plays what is left. Rejects where the desk, or the waiting, does; then another player can take it up from the log. */
  async play(): Promise<Played> {
    let flight: Flight | undefined;
    let now = Number.NEGATIVE_INFINITY;
    for (let step = this.#step(); step !== undefined && !this.#stopped; step = this.#step()) {
      if (step.at > now) {
        flight = await this.#land(flight);
        now = await this.#due(step);
      }
      const batch = this.#batch(now);
      flight = await this.#land(flight);
      if (this.#stopped) break;
      if (batch.length > 0) flight = this.#submit(batch);
      else await this.#state(now);
    }
    await this.#land(flight);
    return { ...this.#told(), firstRefused: this.#refused, stopped: this.#stopped };
  }

  /** The next step that the log does not hold. */
  #step(): Step | undefined {
    while (this.#before.has(this.#next)) this.#next += 1;
    return this.#timeline.steps[this.#next];
  }

  /** Nobody waits for the preparation. */
  async #due({ at }: Step): Promise<Instant> {
    const { begins } = this.#timeline;
    return at < begins ? begins - 1 : await this.#ports.until(at);
  }

  /** Signs what is due and rests on nothing that is still awaited. */
  #batch(now: Instant): [number, SignedAct][] {
    const batch: [number, SignedAct][] = [];
    for (let step = this.#step(); step !== undefined && batch.length < this.#most; step = this.#step()) {
      if (step.at > now || step.asks !== undefined || this.#awaited.has(step.on ?? Number.NaN)) break;
      const leaf = step.on === undefined ? 0 : this.#leaves.get(step.on);
      if (leaf === undefined) this.#progress.leftOut += 1;
      else batch.push([this.#next, this.#hands.signed(step, this.#next, leaf, nothingCounted)]);
      if (leaf !== undefined && step.brings !== undefined) this.#awaited.add(step.brings);
      this.#next += 1;
    }
    return batch;
  }

  #submit(batch: readonly [number, SignedAct][]): Flight {
    const answers = this.#ports.desk.submit(batch.map(([, act]) => act));
    return { numbers: batch.map(([number]) => number), answers };
  }

  /** Waits for the desk's answers, and learns from them. */
  async #land(flight: Flight | undefined): Promise<undefined> {
    if (flight === undefined) return;
    const answers = await flight.answers;
    for (const [place, number] of flight.numbers.entries()) this.#learn(number, answers[place]);
    this.#ports.told?.(this.#told());
  }

  #learn(number: number, answer: Answer | undefined): void {
    const step = this.#timeline.steps[number];
    if (step === undefined || answer === undefined) throw new RangeError(`no answer for step ${number}`);
    this.#awaited.delete(step.brings ?? Number.NaN);
    this.#progress.at = step.at;
    if ('index' in answer) {
      this.#progress.taken += 1;
      if (step.brings !== undefined) this.#leaves.set(step.brings, answer.index);
      return;
    }
    this.#progress.refused += 1;
    if (this.#refused.length < mostKept) this.#refused.push({ step: number, act: step.act, refusals: answer.refusals });
    if (step.at < this.#timeline.begins) this.#stopped = true;
  }

  /** States the results that are due together: one count of everything handed in before, and of nothing else, serves them all. */
  async #state(now: Instant): Promise<void> {
    const due = this.#statementsDue(now);
    const [election] = due.map(([, asks]) => asks.election);
    if (election === undefined) return;
    const { size, results } = await this.#ports.desk.results(
      election,
      due.flatMap(([, { contests }]) => contests),
    );
    const byContest = new Map(results.map((result) => [result.contest, result]));
    const batch: [number, SignedAct][] = [];
    for (const [number, { contests }, step] of due) {
      const own = contests.flatMap((contest) => byContest.get(contest) ?? []);
      if (own.length === 0) this.#progress.leftOut += 1;
      else batch.push([number, this.#hands.signed(step, number, 0, { size, results: own })]);
    }
    if (batch.length > 0) await this.#land(this.#submit(batch));
  }

  /** Steps on results of one election that follow each other, with their numbers; they are behind then. */
  #statementsDue(now: Instant): [number, Asks, Step][] {
    const due: [number, Asks, Step][] = [];
    for (let step = this.#step(); step?.asks !== undefined && step.at <= now; step = this.#step()) {
      if (step.asks.election !== (due[0]?.[1].election ?? step.asks.election)) break;
      due.push([this.#next, step.asks, step]);
      this.#next += 1;
    }
    return due;
  }

  #told(): Progress {
    return { steps: this.#timeline.steps.length, ...this.#progress };
  }
}
