/** What a contest of lists was divided by: threshold, quota, whole quotas, remainders, and why each list got what it got. */

import {
  type ContestOutcome,
  ceil,
  compare,
  type Election,
  type Finding,
  type Fraction,
  floor,
  fraction,
  multiply,
  type Option,
  type Rules,
  type Step,
  toDecimal,
} from '@saylau/core';
import { integer } from '@saylau/formats/outcome-json';
import { type ListMargin, listMargins } from '../../data/next-seat.js';
import { shareAsked } from '../../data/thresholds.js';
import type { Figure } from '../../site/telling.js';

/** A decimal number as text ("86546.652"); with ≈ before it where digits were left out. */
export type Decimal = string;

export interface ThresholdRow {
  readonly option: string;
  /** The votes that the threshold was of this base. */
  readonly needed: Figure;
  /** Votes above (or, with a minus, below) that. */
  readonly margin: Figure;
  /** In percent, for the picture's line. */
  readonly bound: number;
  readonly holds: Finding['holds'];
}

export interface RemainderRow {
  readonly option: string;
  readonly votes: Figure;
  /** Votes ÷ quota. */
  readonly quotient: Decimal;
  readonly whole: number;
  readonly remainder: Decimal;
  /** Of a whole quota, from 0 to 1, for the picture. */
  readonly length: number;
  /** Place among the remainders, the largest being 1. */
  readonly rank: number;
  /** Seats by remainder. */
  readonly more: number;
}

export interface QuotientRow {
  readonly option: string;
  readonly seat: number;
  readonly value: Decimal;
  readonly isServed: boolean;
}

export interface ListRow extends ListMargin {
  readonly option: string;
  readonly seats: number;
}

export interface ListMaking {
  readonly threshold: readonly ThresholdRow[];
  readonly quota?: { readonly votes: Figure; readonly seats: number; readonly quota: Decimal };
  /** The largest remainder first. Empty where the seats were not divided by one quota. */
  readonly remainders: readonly RemainderRow[];
  /** The last quotient served and the first that was not, of a divisor method. */
  readonly quotients: readonly QuotientRow[];
  readonly rows: readonly ListRow[];
}

type StepOf<K extends Step['step']> = Extract<Step, { step: K }>;

/** Undefined where the contest is not one of lists. */
export function listMaking(election: Election, rules: Rules, outcome: ContestOutcome): ListMaking | undefined {
  const rule = rules.parts.get(outcome.part)?.rule;
  const contest = election.contests.find(({ id }) => id === outcome.contest);
  if (rule?.rule !== 'list' || contest === undefined) return undefined;
  const quotas = stepsOf(outcome, 'quota');
  const [quota] = quotas;
  return {
    threshold: thresholdRows(outcome, contest.options),
    ...(quota === undefined || quotas.length > 1
      ? {}
      : { quota: { votes: integer(quota.votes), seats: quota.seats, quota: decimalOf(quota.quota) } }),
    remainders: remainderRows(outcome),
    quotients: quotientRows(outcome),
    rows: listRows(election, rules, outcome),
  };
}

function stepsOf<K extends Step['step']>({ steps }: ContestOutcome, kind: K): readonly StepOf<K>[] {
  return steps.filter((step): step is Step & StepOf<K> => step.step === kind);
}

function thresholdRows(outcome: ContestOutcome, options: readonly Option[]): readonly ThresholdRow[] {
  const asked = stepsOf(outcome, 'condition').find(({ use }) => use === 'admit');
  if (asked === undefined) return [];
  return options.flatMap((option) => {
    const bound = shareAsked(asked.condition, option);
    const found = asked.findings.find(
      (one) => one.kind === 'share' && one.option === option.id && bound !== undefined && isSame(one.bound, bound),
    );
    if (bound === undefined || found?.value === undefined || found.of === undefined) return [];
    const needed = leastOver(bound, found.of.value);
    return [
      {
        option: option.id,
        needed: integer(needed),
        margin: integer(floor(found.value) - needed),
        bound: Number(toDecimal(multiply(bound.amount, fraction(100n)), 4)),
        holds: found.holds,
      },
    ];
  });
}

type Bound = Finding['bound'];

function isSame(one: Bound, other: Bound): boolean {
  return one.strict === other.strict && compare(one.amount, other.amount) === 0;
}

/** The fewest votes that are over a bound of `base`. */
function leastOver({ amount, strict }: Bound, base: Fraction): bigint {
  const share = multiply(amount, base);
  return strict ? floor(share) + 1n : ceil(share);
}

function remainderRows(outcome: ContestOutcome): readonly RemainderRow[] {
  const [quota, ...otherQuotas] = stepsOf(outcome, 'quota');
  const [whole] = stepsOf(outcome, 'whole');
  const [step] = stepsOf(outcome, 'remainders');
  if (quota === undefined || whole === undefined || otherQuotas.length > 0 || quota.quota.num === 0n) return [];
  const served = step?.to ?? [];
  return [...whole.rows]
    .sort((one, other) => compare(other.remainder, one.remainder))
    .map(({ option, votes, seats, remainder }, at) => ({
      option,
      votes: integer(votes),
      quotient: decimalOf(fraction(votes * quota.quota.den, quota.quota.num)),
      whole: seats,
      remainder: decimalOf(remainder),
      length: Number(toDecimal(fraction(remainder.num * quota.quota.den, remainder.den * quota.quota.num), 4)),
      rank: at + 1,
      more: served.filter((id) => id === option).length,
    }));
}

function quotientRows(outcome: ContestOutcome): readonly QuotientRow[] {
  const [step] = stepsOf(outcome, 'divisors');
  if (step === undefined) return [];
  const { last, next } = step;
  return [last, ...(next === undefined ? [] : [next])].flatMap(({ option, seat, value, squared }, at) =>
    value === undefined
      ? []
      : [{ option, seat, value: `${squared === true ? '√' : ''}${decimalOf(value)}`, isServed: at === 0 }],
  );
}

function listRows(election: Election, rules: Rules, outcome: ContestOutcome): readonly ListRow[] {
  const { result } = outcome;
  if (result?.kind !== 'seats') return [];
  const margins = listMargins(outcome, election, rules);
  return result.rows.map(({ option, seats }) => ({ option, seats, ...margins.get(option) }));
}

/** Three digits after the point, as many as matter. */
function decimalOf(value: Fraction): Decimal {
  const text = toDecimal(value, 3);
  const isExact = (value.num * 1_000n) % value.den === 0n;
  return isExact ? text.replace(/\.?0+$/, '') : `≈${text}`;
}
