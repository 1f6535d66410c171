/** What is counted of a state as a whole, which takes up to seconds: outcomes, results, what can still change. */

import { electionAt, outcomeAt, type RecordState, resultsOf } from '@saylau/acts';
import {
  type ContestBounds,
  type Count,
  canStillChange,
  type Election,
  type Outcome,
  type Statute,
  type StillOut,
  stillOut,
  withAllLists,
  withTallies,
} from '@saylau/core';
import {
  type Json,
  jsonOfBounds,
  jsonOfOutcome,
  jsonOfStillOut,
  type LoadedElection,
  partsOf,
} from '@saylau/formats/outcome-json';
import { isSettled } from './settled.js';
import { shownOf } from './shown.js';
import { shownTotals } from './withheld.js';

export const countedKinds = ['outcome', 'results', 'bounds'] as const;
export type CountedKind = (typeof countedKinds)[number];

/** What is asked for: of an election, or of one contest of it. */
export interface CountedAsked {
  readonly kind: CountedKind;
  readonly election: string;
  readonly contest?: string;
}

/** What is still out of each contest, and what it can still change. */
export interface Bounds {
  readonly open: readonly StillOut[];
  readonly bounds: ReadonlyMap<string, ContestBounds>;
}

/** Counts a state that does not change any more; what is asked for twice is counted once. */
export class Counter {
  readonly #state: RecordState;
  readonly #outcomes = new Map<string, Outcome>();
  readonly #results = new Map<string, ReturnType<typeof resultsOf>>();

  constructor(state: RecordState) {
    this.#state = state;
  }

  get size(): number {
    return this.#state.size;
  }

  /** Undefined where there is no such election or contest. */
  count({ kind, election, contest }: CountedAsked): Json | undefined {
    const opened = this.#state.election(election);
    if (opened === undefined) return undefined;
    if (contest !== undefined && this.#state.contest(election, contest) === undefined) return undefined;
    switch (kind) {
      case 'outcome':
        return this.#outcomeJson(election, contest);
      case 'results':
        return this.#resultsJson(election, contest);
      case 'bounds':
        return { size: this.size, election, ...boundsJson(this.#state, opened.election, contest) };
    }
  }

  #outcomeJson(id: string, contest: string | undefined): Json | undefined {
    const loaded = this.loaded(id);
    const outcome = this.outcome(id);
    if (loaded === undefined || outcome === undefined) return undefined;
    const json = jsonOfOutcome(onlyOf(outcome, contest), loaded, partsOf(loaded).names);
    return { size: this.size, ...(json as { readonly [key: string]: Json }) };
  }

  /** The state that is counted. */
  get state(): RecordState {
    return this.#state;
  }

  /** An election of the log with its law. Undefined where there is none of that id. */
  loaded(id: string): LoadedElection | undefined {
    const opened = this.#state.election(id);
    if (opened === undefined) return undefined;
    const { election, law } = opened;
    return { election, statute: statuteOf(this.#state, election), law };
  }

  /** An election of the log as it is counted: with its votes, lots and decisions. Undefined where there is none of that id. */
  electionAsCounted(id: string): Election | undefined {
    return electionAt(this.#state, id, shownOf(this.#state));
  }

  /** Undefined where there is no such election. */
  outcome(id: string): Outcome | undefined {
    const outcome = this.#outcomes.get(id) ?? this.#outcomeOf(id);
    if (outcome !== undefined) this.#outcomes.set(id, outcome);
    return outcome;
  }

  /** What is still out, and what that can still change. Undefined where there is no such election. */
  bounds(id: string): Bounds | undefined {
    const opened = this.#state.election(id);
    return opened && boundsOf(this.#state, opened.election, undefined);
  }

  /** While protocols are missing nothing is said of what was declared: a part is not to be compared with the whole. */
  #outcomeOf(id: string): Outcome | undefined {
    const outcome = outcomeAt(this.#state, id, shownOf(this.#state));
    const isWhole = this.#state.contests(id).every(isSettled);
    return outcome === undefined || isWhole ? outcome : uncompared(outcome);
  }

  #resultsJson(election: string, contest: string | undefined): Json {
    const all = this.#results.get(election) ?? resultsOf(this.#state, election, shownOf(this.#state));
    this.#results.set(election, all);
    const results = contest === undefined ? all : all.filter((result) => result.contest === contest);
    // Figures, names and yes or no: JSON as they are.
    return { size: this.size, results: results as unknown as Json };
  }
}

function statuteOf(state: RecordState, { statute }: Election): Statute | undefined {
  return statute === undefined ? undefined : state.definition?.statutes?.get(statute);
}

function uncompared(outcome: Outcome): Outcome {
  const without = <C extends Count>({ contests, chambers, ...count }: C) => ({
    ...count,
    contests: contests.map((contest) => ({ ...contest, comparisons: [] })),
    chambers: chambers.map(({ rows, ...chamber }) => ({
      ...chamber,
      rows: rows.map(({ comparison: _, ...row }) => row),
    })),
  });
  const readings = outcome.readings.map(({ count, ...reading }) => ({ ...reading, count: without(count) }));
  return { ...outcome, ...without(outcome), readings, contradictions: [] };
}

function onlyOf(outcome: Outcome, contest: string | undefined): Outcome {
  if (contest === undefined) return outcome;
  const only = <T extends { readonly contest: string }>(all: readonly T[]): readonly T[] =>
    all.filter((one) => one.contest === contest);
  const readings = outcome.readings.map(({ count, ...reading }) => ({
    ...reading,
    count: { ...count, contests: only(count.contests) },
  }));
  return { ...outcome, contests: only(outcome.contests), readings };
}

/** Ballots at stations without a counted protocol are the limit of what can still come (docs/decisions/0009-bounds.md). */
function boundsOf(state: RecordState, election: Election, contest: string | undefined): Bounds {
  const totals = shownTotals(state, election.id);
  const open = totals.flatMap(({ table }) => stillOut(table));
  const shown = open.filter((one) => contest === undefined || one.contest === contest);
  const rules = state.election(election.id)?.law.rules;
  const caps = new Map(
    open.flatMap(({ contest: id, votes }) => (votes === undefined ? [] : [[id, { votes }] as const])),
  );
  const counted = withAllLists(withTallies(election, totals), open);
  const asked =
    contest === undefined ? counted : { ...counted, contests: counted.contests.filter(({ id }) => id === contest) };
  return { open: shown, bounds: rules === undefined ? new Map() : canStillChange(asked, rules, caps) };
}

function boundsJson(state: RecordState, election: Election, contest: string | undefined) {
  const { open, bounds } = boundsOf(state, election, contest);
  return { open: open.map(jsonOfStillOut), bounds: [...bounds].map(([id, own]) => jsonOfBounds(id, own)) };
}
