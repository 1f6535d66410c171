/** How far the elections of a log are, kept up act by act: what readers are told must not cost a look at every contest. */

import { type Act, type ContestView, contestStates, protocolStates, type RecordState } from '@saylau/acts';
import type { NewLeaf } from '../record/answers.js';

type Counts = Record<string, number>;

/** How far an election is. */
export interface ElectionTally {
  readonly id: string;
  readonly expected: number;
  readonly counted: number;
  /** Protocols by state. */
  readonly protocols: Readonly<Counts>;
  /** Contests by state. */
  readonly contests: Readonly<Counts>;
}

interface Kept {
  expected: number;
  counted: number;
  readonly protocols: Counts;
  readonly contests: Counts;
  readonly seen: Map<string, ContestView>;
}

/** Contests that acts are about, since they were last looked at; `all` of an election where it was opened. */
type Touched = Map<string, Set<string> | 'all'>;

export class Tally {
  readonly #elections = new Map<string, Kept>();
  #touched: Touched = new Map();
  /** Leaves whose protocol is to be looked up. */
  #leaves = new Set<number>();
  #isAsked = false;

  /** Whoever asks next looks at everything. */
  forget(): void {
    this.#elections.clear();
    this.#isAsked = false;
  }

  /** Leaves became durable. */
  grown(leaves: readonly NewLeaf[]): void {
    // Whoever asks first looks at everything.
    if (this.#isAsked) for (const { leaf } of leaves) this.#note(leaf.act);
  }

  /** Looks at what was touched since it was asked last: gives all elections, and which of them changed. */
  now(state: RecordState): { readonly elections: readonly ElectionTally[]; readonly changed: ReadonlySet<string> } {
    for (const leaf of this.#leaves) {
      const place = state.protocolOf(leaf);
      if (place !== undefined) this.#touch(place.election, place.contest);
    }
    const touched = this.#touched;
    this.#touched = new Map();
    this.#leaves = new Set();
    this.#isAsked = true;
    for (const { election } of state.elections())
      if (!this.#elections.has(election.id)) touched.set(election.id, 'all');
    for (const [election, contests] of touched) this.#look(state, election, contests);
    const elections = [...this.#elections].map(([id, { seen: _, ...tally }]) => ({ id, ...tally }));
    return { elections, changed: new Set([...touched.keys()].filter((id) => this.#elections.has(id))) };
  }

  #note({ body }: Act): void {
    if ('protocol' in body) this.#leaves.add(body.protocol);
    else if ('results' in body) for (const { contest } of body.results) this.#touch(body.election, contest);
    else if ('election' in body) this.#touch(body.election, 'contest' in body ? body.contest : undefined);
  }

  #touch(election: string, contest: string | undefined): void {
    const known = this.#touched.get(election) ?? new Set();
    if (contest !== undefined && known !== 'all') known.add(contest);
    this.#touched.set(election, known);
  }

  #look(state: RecordState, election: string, contests: ReadonlySet<string> | 'all'): void {
    if (state.election(election) === undefined) return;
    const known = this.#elections.get(election);
    const kept = known ?? nothingSeen();
    this.#elections.set(election, kept);
    const isNew = contests === 'all' || known === undefined;
    const views = isNew
      ? state.contests(election)
      : [...contests].flatMap((contest) => state.contest(election, contest) ?? []);
    for (const view of views) replace(kept, view);
  }
}

function nothingSeen(): Kept {
  const none = (states: readonly string[]): Counts => Object.fromEntries(states.map((state) => [state, 0]));
  return {
    expected: 0,
    counted: 0,
    protocols: none(protocolStates),
    contests: none(contestStates),
    seen: new Map(),
  };
}

function replace(kept: Kept, view: ContestView): void {
  const before = kept.seen.get(view.contest);
  if (before !== undefined) add(kept, before, -1);
  add(kept, view, 1);
  kept.seen.set(view.contest, view);
}

function add(kept: Kept, { expected, counted, protocols, state }: ContestView, sign: 1 | -1): void {
  kept.expected += sign * expected;
  kept.counted += sign * counted;
  for (const [name, number] of Object.entries(protocols))
    kept.protocols[name] = (kept.protocols[name] ?? 0) + sign * number;
  kept.contests[state] = (kept.contests[state] ?? 0) + sign;
}
