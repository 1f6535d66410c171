/** The most seats that a list can come to: the rule's cap, and its candidates. */

import type { Lot } from '../apportion/problem.js';
import type { ListRule } from '../rules.js';
import type { Given } from './lists.js';
import { ask, putQuestion, type Run } from './run.js';
import type { Standing } from './ties.js';

/**
 * The most seats that each list can come to: the rule's cap; and what it holds with its candidates, where the others
 * take the seats of a list that runs out. `held` is by list. Undefined where nothing limits a list.
 */
export function mostSeats(
  rule: ListRule,
  all: readonly Standing[],
  held: readonly number[],
): readonly number[] | undefined {
  const limited = rule.exhausted === 'redistribute';
  if (rule.maximum === undefined && !limited) return undefined;
  const cap = rule.maximum ?? noLimit;
  return all.map(({ option: { candidates } }, index) =>
    limited && candidates !== undefined ? Math.min(cap, candidates + (held[index] ?? 0)) : cap,
  );
}

/** More seats than any chamber has. */
const noLimit = Number.MAX_SAFE_INTEGER;

/** Seats by list, lots among lists by place, and seats that stay vacant. */
export interface Shared {
  readonly seats: readonly number[];
  readonly lots: readonly Lot[];
  readonly vacant: number;
}

export interface Kept {
  readonly given: Given;
  readonly lots: readonly Lot[];
}

/** What the lists can take with their candidates; asks about it where one runs out and the rules say nothing. */
export function withCandidates(run: Run, rule: ListRule, all: readonly Standing[], shared: Shared): Kept | undefined {
  const known = ask(run, 'exhausted', 'exhausted', rule.exhausted ?? 'silent');
  if (known === undefined) return undefined;
  const short = known === 'silent' ? shortOf(all, shared) : [];
  if (short.length > 0) {
    const ids = short.map(({ option }) => option.id);
    putQuestion(run, 'exhausted', 'exhausted', ids);
    return undefined;
  }
  const { seats, lots, vacant } = known === 'vacant' ? cut(all, shared) : shared;
  return { given: { seats: new Map(all.map(({ option }, index) => [option.id, seats[index] ?? 0])), vacant }, lots };
}

/** Lists that have, or may draw, more seats than candidates. */
function shortOf(all: readonly Standing[], { seats, lots }: Shared): Standing[] {
  return all.filter(({ option }, list) => {
    const drawn = lots.filter(({ among }) => among.includes(list));
    const more = drawn.reduce((sum, lot) => sum + (lot.together === true ? lot.seats : 1), 0);
    return option.candidates !== undefined && (seats[list] ?? 0) + more > option.candidates;
  });
}

/** Seats above a list's number of candidates stay vacant, and a list that has no one left draws no lot. */
function cut(all: readonly Standing[], shared: Shared): Shared {
  const seats = shared.seats.map((own, list) => Math.min(own, all[list]?.option.candidates ?? own));
  const lots: Lot[] = [];
  let vacant = shared.vacant + shared.seats.reduce((lost, own, list) => lost + own - (seats[list] ?? own), 0);
  const room = (list: number): number => (all[list]?.option.candidates ?? noLimit) - (seats[list] ?? 0);
  for (const lot of shared.lots) {
    const among = lot.among.filter((list) => room(list) > 0);
    if (among.length > (lot.together === true ? 1 : lot.seats)) {
      lots.push({ ...lot, among });
      continue;
    }
    let left = lot.seats;
    for (const list of among) {
      const more = lot.together === true ? Math.min(left, room(list)) : 1;
      seats[list] = (seats[list] ?? 0) + more;
      left -= more;
    }
    vacant += left;
  }
  return { seats, lots, vacant };
}
