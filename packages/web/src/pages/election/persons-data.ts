/** An election of one office: candidates, the share that wins in the first round, who is elected. */

import { type ContestFull, contestFull } from '../../data/contest-full.js';
import type { ElectionSource } from '../../data/source.js';
import type { ToldNames } from '../../data/told.js';

export interface PersonsData {
  readonly kind: 'persons';
  readonly contest: ContestFull;
  /** The share that elects in the first round: more than it, or at least it. */
  readonly win?: { readonly percent: string; readonly strict: boolean };
  /** Rounds that the law has. */
  readonly rounds: number;
}

export function personsData(source: ElectionSource, names: ToldNames): PersonsData {
  const [outcome] = source.outcome().contests;
  if (outcome === undefined) throw new TypeError('an election of an office without a contest');
  const contest = contestFull(source, outcome, names);
  const rule = source.loaded.law.rules?.parts.get(outcome.part)?.rule;
  const percent = contest.options.find(({ threshold }) => threshold !== undefined)?.threshold;
  const condition = rule?.rule === 'majority' ? rule.rounds[0]?.win : undefined;
  const strict =
    typeof condition === 'object' && 'kind' in condition && condition.kind === 'share' && condition.bound.strict;
  return {
    kind: 'persons',
    contest,
    ...(percent === undefined ? {} : { win: { percent, strict } }),
    rounds: rule?.rule === 'majority' ? rule.rounds.length : 1,
  };
}
