/** The largest list's bonus: who is the largest, whether its condition holds, and what the list can take. */

import type { Apportionment } from '../apportion/problem.js';
import type { Condition } from '../condition.js';
import type { ListRule } from '../rules.js';
import { decide } from './holds.js';
import type { Lists } from './lists.js';
import { asked, miss, type Run, recordDecision } from './run.js';
import { rank, type Standing } from './ties.js';

/** Seats given outright to `list`, and how many it is brought up to; without `list`, to whoever of the equal largest draws the lot. */
export interface Bonus {
  readonly seats: number;
  readonly list?: number;
  readonly upTo?: number;
}

const noBonus: Bonus = { seats: 0 };

/** None where its condition does not hold, undefined where that, or the largest list that it needs, cannot be told. */
export function bonusOf(run: Run, rule: ListRule, lists: Lists, problem: Apportionment): Bonus | undefined {
  const largest = largestOf(lists.admitted);
  if (rule.bonus === undefined || largest.length === 0) return noBonus;
  const { when, upTo } = rule.bonus;
  const due = when === undefined ? largest : whoHolds(run, rule, when, lists, largest);
  if (due === undefined || due.length === 0) return due && noBonus;
  const seats = Math.min(rule.bonus.seats ?? 0, problem.seats);
  const anyone = due.length > 1 && upTo === undefined && problem.maximum === undefined;
  if (anyone) return { seats };
  const to = first(run, rule, due);
  return to && { seats, list: lists.all.indexOf(to), ...(upTo === undefined ? {} : { upTo }) };
}

/** Those equal in the most votes; none where nobody has any. */
function largestOf(admitted: readonly Standing[]): Standing[] {
  const most = admitted.reduce((top, { votes }) => (votes > top ? votes : top), 0n);
  return most === 0n ? [] : admitted.filter(({ votes }) => votes === most);
}

/** Of equal largest lists the one that the tie rules put first. */
function first(run: Run, rule: ListRule, standings: readonly Standing[]): Standing | undefined {
  return rank(run, { standings, places: 1, ties: rule.ties, key: 'ties' })?.chosen[0];
}

/** Those of the largest lists that the condition gives the bonus; it is settled who is first only where they differ in it. */
function whoHolds(
  run: Run,
  rule: ListRule,
  when: Condition,
  { view }: Lists,
  largest: readonly Standing[],
): readonly Standing[] | undefined {
  const verdictOf = ({ option }: Standing) => decide(when, asked(run, view, option));
  const verdicts = new Set(largest.map((one) => verdictOf(one).verdict.is));
  const one = verdicts.size === 1 ? undefined : first(run, rule, largest);
  if (verdicts.size > 1 && one === undefined) return undefined;
  const candidates = one === undefined ? largest : [one];
  const decisions = candidates.map(verdictOf);
  recordDecision(run, 'bonus', when, decisions, 'bonus');
  const missing = decisions.flatMap(({ verdict }) => (verdict.is === 'unknown' ? verdict.missing : []));
  miss(run, missing);
  if (decisions.some(({ verdict }) => verdict.is === 'unknown')) return undefined;
  return candidates.filter((_, index) => decisions[index]?.verdict.is === 'yes');
}

/** What is left to apportion after a bonus whose list is known, and the seats of it that the list can take. */
export function afterBonus(
  problem: Apportionment,
  { seats, list, upTo = 0 }: Bonus,
  held: readonly number[],
): { readonly problem: Apportionment; readonly given: number } {
  if (list === undefined) return { problem, given: 0 };
  const most = problem.maximum?.[list] ?? problem.seats;
  const given = Math.max(Math.min(seats, most - (held[list] ?? 0)), 0);
  const least = Math.min(Math.max(problem.minimum?.[list] ?? 0, Math.min(upTo, problem.seats - given)), most - given);
  const place = (values: readonly number[], value: number) =>
    values.map((own, index) => (index === list ? value : own));
  const minimum = place(problem.minimum ?? problem.votes.map(() => 0), least);
  const maximum = problem.maximum && place(problem.maximum, most - given);
  const limits = { minimum, ...(maximum === undefined ? {} : { maximum }) };
  return { problem: { ...problem, seats: problem.seats - given, ...limits }, given };
}
