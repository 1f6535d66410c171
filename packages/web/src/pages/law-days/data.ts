/** The law's history in words, for the comparison of any two days; and the acts that made it. */

import type { Statute, Text } from '@saylau/core';
import type { LawHistory } from '../../data/law-history.js';
import type { Library } from '../../data/library.js';
import { changesBy, dayAfter, dayBefore, toldHistory } from '../../data/told-history.js';
import { dateText } from '../../data/told-law.js';
import { refOf, type StatuteRef } from '../law/data.js';

export interface AmendingAct {
  readonly id: string;
  readonly name: Text;
  readonly since: Text;
  /** Provisions that have a version by it. */
  readonly provisions: number;
  /** The last day before it and the first one after. */
  readonly before: string;
  readonly after: string;
}

export interface LawDaysData {
  readonly statute: StatuteRef;
  readonly history: LawHistory;
  readonly highlights: readonly string[];
  readonly comparison: { readonly earlier: string; readonly later: string };
  /** Newest first. */
  readonly acts: readonly AmendingAct[];
  /** Days of elections, the first one first. */
  readonly elections: readonly { readonly name: Text; readonly date: string }[];
}

export function lawDaysPage(
  { statutes, archive, today }: Library,
  [id = '']: readonly string[],
): LawDaysData | undefined {
  const statute = statutes.get(id);
  if (statute === undefined) return undefined;
  const elections = archive
    .filter(({ loaded }) => loaded.election.statute === id)
    .map(({ loaded: { election } }) => ({ name: election.name, date: election.date }));
  const { comparison } = statute;
  return {
    statute: refOf(statute),
    history: toldHistory(statute),
    highlights: comparison?.highlights ?? [],
    comparison: comparison ?? { earlier: elections[0]?.date ?? today, later: today },
    acts: actsOf(statute),
    elections,
  };
}

function actsOf(statute: Statute): readonly AmendingAct[] {
  return statute.instruments
    .map(({ id, name, from }) => ({
      id,
      name,
      since: dateText(from),
      provisions: changesBy(statute, id),
      before: dayBefore(from),
      after: dayAfter(from),
    }))
    .reverse();
}
