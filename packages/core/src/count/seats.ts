/** From a list contest to its apportionment: bounds, bonus, groups, seats held elsewhere, ties, lots drawn. */

import { type ApportionCase, solveCase } from '../apportion/case.js';
import type { Method } from '../apportion/methods.js';
import type { Apportionment, Step as ApportionStep } from '../apportion/problem.js';
import type { OptionId } from '../figures.js';
import type { ListRule } from '../rules.js';
import { apportionStep } from './apportion-steps.js';
import { decide } from './holds.js';
import { heldOf, type Held } from './held.js';
import type { Given } from './list.js';
import { ask, asked, isUnspecified, miss, putQuestion, record, recordDecision, type Run } from './run.js';
import { drawnPlaces, mayDraw, registrationPlaces, type Standing } from './ties.js';
import type { View } from './view.js';

/** Divides the seats among the admitted lists; undefined where a question, an absent figure or a refusal stands in the way. */
export function proportional(
  run: Run,
  rule: ListRule,
  view: View,
  standings: readonly Standing[],
  admitted: readonly Standing[],
  seats: number,
): Given | undefined {
  const held = heldOf(run, rule, standings);
  if (held === undefined) miss(run, rule.compensates ?? []);
  const method = ask(run, 'method', 'method', rule.method);
  const exhausted = ask(run, 'exhausted', 'exhausted', rule.exhausted ?? 'redistribute');
  const bonus = bonusOf(run, rule, view, admitted, seats);
  if (held === undefined || method === undefined || exhausted === undefined || bonus === undefined) return undefined;
  const problem = problemOf(run, rule, method, standings, admitted, seats, held);
  const given = caseOf(rule, standings, problem, bonus, held);
  return solved(run, rule, standings, given, held);
}

function problemOf(
  run: Run,
  rule: ListRule,
  method: Method,
  standings: readonly Standing[],
  admitted: readonly Standing[],
  seats: number,
  held: Held,
): Apportionment {
  const maximum = mostSeats(rule, standings, held);
  return {
    method,
    seats: Math.max(seats - held.elsewhere, 0),
    votes: standings.map(({ votes }) => votes),
    admitted: standings.map((one) => admitted.includes(one)),
    ties: isUnspecified(rule.ties) ? ['lot'] : rule.ties,
    registered: registrationPlaces(standings),
    order: standings.map(({ option }) => option.order),
    drawn: drawnPlaces(run, standings),
    ...(rule.minimum === undefined ? {} : { minimum: standings.map(() => rule.minimum ?? 0) }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(rule.first === undefined ? {} : { first: rule.first }),
    ...(rule.quotaRounding === undefined ? {} : { quotaRounding: rule.quotaRounding }),
  };
}

/**
 * The most seats that each list can come to: the rule's cap; and what it holds with its candidates, where the others
 * take the seats of a list that runs out. Undefined where nothing limits a list.
 */
function mostSeats(rule: ListRule, standings: readonly Standing[], held: Held): number[] | undefined {
  const limited = rule.exhausted === 'redistribute';
  if (rule.maximum === undefined && !limited) return undefined;
  const cap = rule.maximum ?? noLimit;
  return standings.map(({ option: { candidates } }, index) =>
    limited && candidates !== undefined ? Math.min(cap, candidates + (held.byList[index] ?? 0)) : cap,
  );
}

/** More seats than any chamber has. */
const noLimit = Number.MAX_SAFE_INTEGER;

/** Seats of the bonus; zero where its condition does not hold, undefined where that cannot be told. */
function bonusOf(
  run: Run,
  rule: ListRule,
  view: View,
  admitted: readonly Standing[],
  seats: number,
): number | undefined {
  if (rule.bonus === undefined) return 0;
  const number = Math.min(rule.bonus.seats, seats);
  const [largest] = [...admitted].sort((a, b) => (a.votes < b.votes ? 1 : -1));
  if (rule.bonus.when === undefined || largest === undefined) return number;
  const decision = decide(rule.bonus.when, asked(run, view, largest.option));
  recordDecision(run, 'bonus', rule.bonus.when, [decision], 'bonus');
  if (decision.verdict.is === 'unknown') {
    miss(run, decision.verdict.missing);
    return undefined;
  }
  return decision.verdict.is === 'yes' ? number : 0;
}

function caseOf(
  rule: ListRule,
  standings: readonly Standing[],
  problem: Apportionment,
  bonus: number,
  held: Held,
): ApportionCase {
  const groups = groupsOf(standings);
  return {
    problem,
    ...(bonus === 0 ? {} : { bonus: { seats: bonus } }),
    ...(groups.length === 0 ? {} : { grouping: { groups, ...(rule.within === undefined ? {} : { within: rule.within }) } }),
    ...(rule.compensates === undefined ? {} : { prior: held.byList, overhang: rule.overhang ?? 'within' }),
  };
}

/** Lists joined in groups (apparentement), by place. */
function groupsOf(standings: readonly Standing[]): number[][] {
  const groups = new Map<string, number[]>();
  standings.forEach(({ option }, index) => {
    if (option.group !== undefined) groups.set(option.group, [...(groups.get(option.group) ?? []), index]);
  });
  return [...groups.values()];
}

function solved(
  run: Run,
  rule: ListRule,
  standings: readonly Standing[],
  given: ApportionCase,
  held: Held,
): Given | undefined {
  const steps: ApportionStep[] = [];
  const result = solveCase(given, steps);
  if (!result.ok) {
    run.refusals.push(result.code);
    return undefined;
  }
  if (given.prior !== undefined) recordHeld(run, standings, held);
  const ids = standings.map(({ option }) => option.id);
  for (const step of steps) {
    const kind = apportionStep(step, given.problem.votes, ids);
    record(run, kind, kind.step === 'tie' || kind.step === 'lot' ? 'ties' : 'method');
  }
  const undated = passedOver(rule, standings, steps);
  if (undated.length > 0) {
    putQuestion(run, 'ties', 'registration', undated);
    return undefined;
  }
  const tied = [...new Set(result.lots.flatMap(({ among }) => among))];
  if (tied.length > 0 && !mayDraw(run, rule.ties, tied.flatMap((index) => standings[index] ?? []), 'ties')) return undefined;
  for (const { among, seats } of result.lots) {
    run.lots.push({ contest: run.contest.id, among: among.flatMap((index) => ids[index] ?? []), seats });
  }
  const own = result.seats.map((seats, index) => seats - (held.byList[index] ?? 0));
  return rule.exhausted === 'vacant' ? cut(standings, own, result.vacant) : { seats: byId(ids, own), vacant: result.vacant };
}

function byId(ids: readonly OptionId[], seats: readonly number[]): Map<OptionId, number> {
  return new Map(ids.map((id, index) => [id, seats[index] ?? 0]));
}

function recordHeld(run: Run, standings: readonly Standing[], held: Held): void {
  const seats = standings.map(({ option }, index) => ({ option: option.id, seats: held.byList[index] ?? 0 }));
  record(run, { step: 'held', seats, elsewhere: held.elsewhere }, 'compensates', 'overhang');
}

/** Seats above a list's number of candidates stay vacant. */
function cut(standings: readonly Standing[], seats: readonly number[], vacant: number): Given {
  const kept = seats.map((own, index) => Math.min(own, standings[index]?.option.candidates ?? own));
  const lost = seats.reduce((sum, own, index) => sum + own - (kept[index] ?? own), 0);
  return { seats: byId(standings.map(({ option }) => option.id), kept), vacant: vacant + lost };
}

/** Options of a tie that a later rule settled, since the registration of one of them is not known. */
function passedOver(rule: ListRule, standings: readonly Standing[], steps: readonly ApportionStep[]): OptionId[] {
  const rules = isUnspecified(rule.ties) ? [] : rule.ties;
  const registration = rules.indexOf('registered');
  if (registration < 0) return [];
  return steps.flatMap((step) => {
    if (step.step !== 'tie' || step.by === 'lot' || rules.indexOf(step.by) <= registration) return [];
    const among = step.among.flatMap((index) => standings[index]?.option ?? []);
    return among.some(({ registered }) => registered === undefined) ? among.map(({ id }) => id) : [];
  });
}
