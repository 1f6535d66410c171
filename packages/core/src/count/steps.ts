/** The reasons of an outcome: typed steps, each with the figures it is about and the provisions it applies. */

import type { TieRule } from '../apportion/methods.js';
import type { Condition } from '../condition.js';
import type { LineId, OptionId, Sum } from '../figures.js';
import type { Fraction } from '../fraction.js';
import type { Finding } from './holds.js';
import type { Origin } from './view.js';

/** One reason, with the provisions it applies. */
export type Step = { readonly cites: readonly string[] } & StepKind;

export type StepKind =
  | { readonly step: 'total'; readonly line: LineId; readonly value: bigint; readonly origin: Origin }
  | { readonly step: 'base'; readonly sum: Sum; readonly value: bigint }
  | {
      readonly step: 'condition';
      readonly use: ConditionUse;
      readonly condition: Condition;
      readonly findings: readonly Finding[];
      readonly holds: 'yes' | 'no' | 'unknown';
    }
  | {
      readonly step: 'admitted';
      readonly by: 'threshold' | 'declaration' | 'none-pass';
      readonly options: readonly OptionId[];
      readonly excluded: readonly OptionId[];
    }
  | {
      readonly step: 'sole-list';
      readonly passed: OptionId;
      readonly joins: OptionId;
      readonly factor: Fraction;
      readonly minimumSeats: number;
    }
  | { readonly step: 'bonus'; readonly option: OptionId; readonly seats: number }
  | {
      readonly step: 'held';
      readonly seats: readonly { readonly option: OptionId; readonly seats: number }[];
      readonly elsewhere: number;
    }
  /** A group of lists (apparentement): what follows divides its seats among its lists. */
  | { readonly step: 'group'; readonly options: readonly OptionId[]; readonly seats: number }
  /** Seats held above a party's due. */
  | { readonly step: 'overhang'; readonly option: OptionId; readonly seats: number }
  /** The chamber grew to so many seats. */
  | { readonly step: 'levelled'; readonly seats: number }
  | { readonly step: 'quota'; readonly votes: bigint; readonly seats: number; readonly quota: Fraction }
  | { readonly step: 'whole'; readonly rows: readonly WholeRow[] }
  /** Seats left over, one option a seat, in the order given: the largest remainder first. */
  | { readonly step: 'remainders'; readonly to: readonly OptionId[] }
  /** Seats above the number to fill, taken back from the smallest remainders (small quotas). */
  | { readonly step: 'withdrawn'; readonly from: readonly OptionId[] }
  | {
      readonly step: 'bound';
      readonly bound: 'minimum' | 'maximum';
      readonly rows: readonly { readonly option: OptionId; readonly seats: number }[];
    }
  /** Divisor methods: the lowest quotient that got a seat, and the highest that did not. */
  | { readonly step: 'divisors'; readonly last: Quotient; readonly next?: Quotient }
  | {
      readonly step: 'tie';
      readonly among: readonly OptionId[];
      readonly seats: number;
      readonly by: TieRule;
      readonly chosen: readonly OptionId[];
    }
  | { readonly step: 'lot'; readonly among: readonly OptionId[]; readonly seats: number }
  | {
      readonly step: 'seats';
      readonly rows: readonly { readonly option: OptionId; readonly seats: number }[];
      readonly vacant: number;
    }
  | { readonly step: 'leader'; readonly round: number; readonly options: readonly OptionId[]; readonly votes: bigint }
  | { readonly step: 'elected'; readonly round: number; readonly options: readonly OptionId[] }
  | { readonly step: 'second-round'; readonly round: number; readonly advancing: readonly OptionId[] }
  | { readonly step: 'invalid' }
  | { readonly step: 'adopted'; readonly answer: OptionId; readonly adopted: boolean }
  | { readonly step: 'no-winner'; readonly round: number };

/** What a condition decides where it is used. */
export type ConditionUse = 'admit' | 'valid' | 'win' | 'adopt' | 'advance' | 'bonus';

export interface WholeRow {
  readonly option: OptionId;
  readonly votes: bigint;
  /** Whole quotas in the votes. */
  readonly seats: number;
  /** Votes left after them. */
  readonly remainder: Fraction;
}

export interface Quotient {
  readonly option: OptionId;
  /** The option's seat that the quotient stands for. */
  readonly seat: number;
  /** Undefined where the divisor is zero (the quotient is infinite); the square of the quotient where `squared`. */
  readonly value?: Fraction;
  readonly squared?: true;
}
