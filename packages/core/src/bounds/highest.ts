/** The most seats of a list while a set of lists passes, and whole-vote completions that may give them. */

import { apportion } from '../apportion/apportion.js';
import { fullBase, needs, type PassSet } from './pass-sets.js';
import { type Race, sum } from './race.js';

/**
 * No completion in which just `set` passes gives `list` more. All votes are used, every rival gets what it lacks to pass and the
 * list the rest: any other completion can be shifted there, and each shift raises the list's share and no rival's.
 * Equality goes to the list.
 */
export function highestIn(race: Race, list: number, set: PassSet): number {
  const lacking = needs(race, set, fullBase(race), 'real');
  const rest = race.more - sum(lacking) + (lacking[list] ?? 0n);
  const votes = race.votes.map((own, at) => own + (at === list ? rest : (lacking[at] ?? 0n)));
  const registered = race.votes.map((_, at) => (at === list ? 0 : 1));
  const { method, seats } = race;
  return apportion({ method, seats, votes, admitted: set, ties: ['registered'], registered }).seats[list] ?? 0;
}

/** Votes added by list in whole votes: all votes used, or a few less where a whole vote is too much. `race` has the scale 1. */
export function* highestCompletions(race: Race, list: number, set: PassSet): Generator<readonly bigint[]> {
  for (let unused = 0n; unused <= 3n && unused <= race.more; unused += 1n) {
    const used = race.more - unused;
    const lacking = needs(race, set, fullBase({ ...race, more: used }), 'whole');
    const rest = used - sum(lacking);
    if (rest >= 0n) yield lacking.map((own, at) => (at === list ? own + rest : own));
  }
}
