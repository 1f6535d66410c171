/** Whether all is in of a contest that can come: the one measure of what is elected and no more leading, whole and no more a part. */

import type { ContestView } from '@saylau/acts';

/** Every protocol is counted or annulled: an annulled one never comes. */
export function isSettled({
  expected,
  counted,
  protocols,
}: Pick<ContestView, 'expected' | 'counted'> & {
  readonly protocols: Pick<ContestView['protocols'], 'annulled'>;
}): boolean {
  return counted + protocols.annulled === expected;
}
