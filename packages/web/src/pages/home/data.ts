/** The start page: every election with its headline, and what is happening now. */

import type { Text } from '@saylau/core';
import { type Headline, headlineOf } from '../../data/headline.js';
import type { Library } from '../../data/source.js';
import type { ElectionRef, RehearsalRef } from '../../site/address.js';

export interface HomeElection {
  readonly ref: ElectionRef;
  readonly name: Text;
  /** ISO day. */
  readonly date: string;
  readonly country: string;
  readonly headline: Headline;
}

export interface HomeLive {
  readonly day: RehearsalRef;
  readonly expected: number;
  readonly counted: number;
}

export interface HomeData {
  /** The newest first. */
  readonly elections: readonly HomeElection[];
  readonly rehearsals: readonly HomeLive[];
}

export function homePage({ archive, logs }: Library): HomeData {
  return {
    elections: [...archive].reverse().map((source) => {
      const { election } = source.loaded;
      return {
        ref: source.ref,
        name: election.name,
        date: election.date,
        country: election.country ?? '',
        headline: headlineOf(source),
      };
    }),
    rehearsals: logs.flatMap(({ rehearsal, elections }) =>
      rehearsal === undefined
        ? []
        : [
            {
              day: rehearsal,
              expected: elections.reduce((sum, { expected }) => sum + expected, 0),
              counted: elections.reduce((sum, { counted }) => sum + counted, 0),
            },
          ],
    ),
  };
}
