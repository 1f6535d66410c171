/** Whether the page is up to date: told politely, and plainly where it is not. */

import type { ReactNode } from 'react';
import { useSay } from '../site/site.js';

export interface LiveStatusProps {
  /** Since when nothing was heard of the log: "21:14". */
  readonly staleSince?: string | undefined;
  /** Since when newer figures are there that could not be loaded. */
  readonly behindSince?: string | undefined;
  /** What changed last, in a sentence. */
  readonly news?: string | undefined;
}

export function LiveStatus({ staleSince, behindSince, news }: LiveStatusProps): ReactNode {
  const say = useSay('site');
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {news}
      </p>
      {staleSince !== undefined && (
        <p className="stale" role="status">
          {say('stale', { time: staleSince })}
        </p>
      )}
      {staleSince === undefined && behindSince !== undefined && (
        <p className="stale" role="status">
          {say('behind', { time: behindSince })}
        </p>
      )}
    </>
  );
}
