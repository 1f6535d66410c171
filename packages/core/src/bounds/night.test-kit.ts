/** Small open nights for tests, and what every completion of them comes to by the ordinary count. No part of the product. */

import {
  type ContestGiven,
  contest,
  countOne,
  election,
  type PartGiven,
  rules,
  type Votes,
} from '../count/election.test-kit.js';
import type { ContestOutcome } from '../count/outcome.js';
import type { Election } from '../election.js';
import { canStillChange } from './can-still-change.js';
import type { Completion, ContestBounds } from './contest-bounds.js';

/** Bounds of one contest `c` of one part `p` with at most `votes` to come. */
export function boundsOf(
  part: PartGiven,
  given: ContestGiven,
  votes: number | bigint,
  more: Partial<Election> = {},
): ContestBounds {
  const night = election([contest(given)], more);
  const bounds = canStillChange(night, rules({ p: part }), new Map([['c', { votes: BigInt(votes) }]])).get('c');
  if (bounds === undefined) throw new Error('no bounds');
  return bounds;
}

/** The bounds, where they are of the kind. */
export function ofKind<K extends ContestBounds['kind']>(
  bounds: ContestBounds,
  kind: K,
): Extract<ContestBounds, { kind: K }> {
  if (!isOfKind(bounds, kind)) throw new Error(`not ${kind}: ${bounds.kind}`);
  return bounds;
}

function isOfKind<K extends ContestBounds['kind']>(
  bounds: ContestBounds,
  kind: K,
): bounds is Extract<ContestBounds, { kind: K }> {
  return bounds.kind === kind;
}

/** Every way in which at most `most` votes fall to so many receivers. */
export function* ways(receivers: number, most: number): Generator<readonly number[]> {
  if (receivers === 0) yield [];
  else for (let own = 0; own <= most; own++) for (const rest of ways(receivers - 1, most - own)) yield [own, ...rest];
}

/** The votes with those of one way, or of a completion, added. */
export function plus(votes: Votes, added: readonly number[] | Completion): Votes {
  const more = (id: string, index: number): bigint =>
    'get' in added ? (added.get(id) ?? 0n) : BigInt(added[index] ?? 0);
  return Object.fromEntries(Object.entries(votes).map(([id, own], index) => [id, BigInt(own ?? 0) + more(id, index)]));
}

/** The ordinary count of every completion. */
export function* outcomes(part: PartGiven, given: ContestGiven, most: number): Generator<ContestOutcome> {
  const { votes = {} } = given;
  for (const way of ways(Object.keys(votes).length, most)) yield countOne(part, { ...given, votes: plus(votes, way) });
}

/** Least and most seats of an option over outcomes, lots falling either way. */
export interface Reached {
  readonly least: number;
  readonly most: number;
}

/** Adds an outcome to what was reached before. */
export function reach(reached: Map<string, Reached>, { result, lots }: ContestOutcome): void {
  if (result?.kind !== 'seats') throw new Error('no seats');
  for (const { option, seats } of result.rows) {
    const most = seats + (lots.some(({ among }) => among.includes(option)) ? 1 : 0);
    const before = reached.get(option) ?? { least: seats, most };
    reached.set(option, { least: Math.min(before.least, seats), most: Math.max(before.most, most) });
  }
}
