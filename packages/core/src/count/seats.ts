/** From the lists to an apportionment: bounds, bonus, groups, seats held elsewhere, ties, lots drawn. */

import { type ApportionCase, type CaseSolved, solveCase } from '../apportion/case.js';
import type { Method } from '../apportion/methods.js';
import type { Apportionment, Step as ApportionStep, Lot } from '../apportion/problem.js';
import type { ListRule } from '../rules.js';
import { apportionStep } from './apportion-steps.js';
import { afterBonus, type Bonus, bonusOf } from './bonus.js';
import { type Held, heldOf } from './held.js';
import { mostSeats, withCandidates } from './limits.js';
import type { Given, Lists } from './lists.js';
import { ask, isUnspecified, miss, type Run, record } from './run.js';
import { drawnPlaces, mayDraw, ranksOf, type Standing, settledInOrder } from './ties.js';

/** Divides the seats among the admitted lists; undefined where a question, an absent figure or a refusal stands in the way. */
export function proportional(run: Run, rule: ListRule, lists: Lists): Given | undefined {
  const held = heldOf(run, rule, lists.all);
  if (held === undefined) miss(run, rule.compensates ?? []);
  const method = ask(run, 'method', 'method', rule.method);
  const exhausted = ask(run, 'exhausted', 'exhausted', rule.exhausted ?? 'redistribute');
  if (held === undefined || method === undefined || exhausted === undefined) return undefined;
  const whole = problemOf(run, rule, method, lists, held);
  const bonus = bonusOf(run, rule, lists, whole);
  if (bonus === undefined) return undefined;
  const { problem, given } = afterBonus(whole, bonus, held.byList);
  const steps: ApportionStep[] = [];
  const solved = solveCase(caseOf(rule, lists.all, problem, bonus, held), steps);
  if (rule.compensates !== undefined) recordHeld(run, lists.all, held);
  if (!solved.ok) {
    run.refusals.push(solved.code);
    return undefined;
  }
  const to = bonus.list === undefined ? undefined : lists.all[bonus.list];
  if (to !== undefined && given > 0) record(run, { step: 'bonus', option: to.option.id, seats: given }, 'bonus');
  const seats = solved.seats.map((own, list) => (list === bonus.list ? own + given : own));
  return settled(run, rule, lists.all, held, { result: { ...solved, seats }, steps });
}

function problemOf(
  run: Run,
  rule: ListRule,
  method: Method,
  { all, admitted, seats }: Lists,
  held: Held,
): Apportionment {
  const maximum = mostSeats(rule, all, held.byList);
  const { minimum, minimumBy, surplus, first } = rule;
  const { quotaRounding, quotaStrict, overaward, remainders, remaindersNeedQuota } = rule;
  return {
    method,
    seats: Math.max(seats - held.elsewhere, 0),
    votes: all.map(({ votes }) => votes),
    admitted: all.map((one) => admitted.includes(one)),
    ties: isUnspecified(rule.ties) ? ['lot'] : rule.ties,
    ...ranksOf(all),
    drawn: drawnPlaces(run, rule.ties, all),
    ...(minimum === undefined ? {} : { minimum: all.map(() => minimum) }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(first === undefined ? {} : { first }),
    ...(quotaRounding === undefined ? {} : { quotaRounding }),
    ...(quotaStrict === undefined ? {} : { quotaStrict }),
    ...(overaward === undefined ? {} : { overaward }),
    ...(remainders === undefined ? {} : { remainders }),
    ...(remaindersNeedQuota === undefined ? {} : { remaindersNeedQuota }),
    ...(minimumBy === undefined ? {} : { minimumBy }),
    ...(surplus === undefined ? {} : { surplus }),
  };
}

function caseOf(
  rule: ListRule,
  all: readonly Standing[],
  problem: Apportionment,
  bonus: Bonus,
  held: Held,
): ApportionCase {
  const groups = rule.groupsJoin === false ? [] : groupsOf(all);
  return {
    problem,
    ...(bonus.seats === 0 || bonus.list !== undefined ? {} : { bonus: { seats: bonus.seats } }),
    ...(groups.length === 0
      ? {}
      : { grouping: { groups, ...(rule.within === undefined ? {} : { within: rule.within }) } }),
    ...(rule.compensates === undefined ? {} : { prior: held.byList, overhang: rule.overhang ?? 'within' }),
  };
}

/** Lists joined in groups (apparentement), by place. */
function groupsOf(all: readonly Standing[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, { option }] of all.entries()) {
    if (option.group !== undefined) groups.set(option.group, [...(groups.get(option.group) ?? []), index]);
  }
  return [...groups.values()];
}

interface Solved {
  readonly result: CaseSolved;
  readonly steps: readonly ApportionStep[];
}

/** Records how the seats came about, and stops where equality is left that no rule of the law settles, or a list runs out. */
function settled(
  run: Run,
  rule: ListRule,
  all: readonly Standing[],
  held: Held,
  { result, steps }: Solved,
): Given | undefined {
  const own = result.seats.map((seats, index) => seats - (held.byList[index] ?? 0));
  const kept = withCandidates(run, rule, all, { seats: own, lots: result.lots, vacant: result.vacant });
  const lots = kept?.lots ?? result.lots;
  recordSteps(run, all, steps, lots);
  const inOrder = settledInOrder(run, { standings: all, ties: rule.ties, key: 'ties' }, steps);
  if (kept === undefined || !inOrder || !lotsAllowed(run, rule, all, lots)) return undefined;
  for (const { among, seats } of lots) {
    run.lots.push({ contest: run.contest.id, among: among.flatMap((index) => all[index]?.option.id ?? []), seats });
  }
  return kept.given;
}

/** The steps, with the lots that are left to draw in place of those that the division left. */
function recordSteps(run: Run, all: readonly Standing[], steps: readonly ApportionStep[], lots: readonly Lot[]): void {
  const ids = all.map(({ option }) => option.id);
  const votes = all.map((one) => one.votes);
  const divided = steps.filter(({ step }) => step !== 'lot');
  for (const step of [...divided, ...lots.map((lot): ApportionStep => ({ step: 'lot', lot }))]) {
    record(run, apportionStep(step, votes, ids), step.step === 'tie' || step.step === 'lot' ? 'ties' : 'method');
  }
}

function lotsAllowed(run: Run, rule: ListRule, all: readonly Standing[], lots: readonly Lot[]): boolean {
  const tied = [...new Set(lots.flatMap(({ among }) => among))].flatMap((index) => all[index] ?? []);
  return tied.length === 0 || mayDraw(run, rule.ties, tied, 'ties');
}

function recordHeld(run: Run, all: readonly Standing[], held: Held): void {
  const seats = all.map(({ option }, index) => ({ option: option.id, seats: held.byList[index] ?? 0 }));
  record(run, { step: 'held', seats, elsewhere: held.elsewhere }, 'compensates', 'overhang');
}
