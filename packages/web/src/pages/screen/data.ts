/** A screen for a hall: what is read from afar. */

import type { Text } from '@saylau/core';
import { type ContestSummary, contestSummary } from '../../data/contest.js';
import { type Headline, headlineOf } from '../../data/headline.js';
import { type CountProgress, countProgress } from '../../data/progress.js';
import type { ElectionSource } from '../../data/source.js';

export interface ScreenData {
  readonly name: Text;
  readonly headline: Headline;
  /** The contest with the most voters: the lists, the one office, the question. */
  readonly contest?: Pick<ContestSummary, 'name' | 'options' | 'turnout' | 'result'>;
  readonly progress?: CountProgress;
}

export function screenPage(source: ElectionSource): ScreenData {
  const { election } = source.loaded;
  const [first] = source.outcome().contests;
  const progress = countProgress(source);
  return {
    name: election.name,
    headline: headlineOf(source),
    ...(first === undefined ? {} : { contest: short(contestSummary(first, election)) }),
    ...(progress === undefined ? {} : { progress }),
  };
}

function short({ name, options, turnout, result }: ContestSummary): NonNullable<ScreenData['contest']> {
  return {
    name,
    options,
    ...(turnout === undefined ? {} : { turnout }),
    ...(result === undefined ? {} : { result }),
  };
}
