/** The provisions behind a step: what each says, its article, since when, how sure; each leads to its own page. */

import type { ReactNode } from 'react';
import type { Grounds } from '../data/grounds.js';
import { PlaceLink } from '../shell/place-link.js';
import { Named } from './option-name.js';

export function GroundList({
  grounds,
  cites,
}: {
  readonly grounds: Grounds;
  readonly cites: readonly string[];
}): ReactNode {
  const known = cites.flatMap((id) => {
    const ground = grounds[id];
    return ground === undefined ? [] : [{ id, ground }];
  });
  if (known.length === 0) return null;
  return (
    <ul className="grounds cite">
      {known.map(({ id, ground: { statute, says, stands } }) => (
        <li key={id}>
          <PlaceLink place={{ kind: 'provision', rest: [statute, id] }}>
            <Named text={says} />
          </PlaceLink>
          {stands !== undefined && (
            <span className="stands">
              <Named text={stands} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
