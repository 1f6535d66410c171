/** The ends of each list's seats: proven by the sets that can pass, shown by completions that the ordinary count confirms. */

import type { ContestOutcome } from '../count/outcome.js';
import type { Option } from '../election.js';
import type { OptionId } from '../figures.js';
import type { Completion, End } from './contest-bounds.js';
import { highestCompletions, highestIn } from './highest.js';
import { lowestCompletions, lowestIn, passingCompletions } from './lowest.js';
import { countCompleted, type OpenContest } from './open-contest.js';
import type { PassSet } from './pass-sets.js';
import { type Race, unscaled } from './race.js';

/** A list contest with the sets of lists that can pass together. */
export interface Listed {
  readonly open: OpenContest;
  readonly lists: readonly Option[];
  readonly race: Race;
  readonly sets: readonly PassSet[];
}

export interface Ends {
  readonly lowest: End;
  readonly highest: End;
}

/** More completions than this are not tried for one end. */
const mostTries = 24;

/** The ends of all lists. */
export function endsOf(listed: Listed): readonly Ends[] {
  return listed.lists.map((_, list) => {
    const lowest = lowestOf(listed, list);
    const highest = highestOf(listed, list);
    if (lowest.seats !== highest.seats || lowest.attained === highest.attained) return { lowest, highest };
    return lowest.attained ? { lowest, highest: lowest } : { lowest: highest, highest };
  });
}

/** With nothing to come the count itself gives the ends, a lot apart; undefined where it gives no seats. */
export function whenAllIsIn(open: OpenContest, lists: readonly Option[]): readonly Ends[] | undefined {
  const completion: Completion = new Map();
  const outcome = countCompleted(open, completion);
  const ends: Ends[] = [];
  for (const { id } of lists) {
    const held = heldBy(outcome, id);
    if (held === undefined) return undefined;
    const end = (seats: number): End => ({ seats, attained: true, completion, ...(held.lot > 0 ? { lot: true } : {}) });
    ends.push({ lowest: end(held.certain), highest: end(held.certain + held.lot) });
  }
  return ends;
}

interface SeatsHeld {
  readonly certain: number;
  /** 1 where the list is in an open lot. */
  readonly lot: number;
}

function heldBy({ result, lots }: ContestOutcome, option: OptionId): SeatsHeld | undefined {
  const row = result?.kind === 'seats' ? result.rows.find((one) => one.option === option) : undefined;
  return row && { certain: row.seats, lot: lots.some(({ among }) => among.includes(option)) ? 1 : 0 };
}

/** The seats of a list by the ordinary count; undefined where it gives none, or fewer lists pass than the bounds are about. */
function seatsOf({ open, race }: Listed, option: OptionId, completion: Completion): SeatsHeld | undefined {
  const outcome = countCompleted(open, completion);
  const passed = outcome.steps.find((one) => one.step === 'admitted');
  const isInside = passed?.step !== 'admitted' || passed.options.length >= race.least;
  return isInside ? heldBy(outcome, option) : undefined;
}

function highestOf(listed: Listed, list: number): End {
  const { race, sets } = listed;
  const each = sets.map((set) => (set[list] === true ? highestIn(race, list, set) : 0));
  const seats = Math.max(...each);
  const best = sets.filter((_, index) => each[index] === seats);
  const whole = unscaled(race);
  const tries = best.map((set) =>
    set[list] === true ? highestCompletions(whole, list, set) : passingCompletions(whole, set),
  );
  return shown(listed, list, { seats, is: 'highest', tries });
}

function lowestOf(listed: Listed, list: number): End {
  const { race, sets } = listed;
  const whole = unscaled(race);
  const without = sets.filter((set) => set[list] !== true);
  if (without.length > 0) {
    const tries = without.map((set) => passingCompletions(whole, set));
    return shown(listed, list, { seats: 0, is: 'lowest', tries });
  }
  let seats = race.seats;
  let worst: PassSet[] = [];
  for (const set of sets) {
    const own = lowestIn(race, list, set, seats);
    if (own < seats) worst = [];
    seats = own;
    worst.push(set);
  }
  const tries = worst.map((set) => lowestCompletions(whole, list, set, seats));
  return shown(listed, list, { seats, is: 'lowest', tries: [...tries, [race.votes.map(() => 0n)]] });
}

interface Claim {
  readonly seats: number;
  readonly is: 'lowest' | 'highest';
  /** Votes added by list, for each set. */
  readonly tries: readonly Iterable<readonly bigint[]>[];
}

/** The end with the first completion that the ordinary count turns into it, else one that does so by lot. */
function shown(listed: Listed, list: number, { seats, is, tries }: Claim): End {
  const option = listed.lists[list]?.id ?? '';
  let byLot: Completion | undefined;
  for (const completion of completionsOf(listed, tries)) {
    const held = seatsOf(listed, option, completion);
    if (held?.certain === seats && held.lot === 0) return { seats, attained: true, completion };
    if (held !== undefined && held.certain + (is === 'highest' ? held.lot : 0) === seats) byLot ??= completion;
  }
  return byLot === undefined ? { seats, attained: false } : { seats, attained: true, completion: byLot, lot: true };
}

/** The first completions of all tries, in their order. */
function* completionsOf({ lists }: Listed, tries: Claim['tries']): Generator<Completion> {
  let left = mostTries;
  for (const added of inTurn(tries)) {
    if (left === 0) return;
    left -= 1;
    const completion = new Map<OptionId, bigint>();
    for (const [index, { id }] of lists.entries()) {
      const votes = added[index] ?? 0n;
      if (votes > 0n) completion.set(id, votes);
    }
    yield completion;
  }
}

function* inTurn<T>(all: readonly Iterable<T>[]): Generator<T> {
  for (const one of all) yield* one;
}
