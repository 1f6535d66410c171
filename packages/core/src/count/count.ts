/** Counts a whole election under rules: every contest, the parts in their order, the chamber. */

import type { Condition } from '../condition.js';
import type { Contest, Election } from '../election.js';
import type { AreaId } from '../figures.js';
import type { OrUnspecified, Part, Rule, Rules } from '../rules.js';
import { type Across, acrossOf } from './across.js';
import { chambersOf, lackingContests, seatsForeseen, seatsWon, tallied, waitingFor } from './chamber.js';
import { countContest } from './contest.js';
import type { ContestOutcome, Count, Notice } from './outcome.js';
import { firstPoll, isUnspecified, type Run, type SeatsWon, startRun } from './run.js';
import { type AreaTree, areaTree, viewOf } from './view.js';

/** The count of `election` under `rules`: pure, and the same for the same input. */
export function countElection(election: Election, rules: Rules): Count {
  const areas = areaTree(election.areas);
  const outcomes = new Map<string, ContestOutcome>();
  for (const [key, part] of inOrder(rules)) {
    const across = new Map<string | undefined, Across>();
    const cited: Run['cited'] = new Map();
    for (const contest of election.contests.filter((one) => one.part === key)) {
      const { body } = contest;
      const won: SeatsWon = (other, area) =>
        seatsInPart({ election, rules, areas, outcomes }, { part: other, body, area });
      const together = (): Across => {
        const own = across.get(body) ?? acrossPart({ election, rules, areas }, key, part, body);
        across.set(body, own);
        return own;
      };
      const run = startRun({ election, contest, rules, part, areas, won, across: together }, cited);
      outcomes.set(contest.id, countContest(run));
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

interface Counting {
  readonly election: Election;
  readonly rules: Rules;
  readonly areas: AreaTree;
}

/** Votes over the contests of a part that fill the same body. */
function acrossPart({ election, rules, areas }: Counting, key: string, part: Part, body: string | undefined): Across {
  const contests = election.contests.filter((one) => one.part === key && one.body === body);
  return acrossOf(contests.map((one) => viewOf(one, firstPoll(one), areas, rules.derive, part.againstAll)));
}

interface PartAsked {
  readonly part: string;
  readonly body: string | undefined;
  readonly area: AreaId | undefined;
}

/**
 * Seats won in a part, by party, in the body and area asked about. Undefined where a seat of it is still open or a contest is
 * lacking, and the part is not declared. What is declared of a whole part says nothing of one area or body in it.
 */
function seatsInPart(
  { election, rules, areas, outcomes }: Counting & { readonly outcomes: ReadonlyMap<string, ContestOutcome> },
  { part, body, area }: PartAsked,
): ReadonlyMap<string, number> | undefined {
  const inside = within(areas, area);
  const all = election.contests.filter((contest) => contest.part === part);
  const asked = all.filter((contest) => contest.body === body && inside(contest.area));
  const law = rules.parts.get(part);
  const lacking = body === undefined && law !== undefined ? lackingContests(election, law, part) : 0;
  const own = asked.flatMap(({ id }) => outcomes.get(id) ?? []);
  const settled = own.every((outcome) => outcome.status === 'counted' && waitingFor(outcome).length === 0);
  if (asked.length > 0 && own.length === asked.length && settled && lacking === 0)
    return tallied(own.flatMap((outcome) => seatsWon(election, outcome)));
  const everywhere = area === undefined || areas.byId.get(area)?.parent === undefined;
  const known = all.length === 0 ? everywhere && body === undefined : everywhere || lacking === 0;
  return known && asked.length === all.length ? election.declaredParts?.get(part) : undefined;
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
