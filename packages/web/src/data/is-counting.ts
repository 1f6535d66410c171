/** Whether figures are of a count that goes on. */

import type { CountProgress } from './progress.js';
import type { Stage } from './stage.js';

/** Figures are said to be so far: until every protocol is counted or annulled, where that is known. */
export function isCounting(stage: Stage | undefined, progress: CountProgress | undefined): boolean {
  return progress === undefined ? stage === 'counting' : !progress.isSettled;
}
