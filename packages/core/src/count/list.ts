/** Apportions the seats of a list contest: who is admitted, quota or divisors, ties, lots, seats. */

import type { OptionId } from '../figures.js';
import { compare, fraction } from '../fraction.js';
import type { ListRule, OrUnspecified, SoleListRule } from '../rules.js';
import { type Decision, decide } from './holds.js';
import type { Given, Lists } from './lists.js';
import type { Result } from './outcome.js';
import {
  ask,
  asked,
  firstPoll,
  isValid,
  miss,
  pollView,
  putQuestion,
  type Run,
  record,
  recordDecision,
  seatsToFill,
} from './run.js';
import { proportional } from './seats.js';
import { standingsOf } from './single.js';
import { soleList } from './sole-list.js';
import { byVotes, rank, type Standing } from './ties.js';
import { evaluateSum, type View } from './view.js';

/** Counts a list contest; undefined where figures are absent or the law leaves a question. */
export function countList(run: Run, rule: ListRule): Result | undefined {
  const view = pollView(run, firstPoll(run.contest));
  const seats = seatsToFill(run, rule.seats);
  const all = standingsOf(run, view);
  const valid = isValid(run, view, rule.valid);
  if (all === undefined || seats === undefined || valid === undefined) return undefined;
  if (!valid) return seatsOf(all, { seats: new Map(), vacant: seats });
  const admitted = admit(run, rule, view, all);
  if (admitted === undefined) return undefined;
  const given = chooseWay(run, rule, { view, all, admitted, seats });
  if (given === undefined) return undefined;
  const result = seatsOf(all, given);
  record(run, { step: 'seats', rows: result.rows, vacant: result.vacant }, 'seats');
  return result;
}

function seatsOf(all: readonly Standing[], { seats, vacant }: Given): Extract<Result, { kind: 'seats' }> {
  const rows = all.map(({ option }) => ({ option: option.id, seats: seats.get(option.id) ?? 0 }));
  return { kind: 'seats', rows, vacant };
}

/** None, one or several lists admitted are three different rules of the law. */
function chooseWay(run: Run, rule: ListRule, lists: Lists): Given | undefined {
  if (lists.admitted.length === 0) return nonePass(run, rule, lists);
  if (lists.admitted.length === 1 && rule.sole !== undefined && lists.all.length > 1) {
    return withRunnerUp(run, rule, rule.sole, lists);
  }
  return proportional(run, rule, lists);
}

/** The lists that take part: those for which the condition holds; where that cannot be told of a list, as declared. */
function admit(run: Run, rule: ListRule, view: View, all: readonly Standing[]): readonly Standing[] | undefined {
  if (rule.admit === undefined) return all;
  const condition = ask(run, 'admit', 'admit', rule.admit);
  if (condition === undefined) return undefined;
  const decisions = all.map(({ option }) => decide(condition, asked(run, view, option)));
  recordDecision(run, 'admit', condition, decisions, 'admit');
  const open = decisions.flatMap(({ verdict }) => (verdict.is === 'unknown' ? verdict.missing : []));
  const declared = run.contest.declared.admitted ?? [];
  miss(run, open);
  if (open.length > 0 && run.contest.declared.admitted === undefined) return undefined;
  const passed = passing(decisions, all, declared);
  return admitMore(run, rule, { view, all, passed, by: open.length === 0 ? 'threshold' : 'declaration' });
}

/** A verdict goes before a declaration. */
function passing(decisions: readonly Decision[], all: readonly Standing[], declared: readonly OptionId[]): Standing[] {
  return all.filter(({ option }, index) => {
    const verdict = decisions[index]?.verdict.is;
    return verdict === 'yes' || (verdict === 'unknown' && declared.includes(option.id));
  });
}

interface Passed {
  readonly view: View;
  readonly all: readonly Standing[];
  readonly passed: readonly Standing[];
  readonly by: 'threshold' | 'declaration';
}

/** Adds the largest lists below the threshold where the law wants more lists, or a larger share of the votes, in the chamber. */
function admitMore(run: Run, rule: ListRule, { view, all, passed, by }: Passed): readonly Standing[] | undefined {
  const admitted = [...passed];
  const rest = all.filter((one) => !passed.includes(one)).sort(byVotes);
  while (rest.length > 0) {
    const enough = isEnough(run, rule, view, admitted);
    if (enough === undefined) return undefined;
    if (enough) break;
    const most = rest[0]?.votes;
    const joining = rest.filter(({ votes }) => votes === most).length;
    for (const one of rest.splice(0, joining)) admitted.push(one);
  }
  return recordAdmitted(
    run,
    all,
    all.filter((one) => admitted.includes(one)),
    by,
  );
}

function isEnough(run: Run, rule: ListRule, view: View, admitted: readonly Standing[]): boolean | undefined {
  const { lists = 0, share, of } = rule.admitUntil ?? {};
  if (share === undefined) return admitted.length >= lists;
  if (of === undefined) {
    // A share of nothing named: a file's reader refuses it, and no base is invented here.
    putQuestion(run, 'admitUntil.of', 'admit', []);
    return undefined;
  }
  const base = evaluateSum(of, view);
  if (!base.known) {
    miss(run, base.missing);
    return undefined;
  }
  const votes = admitted.reduce((sum, one) => sum + one.votes, 0n);
  return admitted.length >= lists && compare(fraction(votes * share.den), fraction(share.num * base.value)) >= 0;
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

function nonePass(run: Run, rule: ListRule, lists: Lists): Given | undefined {
  const vacant = { seats: new Map(), vacant: lists.seats };
  const what = ask(run, 'nonePass', 'none-pass', rule.nonePass ?? 'vacant');
  if (what !== 'all') return what && vacant;
  return proportional(run, rule, { ...lists, admitted: recordAdmitted(run, lists.all, lists.all, 'none-pass') });
}

function withRunnerUp(
  run: Run,
  rule: ListRule,
  sole: OrUnspecified<SoleListRule>,
  { all, admitted, seats }: Lists,
): Given | undefined {
  const known = ask(run, 'sole', 'sole-list', sole);
  const [passed] = admitted;
  if (known === undefined || passed === undefined) return undefined;
  const others = all.filter((one) => one !== passed);
  const [joins] = rank(run, { standings: others, places: 1, ties: rule.ties, key: 'ties' })?.chosen ?? [];
  return joins && soleList(run, { ...rule, sole: known }, passed, joins, seats);
}
