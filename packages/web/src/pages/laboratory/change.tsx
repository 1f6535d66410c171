/** A difference of seats with its sign: never colour alone. */

import type { ReactNode } from 'react';

export function Change({ by }: { readonly by: number }): ReactNode {
  if (by === 0) return <span className="quiet">·</span>;
  return <span className={by > 0 ? 'gain' : 'loss'}>{by > 0 ? `+${by}` : `−${-by}`}</span>;
}
