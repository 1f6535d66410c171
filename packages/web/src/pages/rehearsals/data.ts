/** All rehearsals that there are. */

import type { Text } from '@saylau/core';
import type { Library } from '../../data/library.js';
import type { RehearsalRef } from '../../site/address.js';

export interface RehearsalLine {
  readonly day: RehearsalRef;
  readonly name: Text;
  /** ISO day. */
  readonly date?: string;
  /** Acts in its log. */
  readonly acts: number;
  readonly expected: number;
  readonly counted: number;
}

export interface RehearsalsData {
  readonly rehearsals: readonly RehearsalLine[];
}

export function rehearsalsPage({ logs }: Library): RehearsalsData {
  return {
    rehearsals: logs.flatMap(({ rehearsal, name = {}, date, size, elections }) =>
      rehearsal === undefined
        ? []
        : [
            {
              day: rehearsal,
              name,
              ...(date === undefined ? {} : { date }),
              acts: size,
              expected: elections.reduce((sum, one) => sum + one.expected, 0),
              counted: elections.reduce((sum, one) => sum + one.counted, 0),
            },
          ],
    ),
  };
}
