/** What most readers come for, in their own words, and where it stands: their constituency, region and station, why so many seats, what changed. */

import type { ReactNode } from 'react';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionPageKind } from '../../site/page.js';
import { useSay } from '../../site/site.js';
import type { ElectionPageProps } from './sections.js';

/** In this page, or on another page of the election. */
const ways = [
  { word: 'way-constituency', to: 'places' },
  { word: 'way-body', to: 'bodies' },
  { word: 'way-region', to: 'map' },
  { word: 'way-station', to: 'stations' },
  { word: 'way-seats', to: 'seats' },
  { word: 'way-open', to: 'open' },
  { word: 'way-changes', to: 'changes' },
] as const satisfies readonly { readonly word: string; readonly to: ElectionPageKind | Inside }[];

type Inside = 'places' | 'bodies';

export function Ways({ page, inside = [] }: ElectionPageProps & { readonly inside?: readonly Inside[] }): ReactNode {
  const say = useSay('election');
  const { about, place, log, stage } = page;
  const { of } = place;
  if (of === undefined || about === undefined) return null;
  return (
    <nav className="ways no-print" aria-label={say('ways')}>
      <ul>
        {ways.map(({ word, to }) => {
          if (to === 'places' || to === 'bodies') {
            return inside.includes(to) ? (
              <li key={to}>
                <a href={`#${to}`}>{say(word)}</a>
              </li>
            ) : null;
          }
          // Of the past nothing changes any more; and seats are divided among lists.
          const isAsked =
            about.pages.includes(to) &&
            (to !== 'changes' || log !== undefined) &&
            (to !== 'open' || stage === 'counting') &&
            (to !== 'seats' || page.data.kind === 'lists');
          return isAsked ? (
            <li key={to}>
              <PlaceLink place={{ kind: to, of, rest: [] }}>{say(word)}</PlaceLink>
            </li>
          ) : null;
        })}
      </ul>
    </nav>
  );
}
