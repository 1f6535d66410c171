/** Apportions the seats of a list contest: who is admitted, quota or divisors, ties, lots, seats. */

import type { Seats } from '../apportion/problem.js';
import type { Option } from '../election.js';
import type { OptionId } from '../figures.js';
import type { ListRule } from '../rules.js';
import { type Decision, decide } from './holds.js';
import type { Result } from './outcome.js';
import { ask, asked, firstPoll, isUnspecified, isValid, miss, pollView, putQuestion, record, recordDecision, type Run } from './run.js';
import { apportionLists, type Claim } from './seats.js';
import { soleList } from './sole-list.js';
import { standingsOf } from './single.js';
import { rank, type Standing } from './ties.js';
import type { View } from './view.js';

/** Counts a list contest; undefined where figures are absent or the law leaves a question. */
export function countList(run: Run, rule: ListRule): Result | undefined {
  const view = pollView(run, firstPoll(run.contest));
  const seats = run.contest.seats ?? ask(run, 'seats', 'seats', rule.seats);
  const standings = standingsOf(run, view);
  const valid = isValid(run, view, rule.valid);
  if (standings === undefined || seats === undefined || valid === undefined) return undefined;
  if (!valid) return seatsOf(standings, new Map(), seats);
  const admitted = admit(run, rule, view, standings);
  if (admitted === undefined) return undefined;
  return distribute(run, rule, view, standings, admitted, seats);
}

function distribute(
  run: Run,
  rule: ListRule,
  view: View,
  standings: readonly Standing[],
  admitted: readonly Standing[],
  seats: number,
): Result | undefined {
  const result =
    admitted.length === 0
      ? nonePass(run, rule, standings, seats)
      : admitted.length === 1 && rule.sole !== undefined && standings.length > 1
        ? withRunnerUp(run, rule, standings, admitted, seats)
        : proportional(run, rule, view, admitted, seats);
  if (result === undefined) return undefined;
  const final = seatsOf(standings, result.seats, result.vacant);
  record(run, { step: 'seats', rows: final.rows, vacant: final.vacant }, 'seats');
  return final;
}

interface Given {
  readonly seats: ReadonlyMap<OptionId, number>;
  readonly vacant: number;
}

function seatsOf(
  standings: readonly Standing[],
  seats: ReadonlyMap<OptionId, number>,
  vacant: number,
): Extract<Result, { kind: 'seats' }> {
  const rows = standings.map(({ option }) => ({ option: option.id, seats: seats.get(option.id) ?? 0 }));
  return { kind: 'seats', rows, vacant };
}

/** The lists that take part: those for which the condition holds, else those declared to. */
function admit(run: Run, rule: ListRule, view: View, standings: readonly Standing[]): readonly Standing[] | undefined {
  if (rule.admit === undefined) return standings;
  const condition = ask(run, 'admit', 'admit', rule.admit);
  if (condition === undefined) return undefined;
  const decisions = standings.map(({ option }) => decide(condition, asked(run, view, option)));
  recordDecision(run, 'admit', condition, decisions, 'admit');
  const open = decisions.flatMap(({ verdict }) => (verdict.is === 'unknown' ? verdict.missing : []));
  if (open.length === 0) return recordAdmitted(run, standings, passing(decisions, standings), 'threshold');
  const { admitted } = run.contest.declared;
  miss(run, open);
  if (admitted === undefined) return undefined;
  return recordAdmitted(run, standings, standings.filter(({ option }) => admitted.includes(option.id)), 'declaration');
}

function passing(decisions: readonly Decision[], standings: readonly Standing[]): Standing[] {
  return standings.filter((_, index) => decisions[index]?.verdict.is === 'yes');
}

function recordAdmitted(
  run: Run,
  all: readonly Standing[],
  admitted: readonly Standing[],
  by: 'threshold' | 'declaration' | 'none-pass',
): readonly Standing[] {
  const ids = admitted.map(({ option }) => option.id);
  const excluded = all.map(({ option }) => option.id).filter((id) => !ids.includes(id));
  record(run, { step: 'admitted', by, options: ids, excluded }, by === 'none-pass' ? 'nonePass' : 'admit');
  return admitted;
}

function nonePass(run: Run, rule: ListRule, standings: readonly Standing[], seats: number): Given | undefined {
  if (standings.length === 0) return { seats: new Map(), vacant: seats };
  const what = ask(run, 'nonePass', 'none-pass', rule.nonePass ?? 'vacant');
  if (what === undefined) return undefined;
  if (what === 'vacant') return { seats: new Map(), vacant: seats };
  recordAdmitted(run, standings, standings, 'none-pass');
  return toGiven(run, rule, standings, seats, apportionLists(run, rule, claimsOf(run, rule, standings), seats));
}

function withRunnerUp(
  run: Run,
  rule: ListRule,
  standings: readonly Standing[],
  admitted: readonly Standing[],
  seats: number,
): Given | undefined {
  const sole = ask(run, 'sole', 'sole-list', rule.sole ?? { factor: { num: 1n, den: 1n }, minimumSeats: 0, remainder: 'before', freed: 'passing' });
  const [passed] = admitted;
  const others = standings.filter((one) => one !== passed);
  const ranking = sole === undefined ? undefined : rank(run, others, 1, rule.ties, 'ties');
  const [joins] = ranking?.chosen ?? [];
  if (sole === undefined || passed === undefined || joins === undefined) return undefined;
  return soleList(run, sole, passed, joins, seats);
}

function proportional(
  run: Run,
  rule: ListRule,
  view: View,
  admitted: readonly Standing[],
  seats: number,
): Given | undefined {
  const bonus = bonusOf(run, rule, view, admitted, seats);
  if (bonus === undefined) return undefined;
  const rest = seats - (bonus.option === undefined ? 0 : bonus.seats);
  const given = toGiven(run, rule, admitted, rest, apportionLists(run, rule, claimsOf(run, rule, admitted), rest));
  if (given === undefined || bonus.option === undefined) return given;
  const withBonus = new Map(given.seats);
  withBonus.set(bonus.option, (withBonus.get(bonus.option) ?? 0) + bonus.seats);
  return { ...given, seats: withBonus };
}

/** Seats given outright to the largest list; none where its condition does not hold. */
function bonusOf(
  run: Run,
  rule: ListRule,
  view: View,
  admitted: readonly Standing[],
  seats: number,
): { readonly option?: OptionId; readonly seats: number } | undefined {
  if (rule.bonus === undefined) return { seats: 0 };
  const ranking = rank(run, admitted, 1, rule.ties, 'ties');
  const [first] = ranking?.chosen ?? [];
  if (first === undefined) return undefined;
  const number = Math.min(rule.bonus.seats, seats);
  if (rule.bonus.when !== undefined) {
    const decision = decide(rule.bonus.when, asked(run, view, first.option));
    recordDecision(run, 'bonus', rule.bonus.when, [decision], 'bonus');
    if (decision.verdict.is === 'unknown') miss(run, decision.verdict.missing);
    if (decision.verdict.is !== 'yes') return decision.verdict.is === 'no' ? { seats: 0 } : undefined;
  }
  record(run, { step: 'bonus', option: first.option.id, seats: number }, 'bonus');
  return { option: first.option.id, seats: number };
}

/** What each admitted list brings to the apportionment: votes, bounds, seats held elsewhere. */
function claimsOf(run: Run, rule: ListRule, admitted: readonly Standing[]): Claim[] | undefined {
  const limited = rule.exhausted !== undefined;
  return admitted.map(({ option, votes }) => {
    const most = Math.min(rule.maximum ?? Number.MAX_SAFE_INTEGER, limited ? (option.candidates ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER);
    return { option, votes, minimum: rule.minimum ?? 0, maximum: most, held: heldBy(run, rule, option) };
  });
}

/** Seats of the option's party in the parts that this one compensates; undefined where not known. */
function heldBy(run: Run, rule: ListRule, option: Option): number | undefined {
  if (rule.compensates === undefined) return 0;
  const party = option.party ?? option.id;
  const declared = run.contest.held;
  if (declared !== undefined) return declared.get(party) ?? declared.get(option.id) ?? 0;
  const won = rule.compensates.map((part) => run.won(part, party));
  return won.includes(undefined) ? undefined : won.reduce<number>((sum, seats) => sum + (seats ?? 0), 0);
}

/** Seats by option; open lots are recorded, and equality that no rule settles becomes a lot or a question. */
function toGiven(
  run: Run,
  rule: ListRule,
  lists: readonly Standing[],
  seats: number,
  result: Seats | undefined,
): Given | undefined {
  if (result === undefined) return undefined;
  if (result.lots.length > 0 && !mayDraw(run, rule, lists, result)) return undefined;
  for (const lot of result.lots) {
    const among = lot.among.flatMap((index) => lists[index]?.option.id ?? []);
    record(run, { step: 'lot', among, seats: lot.seats }, 'ties');
    run.lots.push({ contest: run.contest.id, among, seats: lot.seats });
  }
  const given = new Map(lists.map(({ option }, index) => [option.id, result.seats[index] ?? 0]));
  return seats < 0 ? undefined : { seats: given, vacant: result.vacant };
}

/** Whether the law lets a lot decide; else puts the question: the tie rule itself, or a date that it needs. */
function mayDraw(run: Run, rule: ListRule, lists: readonly Standing[], result: Seats): boolean {
  const among = result.lots.flatMap((lot) => lot.among.flatMap((index) => lists[index]?.option ?? []));
  const ids = among.map(({ id }) => id);
  if (isUnspecified(rule.ties)) {
    putQuestion(run, 'ties', 'ties', ids);
    return false;
  }
  if (rule.ties.includes('registered') && among.some(({ registered }) => registered === undefined)) {
    putQuestion(run, 'ties', 'registration', ids);
    return false;
  }
  return true;
}
