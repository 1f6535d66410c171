/** Elections in which one person or one answer is chosen: they fill no chamber. */

import type { Election } from '@saylau/core';

export function isOneVote({ contests }: Election): boolean {
  const [contest, ...others] = contests;
  return (
    contest !== undefined &&
    others.length === 0 &&
    contest.options.some(({ role }) => role === 'candidate' || role === 'answer')
  );
}
