/**
 * One list alone passes the threshold: the runner-up joins (Kazakhstan, Law on Elections, Article 97-1(2)–(3), text of 2009).
 * The quota is the sum of both lists' votes by the seats; the joining list's quotient is multiplied by a factor.
 */

import type { OptionId } from '../figures.js';
import { compare, divide, floor, type Fraction, fraction, multiply, subtract } from '../fraction.js';
import type { SoleListRule } from '../rules.js';
import { ask, isUnspecified, record, type Run } from './run.js';
import type { Standing } from './ties.js';

interface TwoLists {
  readonly seats: ReadonlyMap<OptionId, number>;
  readonly vacant: number;
}

/** Divides `seats` between the list that passed and the one that joins; undefined where the law leaves a question. */
export function soleList(
  run: Run,
  rule: SoleListRule,
  passed: Standing,
  joins: Standing,
  seats: number,
): TwoLists | undefined {
  const factor = ask(run, 'sole.factor', 'sole-list', rule.factor);
  const minimum = ask(run, 'sole.minimumSeats', 'sole-list', rule.minimumSeats);
  if (factor === undefined || minimum === undefined) return undefined;
  const votes = passed.votes + joins.votes;
  if (votes === 0n) return { seats: new Map(), vacant: seats };
  const quota = fraction(votes, BigInt(seats));
  const step = { passed: passed.option.id, joins: joins.option.id, factor, minimumSeats: minimum };
  record(run, { step: 'sole-list', ...step }, 'sole');
  record(run, { step: 'quota', votes, seats, quota }, 'method');
  const first = divide(fraction(passed.votes), quota);
  const second = divide(fraction(joins.votes), quota);
  const joined = joiningSeats(run, rule, first, second, factor, seats);
  if (joined === undefined) return undefined;
  const joining = Math.min(Math.max(joined, minimum), seats);
  return {
    seats: new Map([
      [passed.option.id, seats - joining],
      [joins.option.id, joining],
    ]),
    vacant: 0,
  };
}

/** Seats of the joining list before its minimum: its whole quotient after the factor, and its part of those left over. */
function joiningSeats(
  run: Run,
  rule: SoleListRule,
  first: Fraction,
  second: Fraction,
  factor: Fraction,
  seats: number,
): number | undefined {
  const reduced = multiply(second, factor);
  const own = Number(floor(reduced));
  const left = seats - Number(floor(first)) - own;
  if (left <= 0) return own;
  const before = ahead(second, first);
  const after = ahead(reduced, first);
  const remainder = before === after ? 'before' : ask(run, 'sole.remainder', 'sole-list', rule.remainder);
  if (remainder === undefined) return undefined;
  const firstToJoin = remainder === 'before' ? before : after;
  if (left === 1) return own + (firstToJoin ? 1 : 0);
  const freed = ask(run, 'sole.freed', 'sole-list', rule.freed);
  if (freed === undefined || isUnspecified(freed)) return undefined;
  return freed === 'passing' ? own + (firstToJoin ? 1 : 0) : own + Math.floor((left + (firstToJoin ? 1 : 0)) / 2);
}

/** Whether the joining list's remainder is the larger. */
function ahead(joining: Fraction, passing: Fraction): boolean {
  const rest = (quotient: Fraction): Fraction => subtract(quotient, fraction(floor(quotient)));
  return compare(rest(joining), rest(passing)) > 0;
}
