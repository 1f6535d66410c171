/** What a count gives: results with their reasons, compared with what was declared. Pages render it, never recompute. */

import type { ApportionErrorCode } from '../apportion/problem.js';
import type { Contradiction } from '../election.js';
import type { AreaId, LineId, OptionId, Sum } from '../figures.js';
import type { Fraction } from '../fraction.js';
import type { Says, Text } from '../language.js';
import type { Step } from './steps.js';
import type { Origin } from './view.js';

/** How far a contest or part could be counted. */
export type Status = 'counted' | 'declared-only' | 'not-determinable';

/** A question that the law leaves open and this count needs answered (`decide`). */
export interface Question {
  readonly contest: string;
  /** Path of the rule's leaf ("parts.districts.ties"). */
  readonly path: string;
  /** The provision without a value; undefined for rules of an election file. */
  readonly provision?: string;
  readonly kind: QuestionKind;
  /** Options that the answer is about. */
  readonly among: readonly OptionId[];
}

export const questionKinds = [
  'seats',
  'method',
  'admit',
  'ties',
  'registration',
  'birth',
  'none-pass',
  'sole-list',
  'exhausted',
  'win',
  'valid',
  'adopt',
  'percent',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A lot still to be drawn: `seats` places among options with equal claims. */
export interface OpenLot {
  readonly contest: string;
  readonly among: readonly OptionId[];
  readonly seats: number;
}

/** A share in percent of a named base. */
export interface Percentage {
  readonly line: LineId;
  readonly votes: bigint;
  readonly of: Sum;
  readonly base: bigint;
  /** votes ÷ base; undefined where the base is zero. */
  readonly share?: Fraction;
}

/** A counted figure beside the declared one. */
export interface Comparison {
  readonly what:
    | 'seats'
    | 'percent'
    | 'turnout'
    | 'elected'
    | 'admitted'
    /** Those counted to advance, beside a round's ballot that has others; `key` is the round. */
    | 'advancing'
    | 'second-round'
    | 'adopted'
    | 'valid'
    | 'figure'
    | 'sum';
  /** Option, line, area, round or party it is about. */
  readonly key: string;
  readonly counted?: string;
  readonly declared?: string;
  readonly is: 'agrees' | 'differs' | 'not-declared' | 'not-counted';
  /** declared − counted, for numbers. */
  readonly by?: string;
}

/** What a contest gives. */
export type Result =
  | {
      readonly kind: 'seats';
      readonly rows: readonly { readonly option: OptionId; readonly seats: number }[];
      readonly vacant: number;
    }
  | {
      readonly kind: 'elected';
      readonly elected: readonly OptionId[];
      readonly secondRound: boolean;
      readonly advancing: readonly OptionId[];
      readonly valid: boolean;
      readonly vacant: number;
    }
  | { readonly kind: 'answer'; readonly adopted: boolean; readonly valid: boolean };

export interface ContestOutcome {
  readonly contest: string;
  readonly name: Text;
  readonly part: string;
  readonly body?: string;
  readonly area: AreaId;
  readonly status: Status;
  /** Lines that are absent and keep the result from being known. */
  readonly missing: readonly LineId[];
  readonly figures: readonly {
    readonly line: LineId;
    readonly value: bigint;
    readonly origin: Origin;
    readonly round: number;
  }[];
  readonly turnout?: Percentage;
  /** Lines that are absent and keep turnout from being known. */
  readonly turnoutMissing: readonly LineId[];
  readonly percentages: readonly Percentage[];
  readonly laterRounds: readonly RoundOutcome[];
  readonly result?: Result;
  /** Whether every quorum asked of the vote is met; undefined where none is asked or it cannot be told. */
  readonly valid?: boolean;
  readonly preliminary?: PreliminaryOutcome;
  readonly steps: readonly Step[];
  readonly lots: readonly OpenLot[];
  readonly questions: readonly Question[];
  /** Why the seats cannot be divided as the rules say (a minimum above the seats, …). */
  readonly refusals: readonly ApportionErrorCode[];
  readonly comparisons: readonly Comparison[];
}

/** Figures and shares of one poll, beside what was printed of them. */
export interface PollOutcome {
  readonly figures: ContestOutcome['figures'];
  readonly turnout?: Percentage;
  readonly percentages: readonly Percentage[];
  readonly comparisons: readonly Comparison[];
}

/** Figures announced before the final ones. */
export interface PreliminaryOutcome extends PollOutcome {
  readonly at?: string;
}

/** A round after the first. */
export interface RoundOutcome extends PollOutcome {
  readonly round: number;
}

/** Something the reader must know about parts that law and votes do not share. */
export interface Notice {
  readonly kind: 'no-place' | 'no-votes' | 'against-all-unknown' | 'against-all-not-asked';
  readonly part: string;
  /** Contests of the election without a place, or seats of the law without votes. */
  readonly number?: number;
}

/** Seats of one party in a body: by part, and in all. */
export interface ChamberRow {
  /** Party id, or `independent`. */
  readonly party: string;
  readonly parts: ReadonlyMap<string, { readonly seats: number; readonly status: 'counted' | 'declared-only' }>;
  /** Undefined where a part is not determinable. */
  readonly total?: number;
  readonly comparison?: Comparison;
}

export interface Chamber {
  /** Undefined for the one body that the election fills. */
  readonly body?: string;
  readonly seats?: number;
  readonly parts: readonly {
    readonly part: string;
    readonly seats?: number;
    readonly status: Status;
    readonly missing: readonly LineId[];
  }[];
  readonly rows: readonly ChamberRow[];
  readonly vacant: number;
}

/** The count of an election under one law and one reading of it. */
export interface Count {
  readonly contests: readonly ContestOutcome[];
  readonly chambers: readonly Chamber[];
  readonly notices: readonly Notice[];
}

/** Another reading of the law, with the count under it. */
export interface ReadingOutcome {
  /** Provision read in another way, or `against-all` where the law of the day does not know that line. */
  readonly reading: string;
  readonly says?: Says;
  readonly count: Count;
}

/** Everything `saylau count` says. */
export interface Outcome extends Count {
  readonly election: string;
  readonly name: Text;
  readonly date: string;
  readonly law: OutcomeLaw;
  readonly readings: readonly ReadingOutcome[];
  readonly contradictions: readonly Contradiction[];
}

export interface OutcomeLaw {
  readonly statute?: string;
  readonly on: string;
  readonly is: 'rules' | 'gap' | 'superseded' | 'nothing' | 'ambiguous';
  readonly note?: Says;
  /** Provisions changed by a what-if or answered by a decision. */
  readonly changed: readonly {
    readonly provision: string;
    readonly value: string;
    readonly as: 'what-if' | 'decision';
  }[];
}
