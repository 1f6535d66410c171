/** Counts one contest: figures, percentages, result, and the declared beside the counted. */

import type { Contest, Poll } from '../election.js';
import type { Rule } from '../rules.js';
import { compareContest } from './declared.js';
import { countList } from './list.js';
import type { ContestOutcome, PreliminaryOutcome, Result, RoundOutcome, Status } from './outcome.js';
import { countQuestion } from './question.js';
import { firstPoll, pollView, type Run } from './run.js';
import { figuresOf, percentagesOf, pollOutcome, recordTotals, turnoutMissing, turnoutOf } from './shares.js';
import { countMajority, countPlurality } from './single.js';

/** Counts the contest of `run`. Never throws on absent figures: the outcome says which lines are missing. */
export function countContest(run: Run): ContestOutcome {
  const { contest } = run;
  const figures = contest.polls.flatMap((poll) => figuresOf(run, poll));
  recordTotals(run, figures);
  const percentages = percentagesOf(run);
  const turnout = turnoutOf(run.rules, pollView(run, firstPoll(contest)));
  const result = countByRule(run, run.part.rule);
  const status = statusOf(contest, result);
  const outcome = {
    contest: contest.id,
    name: contest.name,
    part: contest.part,
    area: contest.area,
    status,
    missing: status === 'counted' ? [] : [...run.missing],
    figures,
    percentages,
    turnoutMissing: turnoutMissing(run.rules, pollView(run, firstPoll(contest))),
    laterRounds: laterRounds(run),
    steps: run.steps,
    lots: run.lots,
    questions: run.questions,
    refusals: run.refusals,
    ...(contest.body === undefined ? {} : { body: contest.body }),
    ...(turnout === undefined ? {} : { turnout }),
    ...(result === undefined ? {} : { result }),
    ...(run.validity.length === 0 ? {} : { valid: run.validity.every((valid) => valid) }),
    ...preliminaryField(run),
  };
  return { ...outcome, comparisons: compareContest(run, outcome) };
}

/** The figures announced before the final ones, where there are any. */
function preliminaryField(run: Run): { readonly preliminary?: PreliminaryOutcome } {
  const { preliminary } = run.contest;
  if (preliminary === undefined) return {};
  const at = preliminary.at === undefined ? {} : { at: preliminary.at };
  const poll: Poll = { round: 1, tally: preliminary.tally ?? new Map() };
  return { preliminary: { ...at, ...pollOutcome(run, poll, preliminary.declared ?? {}) } };
}

/** Rounds after the first, each with its own shares. */
function laterRounds(run: Run): RoundOutcome[] {
  return run.contest.polls
    .filter(({ round }) => round > 1)
    .map((poll) => ({ round: poll.round, ...pollOutcome(run, poll, poll.declared ?? {}) }));
}

function countByRule(run: Run, rule: Rule): Result | undefined {
  switch (rule.rule) {
    case 'list':
      return countList(run, rule);
    case 'plurality':
      return countPlurality(run, rule);
    case 'majority':
      return countMajority(run, rule);
    case 'question':
      return countQuestion(run, rule);
    case 'given':
      return undefined;
  }
}

function statusOf({ declared }: Contest, result: Result | undefined): Status {
  if (result !== undefined) return 'counted';
  const said = [
    declared.seats,
    declared.elected,
    declared.adopted,
    declared.secondRound,
    declared.percent,
    declared.admitted,
  ];
  return said.some((value) => value !== undefined) ? 'declared-only' : 'not-determinable';
}
