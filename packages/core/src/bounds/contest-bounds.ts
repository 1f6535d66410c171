/** What bounds say of a contest. Everything in them is proven under the cap of votes; what could not be is `not-bounded`. */

import type { LineId, OptionId } from '../figures.js';

/** The most votes that can still come into a contest (0n: all is in). Invalid ballots are among them. */
export interface Outstanding {
  readonly votes: bigint;
}

/** Votes added by option, against all among them; `invalid` are invalid ballots. What is not named gets none. */
export type Completion = ReadonlyMap<OptionId, bigint>;

/** Whether something holds whatever comes, whatever comes not, or can still go either way. */
export type Certainty = 'yes' | 'no' | 'open';

/**
 * One end of a list's seats. No completion gives less (or more). `attained`: the ordinary count turns `completion` into
 * these seats, with `lot` only if the lot falls so. Not attained: the bound holds, but no such completion was found.
 */
export type End =
  | { readonly seats: number; readonly attained: true; readonly completion: Completion; readonly lot?: true }
  | { readonly seats: number; readonly attained: false };

export interface ListEnds {
  readonly option: OptionId;
  /** Votes so far. */
  readonly votes: bigint;
  readonly lowest: End;
  readonly highest: End;
  /** Where it stands with the threshold: over or under whatever comes, or open. */
  readonly threshold: 'over' | 'under' | 'open';
}

/**
 * What can also come to pass and is outside the bounds: no list or one alone passes (the law then has another rule), the vote
 * is not valid, a list runs out of candidates and the law is silent. `lot`: an end stands only if a lot falls so.
 */
export type Scenario = 'none-passes' | 'one-passes' | 'not-valid' | 'list-runs-out' | 'lot';

export interface ListBounds {
  readonly kind: 'list';
  readonly outstanding: bigint;
  readonly takenAsFinal: readonly LineId[];
  readonly seats: number;
  readonly lists: readonly ListEnds[];
  readonly scenarios: readonly Scenario[];
}

/** `possible`: some completion elects the candidate, or a lot or a rule for equal votes may. */
export interface CandidateStanding {
  readonly option: OptionId;
  readonly votes: bigint;
  readonly is: 'elected' | 'possible' | 'out';
}

export interface PluralityBounds {
  readonly kind: 'plurality';
  readonly outstanding: bigint;
  readonly takenAsFinal: readonly LineId[];
  readonly seats: number;
  readonly candidates: readonly CandidateStanding[];
  /** Votes of the last candidate in a place over the first without one; undefined where all have a place. */
  readonly lead?: bigint;
  /** Whether it is certain who is elected. */
  readonly decided: boolean;
  readonly valid: Certainty;
}

/** A round of an election by majority. */
export interface RoundBounds {
  readonly kind: 'round';
  readonly outstanding: bigint;
  readonly takenAsFinal: readonly LineId[];
  readonly round: number;
  readonly candidates: readonly (CandidateStanding & {
    /** Whether the candidate goes on if there is another round; absent in the last. */
    readonly advances?: Certainty;
  })[];
  /** Whether this round elects: `elected` certainly, `next-round` or `nobody` certainly not. */
  readonly decided: 'elected' | 'next-round' | 'nobody' | 'open';
  readonly valid: Certainty;
}

export interface QuestionBounds {
  readonly kind: 'question';
  readonly outstanding: bigint;
  readonly takenAsFinal: readonly LineId[];
  readonly adopted: Certainty;
  /** Its two parts: the quorum and the majority. */
  readonly valid: Certainty;
  readonly majority: Certainty;
}

/** Why a contest has no bounds. `at` is the key of the rule or the line that it is about. */
export interface NotBounded {
  readonly kind: 'not-bounded';
  readonly why:
    | 'outstanding-unknown' // no cap is known for the contest
    | 'no-votes' // no votes fill these seats
    | 'figures-absent' // the figures so far are not known
    | 'law-open' // the law leaves a question
    | 'rule' // the rule, or this part of it, is not one that can be bounded
    | 'threshold' // the threshold is not a single share of votes of this contest
    | 'too-many-open' // too many lists can still pass or fail
    | 'too-many-lists' // more lists than the bounds are computed for
    | 'too-few-pass'; // every completion has fewer lists over the threshold than the bounds need
  readonly at?: string;
}

export type ContestBounds = ListBounds | PluralityBounds | RoundBounds | QuestionBounds | NotBounded;
