/** The steps of a count in words: each a sentence, with the comparisons or the table behind it. */

import type { Fraction, OptionId, Step } from '@saylau/core';
import { type FindingWords, isSilent, type ToldFinding, tellFinding, tellSilent } from './condition-findings.js';
import { tellCondition } from './conditions.js';
import { short, whole } from './numbers.js';
import type { Speaker } from './speaker.js';

/** What the words of a contest's steps are made from. */
export interface StepWords extends FindingWords {
  /** All steps of the contest. */
  readonly steps: readonly Step[];
}

export interface ToldStep {
  readonly sentence: string;
  /** The comparisons that a condition rests on, in order. */
  readonly findings?: readonly ToldFinding[];
  /** How many areas have no figures for the condition, and which lines are missing, in a sentence. */
  readonly silent?: string;
  readonly table?: ToldTable;
}

/** Names of options in the first column, figures in the others. */
export interface ToldTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A step in words. */
export function tellStep(words: StepWords, step: Step): ToldStep {
  const { texts, names, contest } = words;
  const saying: Saying = {
    ...words,
    say: texts.say,
    option: (id) => names.option(contest, id),
    options: (ids) => names.options(contest, ids),
    number: (value) => whole(texts, value),
    short: (value) => short(texts, value),
    seats: (rows) => rows.map(({ option, seats }) => `${names.option(contest, option)} ${seats}`).join(' · '),
  };
  // The table has for each name of a step the function that takes that step; the compiler cannot follow the name alone.
  const told = (telling[step.step] as (saying: Saying, step: Step) => string | ToldStep)(saying, step);
  return typeof told === 'string' ? { sentence: told } : told;
}

interface Saying extends StepWords {
  readonly say: Speaker['say'];
  readonly option: (id: OptionId) => string;
  readonly options: (ids: readonly OptionId[]) => string;
  readonly number: (value: bigint | number) => string;
  readonly short: (value: Fraction) => string;
  readonly seats: (rows: readonly { readonly option: OptionId; readonly seats: number }[]) => string;
}

/** A new kind of step does not compile until it has its words. */
const telling: {
  readonly [K in Step['step']]: (saying: Saying, step: Extract<Step, { step: K }>) => string | ToldStep;
} = {
  total: ({ say, names, contest, number }, { line, value, origin }) =>
    say('step.total', {
      line: names.line(line, contest),
      value: number(value),
      origin: say(`origin.${origin}`),
    }),
  base: ({ say, names, contest, number }, { sum, value }) =>
    say('step.base', { sum: names.sum(sum, contest), value: number(value) }),
  condition: tellConditionStep,
  admitted: ({ say, options }, step) =>
    say(`step.admitted-${step.by}`, {
      options: options(step.options),
      excluded: options(step.excluded),
      number: step.excluded.length,
    }),
  'sole-list': ({ say, option, short: brief }, { passed, joins, factor, minimumSeats }) =>
    say('step.sole-list', { passed: option(passed), joins: option(joins), factor: brief(factor), seats: minimumSeats }),
  bonus: ({ say, option }, step) => say('step.bonus', { option: option(step.option), seats: step.seats }),
  held: ({ say, seats }, step) => say('step.held', { seats: seats(step.seats), elsewhere: step.elsewhere }),
  group: ({ say, options }, step) => say('step.group', { options: options(step.options), seats: step.seats }),
  overhang: ({ say, option }, step) => say('step.overhang', { option: option(step.option), seats: step.seats }),
  levelled: ({ say }, step) => say('step.levelled', { seats: step.seats }),
  quota: ({ say, number, short: brief }, { votes, seats, quota }) =>
    say('step.quota', { votes: number(votes), seats, quota: brief(quota) }),
  whole: tellWhole,
  remainders: ({ say, options }, { to }) => say('step.remainders', { seats: to.length, options: options(to) }),
  withdrawn: ({ say, options }, { from }) => say('step.withdrawn', { seats: from.length, options: options(from) }),
  bound: ({ say, seats }, { bound, rows }) => say(`step.bound-${bound}`, { seats: seats(rows) }),
  divisors: tellDivisors,
  tie: ({ say, options }, { among, seats, by, chosen }) =>
    say('step.tie', { among: options(among), seats, by: say(`tie.${by}`), chosen: options(chosen) }),
  lot: ({ say, options }, { among, seats }) => say('lot.open', { among: options(among), seats }),
  seats: ({ say, seats }, { rows, vacant }) =>
    say('step.seats', { seats: seats(rows.filter((row) => row.seats > 0)), vacant }),
  leader: ({ say, options, number }, step) =>
    say('step.leader', { round: step.round, options: options(step.options), votes: number(step.votes) }),
  elected: ({ say, options }, step) => say('step.elected', { round: step.round, options: options(step.options) }),
  'second-round': ({ say, options }, { advancing }) => say('step.second-round', { options: options(advancing) }),
  invalid: ({ say }) => say('step.invalid'),
  adopted: ({ say }, { adopted }) => say(adopted ? 'step.adopted' : 'step.rejected'),
  'no-winner': ({ say }, { round }) => say('step.no-winner', { round }),
};

function tellWhole({ say, option, number, short: brief }: Saying, step: Extract<Step, { step: 'whole' }>): ToldStep {
  const heads = [say('head.list'), say('head.votes'), say('head.whole'), say('head.remainder')];
  const rows = step.rows.map((row) => [option(row.option), number(row.votes), String(row.seats), brief(row.remainder)]);
  return { sentence: say('step.whole'), table: { heads, rows } };
}

function tellDivisors(
  { say, steps, option, options, short: brief }: Saying,
  { last, next }: Extract<Step, { step: 'divisors' }>,
): string {
  const quotient = ({ value, squared }: typeof last): string =>
    value === undefined ? '∞' : `${squared === true ? '√' : ''}${brief(value)}`;
  // Whom a lot gives the seat is not known yet.
  const lot = steps.find((step) => step.step === 'lot' && step.among.includes(last.option));
  if (lot?.step === 'lot') return say('step.divisors-lot', { quotient: quotient(last), among: options(lot.among) });
  const first = say('step.divisors-last', { option: option(last.option), seat: last.seat, quotient: quotient(last) });
  if (next === undefined) return first;
  return `${first} ${say('step.divisors-next', { option: option(next.option), seat: next.seat, quotient: quotient(next) })}`;
}

/** "To be elected: more than 50 % (of: valid ballots)". */
export function tellDemand(
  { texts, names, contest }: FindingWords,
  { use, condition }: Pick<Extract<Step, { step: 'condition' }>, 'use' | 'condition'>,
): string {
  return `${texts.say(`use.${use}`)}: ${tellCondition(texts, condition, names.naming(contest))}`;
}

function tellConditionStep(words: Saying, step: Extract<Step, { step: 'condition' }>): ToldStep {
  const silent = tellSilent(words, step.findings);
  const told = step.findings.filter((finding) => !isSilent(words, finding));
  return {
    sentence: tellDemand(words, step),
    findings: told.map((finding) => tellFinding(words, finding)),
    ...(silent === undefined ? {} : { silent }),
  };
}
