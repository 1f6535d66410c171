/** The fewest seats of a list while a set of lists passes, and whole-vote completions that may bring it down to them. */

import { fullBase, needs, type PassSet } from './pass-sets.js';
import { type Contested, type Race, seatsBefore, sum, unitOf, votesFor } from './race.js';

/**
 * The fewest seats to which the list can come while just `set` passes, or `most` where it keeps as many. All votes are used:
 * any other completion can be filled up in proportion, which changes no share and fails nobody of the set; then the
 * list gets only what it lacks to pass. Equality goes to the rivals. Below `most` seats each is tried by halving: a list
 * that can lose a seat can lose every later one.
 */
export function lowestIn(race: Race, list: number, set: PassSet, most: number): number {
  if (most === 0 || !canLose(race, list, set, most)) return most;
  let [kept, lost] = [0, most];
  while (lost - kept > 1) {
    const seat = Math.floor((kept + lost) / 2);
    if (canLose(race, list, set, seat)) lost = seat;
    else kept = seat;
  }
  return kept;
}

function canLose(race: Race, list: number, set: PassSet, seat: number): boolean {
  return taken(pointOf(race, { list, set, seat }, 'real')) !== undefined;
}

/** A seat of a list that rivals may take while `set` passes. */
interface Seat {
  readonly list: number;
  readonly set: PassSet;
  readonly seat: number;
}

/** All votes used: the list's own, and the least that each rival has. */
interface Point extends Contested {
  readonly rivals: readonly number[];
  /** In the order of `rivals`. */
  readonly least: readonly bigint[];
}

function pointOf(race: Race, { list, set, seat }: Seat, real: 'real' | 'whole'): Point {
  const numbers = { method: race.method, seats: BigInt(race.seats), seat: BigInt(seat) };
  const unit = real === 'real' ? unitOf(numbers) : 1n;
  const lacking = needs(race, set, fullBase(race), real);
  const votes = race.votes.map((own, at) => (own + (lacking[at] ?? 0n)) * unit);
  const total = sum(race.votes.filter((_, at) => set[at] === true)) + race.more;
  const rivals = [...set.keys()].filter((at) => set[at] === true && at !== list);
  return {
    ...numbers,
    own: votes[list] ?? 0n,
    total: total * unit,
    rivals,
    least: rivals.map((at) => votes[at] ?? 0n),
  };
}

/**
 * The rivals' votes with which they take all seats but `seat` − 1 before the list has its seat, in the order of `rivals`; undefined
 * where the votes do not suffice. The cheapest seats first: a rival's next is never dearer than those after, which cost all the same.
 */
function taken(point: Point): readonly bigint[] | undefined {
  const { least, own, total, seats, seat } = point;
  if (least.length === 0) return own === 0n ? least : undefined;
  if (sum(least) > total - own) return undefined;
  const wanted = seats - seat + 1n;
  const before = least.map((votes) => within(seatsBefore(point, votes), wanted));
  const lacking = wanted - sum(before);
  if (lacking <= 0n) return least;
  const cost = least.map((votes, index) => votesFor(point, (before[index] ?? 0n) + 1n) - votes);
  const cheapest = [...least.keys()].sort((a, b) => ((cost[a] ?? 0n) < (cost[b] ?? 0n) ? -1 : 1));
  const next = new Set(cheapest.slice(0, Number(lacking)));
  const rest = lacking - BigInt(next.size);
  const votes = least.map((now, index) => {
    const more = (next.has(index) ? 1n : 0n) + (index === cheapest[0] ? rest : 0n);
    return more === 0n ? now : votesFor(point, (before[index] ?? 0n) + more);
  });
  return sum(votes) <= total - own ? votes : undefined;
}

function within(value: bigint, most: bigint): bigint {
  return value < 0n ? 0n : value > most ? most : value;
}

/**
 * Votes added by list, in whole votes, with which the list may have no more than `seats`: all votes used, or a few less; where
 * equality would not go to the rivals, a vote more for each that gains. `race` has the scale 1.
 */
export function* lowestCompletions(
  race: Race,
  list: number,
  set: PassSet,
  seats: number,
): Generator<readonly bigint[]> {
  for (let unused = 0n; unused <= 3n && unused <= race.more; unused += 1n) {
    const used = { ...race, more: race.more - unused };
    const point = pointOf(used, { list, set, seat: seats + 1 }, 'whole');
    const votes = taken(point);
    if (votes === undefined) continue;
    yield addedTo(race, list, point, votes);
    const clear = votes.map((own, index) => (own > (point.least[index] ?? 0n) ? own + 1n : own));
    if (sum(clear) + point.own <= point.total) yield addedTo(race, list, point, clear);
  }
}

/** What is left of the votes goes to the strongest rival. */
function addedTo(race: Race, list: number, { rivals, own, total }: Point, votes: readonly bigint[]): readonly bigint[] {
  const rest = total - own - sum(votes);
  const strongest = strongestOf(race, rivals);
  return race.votes.map((before, at) => {
    if (at === list) return own - before;
    const index = rivals.indexOf(at);
    return index < 0 ? 0n : (votes[index] ?? 0n) - before + (at === strongest ? rest : 0n);
  });
}

function strongestOf({ votes }: Race, among: readonly number[]): number | undefined {
  const [first, ...others] = among;
  return others.reduce((top, at) => ((votes[at] ?? 0n) > (votes[top ?? at] ?? 0n) ? at : top), first);
}

/** Votes added by list so that just `set` passes: all votes used, or a few less. `race` has the scale 1. */
export function* passingCompletions(race: Race, set: PassSet): Generator<readonly bigint[]> {
  const strongest = strongestOf(
    race,
    [...set.keys()].filter((at) => set[at] === true),
  );
  for (let unused = 0n; unused <= 3n && unused <= race.more; unused += 1n) {
    const used = { ...race, more: race.more - unused };
    const lacking = needs(race, set, fullBase(used), 'whole');
    const rest = used.more - sum(lacking);
    if (rest >= 0n) yield lacking.map((own, at) => (at === strongest ? own + rest : own));
  }
}
