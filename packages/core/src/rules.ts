/**
 * Rules: what `core` runs, and nothing else. They come from a statute on a date (`lawOn`) or stand in an election file.
 * Every leaf has a path ("parts.list.seats"); `Rules.cites` tells which provision gave it.
 */

import type {
  Method,
  MinimumBy,
  Overaward,
  Overhang,
  QuotaRounding,
  RemainderRule,
  Surplus,
  TieRule,
} from './apportion/methods.js';
import type { Condition } from './condition.js';
import type { Sum } from './figures.js';
import type { Form } from './form.js';
import type { Fraction } from './fraction.js';
import type { Text } from './language.js';

/** A leaf for which the sources give no value: a count that needs it stops with its question. */
export interface Unspecified {
  readonly unspecified: true;
}

export const unspecified: Unspecified = { unspecified: true };

export type OrUnspecified<T> = T | Unspecified;

/** Apportions seats among lists. */
export interface ListRule {
  readonly rule: 'list';
  readonly seats: OrUnspecified<number>;
  readonly method: OrUnspecified<Method>;
  /** First divisor of `modified-sainte-lague`. */
  readonly first?: Fraction;
  readonly quotaRounding?: QuotaRounding;
  /** Votes of exactly n quotas give n − 1 seats and a full remainder. */
  readonly quotaStrict?: boolean;
  /** Where a small quota gives more seats than there are. Default `subtract`. */
  readonly overaward?: Overaward;
  /** What happens to the seats that whole quotas leave over. Default `largest`. */
  readonly remainders?: RemainderRule;
  /** Only lists with a whole quota (true), or with at least that part of one, get seats left over. */
  readonly remaindersNeedQuota?: boolean | Fraction;
  /** Which lists take part; absent: all. */
  readonly admit?: OrUnspecified<Condition>;
  readonly ties: OrUnspecified<readonly TieRule[]>;
  /** The largest lists below the threshold join until so many lists, and lists with such a share, are admitted. */
  readonly admitUntil?: { readonly lists?: number; readonly share?: Fraction; readonly of?: Sum };
  /** When one list alone is admitted: how the runner-up joins (Kazakhstan, Article 97-1). Absent: the one takes all. */
  readonly sole?: OrUnspecified<SoleListRule>;
  /** When no list is admitted: seats stay vacant, or all lists take part. */
  readonly nonePass?: OrUnspecified<'vacant' | 'all'>;
  /** When a list has fewer candidates than seats: the others take them, or they stay vacant. Absent: where a list would run out, the count asks. */
  readonly exhausted?: OrUnspecified<'redistribute' | 'vacant'>;
  /** Least and most seats of any admitted list. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Quota methods: what shows a list to be below its minimum. Default `result`. */
  readonly minimumBy?: MinimumBy;
  /** Quota methods: where seats above a maximum go. Default `recompute`. */
  readonly surplus?: Surplus;
  /** false: groups count for conditions alone (`group: true`), and seats go to lists singly. Default true. */
  readonly groupsJoin?: boolean;
  /** Method inside a group of lists (apparentement, `Option.group`); absent: the rule's own. */
  readonly within?: Method;
  /** Parts whose seats are set against this one's: `seats` is then the whole of both. */
  readonly compensates?: readonly string[];
  /**
   * Seats won elsewhere above a party's due (default `within`):
   * `within` the others get fewer; `added` the chamber grows by them; `levelled` it grows until all is in proportion.
   */
  readonly overhang?: Overhang;
  /** The largest list gets `seats` outright before the rest is apportioned, or is brought `upTo` so many. */
  readonly bonus?: { readonly seats?: number; readonly upTo?: number; readonly when?: Condition };
  /** Turnout or other demand on the contest as a whole. */
  readonly valid?: OrUnspecified<Condition>;
}

/** The runner-up joins a list that alone passed (Kazakhstan, Law on Elections, Article 97-1). */
export interface SoleListRule {
  /** Its quotient is multiplied by this before the integer part is taken. */
  readonly factor: OrUnspecified<Fraction>;
  readonly minimumSeats: OrUnspecified<number>;
  /** Whether the joining list's remainder is that of the quotient `before` or `after` the factor. */
  readonly remainder: OrUnspecified<'before' | 'after'>;
  /** Who gets the seats that the factor frees, beyond one by remainder: the `passing` list, or both in turn by `remainder`. */
  readonly freed: OrUnspecified<'passing' | 'remainder'>;
}

/** Most votes wins; `seats` candidates are elected. */
export interface PluralityRule {
  readonly rule: 'plurality';
  readonly seats: OrUnspecified<number>;
  readonly ties: OrUnspecified<readonly TieRule[]>;
  readonly valid?: OrUnspecified<Condition>;
}

export interface Round {
  /** What elects in this round; `most` is plurality. */
  readonly win: OrUnspecified<Condition | 'most'>;
  readonly valid?: OrUnspecified<Condition>;
  /** Who goes on to the next round; absent in the last. */
  readonly advance?: Advance;
  readonly ties: OrUnspecified<readonly TieRule[] | 'all'>;
}

/** The `top` options go on (or all, where a body votes again), and any other for which `also` holds. */
export interface Advance {
  readonly top: number | 'all';
  readonly also?: Condition;
}

/** One seat, by rounds: absolute majority, qualified majority with a lead, runoff, indirect election with a quorum. */
export interface MajorityRule {
  readonly rule: 'majority';
  readonly rounds: readonly Round[];
}

/** A question: adopted where `adopt` holds for the option `answer` and the vote is valid. Referendum and recall. */
export interface QuestionRule {
  readonly rule: 'question';
  readonly answer: string;
  readonly valid?: OrUnspecified<Condition>;
  readonly adopt: OrUnspecified<Condition>;
}

/** Seats not filled by votes that are counted here (appointed, elected by a session). */
export interface GivenRule {
  readonly rule: 'given';
  readonly seats: OrUnspecified<number>;
}

export type Rule = ListRule | PluralityRule | MajorityRule | QuestionRule | GivenRule;

/** A part of an election: `list`, `districts`, … with its rule and what its ballot and percentages are. */
export interface Part {
  /** What the part is called ("Party lists"); absent: its key is shown. */
  readonly name?: Text;
  readonly rule: Rule;
  /** Whether the ballot has a line against all. */
  readonly againstAll: boolean;
  /** What percentages are of. */
  readonly percentOf?: OrUnspecified<Sum>;
  /** What a station's protocol of this ballot holds; absent: the law at hand has no form. */
  readonly form?: Form;
  /** How many contests the law foresees (29 constituencies), where it says. */
  readonly contests?: OrUnspecified<number>;
  /** A what-if sets the rule's number of seats: it stands before a contest's own. */
  readonly seatsSet?: true;
}

export interface Turnout {
  readonly count: Sum;
  readonly of: Sum;
}

/** All rules of one office on one day. */
export interface Rules {
  readonly parts: ReadonlyMap<string, Part>;
  readonly turnout?: Turnout;
  /** Lines that may be computed from others where they are absent ("took-part" from "valid + invalid"). */
  readonly derive: ReadonlyMap<string, Sum>;
  /** Path of a leaf → id of the provision that gave it. Empty for rules that stand in an election file. */
  readonly cites: ReadonlyMap<string, string>;
  /** The same for leaves whose provision has no value that day: whoever needs one is asked. */
  readonly open: ReadonlyMap<string, string>;
}
