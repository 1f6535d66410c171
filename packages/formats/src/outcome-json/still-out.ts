/** What is still out and what that can change, as JSON (docs/formats/count.md). */

import type { ContestBounds, StillOut } from '@saylau/core';
import { type Json, jsonOf, jsonRecord } from './plain.js';

/** What is still out of a contest. Without the form's lines: they are the law's, not the night's. */
export function jsonOfStillOut({ votes, registered, lines: _, ...rest }: StillOut): Json {
  return {
    ...jsonRecord(rest),
    ...(votes === undefined ? {} : { votes: jsonOf(votes) }),
    ...(registered === undefined ? {} : { registered: jsonOf(registered) }),
  };
}

/** What can still change in a contest. */
export function jsonOfBounds(contest: string, bounds: ContestBounds): Json {
  return { contest, ...jsonRecord(bounds) };
}
