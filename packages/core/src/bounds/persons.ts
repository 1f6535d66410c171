/** What bounds of persons have in common: their votes so far, quorums, and the result when all is in. */

import type { Condition } from '../condition.js';
import { countContest } from '../count/contest.js';
import type { Result } from '../count/outcome.js';
import { isUnspecified } from '../count/run.js';
import { figureAt } from '../count/view.js';
import type { OptionId } from '../figures.js';
import type { OrUnspecified } from '../rules.js';
import type { CandidateStanding, Certainty } from './contest-bounds.js';
import { certaintyOf } from './judge.js';
import { type OpenContest, runOf } from './open-contest.js';
import type { Votes } from './places.js';

/** Votes so far of all who can be elected; undefined where one is not known. */
export function votesOf({ view }: OpenContest): readonly Votes[] | undefined {
  if (!view.complete) return undefined;
  const all: Votes[] = [];
  for (const { id, role } of view.options) {
    if (role === 'others') continue;
    const figure = figureAt(view, id);
    if (!figure.known) return undefined;
    all.push({ option: id, votes: figure.value });
  }
  return all.length === 0 ? undefined : all;
}

/** Whether the vote counts; a demand for which the law gives no value is open. */
export function validityOf(open: OpenContest, valid: OrUnspecified<Condition> | undefined): Certainty {
  if (valid === undefined) return 'yes';
  return isUnspecified(valid) ? 'open' : certaintyOf(open, valid);
}

/** Both hold, one does not, or it is open. */
export function both(a: Certainty, b: Certainty): Certainty {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'open';
}

export const standings: Record<Certainty, CandidateStanding['is']> = { yes: 'elected', no: 'out', open: 'possible' };

/** With nothing to come, what the ordinary count gives, with those in open lots; undefined where it gives nothing. */
export function countedNow(open: OpenContest): Counted | undefined {
  if (open.votes > 0n) return undefined;
  const { result, lots } = countContest(runOf(open));
  return result?.kind === 'elected' ? { result, inLots: new Set(lots.flatMap(({ among }) => among)) } : undefined;
}

export interface Counted {
  readonly result: Extract<Result, { kind: 'elected' }>;
  readonly inLots: ReadonlySet<OptionId>;
}
