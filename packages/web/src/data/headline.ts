/** An election's result in one picture: the data of it. */

import { partsOf } from '@saylau/formats/outcome-json';
import { type ChamberPicture, chamberPicture } from './chamber.js';
import { type ContestSummary, contestSummary } from './contest.js';
import { electionKind } from './election-kind.js';
import { isOneVote } from './one-vote.js';
import type { ElectionSource } from './source.js';

/** `chamber`: seats. `contest`: one vote of persons or answers. `bodies`: so many councils or offices at once. */
export type Headline =
  | { readonly kind: 'chamber'; readonly chamber: ChamberPicture; readonly turnout?: ContestSummary['turnout'] }
  | { readonly kind: 'contest'; readonly contest: ContestSummary }
  | { readonly kind: 'bodies'; readonly bodies: number; readonly contests: number }
  | { readonly kind: 'none' };

export function headlineOf({ loaded, outcome: count }: ElectionSource): Headline {
  const { election } = loaded;
  const outcome = count();
  const [contest] = outcome.contests;
  const [chamber] = outcome.chambers;
  if (contest === undefined) return { kind: 'none' };
  // Seats by party say more than a number, where they are known of one chamber.
  const isOneChamber = outcome.chambers.length === 1 && (chamber?.rows.length ?? 0) > 0;
  if (electionKind({ loaded, outcome: count }) === 'bodies' && !isOneChamber)
    return {
      kind: 'bodies',
      bodies: outcome.chambers.length > 1 ? outcome.chambers.length : outcome.contests.length,
      contests: outcome.contests.length,
    };
  const summary = contestSummary(contest, election);
  if (isOneVote(election)) return { kind: 'contest', contest: summary };
  if (chamber === undefined) return { kind: 'contest', contest: summary };
  return {
    kind: 'chamber',
    chamber: chamberPicture(chamber, election, partsOf(loaded).names),
    ...(summary.turnout === undefined ? {} : { turnout: summary.turnout }),
  };
}
