/** A referendum: its answers, what the law asks of them – a quorum, a majority, regions – and whether it is reached. */

import {
  type ContestOutcome,
  compare,
  fraction,
  multiply,
  type QuestionBounds,
  type Step,
  toDecimal,
} from '@saylau/core';
import { integer } from '@saylau/formats/outcome-json';
import { type ContestFull, contestFull } from '../../data/contest-full.js';
import type { ElectionSource } from '../../data/source.js';
import type { ToldNames } from '../../data/told.js';
import type { Figure } from '../../site/telling.js';

/** One thing that the law asks of the vote, beside what it came to. */
export interface Demand {
  /** `quorum`: so many must take part. `majority`: so many must say yes. `regions`: in so many regions. */
  readonly kind: 'quorum' | 'majority' | 'regions';
  /** While protocols are missing: `yes` and `no` whatever they bring, else `open`. */
  readonly holds: 'yes' | 'no' | 'unknown' | 'open';
  /** Figures of the protocols so far. */
  readonly isSoFar?: true;
  /** Percent that is asked; for regions "2/3". */
  readonly bound: string;
  /** More than it; else at least it. */
  readonly strict: boolean;
  readonly value?: Figure;
  readonly of?: Figure;
  readonly percent?: string;
  /** Regions of which it is not known: their votes were not published, or none of them is counted yet. */
  readonly unknown?: number;
}

/** A class of ballots. All of them together are those who took part, or what is known of them. */
export interface BallotClass {
  readonly id: string;
  readonly is: 'yes' | 'no' | 'both' | 'invalid' | 'blank';
  readonly votes?: Figure;
  readonly percent?: string;
}

export interface QuestionData {
  readonly kind: 'question';
  readonly contest: ContestFull;
  readonly classes: readonly BallotClass[];
  readonly demands: readonly Demand[];
  /** Adopted by the count; left out where that cannot be counted, or not yet. */
  readonly adopted?: boolean;
  /** As declared. */
  readonly declared?: { readonly adopted?: boolean; readonly date?: string };
}

export function questionData(source: ElectionSource, names: ToldNames): QuestionData {
  const [outcome] = source.outcome().contests;
  const [contest] = source.loaded.election.contests;
  if (outcome === undefined || contest === undefined) throw new TypeError('a referendum without a question');
  const rule = source.loaded.law.rules?.parts.get(outcome.part)?.rule;
  const answer = rule?.rule === 'question' ? rule.answer : 'yes';
  const { adopted, date } = contest.declared;
  const full = contestFull(source, outcome, names);
  const isOpen = full.standing?.isSettled === false;
  const demands = outcome.steps.flatMap((step) => (step.step === 'condition' ? demandsOf(step, answer) : []));
  return {
    kind: 'question',
    contest: full,
    classes: classesOf(
      outcome,
      contest.options.map(({ id }) => id),
      answer,
    ),
    demands: isOpen ? openDemands(demands, boundsOf(source, contest.id)) : demands,
    ...(outcome.result?.kind === 'answer' && !isOpen ? { adopted: outcome.result.adopted } : {}),
    ...(source.record === undefined && (adopted !== undefined || date !== undefined)
      ? { declared: { ...(adopted === undefined ? {} : { adopted }), ...(date === undefined ? {} : { date }) } }
      : {}),
  };
}

/** Ballots that are no answer, by their line. */
const noAnswers: Readonly<Record<string, BallotClass['is']>> = {
  'both-marked': 'both',
  blank: 'blank',
  invalid: 'invalid',
};

/** Answers, then ballots with both answers marked, blank and invalid ones: those that the form has or that were printed. */
function classesOf(outcome: ContestOutcome, options: readonly string[], answer: string): readonly BallotClass[] {
  const figures = new Map(outcome.figures.filter(({ round }) => round === 1).map(({ line, value }) => [line, value]));
  const percentages = new Map(outcome.percentages.map((one) => [one.line, one.share]));
  const others = ['both-marked', 'blank', 'invalid'].filter((line) => line !== 'blank' || figures.has(line));
  return [...options, ...others].map((id) => {
    const [votes, share] = [figures.get(id), percentages.get(id)];
    return {
      id,
      is: noAnswers[id] ?? (id === answer ? 'yes' : 'no'),
      ...(votes === undefined ? {} : { votes: integer(votes) }),
      ...(share === undefined ? {} : { percent: toDecimal(multiply(share, fraction(100n)), 2) }),
    };
  });
}

type ConditionStep = Extract<Step, { step: 'condition' }>;
type Finding = ConditionStep['findings'][number];

/** Findings of the whole country; those of single regions are summed up in the demand on regions. */
function demandsOf({ use, findings }: ConditionStep, answer: string): readonly Demand[] {
  const [root] = findings.map(({ area }) => area);
  const regions = findings.filter(
    ({ kind, area, option }) => kind === 'share' && area !== root && (option ?? answer) === answer,
  );
  return findings.flatMap((finding): Demand[] => {
    if (finding.option !== undefined && finding.option !== answer) return [];
    if (finding.kind === 'regions') return [regionsDemand(finding, regions)];
    if (finding.kind !== 'share' || finding.area !== root) return [];
    return [shareDemand(use === 'valid' ? 'quorum' : 'majority', finding)];
  });
}

function boundsOf({ record }: ElectionSource, contest: string): QuestionBounds | undefined {
  const bounds = record?.counter.bounds(record.election)?.bounds.get(contest);
  return bounds?.kind === 'question' ? bounds : undefined;
}

/** What is demanded beside the quorum is bounded all together: that it fails says of none alone that it does. */
function openDemands(demands: readonly Demand[], bounds: QuestionBounds | undefined): readonly Demand[] {
  const others = demands.filter(({ kind }) => kind !== 'quorum').length;
  return demands.map((demand) => {
    const is = (demand.kind === 'quorum' ? bounds?.valid : bounds?.majority) ?? 'open';
    const isNoOfSeveral = is === 'no' && demand.kind !== 'quorum' && others > 1;
    return { ...demand, holds: isNoOfSeveral ? 'open' : is, isSoFar: true };
  });
}

function shareDemand(kind: 'quorum' | 'majority', { bound, value, of, holds }: Finding): Demand {
  const isKnown = value !== undefined && of !== undefined && of.value.num > 0n;
  return {
    kind,
    holds,
    bound: toDecimal(multiply(bound.amount, fraction(100n)), 2).replace(/\.?0+$/, ''),
    strict: bound.strict,
    ...(value === undefined ? {} : { value: integer(value.num) }),
    ...(of === undefined ? {} : { of: integer(of.value.num) }),
    ...(isKnown
      ? {
          percent: toDecimal(multiply(fraction(value.num * of.value.den, value.den * of.value.num), fraction(100n)), 2),
        }
      : {}),
  };
}

function regionsDemand({ bound, value, most, of, holds }: Finding, regions: readonly Finding[]): Demand {
  const unknown =
    most === undefined || value === undefined || compare(most, value) === 0
      ? regions.filter((one) => one.holds === 'unknown').length
      : Number(integer(most.num)) - Number(integer(value.num));
  return {
    kind: 'regions',
    holds,
    bound: `${bound.amount.num}/${bound.amount.den}`,
    strict: bound.strict,
    ...(value === undefined ? {} : { value: integer(value.num) }),
    ...(of === undefined ? {} : { of: integer(of.value.num) }),
    ...(unknown === 0 ? {} : { unknown }),
  };
}
