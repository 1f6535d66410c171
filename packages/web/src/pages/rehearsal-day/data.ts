/** A rehearsal's day: its elections, and how far stations and protocols are. */

import type { RecordState } from '@saylau/acts';
import type { Text } from '@saylau/core';
import type { ElectionRef } from '../../site/address.js';
import { type RehearsalRef, rehearsalPrefix } from '../../site/address.js';

export interface RehearsalDayData {
  readonly day: RehearsalRef;
  readonly name: Text;
  readonly date: string;
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

/** Undefined before the log has a definition. */
export function rehearsalDayPage(state: RecordState, day: RehearsalRef): RehearsalDayData | undefined {
  const definition = state.definition?.day;
  if (definition === undefined) return undefined;
  const { 'station-opened': opened, 'station-closed': closed } = state.counts();
  return {
    day,
    name: definition.name,
    date: definition.date,
    stations: { expected: definition.stations.ids.length, opened, closed },
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
