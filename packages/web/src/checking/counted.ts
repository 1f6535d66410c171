/** What the leaves of a log come to, as small as it can be told: shown on a page, and counted again beside it. */

import type { RecordState, Result } from '@saylau/acts';
import type { Text } from '@saylau/core';
import { Counter } from '@saylau/views';

export interface CountedElection {
  readonly id: string;
  readonly name: Text;
  readonly contests: readonly CountedContest[];
}

export interface CountedContest {
  readonly id: string;
  readonly name: Text;
  readonly options: readonly { readonly id: string; readonly name: Text }[];
  readonly expected: number;
  readonly counted: number;
  readonly result: Result;
}

/** One election of a state. Undefined where there is none of that id. */
export function countedElection(counter: Pick<Counter, 'state' | 'count'>, id: string): CountedElection | undefined {
  const opened = counter.state.election(id);
  const counted = counter.count({ kind: 'results', election: id });
  if (opened === undefined || counted === undefined) return undefined;
  // The results of `acts`: plain JSON as they are.
  const { results } = counted as unknown as { readonly results: readonly Result[] };
  const contests = results.flatMap((result) => {
    const contest = opened.election.contests.find(({ id: own }) => own === result.contest);
    const view = counter.state.contest(id, result.contest);
    if (contest === undefined || view === undefined) return [];
    const options = contest.options.map(({ id: option, name }) => ({ id: option, name }));
    return [{ id: contest.id, name: contest.name, options, expected: view.expected, counted: view.counted, result }];
  });
  return { id, name: opened.election.name, contests };
}

/** All elections of a state that does not change meanwhile. */
export function countedAll(state: RecordState): readonly CountedElection[] {
  const counter = new Counter(state);
  return state.elections().flatMap(({ election }) => countedElection(counter, election.id) ?? []);
}
