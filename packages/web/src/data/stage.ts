/** How far an election's result is: of a log as its contests stand, of the past as its commission declared it. */

import type { RecordState } from '@saylau/acts';
import type { Election } from '@saylau/core';
import type { ElectionSource } from './source.js';

/** How far the result is that a page shows. */
export type Stage = 'none' | 'counting' | 'preliminary' | 'established' | 'final' | 'declared';

export function stageOf({ loaded, record }: Pick<ElectionSource, 'loaded' | 'record'>): Stage {
  return record === undefined ? declaredStage(loaded.election) : stageOfRecord(record.counter.state, record.election);
}

/** Of which state of its log a page is, and how far its election was then. */
export interface Standing {
  /** Leaves of the log. */
  readonly size: number;
  readonly stage: Stage;
}

export function standingOf(state: Pick<RecordState, 'contests' | 'size'>, election: string): Standing {
  return { size: state.size, stage: stageOfRecord(state, election) };
}

/**
 * Established once every contest is. Preliminary once every protocol is there and of every contest a result was stated, and
 * also where one was changed after that. Before it is counting, from the first protocol or statement on. Contests that nobody
 * votes on have no stage.
 */
export function stageOfRecord(state: Pick<RecordState, 'contests'>, election: string): Stage {
  const contests = state.contests(election).filter(({ expected }) => expected > 0);
  if (contests.every((contest) => contest.counted === 0 && contest.state === 'open')) return 'none';
  if (contests.every((contest) => contest.state === 'established')) return 'established';
  return contests.every(isStated) ? 'preliminary' : 'counting';
}

function isStated({ state, protocols }: ReturnType<RecordState['contests']>[number]): boolean {
  return state !== 'open' && (state !== 'announced' || protocols.expected === 0);
}

/** Final or preliminary where a contest's declaration says so; else it is not known which of them it is. */
function declaredStage({ contests }: Election): Stage {
  const stages = new Set(contests.map(({ declared }) => declared.stage));
  if (stages.has('final')) return 'final';
  return stages.has('preliminary') ? 'preliminary' : 'declared';
}
