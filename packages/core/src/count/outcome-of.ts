/** The whole outcome: the count in the law's reading in use, every other reading beside it, and the contradictions. */

import type { Condition } from '../condition.js';
import type { Contest, Election } from '../election.js';
import type { Sum } from '../figures.js';
import type { Says } from '../language.js';
import type { OrUnspecified, Part, Round, Rule, Rules } from '../rules.js';
import { countElection } from './count.js';
import type { Notice, Outcome, OutcomeLaw, ReadingOutcome } from './outcome.js';
import { isUnspecified } from './run.js';

/** Rules to count under, with other readings of the law where it has them. */
export interface CountingLaw {
  readonly law: OutcomeLaw;
  /** Undefined where no law is in force for the office that day. */
  readonly rules?: Rules;
  /** Parts whose ballots had no line against all by the law of the election's own day, though this law has it. */
  readonly notOnBallot?: readonly string[];
  readonly readings: readonly { readonly provision: string; readonly says: Says; readonly rules: Rules }[];
}

/** Counts `election` under `law` and all its readings. */
export function outcomeOf(election: Election, { law, rules, readings, notOnBallot = [] }: CountingLaw): Outcome {
  const about = {
    election: election.id,
    name: election.name,
    date: election.date,
    law,
    contradictions: election.contradictions,
  };
  if (rules === undefined) {
    return { ...about, contests: [], chambers: [], notices: unplaced(election.contests), readings: [] };
  }
  const count = countElection(election, rules);
  const strangers = partsWithUnknownAgainst(election, rules);
  const notices = [
    ...count.notices,
    ...strangers.map((part): Notice => ({ kind: 'against-all-unknown', part })),
    ...notOnBallot.map((part): Notice => ({ kind: 'against-all-not-asked', part })),
  ];
  const others = readings.map(
    (reading): ReadingOutcome => ({
      reading: reading.provision,
      says: reading.says,
      count: countElection(election, reading.rules),
    }),
  );
  const kept: ReadingOutcome[] =
    strangers.length === 0
      ? []
      : [{ reading: 'against-all', count: countElection(election, keepAgainst(rules, strangers)) }];
  return { ...about, ...count, notices, readings: [...others, ...kept] };
}

function unplaced(contests: readonly Contest[]): Notice[] {
  const parts = [...new Set(contests.map(({ part }) => part))];
  return parts.map((part) => ({ kind: 'no-place', part, number: contests.filter((one) => one.part === part).length }));
}

/** Parts whose ballots had the line against all though this law knows none. */
function partsWithUnknownAgainst(election: Election, rules: Rules): string[] {
  const had = (contest: Contest): boolean => contest.options.some(({ role }) => role === 'against-all');
  return [...rules.parts].flatMap(([key, part]) =>
    !part.againstAll && election.contests.some((contest) => contest.part === key && had(contest)) ? [key] : [],
  );
}

/** The same rules with the line against all kept in every base of these parts. */
function keepAgainst(rules: Rules, keys: readonly string[]): Rules {
  const parts = [...rules.parts].map(([key, part]) => [key, keys.includes(key) ? withAgainst(part) : part] as const);
  return { ...rules, parts: new Map(parts) };
}

function withAgainst(part: Part): Part {
  const { percentOf } = part;
  const base = percentOf === undefined || isUnspecified(percentOf) ? {} : { percentOf: sumWithAgainst(percentOf) };
  return { ...part, ...base, rule: ruleWithAgainst(part.rule), againstAll: true };
}

function ruleWithAgainst(rule: Rule): Rule {
  switch (rule.rule) {
    case 'list':
      return rule.admit === undefined ? rule : { ...rule, admit: leafWithAgainst(rule.admit) };
    case 'majority':
      return { ...rule, rounds: rule.rounds.map(roundWithAgainst) };
    case 'question':
      return { ...rule, adopt: leafWithAgainst(rule.adopt) };
    case 'plurality':
    case 'given':
      return rule;
  }
}

function roundWithAgainst(round: Round): Round {
  const { advance, win } = round;
  const also = advance?.also === undefined ? {} : { advance: { ...advance, also: conditionWithAgainst(advance.also) } };
  return { ...round, ...also, win: leafWithAgainst(win) };
}

function leafWithAgainst<T extends OrUnspecified<Condition | 'most'>>(leaf: T): T | Condition {
  return leaf === 'most' || typeof leaf !== 'object' || isUnspecified(leaf) ? leaf : conditionWithAgainst(leaf);
}

function sumWithAgainst(sum: Sum): Sum {
  if ('count' in sum) return sum;
  const lines = sum.terms.map(({ line }) => line);
  if (!lines.includes('options') || lines.includes('against-all')) return sum;
  return { terms: [...sum.terms, { sign: 1, line: 'against-all' }] };
}

function conditionWithAgainst(condition: Condition): Condition {
  switch (condition.kind) {
    case 'share':
    case 'lead':
      return condition.of === undefined ? condition : { ...condition, of: sumWithAgainst(condition.of) };
    case 'regions':
    case 'at':
      return { ...condition, where: conditionWithAgainst(condition.where) };
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map(conditionWithAgainst) };
    case 'not':
      return { ...condition, of: conditionWithAgainst(condition.of) };
    case 'ballot':
    case 'is':
    case 'won':
      return condition;
  }
}
