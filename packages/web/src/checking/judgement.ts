/** What a check comes to for the page it was begun on: a record in order is not yet the one that the page shows. */

import { holds } from '@saylau/verify';
import { besides } from './beside.js';
import type { CountedElection } from './counted.js';
import type { CheckDone } from './messages.js';

/** What a page shows, and at which size of its log. */
export interface Shown {
  readonly size: number;
  readonly election: CountedElection;
}

export type Judgement =
  | { readonly is: 'sound'; readonly open: number }
  | { readonly is: 'unsound'; readonly failed: number }
  /** In order, and the record of something else than the page. */
  | { readonly is: 'other-log'; readonly origin: string }
  /** In order, and shorter or longer than what the page was made of: figures cannot be compared. */
  | { readonly is: 'other-size'; readonly shown: number; readonly found: number }
  /** In order, and the page shows other figures than come of it. */
  | { readonly is: 'other-figures'; readonly number: number };

/** `origin`: of the page's log, where it is about one. */
export function judged({ verification, counted }: CheckDone, origin?: string, shown?: Shown): Judgement {
  const numberOf = (status: string): number => verification.claims.filter((claim) => claim.status === status).length;
  if (!holds(verification)) return { is: 'unsound', failed: numberOf('failed') };
  if (origin !== undefined && verification.origin !== origin) return { is: 'other-log', origin };
  if (shown !== undefined) {
    if (counted.size !== shown.size) return { is: 'other-size', shown: shown.size, found: counted.size };
    const found = counted.elections.find(({ id }) => id === shown.election.id);
    const number = besides(shown.election, found).reduce((sum, { differing }) => sum + differing.length, 0);
    if (number > 0) return { is: 'other-figures', number };
  }
  return { is: 'sound', open: numberOf('not-checkable') };
}
