/** The laboratory: the real result, and what a browser counts the same votes with under other law. */

import { partsOf } from '@saylau/formats/outcome-json';
import { type ChamberPicture, chamberPicture } from '../../data/chamber.js';
import { type ContestSummary, contestSummary } from '../../data/contest.js';
import { countedElection } from '../../data/counted-election.js';
import type { ElectionSource } from '../../data/source.js';
import { type CountingInput, countingInput } from './counting-input.js';

export interface LaboratoryData {
  readonly election: string;
  /** ISO day of the election. */
  readonly date: string;
  readonly chamber?: ChamberPicture;
  /** The first contests whose votes are counted: where no chamber is shown. */
  readonly contests: readonly ContestSummary[];
  /** Left out where the law of the election does not stand in a statute. */
  readonly input?: CountingInput;
}

/** Contests shown where there is no chamber. */
const fewContests = 3;

export function laboratoryPage(source: ElectionSource): LaboratoryData {
  const { loaded, outcome: count } = source;
  const outcome = count();
  const election = countedElection(source);
  const [chamber, ...otherChambers] = outcome.chambers;
  const told = outcome.contests.filter(({ result, percentages }) => result !== undefined || percentages.length > 0);
  return {
    election: election.id,
    date: election.date,
    ...(chamber === undefined || otherChambers.length > 0
      ? {}
      : { chamber: chamberPicture(chamber, election, partsOf(loaded).names) }),
    contests: told.slice(0, fewContests).map((one) => contestSummary(one, election)),
    ...(loaded.statute === undefined ? {} : { input: countingInput(election, loaded.statute) }),
  };
}
