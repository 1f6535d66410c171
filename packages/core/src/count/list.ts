/** Apportions the seats of a list contest: who is admitted, quota or divisors, ties, lots, seats. */

import type { OptionId } from '../figures.js';
import type { ListRule, OrUnspecified, SoleListRule } from '../rules.js';
import { type Decision, decide } from './holds.js';
import type { Result } from './outcome.js';
import { ask, asked, firstPoll, isValid, miss, pollView, record, recordDecision, type Run, seatsToFill } from './run.js';
import { proportional } from './seats.js';
import { soleList } from './sole-list.js';
import { standingsOf } from './single.js';
import { rank, type Standing } from './ties.js';
import type { View } from './view.js';

/** Counts a list contest; undefined where figures are absent or the law leaves a question. */
export function countList(run: Run, rule: ListRule): Result | undefined {
  const view = pollView(run, firstPoll(run.contest));
  const seats = seatsToFill(run, rule.seats);
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
  const result = chooseWay(run, rule, view, standings, admitted, seats);
  if (result === undefined) return undefined;
  const final = seatsOf(standings, result.seats, result.vacant);
  record(run, { step: 'seats', rows: final.rows, vacant: final.vacant }, 'seats');
  return final;
}

/** None, one or several lists admitted are three different rules of the law. */
function chooseWay(
  run: Run,
  rule: ListRule,
  view: View,
  standings: readonly Standing[],
  admitted: readonly Standing[],
  seats: number,
): Given | undefined {
  if (admitted.length === 0) return nonePass(run, rule, view, standings, seats);
  if (admitted.length === 1 && rule.sole !== undefined && standings.length > 1) {
    return withRunnerUp(run, rule, rule.sole, standings, admitted, seats);
  }
  return proportional(run, rule, view, standings, admitted, seats);
}

export interface Given {
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

function nonePass(
  run: Run,
  rule: ListRule,
  view: View,
  standings: readonly Standing[],
  seats: number,
): Given | undefined {
  if (standings.length === 0) return { seats: new Map(), vacant: seats };
  const what = ask(run, 'nonePass', 'none-pass', rule.nonePass ?? 'vacant');
  if (what === undefined) return undefined;
  if (what === 'vacant') return { seats: new Map(), vacant: seats };
  recordAdmitted(run, standings, standings, 'none-pass');
  return proportional(run, rule, view, standings, standings, seats);
}

function withRunnerUp(
  run: Run,
  rule: ListRule,
  sole: OrUnspecified<SoleListRule>,
  standings: readonly Standing[],
  admitted: readonly Standing[],
  seats: number,
): Given | undefined {
  const known = ask(run, 'sole', 'sole-list', sole);
  const [passed] = admitted;
  if (known === undefined || passed === undefined) return undefined;
  const others = standings.filter((one) => one !== passed);
  const [joins] = rank(run, others, 1, rule.ties, 'ties')?.chosen ?? [];
  return joins && soleList(run, { sole: known, ties: rule.ties }, passed, joins, seats);
}
