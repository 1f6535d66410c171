/** From the lists to an apportionment: bounds, bonus, groups, seats held elsewhere, ties, lots drawn. */

import { type ApportionCase, type CaseSolved, solveCase } from '../apportion/case.js';
import type { Method } from '../apportion/methods.js';
import type { Apportionment, Step as ApportionStep } from '../apportion/problem.js';
import type { OptionId } from '../figures.js';
import type { ListRule } from '../rules.js';
import { apportionStep } from './apportion-steps.js';
import { type Held, heldOf } from './held.js';
import { decide } from './holds.js';
import type { Given, Lists } from './lists.js';
import { ask, asked, isUnspecified, miss, putQuestion, type Run, record, recordDecision } from './run.js';
import { byVotes, drawnPlaces, mayDraw, places, rank, type Standing } from './ties.js';

/** Divides the seats among the admitted lists; undefined where a question, an absent figure or a refusal stands in the way. */
export function proportional(run: Run, rule: ListRule, lists: Lists): Given | undefined {
  const held = heldOf(run, rule, lists.all);
  if (held === undefined) miss(run, rule.compensates ?? []);
  const method = ask(run, 'method', 'method', rule.method);
  const exhausted = ask(run, 'exhausted', 'exhausted', rule.exhausted ?? 'redistribute');
  const bonus = bonusOf(run, rule, lists);
  if (held === undefined || method === undefined || exhausted === undefined || bonus === undefined) return undefined;
  const given = caseOf(rule, lists, problemOf(run, rule, method, lists, held), bonus, held);
  const steps: ApportionStep[] = [];
  const result = solveCase(given, steps);
  if (given.prior !== undefined) recordHeld(run, lists.all, held);
  if (result.ok) return settled(run, rule, lists.all, held, { result, steps });
  run.refusals.push(result.code);
  return undefined;
}

function problemOf(
  run: Run,
  rule: ListRule,
  method: Method,
  { all, admitted, seats }: Lists,
  held: Held,
): Apportionment {
  const maximum = mostSeats(rule, all, held);
  const { minimum, minimumBy, surplus, first } = rule;
  const { quotaRounding, quotaStrict, overaward, remainders, remaindersNeedQuota } = rule;
  return {
    method,
    seats: Math.max(seats - held.elsewhere, 0),
    votes: all.map(({ votes }) => votes),
    admitted: all.map((one) => admitted.includes(one)),
    ties: isUnspecified(rule.ties) ? ['lot'] : rule.ties,
    registered: places(all, ({ registered }) => registered),
    order: all.map(({ option }) => option.order),
    drawn: drawnPlaces(run, all),
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

/**
 * The most seats that each list can come to: the rule's cap; and what it holds with its candidates, where the others
 * take the seats of a list that runs out. Undefined where nothing limits a list.
 */
function mostSeats(rule: ListRule, all: readonly Standing[], held: Held): number[] | undefined {
  const limited = rule.exhausted === 'redistribute';
  if (rule.maximum === undefined && !limited) return undefined;
  const cap = rule.maximum ?? noLimit;
  return all.map(({ option: { candidates } }, index) =>
    limited && candidates !== undefined ? Math.min(cap, candidates + (held.byList[index] ?? 0)) : cap,
  );
}

/** More seats than any chamber has. */
const noLimit = Number.MAX_SAFE_INTEGER;

interface Bonus {
  readonly seats: number;
  /** The list brought up to so many seats. */
  readonly upTo?: { readonly list: number; readonly seats: number };
}

const noBonus: Bonus = { seats: 0 };

/** The largest list's bonus; none where its condition does not hold, undefined where that cannot be told. */
function bonusOf(run: Run, rule: ListRule, { view, all, admitted, seats }: Lists): Bonus | undefined {
  const [largest] = [...admitted].sort(byVotes);
  if (rule.bonus === undefined || largest === undefined) return noBonus;
  const { when, upTo } = rule.bonus;
  if (when !== undefined) {
    const decision = decide(when, asked(run, view, largest.option));
    recordDecision(run, 'bonus', when, [decision], 'bonus');
    if (decision.verdict.is === 'unknown') miss(run, decision.verdict.missing);
    if (decision.verdict.is !== 'yes') return decision.verdict.is === 'no' ? noBonus : undefined;
  }
  const bonus = { seats: Math.min(rule.bonus.seats ?? 0, seats) };
  if (upTo === undefined) return bonus;
  const raised = rank(run, { standings: admitted, places: 1, ties: rule.ties, key: 'ties' })?.chosen[0];
  return raised && { ...bonus, upTo: { list: all.indexOf(raised), seats: Math.min(upTo, seats) } };
}

function caseOf(rule: ListRule, { all }: Lists, problem: Apportionment, bonus: Bonus, held: Held): ApportionCase {
  const groups = rule.groupsJoin === false ? [] : groupsOf(all);
  const raised = bonus.upTo;
  const least = all.map((_, list) => Math.max(problem.minimum?.[list] ?? 0, raised?.list === list ? raised.seats : 0));
  return {
    problem: raised === undefined ? problem : { ...problem, minimum: least },
    ...(bonus.seats === 0 ? {} : { bonus: { seats: bonus.seats } }),
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

/** Records how the seats came about, and stops where equality is left that no rule of the law settles. */
function settled(
  run: Run,
  rule: ListRule,
  all: readonly Standing[],
  held: Held,
  { result, steps }: Solved,
): Given | undefined {
  const ids = all.map(({ option }) => option.id);
  const votes = all.map((one) => one.votes);
  for (const step of steps) {
    const kind = apportionStep(step, votes, ids);
    record(run, kind, kind.step === 'tie' || kind.step === 'lot' ? 'ties' : 'method');
  }
  if (!everyTieSettled(run, rule, all, { result, steps })) return undefined;
  for (const { among, seats } of result.lots) {
    run.lots.push({ contest: run.contest.id, among: among.flatMap((index) => ids[index] ?? []), seats });
  }
  const own = result.seats.map((seats, index) => seats - (held.byList[index] ?? 0));
  return rule.exhausted === 'vacant' ? cut(all, own, result.vacant) : { seats: byId(ids, own), vacant: result.vacant };
}

function everyTieSettled(run: Run, rule: ListRule, all: readonly Standing[], { result, steps }: Solved): boolean {
  const undated = passedOver(rule, all, steps);
  if (undated.length > 0) {
    putQuestion(run, 'ties', 'registration', undated);
    return false;
  }
  const tied = [...new Set(result.lots.flatMap(({ among }) => among))];
  return (
    tied.length === 0 ||
    mayDraw(
      run,
      rule.ties,
      tied.flatMap((index) => all[index] ?? []),
      'ties',
    )
  );
}

function byId(ids: readonly OptionId[], seats: readonly number[]): Map<OptionId, number> {
  return new Map(ids.map((id, index) => [id, seats[index] ?? 0]));
}

function recordHeld(run: Run, all: readonly Standing[], held: Held): void {
  const seats = all.map(({ option }, index) => ({ option: option.id, seats: held.byList[index] ?? 0 }));
  record(run, { step: 'held', seats, elsewhere: held.elsewhere }, 'compensates', 'overhang');
}

/** Seats above a list's number of candidates stay vacant. */
function cut(all: readonly Standing[], seats: readonly number[], vacant: number): Given {
  const kept = seats.map((own, index) => Math.min(own, all[index]?.option.candidates ?? own));
  const lost = seats.reduce((sum, own, index) => sum + own - (kept[index] ?? own), 0);
  const ids = all.map(({ option }) => option.id);
  return { seats: byId(ids, kept), vacant: vacant + lost };
}

/** Options of a tie that a later rule settled, since the registration of one of them is not known. */
function passedOver(rule: ListRule, all: readonly Standing[], steps: readonly ApportionStep[]): OptionId[] {
  const rules = isUnspecified(rule.ties) ? [] : rule.ties;
  const registration = rules.indexOf('registered');
  if (registration < 0) return [];
  return steps.flatMap((step) => {
    if (step.step !== 'tie' || step.by === 'lot' || rules.indexOf(step.by) <= registration) return [];
    const among = step.among.flatMap((index) => all[index]?.option ?? []);
    return among.some(({ registered }) => registered === undefined) ? among.map(({ id }) => id) : [];
  });
}
