/** An election and its contests: how far they are, what they come to, what was stated. */

import type { ContestView as ActsContest, RecordState, Stated } from '@saylau/acts';
import { contestIn, sumsShown } from './figures.js';
import type { ContestView, ElectionView } from './shapes.js';

/** Undefined where the log has no such election. */
export function electionView(state: RecordState, id: string): ElectionView | undefined {
  const opened = state.election(id);
  if (opened === undefined) return undefined;
  const { election, leaf, statute, rules, lots, decisions } = opened;
  const contests = state.contests(id);
  const states: Record<string, number> = {};
  for (const contest of contests) states[contest.state] = (states[contest.state] ?? 0) + 1;
  return {
    id,
    name: election.name,
    date: election.date,
    office: election.office,
    opened: leaf,
    ...(statute === undefined ? {} : { statute }),
    rules,
    expected: contests.reduce((sum, { expected }) => sum + expected, 0),
    counted: contests.reduce((sum, { counted }) => sum + counted, 0),
    contests: contests.length,
    states,
    lots: Object.fromEntries([...lots].map(([contest, drawn]) => [contest, [...drawn]])),
    decisions: Object.fromEntries([...decisions].map(([question, { answer }]) => [question, answer])),
  };
}

/** Contests of an election as far as they are voted on. Undefined where the log has no such election. */
export function contestsOf(state: RecordState, election: string): readonly ActsContest[] | undefined {
  return state.election(election) === undefined ? undefined : state.contests(election);
}

/** Undefined where there is no such contest, or it is not voted on. */
export function contestView(state: RecordState, election: string, id: string): ContestView | undefined {
  const contest = state.election(election)?.election.contests.find((one) => one.id === id);
  const standing = state.contest(election, id);
  const found = contestIn(state, election, id);
  if (contest === undefined || standing === undefined || found === undefined) return undefined;
  const { announced, established, ...rest } = standing;
  return {
    ...rest,
    name: contest.name,
    part: contest.part,
    figures: sumsShown(state, found, contest.area),
    options: contest.options.map((option) => ({ id: option.id, name: option.name, role: option.role })),
    ...(announced === undefined ? {} : { announced: statedView(announced) }),
    ...(established === undefined ? {} : { established: statedView(established) }),
  };
}

function statedView({ act, leaf, size, as, result }: Stated): NonNullable<ContestView['announced']> {
  const { office, area } = as;
  return { act, leaf, size, by: { office, ...(area === undefined ? {} : { area }) }, result };
}
