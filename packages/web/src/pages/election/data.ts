/** An election's first page: one of four kinds, for what people vote on differs, and so does what they ask first. */

import type { Text } from '@saylau/core';
import { type Compared, type ContradictionLine, compared, contradictionLines } from '../../data/comparisons.js';
import { electionKind } from '../../data/election-kind.js';
import { type CountProgress, countProgress } from '../../data/progress.js';
import type { ElectionSource } from '../../data/source.js';
import { ToldNames } from '../../data/told.js';
import { type TurnoutDay, turnoutDay } from '../../data/turnout-day.js';
import { type BodiesData, bodiesData } from './bodies-data.js';
import { type ListsData, listsData } from './lists-data.js';
import { type PersonsData, personsData } from './persons-data.js';
import { type QuestionData, questionData } from './question-data.js';

export interface ElectionCommon {
  readonly name: Text;
  /** ISO day. */
  readonly date: string;
  readonly office: string;
  /** Of a log. */
  readonly progress?: CountProgress;
  readonly turnoutDay?: TurnoutDay;
  /** Left out while protocols are missing. */
  readonly compared?: Compared;
  readonly contradictions: readonly ContradictionLine[];
  /** What no source gives. */
  readonly absent: readonly Text[];
}

export type ElectionPageData = ElectionCommon & (ListsData | PersonsData | QuestionData | BodiesData);

export function electionPage(source: ElectionSource): ElectionPageData {
  const names = new ToldNames(source.loaded);
  switch (electionKind(source)) {
    case 'lists':
      return { ...commonOf(source), ...listsData(source, names) };
    case 'persons':
      return { ...commonOf(source), ...personsData(source, names) };
    case 'question':
      return { ...commonOf(source), ...questionData(source, names) };
    case 'bodies':
      return { ...commonOf(source), ...bodiesData(source, names) };
  }
}

function commonOf(source: ElectionSource): ElectionCommon {
  const { election } = source.loaded;
  const [progress, day] = [countProgress(source), turnoutDay(source)];
  const isWhole = progress?.isSettled !== false;
  return {
    name: election.name,
    date: election.date,
    office: election.office,
    ...(progress === undefined ? {} : { progress }),
    ...(day === undefined ? {} : { turnoutDay: day }),
    ...(isWhole ? { compared: compared(source.outcome(), source.loaded) } : {}),
    contradictions: contradictionLines(election.contradictions),
    absent: election.about.absent,
  };
}
