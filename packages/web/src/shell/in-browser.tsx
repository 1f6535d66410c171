/** Parts that only a browser can show: they come after the page has come alive, and without scripts not at all. */

import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';

/** Its children once there is a browser; until then `before`. */
export function InBrowser({
  children,
  before = null,
}: {
  readonly children: ReactNode;
  readonly before?: ReactNode;
}): ReactNode {
  const [isThere, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  return isThere ? <Suspense fallback={before}>{children}</Suspense> : before;
}

export const LazyPlayerBar = lazy(() =>
  import('../player/player-bar.js').then(({ PlayerBar }) => ({ default: PlayerBar })),
);
export const LazyNewPlay = lazy(() => import('../player/new-play.js').then(({ NewPlay }) => ({ default: NewPlay })));
