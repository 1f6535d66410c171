/** An election's first page. */

import type { Text } from '@saylau/core';
import { partsOf } from '@saylau/formats/outcome-json';
import { type ChamberPicture, chamberPicture } from '../../data/chamber.js';
import { type ContestSummary, contestSummary } from '../../data/contest.js';
import type { ElectionSource } from '../../data/source.js';

export interface ElectionPageData {
  readonly name: Text;
  readonly date: string;
  readonly office: string;
  readonly parts: readonly { readonly part: string; readonly name: Text }[];
  readonly contests: readonly ContestSummary[];
  readonly chamber?: ChamberPicture;
}

export function electionPage({ loaded, outcome: count }: ElectionSource): ElectionPageData {
  const { election } = loaded;
  const outcome = count();
  const { names } = partsOf(loaded);
  const [chamber] = outcome.chambers;
  return {
    name: election.name,
    date: election.date,
    office: election.office,
    parts: [...names].map(([part, name]) => ({ part, name })),
    contests: outcome.contests.slice(0, 40).map((contest) => contestSummary(contest, election)),
    ...(chamber === undefined || outcome.chambers.length > 1
      ? {}
      : { chamber: chamberPicture(chamber, election, names) }),
  };
}
