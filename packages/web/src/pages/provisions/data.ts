/** All provisions of a statute in one list, to be found by words: what each says and its value today. */

import type { Text } from '@saylau/core';
import type { Library } from '../../data/library.js';
import { type HeldState, toldLaw } from '../../data/told-law.js';
import { refOf, type StatuteRef } from '../law/data.js';

export interface ListedProvision {
  readonly id: string;
  readonly says: Text;
  /** Today's value, else the last one known. */
  readonly value: Text;
  readonly state: HeldState;
}

export interface ProvisionsData {
  readonly statute: StatuteRef;
  readonly today: string;
  readonly subjects: readonly {
    readonly id: string;
    readonly name: Text;
    readonly provisions: readonly ListedProvision[];
  }[];
}

export function provisionsPage({ statutes, today }: Library, [id = '']: readonly string[]): ProvisionsData | undefined {
  const statute = statutes.get(id);
  if (statute === undefined) return undefined;
  const law = toldLaw(statute);
  return {
    statute: refOf(statute),
    today,
    subjects: statute.subjects.map(({ id: subject, name, provisions }) => ({
      id: subject,
      name,
      provisions: provisions.map((provision) => {
        const { id: own, says, value, state, last } = law.line(provision, today);
        return { id: own, says, value: last ?? value, state };
      }),
    })),
  };
}
