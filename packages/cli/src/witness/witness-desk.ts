/** A witness at work: each request is decided, kept and answered in one step, so that two at once cannot take it back. */

import {
  addSignature,
  type Crypto,
  type Signer,
  type VerifierKey,
  Witness,
  type WitnessAnswer,
  watchedLogs,
} from '@saylau/log';
import { type Evidence, EvidenceFolder } from './evidence.js';
import { StateFolder } from './state-folder.js';

export interface WitnessSettings {
  readonly crypto: Crypto;
  readonly signer: Signer;
  /** Keys of the logs that are watched. */
  readonly logs: readonly VerifierKey[];
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Told of evidence that is new, and of its file. */
  readonly split: (evidence: Evidence, path: string) => void;
}

export class WitnessDesk {
  readonly #settings: WitnessSettings;
  readonly #witness: Witness;
  readonly #states: StateFolder;
  readonly #evidence: EvidenceFolder;

  /** The caller has the folder's lock. Throws InputProblem. */
  constructor(settings: WitnessSettings) {
    const { crypto, signer, logs, folder } = settings;
    const watched = watchedLogs(logs);
    this.#settings = settings;
    this.#witness = new Witness(crypto, [signer], watched);
    this.#states = new StateFolder(folder, [...watched.keys()]);
    this.#evidence = new EvidenceFolder(folder);
  }

  /** The answer to the body of `add-checkpoint`. Rejects with what the disk refused; then nothing was signed. */
  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    const read = await this.#witness.read(body);
    if ('answer' in read) return read.answer;
    const { origin, size } = read.request.checkpoint;
    // From here on without a pause.
    const now = this.#settings.clock();
    const answer = this.#witness.decide(read.request, this.#states.last(origin), Math.floor(now / 1000));
    const { evidence: notes, state } = answer;
    if (notes !== undefined) this.#keepEvidence({ origin, size, notes, seen: new Date(now).toISOString() });
    if (state !== undefined) this.#states.keep(origin, { ...state, cosigned: addSignature(state.note, answer.body) });
    return answer;
  }

  #keepEvidence(evidence: Evidence): void {
    const path = this.#evidence.keep(evidence);
    if (path !== undefined) this.#settings.split(evidence, path);
  }

  /** The largest tree that it signed of a log, with its signature. */
  cosigned(origin: string): string | undefined {
    return this.#states.last(origin)?.cosigned;
  }

  evidence(): readonly (Evidence & { readonly path: string })[] {
    return this.#evidence.all();
  }
}
