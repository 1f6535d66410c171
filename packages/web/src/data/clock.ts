/** By which clock the acts of a log are told: its own, in which it took them in; of a rehearsal that of the night it plays. */

import type { RecordState } from '@saylau/acts';

export interface Clock {
  readonly isRehearsed: boolean;
  /** The latest that it shows. */
  readonly last: string;
  readonly of: (act: { readonly at: string; readonly received: string }) => string;
}

/** A night that is played again is taken in today, or in a minute: that says nothing of the night. */
export function clockOf({ kind, lastAt, lastReceived }: Pick<RecordState, 'kind' | 'lastAt' | 'lastReceived'>): Clock {
  return kind === 'rehearsal'
    ? { isRehearsed: true, last: lastAt, of: ({ at }) => at }
    : { isRehearsed: false, last: lastReceived, of: ({ received }) => received };
}
