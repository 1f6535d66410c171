/** Seats held in other parts, for a list that is set against them. */

import type { ListRule } from '../rules.js';
import { partyOf } from './party.js';
import type { Run } from './run.js';
import type { Standing } from './ties.js';

export interface Held {
  /** Seats of each list's party, in the lists' order. */
  readonly byList: readonly number[];
  /** Seats of independents and of parties that have no list on this ballot: they are not for these lists. */
  readonly elsewhere: number;
}

/** Seats held in the parts that `rule` compensates; undefined where a contest there has no result. */
export function heldOf(run: Run, rule: ListRule, lists: readonly Standing[]): Held | undefined {
  const seats = seatsByParty(run, rule);
  if (seats === undefined) return undefined;
  const keys = lists.map(({ option }) => (seats.has(partyOf(option)) ? partyOf(option) : option.id));
  const byList = keys.map((key) => seats.get(key) ?? 0);
  const elsewhere = [...seats].reduce((sum, [party, own]) => (keys.includes(party) ? sum : sum + own), 0);
  return { byList, elsewhere };
}

/** As the file says, else as counted in the compensated parts, in this contest's own area (a region, or the whole country). */
function seatsByParty(run: Run, rule: ListRule): ReadonlyMap<string, number> | undefined {
  if (rule.compensates === undefined) return new Map();
  if (run.contest.held !== undefined) return run.contest.held;
  const parts = rule.compensates.map((part) => run.won(part, run.contest.area));
  if (parts.includes(undefined)) return undefined;
  const held = new Map<string, number>();
  for (const [party, seats] of parts.flatMap((part) => [...(part ?? [])]))
    held.set(party, (held.get(party) ?? 0) + seats);
  // Seats of winners whose party nobody says could be any list's.
  return (held.get('unknown') ?? 0) > 0 ? undefined : held;
}
