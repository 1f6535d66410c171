/** A rehearsal's day: its elections, and how far stations and protocols are. */

import type { RecordState } from '@saylau/acts';
import type { Text } from '@saylau/core';
import type { ElectionRef } from '../../site/address.js';
import { type RehearsalRef, rehearsalPrefix } from '../../site/address.js';

export interface RehearsalDayData {
  readonly day: RehearsalRef;
  /** Left out before the log has a definition. */
  readonly name?: Text;
  readonly date?: string;
  readonly stations: { readonly expected: number; readonly opened: number; readonly closed: number };
  readonly elections: readonly {
    readonly ref: ElectionRef;
    readonly name: Text;
    readonly contests: number;
    readonly established: number;
    readonly expected: number;
    readonly counted: number;
  }[];
  /** Acts so far. */
  readonly acts: number;
}

export function rehearsalDayPage(state: RecordState, day: RehearsalRef): RehearsalDayData {
  const definition = state.definition?.day;
  const { 'station-opened': opened, 'station-closed': closed } = state.counts();
  return {
    day,
    ...(definition === undefined ? {} : { name: definition.name, date: definition.date }),
    stations: { expected: definition?.stations.ids.length ?? 0, opened, closed },
    elections: state.elections().map(({ election: { id, name } }) => {
      const contests = state.contests(id);
      return {
        ref: { election: id.slice(rehearsalPrefix.length), rehearsal: day },
        name,
        contests: contests.length,
        established: contests.filter((one) => one.state === 'established').length,
        expected: contests.reduce((sum, one) => sum + one.expected, 0),
        counted: contests.reduce((sum, one) => sum + one.counted, 0),
      };
    }),
    acts: state.size,
  };
}
