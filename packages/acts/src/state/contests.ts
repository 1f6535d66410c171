/** The contests of one ballot: how many protocols stand in each state, and how far the result is. */

import type { Stated } from '../views.js';
import { type ContestState, contestStates, type ProtocolState, protocolStates } from '../words.js';

const width = protocolStates.length;

/** Columns by the contest's place on the ballot; `protocols` has a number for each state. */
export interface ContestsKept {
  readonly states: Uint8Array;
  readonly protocols: Int32Array;
  readonly counted: Int32Array;
  readonly lastActed: Int32Array;
  readonly announced: ReadonlyMap<number, Stated>;
  readonly established: ReadonlyMap<number, Stated>;
}

export class Contests {
  readonly #states: Uint8Array;
  readonly #protocols: Int32Array;
  readonly #counted: Int32Array;
  readonly #lastActed: Int32Array;
  readonly announced: Map<number, Stated>;
  readonly established: Map<number, Stated>;

  /** `contestOf`: the contest of each station; -1 for none. */
  constructor(contests: number, contestOf: Int32Array, kept?: ContestsKept) {
    this.#states = kept?.states.slice() ?? new Uint8Array(contests);
    this.#counted = kept?.counted.slice() ?? new Int32Array(contests);
    this.#lastActed = kept?.lastActed.slice() ?? new Int32Array(contests).fill(-1);
    this.#protocols = kept?.protocols.slice() ?? expected(contests, contestOf);
    this.announced = new Map(kept?.announced);
    this.established = new Map(kept?.established);
  }

  stateOf(contest: number): ContestState {
    return contestStates[this.#states[contest] ?? 0] ?? 'open';
  }

  setState(contest: number, state: ContestState): void {
    this.#states[contest] = contestStates.indexOf(state);
  }

  /** A protocol went from one state to another. */
  moved(contest: number, from: ProtocolState, to: ProtocolState): void {
    this.#add(contest, from, -1);
    this.#add(contest, to, 1);
  }

  /** A protocol is counted from now on, or no more. */
  counts(contest: number, by: 1 | -1): void {
    this.#counted[contest] = this.countedIn(contest) + by;
  }

  /** A leaf acted on a protocol of the contest, or on what it is counted by. `changes`: where the result is established it is now `changed`. */
  acted(contest: number, leaf: number, changes: boolean): void {
    this.#lastActed[contest] = leaf;
    if (changes && this.stateOf(contest) === 'established') this.setState(contest, 'changed');
  }

  /** -1 where none acted. */
  lastActed(contest: number): number {
    return this.#lastActed[contest] ?? -1;
  }

  countedIn(contest: number): number {
    return this.#counted[contest] ?? 0;
  }

  /** Stations that vote on the contest. */
  expectedIn(contest: number): number {
    return protocolStates.reduce((all, state) => all + this.protocolsIn(contest, state), 0);
  }

  protocolsIn(contest: number, state: ProtocolState): number {
    return this.#protocols[contest * width + protocolStates.indexOf(state)] ?? 0;
  }

  kept(): ContestsKept {
    return {
      states: this.#states.slice(),
      protocols: this.#protocols.slice(),
      counted: this.#counted.slice(),
      lastActed: this.#lastActed.slice(),
      announced: new Map(this.announced),
      established: new Map(this.established),
    };
  }

  #add(contest: number, state: ProtocolState, by: 1 | -1): void {
    const place = contest * width + protocolStates.indexOf(state);
    this.#protocols[place] = (this.#protocols[place] ?? 0) + by;
  }
}

/** All protocols are expected. */
function expected(contests: number, contestOf: Int32Array): Int32Array {
  const protocols = new Int32Array(contests * width);
  for (const contest of contestOf) {
    const place = contest * width + protocolStates.indexOf('expected');
    if (contest >= 0) protocols[place] = (protocols[place] ?? 0) + 1;
  }
  return protocols;
}
