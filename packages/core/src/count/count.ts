/** Counts a whole election under rules: every contest, the parts in their order, the chamber. */

import type { Condition } from '../condition.js';
import type { Contest, Election } from '../election.js';
import type { AreaId } from '../figures.js';
import type { OrUnspecified, Part, Rule, Rules } from '../rules.js';
import { chambersOf, seatsForeseen, seatsWon, tallied, waitingFor } from './chamber.js';
import { countContest } from './contest.js';
import type { ContestOutcome, Count, Notice } from './outcome.js';
import { isUnspecified, type SeatsWon, startRun } from './run.js';
import { type AreaTree, areaTree } from './view.js';

/** The count of `election` under `rules`: pure, and the same for the same input. */
export function countElection(election: Election, rules: Rules): Count {
  const areas = areaTree(election.areas);
  const outcomes = new Map<string, ContestOutcome>();
  const won: SeatsWon = (part, area) => seatsInPart(election, [...outcomes.values()], part, within(areas, area));
  for (const [key, part] of inOrder(rules)) {
    for (const contest of election.contests.filter((one) => one.part === key)) {
      outcomes.set(contest.id, countContest(startRun({ election, contest, rules, part, areas, won })));
    }
  }
  const contests = election.contests.flatMap(({ id }) => outcomes.get(id) ?? []);
  return { contests, chambers: chambersOf(election, rules, contests), notices: noticesOf(election, rules) };
}

/** Parts in the order of the law, each after those that it is set against. Parts set against each other: as they stand. */
function inOrder(rules: Rules): [string, Part][] {
  const done = new Map<string, Part>();
  let waiting = [...rules.parts];
  while (waiting.length > 0) {
    const ready = waiting.filter(([, { rule }]) =>
      partsBefore(rule).every((key) => done.has(key) || !rules.parts.has(key)),
    );
    for (const [key, part] of ready.length > 0 ? ready : waiting) done.set(key, part);
    waiting = waiting.filter(([key]) => !done.has(key));
  }
  return [...done];
}

/** Parts whose seats a rule asks for: those it compensates, and those of its `won` conditions. */
function partsBefore(rule: Rule): string[] {
  const own = rule.rule === 'list' ? [...(rule.compensates ?? [])] : [];
  return [...own, ...conditionsOf(rule).flatMap(wonParts)];
}

function conditionsOf(rule: Rule): Condition[] {
  switch (rule.rule) {
    case 'list':
      return stated(rule.admit, rule.valid, rule.bonus?.when);
    case 'plurality':
      return stated(rule.valid);
    case 'majority':
      return rule.rounds.flatMap(({ win, valid, advance }) =>
        stated(win === 'most' ? undefined : win, valid, advance?.also),
      );
    case 'question':
      return stated(rule.valid, rule.adopt);
    case 'given':
      return [];
  }
}

function stated(...leaves: readonly (OrUnspecified<Condition> | undefined)[]): Condition[] {
  return leaves.flatMap((leaf) => (leaf === undefined || isUnspecified(leaf) ? [] : [leaf]));
}

function wonParts(condition: Condition): string[] {
  switch (condition.kind) {
    case 'won':
      return [condition.part];
    case 'all':
    case 'any':
      return condition.of.flatMap(wonParts);
    case 'not':
      return wonParts(condition.of);
    case 'regions':
    case 'at':
      return wonParts(condition.where);
    case 'ballot':
    case 'share':
    case 'lead':
    case 'is':
      return [];
  }
}

/** Seats won in a part, by party; undefined where a seat of it is still open and the part is not declared. */
function seatsInPart(
  election: Election,
  outcomes: readonly ContestOutcome[],
  part: string,
  inside: (area: AreaId) => boolean,
): ReadonlyMap<string, number> | undefined {
  const contests = election.contests.filter((contest) => contest.part === part && inside(contest.area));
  const own = outcomes.filter((outcome) => outcome.part === part && inside(outcome.area));
  const all = own.length > 0 && own.length === contests.length;
  if (!all || own.some((outcome) => outcome.status !== 'counted' || waitingFor(outcome).length > 0))
    return election.declaredParts?.get(part);
  return tallied(own.flatMap((outcome) => seatsWon(election, outcome)));
}

/** Whether an area is `top` or below it; every area is where none is named. */
function within({ byId }: AreaTree, top: AreaId | undefined): (area: AreaId) => boolean {
  if (top === undefined) return () => true;
  return (area) => {
    let at: AreaId | undefined = area;
    while (at !== undefined && at !== top) at = byId.get(at)?.parent;
    return at === top;
  };
}

/** Contests for which the law has no place, and parts of the law for which there are no votes. */
function noticesOf(election: Election, rules: Rules): Notice[] {
  const lost = new Map<string, Contest[]>();
  for (const contest of election.contests) {
    if (!rules.parts.has(contest.part)) lost.set(contest.part, [...(lost.get(contest.part) ?? []), contest]);
  }
  const placeless = [...lost].map(([part, own]): Notice => ({ kind: 'no-place', part, number: own.length }));
  // Kinds of questions are alternatives: a referendum is of one kind.
  const filling = [...rules.parts].filter(([, { rule }]) => rule.rule !== 'question');
  const voteless = filling.filter(([key]) => !election.contests.some(({ part }) => part === key));
  return [...placeless, ...voteless.map(([part, own]): Notice => ({ kind: 'no-votes', part, ...numberOf(own) }))];
}

function numberOf(part: Part): { readonly number?: number } {
  const number = seatsForeseen(part);
  return number === undefined ? {} : { number };
}
