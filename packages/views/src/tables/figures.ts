/** What tables are made of: the state that a log's leaves add up to, what of it is shown, and the changes seen on the way. */

import { type DeclaredView, outcomeAt, type RecordState } from '@saylau/acts';
import {
  type Contest,
  type ContestOutcome,
  type Election,
  type Outcome,
  type ProtocolTable,
  slotOptions,
} from '@saylau/core';
import { shownOf } from '../shown.js';
import type { ChangeRow } from './change-rows.js';
import type { LogStatus } from './table.js';

export interface Figures {
  readonly log: { readonly origin: string; readonly size: number; readonly root: Uint8Array };
  readonly state: RecordState;
  /** What of the state may be shown: all of it where it is made of public leaves alone. */
  readonly shown: Pick<RecordState, 'protocol' | 'sums' | 'totals'>;
  /** Those that the tables are of. */
  readonly elections: readonly Election[];
  /** Totals that commissions declared. */
  readonly declared: readonly DeclaredView[];
  readonly changes: readonly ChangeRow[];
  readonly status: LogStatus;
  /** By election. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** How far the figures of these elections are. */
export function statusOf(state: RecordState, elections: readonly Election[]): LogStatus {
  if (state.kind === 'rehearsal') return 'rehearsal';
  const contests = elections.flatMap(({ id }) => state.contests(id));
  return contests.length > 0 && contests.every((contest) => contest.state === 'established')
    ? 'established'
    : 'preliminary';
}

/** Outcomes of a state that is made of public leaves alone. */
export function outcomesOf(state: RecordState): ReadonlyMap<string, Outcome> {
  return new Map(
    state.elections().flatMap(({ election }) => {
      const outcome = outcomeAt(state, election.id);
      return outcome === undefined ? [] : [[election.id, outcome] as const];
    }),
  );
}

export function contestOutcome({ outcomes }: Figures, election: string, contest: string): ContestOutcome | undefined {
  return outcomes.get(election)?.contests.find((outcome) => outcome.contest === contest);
}

/** What a state does not hold, or where it stands ready: the leaves themselves, totals declared, the outcome. */
interface ShownBeside extends Pick<Figures, 'log'>, Partial<Pick<Figures, 'changes' | 'declared'>> {
  readonly outcome?: Outcome;
}

/** Of one election of a state that may hold what is not to be shown. Undefined where there is none of that id. */
export function shownFigures(
  state: RecordState,
  id: string,
  { log, outcome, changes = [], declared = [] }: ShownBeside,
): Figures | undefined {
  const election = state.election(id)?.election;
  if (election === undefined) return undefined;
  return {
    ...{
      log,
      state,
      changes,
      declared,
      shown: shownOf(state),
      elections: [election],
      status: statusOf(state, [election]),
    },
    outcomes: new Map(outcome === undefined ? [] : [[id, outcome]]),
  };
}

/** A contest with the ballot that it is voted on with, in the order of the ballots. */
export interface ContestAt {
  readonly election: string;
  readonly contest: Contest;
  readonly table: ProtocolTable;
  /** Its place among the contests of the ballot. */
  readonly index: number;
  /** Lines of the form, then options. */
  readonly names: readonly string[];
}

export function contestsOf({ state, elections }: Figures): readonly ContestAt[] {
  return elections.flatMap((election) =>
    state.totals(election.id).flatMap(({ table }) =>
      table.ballot.contests.map((contest, index) => {
        const names = [...table.lines, ...slotOptions(contest)];
        return { election: election.id, contest, table, index, names };
      }),
    ),
  );
}

/** A figure by its line or option, undefined where it is absent: a line may have the name of what every object has. */
export function figureIn(figures: Readonly<Record<string, number>> | undefined, name: string): number | undefined {
  return figures !== undefined && Object.hasOwn(figures, name) ? figures[name] : undefined;
}
