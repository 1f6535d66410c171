/** What is exported: the state that the leaves of a log add up to, and the changes seen on the way. */

import { type Leaf, outcomeAt, RecordState } from '@saylau/acts';
import { type Contest, type ContestOutcome, type Outcome, type ProtocolTable, slotOptions } from '@saylau/core';
import { nodeCrypto } from '@saylau/log/node';
import { type BundleDocument, readDefinition } from '@saylau/verify';
import type { LogNamed } from '../verify/log-named.js';
import { type ChangeRow, changesBy } from './changes.js';
import { type LogRead, type Reader, readLog } from './log-read.js';
import type { Status } from './table.js';

export interface Figures {
  readonly log: LogRead;
  readonly state: RecordState;
  readonly changes: readonly ChangeRow[];
  readonly status: Status;
  /** By election. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** Reads and folds a log. Throws InputProblem as `readLog` does. */
export async function figuresOf(named: LogNamed, told: (leaves: number) => void): Promise<Figures> {
  const fold = new Fold(told);
  const log = await readLog(named, fold);
  const { state, changes } = fold;
  return { log, state, changes, status: statusOf(state), outcomes: outcomesOf(state) };
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

function statusOf(state: RecordState): Status {
  if (state.kind === 'rehearsal') return 'rehearsal';
  const contests = state.elections().flatMap(({ election }) => state.contests(election.id));
  return contests.length > 0 && contests.every((contest) => contest.state === 'established')
    ? 'established'
    : 'preliminary';
}

function outcomesOf(state: RecordState): ReadonlyMap<string, Outcome> {
  return new Map(
    state.elections().flatMap(({ election }) => {
      const outcome = outcomeAt(state, election.id);
      return outcome === undefined ? [] : [[election.id, outcome] as const];
    }),
  );
}

export function contestOutcome({ outcomes }: Figures, election: string, contest: string): ContestOutcome | undefined {
  return outcomes.get(election)?.contests.find((outcome) => outcome.contest === contest);
}

/** A contest with the ballot that it is voted on with, in the order of the ballots. */
export interface ContestAt {
  readonly election: string;
  readonly contest: Contest;
  readonly table: ProtocolTable;
  /** Its place among the contests of the ballot. */
  readonly index: number;
  /** Lines of the form, then options. */
  readonly names: readonly string[];
}

export function contestsOf({ state }: Figures): readonly ContestAt[] {
  return state.elections().flatMap(({ election }) =>
    state.totals(election.id).flatMap(({ table }) =>
      table.ballot.contests.map((contest, index) => {
        const names = [...table.lines, ...slotOptions(contest)];
        return { election: election.id, contest, table, index, names };
      }),
    ),
  );
}

/** A figure by its line or option, undefined where it is absent: a line may have the name of what every object has. */
export function figureIn(figures: Readonly<Record<string, number>> | undefined, name: string): number | undefined {
  return figures !== undefined && Object.hasOwn(figures, name) ? figures[name] : undefined;
}
