/** One case of the machine form: threshold, bonus, groups and seats held already around an apportionment. */

import { apportion, isQuotaMethod } from './apportion.js';
import { apportionGroups, type Grouping } from './groups.js';
import type { Overhang } from './methods.js';
import { overhangs } from './overhang.js';
import {
  ApportionError,
  type ApportionErrorCode,
  type Apportionment,
  type Lot,
  type Seats,
  type Step,
} from './problem.js';
import { passing, type Threshold } from './threshold.js';
import { settle } from './ties.js';

export interface ApportionCase {
  readonly id?: string | number;
  readonly problem: Apportionment;
  readonly threshold?: Threshold;
  /** Where no list passes: seats stay vacant (default), or all lists take part. */
  readonly ifNonePass?: 'vacant' | 'all';
  /** Seats for the largest admitted list, if it passes `threshold`, before the rest is apportioned. */
  readonly bonus?: { readonly seats: number; readonly threshold?: Threshold };
  readonly grouping?: Grouping;
  /** Seats that each list holds already; `problem.seats` and the result count them in. */
  readonly prior?: readonly number[];
  /** Default `within`. */
  readonly overhang?: Overhang;
}

export interface CaseSolved extends Seats {
  readonly ok: true;
  readonly id?: string | number;
  readonly admitted: readonly boolean[];
  /** All seats: certain, in lots and vacant. More than asked for only by overhang. */
  readonly total: number;
}

export type CaseResult =
  | CaseSolved
  | { readonly ok: false; readonly id?: string | number; readonly code: ApportionErrorCode };

/** Never throws for what a case says: a case that cannot be done comes back with its code. */
export function solveCase(given: ApportionCase, steps?: Step[]): CaseResult {
  const id = given.id === undefined ? {} : { id: given.id };
  try {
    return { ok: true, ...id, ...solve(given, steps) };
  } catch (error) {
    if (error instanceof ApportionError) return { ok: false, ...id, code: error.code };
    throw error;
  }
}

function solve(given: ApportionCase, steps?: Step[]): Omit<CaseSolved, 'ok' | 'id'> {
  const { problem, threshold } = given;
  const admitted = admit(problem, threshold, given.ifNonePass ?? 'vacant');
  const bonus = giveBonus(given, admitted, steps);
  const rest: Apportionment = { ...problem, admitted, seats: problem.seats - bonus.given, drawn: bonus.drawn };
  const seats = given.prior === undefined ? plain(given, rest, steps) : withPrior(given, given.prior, rest, steps);
  const all = seats.seats.map((held, list) => held + (list === bonus.to ? bonus.given : 0));
  const lots = [...bonus.lots, ...seats.lots];
  const total = all.reduce((sum, held) => sum + held, seats.vacant) + lots.reduce((sum, lot) => sum + lot.seats, 0);
  return { seats: all, lots, vacant: seats.vacant, admitted, total };
}

const plain = ({ grouping }: ApportionCase, problem: Apportionment, steps?: Step[]): Seats =>
  grouping === undefined ? apportion(problem, steps) : apportionGroups(problem, grouping, steps);

function withPrior(given: ApportionCase, prior: readonly number[], rest: Apportionment, steps?: Step[]): Seats {
  const monotone = !isQuotaMethod(rest.method) && given.grouping === undefined;
  const divide = (problem: Apportionment, into?: Step[]) => plain(given, problem, into);
  return overhangs[given.overhang ?? 'within']({ prior, problem: rest, divide, monotone }, steps);
}

/** Lists that were barred from the start stay so, whatever they passed. */
function admit(
  { votes, admitted }: Apportionment,
  threshold: Threshold | undefined,
  ifNone: 'vacant' | 'all',
): boolean[] {
  const standing = votes.map((_, list) => admitted?.[list] ?? true);
  if (threshold === undefined) return standing;
  const passed = passing(threshold, votes).map((passes, list) => passes && standing[list] === true);
  return ifNone === 'all' && !passed.includes(true) ? standing : passed;
}

interface Bonus {
  readonly given: number;
  readonly to?: number;
  readonly lots: readonly Lot[];
  /** Lots drawn that are left for the seats to come. */
  readonly drawn: readonly number[];
}

function giveBonus({ problem, bonus }: ApportionCase, admitted: readonly boolean[], steps?: Step[]): Bonus {
  const none: Bonus = { given: 0, lots: [], drawn: problem.drawn ?? [] };
  if (bonus === undefined || bonus.seats === 0) return none;
  if (bonus.seats > problem.seats) throw new ApportionError('bonus-above-seats');
  const { votes } = problem;
  const most = votes.reduce((top, vote, list) => (admitted[list] && vote > top ? vote : top), 0n);
  const passes = bonus.threshold === undefined ? undefined : passing(bonus.threshold, votes);
  const largest = [...votes.keys()].filter(
    (list) => most > 0n && admitted[list] && votes[list] === most && (passes?.[list] ?? true),
  );
  if (largest.length === 0) return none;
  const tied = largest.length > 1;
  const { winners, lot } = tied ? settle(largest, 1, problem, steps) : { winners: largest, lot: undefined };
  const [to] = winners;
  if (to !== undefined) {
    steps?.push({ step: 'bonus', to, seats: bonus.seats });
    const drawn =
      tied && settle(largest, 1, { ...problem, drawn: [] }).lot ? none.drawn.filter((l) => l !== to) : none.drawn;
    return { given: bonus.seats, to, lots: [], drawn };
  }
  const open = {
    among: lot?.among ?? largest,
    seats: bonus.seats,
    ...(bonus.seats > 1 ? { together: true as const } : {}),
  };
  steps?.push({ step: 'lot', lot: open });
  return { given: bonus.seats, lots: [open], drawn: none.drawn };
}
