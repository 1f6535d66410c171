/** Brings each log's newest checkpoint to its witnesses, and keeps what they cosign (docs/formats/log.md, Witness). */

import type { Crypto } from '@saylau/log';
import type { RecordStore } from './record-store.js';
import {
  type ConfiguredWitness,
  type WitnessedLog,
  type WitnessNews,
  type WitnessPace,
  WitnessPair,
} from './witnessing-pair.js';
import { WitnessRounds } from './witnessing-rounds.js';

export interface WitnessingSettings {
  readonly witnesses: readonly ConfiguredWitness[];
  readonly store: Pick<RecordStore, 'addCosignature'>;
  readonly crypto: Crypto;
  readonly told: (news: WitnessNews) => void;
  /** The logs there are now. */
  readonly logs: () => readonly WitnessedLog[];
  readonly pace?: WitnessPace;
}

export const usualPace: WitnessPace = { every: 3_000, pause: 2_000, longest: 300_000, look: 15_000 };

/** Conversations about the logs that this process appends to; about others another process has them. */
export class Witnessing {
  readonly #settings: WitnessingSettings;
  readonly #pace: WitnessPace;
  readonly #rounds = new Map<string, WitnessRounds>();
  readonly #closing = new AbortController();
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(settings: WitnessingSettings) {
    this.#settings = settings;
    this.#pace = settings.pace ?? usualPace;
    if (settings.witnesses.length > 0) this.#timer = setInterval(() => this.look(), this.#pace.look).unref();
  }

  /** Looks at all logs: whatever is not cosigned yet is brought to the witnesses. */
  look(): void {
    for (const log of this.#settings.logs()) this.grown(log);
  }

  /** The log has a new checkpoint. Waits for nothing and never throws. */
  grown(log: WitnessedLog): void {
    if (this.#settings.witnesses.length > 0 && !this.#closing.signal.aborted) this.#roundsOf(log).wake();
  }

  /** For how long the slowest witness has owed its cosignature of a log's newest checkpoint; seconds. */
  get secondsBehind(): number {
    return Math.max(0, ...[...this.#rounds.values()].map((rounds) => rounds.secondsBehind));
  }

  /** Logs that a witness does not watch, counted for each witness. */
  get refusing(): number {
    return [...this.#rounds.values()].reduce((sum, rounds) => sum + rounds.refusing, 0);
  }

  #roundsOf(log: WitnessedLog): WitnessRounds {
    const known = this.#rounds.get(log.origin);
    if (known !== undefined) return known;
    const { witnesses, store, crypto, told } = this.#settings;
    const common = { log, store, crypto, told, pace: this.#pace, closing: this.#closing.signal };
    const pairs = witnesses.map((witness) => new WitnessPair({ ...common, witness }));
    const rounds = new WitnessRounds(log, pairs, common);
    this.#rounds.set(log.origin, rounds);
    return rounds;
  }

  /** Ends all conversations; what is being kept is waited for. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort();
    await Promise.all([...this.#rounds.values()].map((rounds) => rounds.ended()));
  }
}
