/** One log and one of its witnesses: what was brought, what was cosigned, when to try again. */

import type { Crypto, VerifierKey } from '@saylau/log';
import type { OpenLog } from './open-log.js';
import type { RecordStore } from './record-store.js';
import { addCheckpoint, cosignatureIn, type WitnessReply } from './witnessing-request.js';

/** A witness as the server is told of it. */
export interface ConfiguredWitness {
  /** What `/add-checkpoint` is added to. */
  readonly url: string;
  /** Of type 0x04. */
  readonly key: VerifierKey;
}

/** Why there is no cosignature: the closed list. */
export const witnessTroubles = [
  /** Nobody answers at the address, or not in time, or with something that no witness would say. */
  'unreachable',
  /** It does not watch this log, or knows none of the keys that signed. */
  'refused',
  /** What it sent is no cosignature of its key for this checkpoint. */
  'wrong-signature',
  /** It has signed a larger tree than there is here: this record was set back. */
  'ahead',
  /** It has signed another tree of this log, or does not take the proof. */
  'disputed',
  /** The store failed on the way, or this program has a defect. */
  'failed',
] as const;
export type WitnessTrouble = (typeof witnessTroubles)[number];

/** Told when it changes: when a witness has cosigned first, when that stops, when it goes on. */
export interface WitnessNews {
  readonly log: string;
  /** Name of the witness's key. */
  readonly witness: string;
  /** Undefined: it has cosigned. */
  readonly trouble: WitnessTrouble | undefined;
  /** How large the log was. */
  readonly size: number;
  /** With `failed`. */
  readonly error?: unknown;
}

/** Milliseconds. */
export interface WitnessPace {
  /** Between two checkpoints of one log. */
  readonly every: number;
  /** After a failure, before that witness is asked again; twice as long after each further one, up to `longest`. */
  readonly pause: number;
  readonly longest: number;
  /** Between two looks for logs that nobody spoke of: after a start, or after this process began to append. */
  readonly look: number;
}

/** What of a log is needed here. */
export type WitnessedLog = Pick<OpenLog, 'origin' | 'number' | 'isWriting' | 'checkpoint' | 'consistency'>;

/** A checkpoint as the log signed it. */
export interface Newest {
  readonly note: string;
  readonly size: number;
}

export interface PairSettings {
  readonly log: WitnessedLog;
  readonly witness: ConfiguredWitness;
  readonly store: Pick<RecordStore, 'addCosignature'>;
  readonly crypto: Crypto;
  readonly told: (news: WitnessNews) => void;
  readonly pace: WitnessPace;
  readonly closing: AbortSignal;
}

/** How often a witness may say that it signed another size than was thought. */
const mostTries = 3;

export class WitnessPair {
  readonly #of: PairSettings;
  /** What the witness signed last, as far as is known: the witness itself says it with 409. */
  #old = 0;
  #cosigned = 0;
  #pause = 0;
  #pausedUntil = 0;
  /** `none` before anything was said. */
  #said: WitnessTrouble | 'cosigned' | 'none' = 'none';

  constructor(of: PairSettings) {
    this.#of = of;
  }

  /** Size of the checkpoint whose cosignature is kept. */
  get cosigned(): number {
    return this.#cosigned;
  }

  /** It does not watch this log: as long as nobody tells it to, it owes nothing. */
  get isRefusing(): boolean {
    return this.#said === 'refused';
  }

  /** When it may be asked again, by `performance.now()`. */
  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** Asks for a cosignature and keeps it. Never rejects. */
  async bring(newest: Newest): Promise<void> {
    let error: unknown;
    const trouble = await this.#trouble(newest).catch((thrown: unknown) => {
      error = thrown;
      return 'failed' as const;
    });
    if (this.#of.closing.aborted) return;
    const { pause, longest } = this.#of.pace;
    this.#pause = trouble === undefined ? 0 : Math.min(longest, Math.max(pause, 2 * this.#pause));
    this.#pausedUntil = performance.now() + this.#pause;
    this.#tell({ trouble, size: newest.size, ...(error === undefined ? {} : { error }) });
  }

  #tell(news: Pick<WitnessNews, 'trouble' | 'size' | 'error'>): void {
    const said = news.trouble ?? 'cosigned';
    if (said === this.#said) return;
    this.#said = said;
    this.#of.told({ log: this.#of.log.origin, witness: this.#of.witness.key.name, ...news });
  }

  async #trouble(newest: Newest): Promise<WitnessTrouble | undefined> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const reply = await this.#ask(newest);
      if (reply?.status !== 409) return await this.#keep(reply, newest);
      const signed = Number(reply.body.trim());
      if (!Number.isSafeInteger(signed) || signed < 0) return 'unreachable';
      if (signed > newest.size) return 'ahead';
      this.#old = signed;
    }
    return 'unreachable';
  }

  async #ask({ note, size }: Newest): Promise<WitnessReply | undefined> {
    const { log, witness, closing } = this.#of;
    const old = Math.min(this.#old, size);
    const proof = old === 0 || old === size ? [] : await log.consistency(old, size);
    return await addCheckpoint(witness.url, { old, proof, checkpoint: note }, closing);
  }

  async #keep(reply: WitnessReply | undefined, { note, size }: Newest): Promise<WitnessTrouble | undefined> {
    if (reply === undefined) return 'unreachable';
    if (reply.status !== 200) return troubleOf(reply.status);
    const { log, witness, store, crypto } = this.#of;
    const line = await cosignatureIn(crypto, { note, reply: reply.body, key: witness.key });
    if (line === undefined) return 'wrong-signature';
    // It signed this tree, whether that can be kept or not.
    this.#old = size;
    await store.addCosignature(log.number, size, `${witness.key.name}+${witness.key.id}`, line);
    this.#cosigned = size;
    return undefined;
  }
}

function troubleOf(status: number): WitnessTrouble {
  if (status === 403 || status === 404) return 'refused';
  return status === 422 ? 'disputed' : 'unreachable';
}
