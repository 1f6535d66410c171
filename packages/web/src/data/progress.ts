/** How far a count has come: protocols, contests, the last act that the log took in. */

import { isSettled } from '@saylau/views';
import { clockOf } from './clock.js';
import type { ElectionSource } from './source.js';

export interface CountProgress {
  readonly expected: number;
  readonly counted: number;
  /** Every protocol is counted or annulled. */
  readonly isSettled: boolean;
  /** Protocols by state, those that there are. */
  readonly protocols: Readonly<Record<string, number>>;
  /** Contests by state, those that there are. */
  readonly contests: Readonly<Record<string, number>>;
  /** "2023-03-19T16:30:00Z": when the log took in its last act; in a rehearsal when that was done by the clock of the rehearsal. */
  readonly last: string;
  readonly isRehearsed: boolean;
  /** "+06:00" */
  readonly zone: string;
}

/** Undefined for an election of the past. */
export function countProgress({ record }: ElectionSource): CountProgress | undefined {
  if (record === undefined) return undefined;
  const { state } = record.counter;
  const [protocols, states]: [Record<string, number>, Record<string, number>] = [{}, {}];
  const all = state.contests(record.election);
  let [expected, counted] = [0, 0];
  for (const contest of all) {
    expected += contest.expected;
    counted += contest.counted;
    states[contest.state] = (states[contest.state] ?? 0) + 1;
    for (const [name, number] of Object.entries(contest.protocols))
      if (number > 0) protocols[name] = (protocols[name] ?? 0) + number;
  }
  const { isRehearsed, last } = clockOf(state);
  return {
    expected,
    counted,
    isSettled: all.every(isSettled),
    protocols,
    contests: states,
    last,
    isRehearsed,
    zone: state.definition?.day.zone ?? '',
  };
}
