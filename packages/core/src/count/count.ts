/** Counts a whole election under rules: every contest, the parts in their order, the chamber. */

import type { Contest, Election } from '../election.js';
import type { ListRule, Part, Rules } from '../rules.js';
import { chambersOf, seatsWon, tallied } from './chamber.js';
import { countContest } from './contest.js';
import type { ContestOutcome, Count, Notice } from './outcome.js';
import { type SeatsWon, startRun } from './run.js';
import { areaTree } from './view.js';

/** The count of `election` under `rules`: pure, and the same for the same input. */
export function countElection(election: Election, rules: Rules): Count {
  const areas = areaTree(election.areas);
  const outcomes = new Map<string, ContestOutcome>();
  const won: SeatsWon = (part) => seatsInPart(election, [...outcomes.values()], part);
  for (const [key, part] of inOrder(rules)) {
    for (const contest of election.contests.filter((one) => one.part === key)) {
      outcomes.set(contest.id, countContest(startRun(election, contest, rules, part, areas, won)));
    }
  }
  const contests = election.contests.flatMap(({ id }) => outcomes.get(id) ?? []);
  return { contests, chambers: chambersOf(election, rules, contests), notices: noticesOf(election, rules) };
}

/** Parts that others are set against come first. */
function inOrder(rules: Rules): [string, Part][] {
  const parts = [...rules.parts];
  return [...parts.filter(([, part]) => !waits(part)), ...parts.filter(([, part]) => waits(part))];
}

function waits({ rule }: Part): boolean {
  if (rule.rule !== 'list') return false;
  return rule.compensates !== undefined || asksWhatWasWon(rule);
}

function asksWhatWasWon(rule: ListRule): boolean {
  return rule.admit !== undefined && !('unspecified' in rule.admit) && JSON.stringify(rule.admit, plain).includes('"kind":"won"');
}

function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/** Seats won in a part, by party; undefined where a contest of it has no result and none is declared. */
function seatsInPart(
  election: Election,
  outcomes: readonly ContestOutcome[],
  part: string,
): ReadonlyMap<string, number> | undefined {
  const contests = election.contests.filter((contest) => contest.part === part);
  const own = contests.flatMap(({ id }) => outcomes.find(({ contest }) => contest === id) ?? []);
  if (own.length === 0 || own.some(({ status }) => status !== 'counted')) return election.declaredParts?.get(part);
  return tallied(own.flatMap((outcome) => seatsWon(election, outcome)));
}

/** Contests for which the law has no place, and parts of the law for which there are no votes. */
function noticesOf(election: Election, rules: Rules): Notice[] {
  const lost = new Map<string, Contest[]>();
  for (const contest of election.contests) {
    if (!rules.parts.has(contest.part)) lost.set(contest.part, [...(lost.get(contest.part) ?? []), contest]);
  }
  const placeless = [...lost].map(([part, own]): Notice => ({ kind: 'no-place', part, number: own.length }));
  const voteless = [...rules.parts].filter(([key]) => !election.contests.some(({ part }) => part === key));
  return [...placeless, ...voteless.map(([part, own]): Notice => ({ kind: 'no-votes', part, ...numberOf(own) }))];
}

function numberOf({ rule }: Part): { readonly number?: number } {
  const seats = 'seats' in rule ? rule.seats : undefined;
  return typeof seats === 'number' ? { number: seats } : {};
}
