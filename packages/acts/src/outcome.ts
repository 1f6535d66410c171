/** Outcomes and results at a state. */

import { type Contest, type ContestOutcome, type Election, type Outcome, outcomeOf, withTallies } from '@saylau/core';
import type { RecordState } from './record-state.js';
import { decidedWith } from './state/open-election.js';
import type { ElectionView, Result } from './views.js';

/** What is counted of a state: all of it, or what of it may be shown. */
export type Countable = Pick<RecordState, 'totals' | 'sums'>;

/** The outcome counted from the protocols of the state, with the lots drawn and the decisions recorded so far; undefined where the election is not open. */
export function outcomeAt(state: RecordState, election: string, counted: Countable = state): Outcome | undefined {
  const asCounted = electionAt(state, election, counted);
  const law = state.election(election)?.law;
  return asCounted && law && outcomeOf(asCounted, law);
}

/** The election with what is counted of it: votes, lots, decisions. Undefined where it is not open. */
export function electionAt(state: RecordState, election: string, counted: Countable = state): Election | undefined {
  const open = state.election(election);
  if (open === undefined) return undefined;
  const decided = decidedWith(open.election, open.decisions);
  return withTallies({ ...open.election, lots: lotsOf(open), decided }, counted.totals(election));
}

/** Lots of the definition, and those drawn since. */
function lotsOf({ election, lots }: ElectionView): ReadonlyMap<string, readonly string[]> {
  const all = new Map(election.lots);
  for (const [contest, drawn] of lots) all.set(contest, [...(all.get(contest) ?? []), ...drawn]);
  return all;
}

/** What a commission states of every contest that is voted on, in the order of the ballots. */
export function resultsOf(state: RecordState, election: string, counted: Countable = state): readonly Result[] {
  const outcomes = new Map(outcomeAt(state, election, counted)?.contests.map((outcome) => [outcome.contest, outcome]));
  return state.totals(election).flatMap(({ table }) =>
    table.ballot.contests.map((contest): Result => {
      const figures = counted.sums(election, contest.id, contest.area) ?? {};
      return { contest: contest.id, figures, ...stated(outcomes.get(contest.id), contest) };
    }),
  );
}

/** What a commission states of one contest. For several contests of an election `resultsOf` counts once. */
export function resultOf(state: RecordState, election: string, contest: string): Result | undefined {
  return resultsOf(state, election).find((result) => result.contest === contest);
}

/** What the outcome gives beside the figures: options in the order of the ballot. */
function stated(outcome: ContestOutcome | undefined, { options }: Contest): Omit<Result, 'contest' | 'figures'> {
  const result = outcome?.result;
  const valid = outcome?.valid === undefined ? {} : { valid: outcome.valid };
  const inOrder = (chosen: readonly string[]): string[] =>
    options.map(({ id }) => id).filter((id) => chosen.includes(id));
  switch (result?.kind) {
    case 'seats': {
      const seats = result.rows.filter((row) => row.seats > 0).map((row) => [row.option, row.seats] as const);
      return { seats: Object.fromEntries(seats), ...valid };
    }
    case 'elected': {
      const next = result.secondRound ? { next: inOrder(result.advancing) } : {};
      return { elected: inOrder(result.elected), ...valid, ...next };
    }
    case 'answer':
      return { adopted: result.adopted, ...valid };
    case undefined:
      return valid;
  }
}
