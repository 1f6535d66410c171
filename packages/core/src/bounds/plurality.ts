/** Bounds of a contest that most votes win: decided where the lead is more than what can still come. */

import { isUnspecified, seatsToFill } from '../count/run.js';
import type { PluralityRule } from '../rules.js';
import type { Certainty, ContestBounds } from './contest-bounds.js';
import { type OpenContest, runOf } from './open-contest.js';
import { both, countedNow, standings, validityOf, votesOf } from './persons.js';
import { leadOf, placesOf } from './places.js';

/** Who is elected whatever comes, who is out, who can still be; a lot or a rule for equal votes leaves it open until all is in. */
export function boundsOfPlurality(open: OpenContest, rule: PluralityRule): ContestBounds {
  const seats = seatsToFill(runOf(open), rule.seats);
  if (seats === undefined) {
    const why = isUnspecified(rule.seats) && open.contest.seats !== null ? 'law-open' : 'figures-absent';
    return { kind: 'not-bounded', why, at: 'seats' };
  }
  const all = votesOf(open);
  if (all === undefined) return { kind: 'not-bounded', why: 'figures-absent', at: 'options' };
  const valid = validityOf(open, rule.valid);
  const now = countedNow(open);
  const places = placesOf(all, seats, open.votes);
  const certainties = all.map(({ option }, index): Certainty => {
    if (now === undefined) return both(valid, places[index] ?? 'open');
    if (now.result.elected.includes(option)) return 'yes';
    return now.inLots.has(option) ? 'open' : 'no';
  });
  const lead = leadOf(all, seats);
  return {
    kind: 'plurality',
    outstanding: open.votes,
    takenAsFinal: [...open.takenAsFinal],
    seats,
    candidates: all.map((one, index) => ({ ...one, is: standings[certainties[index] ?? 'open'] })),
    ...(lead === undefined ? {} : { lead }),
    decided: !certainties.includes('open'),
    valid,
  };
}
