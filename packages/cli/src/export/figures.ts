/** What is exported: the state that the leaves of a log add up to, and the changes seen on the way. */

import { type Leaf, RecordState } from '@saylau/acts';
import { nodeCrypto } from '@saylau/log/node';
import { type BundleDocument, readDefinition } from '@saylau/verify';
import { type ChangeRow, changesBy, type Figures, outcomesOf, statusOf } from '@saylau/views/tables';
import type { LogNamed } from '../verify/log-named.js';
import { type LogRead, type Reader, readLog } from './log-read.js';

/** Figures of a log that was read here. */
export interface FiguresRead extends Figures {
  readonly log: LogRead;
}

/** Reads and folds a log. Throws InputProblem as `readLog` does. */
export async function figuresOf(named: LogNamed, told: (leaves: number) => void): Promise<FiguresRead> {
  const fold = new Fold(told);
  const log = await readLog(named, fold);
  const { state, changes } = fold;
  const elections = state.elections().map(({ election }) => election);
  const status = statusOf(state, elections);
  return {
    log,
    state,
    shown: state,
    declared: state.declared(),
    elections,
    changes,
    status,
    outcomes: outcomesOf(state),
  };
}

class Fold implements Reader {
  readonly changes: ChangeRow[] = [];
  state = this.#stateOf('');
  readonly #documents = new Map<string, Uint8Array>();
  readonly #ids = new Set<string>();
  readonly #told: (leaves: number) => void;

  constructor(told: (leaves: number) => void) {
    this.#told = told;
  }

  begin(origin: string): void {
    this.state = this.#stateOf(origin);
  }

  document({ sha256, data }: BundleDocument): void {
    this.#documents.set(sha256, data);
  }

  leaf(leaf: Leaf | undefined): void {
    // A second act of one id has its place in the log and does nothing.
    if (leaf === undefined || this.#ids.has(leaf.act.id)) this.state.pass();
    else this.#apply(leaf);
    this.#told(this.state.size);
  }

  #apply(leaf: Leaf): void {
    this.#ids.add(leaf.act.id);
    this.changes.push(...changesBy(this.state, leaf));
    this.state.apply(leaf);
  }

  #stateOf(origin: string): RecordState {
    return new RecordState(origin, {
      crypto: nodeCrypto,
      definition: (files) => readDefinition(new Map(files.map(({ name, sha256 }) => [name, this.#bytesOf(sha256)]))),
      hasDocument: (sha256) => this.#documents.has(sha256),
    });
  }

  #bytesOf(sha256: string): Uint8Array {
    return this.#documents.get(sha256) ?? new Uint8Array();
  }
}
