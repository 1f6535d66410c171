/** What the thread that plays a night is given and told, and what it tells. */

import type { Play, PlayAsked, PlaySpeed } from '@saylau/server';

/** Everything that a play needs. */
export interface ThreadAsked extends PlayAsked {
  /** Of the server that it is played to. */
  readonly address: string;
  /** A key of its API that may act in rehearsals. */
  readonly key: string;
}

/** Another speed; or that nothing more is to be played. */
export type ToThread = PlaySpeed | 'stop';

/** What has changed since it was last told. */
export type FromThread = Partial<Pick<Play, 'state' | 'log' | 'at' | 'begins' | 'ends' | 'acts' | 'trouble'>>;
