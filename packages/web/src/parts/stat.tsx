/** A few figures that say most, each with what it is and what it is of. */

import type { ReactNode } from 'react';

export interface StatProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

export function Stats({ children }: { readonly children: ReactNode }): ReactNode {
  return <dl className="stats">{children}</dl>;
}

export function Stat({ label, value, note }: StatProps): ReactNode {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd>
        <span className="value">{value}</span>
        {note !== undefined && <span className="note">{note}</span>}
      </dd>
    </div>
  );
}

/** How much of a whole is there; its words stand beside it. */
export function Progress({ part, whole }: { readonly part: number; readonly whole: number }): ReactNode {
  const width = whole === 0 ? 0 : (100 * part) / whole;
  return (
    <svg className="progress" aria-hidden="true">
      <rect className="all" width="100%" height="100%" />
      <rect className="done" width={`${width.toFixed(2)}%`} height="100%" />
    </svg>
  );
}
