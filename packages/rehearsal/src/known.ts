/** What the real elections' own files publish of a contest: figures, percentages, seats. */

import type { AreaId, Contest, LineId } from '@saylau/core';
import type { DraftBallot } from './drafts.js';

/** A figure of a contest's own area; undefined where it is absent. */
export function publishedFigure({ area, polls }: Contest, line: LineId): number | undefined {
  const figure = polls[0]?.tally.get(area)?.get(line);
  return figure === undefined ? undefined : Number(figure);
}

/** The figure of a line that some contest held in all of an area has published. */
export function publishedAt(ballots: readonly DraftBallot[], area: AreaId, line: LineId): number | undefined {
  for (const { drafts } of ballots) {
    for (const { real, area: own } of drafts) {
      const figure = own === area ? publishedFigure(real, line) : undefined;
      if (figure !== undefined) return figure;
    }
  }
  return undefined;
}
