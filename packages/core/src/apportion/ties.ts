/** Settles exact equality: by the rules in their order, then by lots drawn, else an open lot. */

import type { TieRule } from './methods.js';
import type { Apportionment, Lot, Step } from './problem.js';

export interface Settled {
  /** Lists that certainly win a place, the best first. */
  readonly winners: readonly number[];
  readonly lot?: Lot;
}

type TieFacts = Pick<Apportionment, 'votes' | 'ties' | 'order' | 'registered' | 'older' | 'younger' | 'drawn'>;

/** -1, 0 or 1: who of two lists is before the other by one rule; undefined where the rule cannot say of all of them. */
function order(
  rule: TieRule,
  tied: readonly number[],
  facts: TieFacts,
): ((a: number, b: number) => number) | undefined {
  if (rule === 'lot') return undefined;
  if (rule === 'votes') return (a, b) => compareVotes(facts.votes, b, a);
  const ranks = facts[rule];
  if (ranks === undefined || tied.some((list) => ranks[list] === undefined)) return undefined;
  return (a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0);
}

function compareVotes(votes: readonly bigint[], a: number, b: number): number {
  const [left, right] = [votes[a] ?? 0n, votes[b] ?? 0n];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Splits `tied` at `places` by one rule: who is surely in, and who is still equal at the cut. */
function splitAt(tied: readonly number[], places: number, compare: (a: number, b: number) => number) {
  const sorted = [...tied].sort((a, b) => compare(a, b) || a - b);
  const edge = sorted[places - 1] ?? 0;
  const sure = sorted.filter((list) => compare(list, edge) < 0);
  const equal = sorted.filter((list) => compare(list, edge) === 0);
  return { sure, equal };
}

/**
 * Gives `places` places (at least 1, fewer than `tied` has lists) among equal lists, one each at most.
 * A rule that cannot order all of them is passed over; `lot` ends the rules.
 */
export function settle(tied: readonly number[], places: number, facts: TieFacts, steps?: Step[]): Settled {
  const winners: number[] = [];
  let equal = tied;
  for (const rule of facts.ties ?? []) {
    if (rule === 'lot') break;
    const compare = order(rule, equal, facts);
    if (compare === undefined) continue;
    const before = equal;
    const split = splitAt(before, places - winners.length, compare);
    if (split.equal.length === before.length) continue;
    const whole = split.equal.length === places - winners.length - split.sure.length;
    const to = whole ? [...split.sure, ...split.equal] : split.sure;
    steps?.push({ step: 'tie', among: before, seats: places - winners.length, by: rule, to });
    for (const list of to) winners.push(list);
    if (whole) return { winners };
    equal = split.equal;
  }
  return draw(equal, places, winners, facts.drawn, steps);
}

/** The lists drawn take the places in the order drawn; what is not drawn stays open. */
function draw(
  equal: readonly number[],
  places: number,
  winners: number[],
  drawn: readonly number[] = [],
  steps?: Step[],
): Settled {
  const left = places - winners.length;
  const eligible = new Set(equal);
  const to = [...new Set(drawn)].filter((list) => eligible.has(list)).slice(0, left);
  if (to.length > 0) steps?.push({ step: 'tie', among: equal, seats: left, by: 'lot', to });
  for (const list of to) winners.push(list);
  if (to.length === left) return { winners };
  for (const list of to) eligible.delete(list);
  return { winners, lot: { among: [...eligible], seats: left - to.length } };
}
