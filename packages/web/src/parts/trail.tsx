/** The areas above a place, as links, the country first. */

import type { ReactNode } from 'react';
import { wordOf } from '../data/ids.js';
import type { AreaName } from '../data/places.js';
import { PlaceLink } from '../shell/place-link.js';
import type { ElectionRef, Place } from '../site/address.js';
import { useSay } from '../site/site.js';
import { Named } from './option-name.js';

export function areaPlace(of: ElectionRef | undefined, area: string): Place {
  return { kind: 'area', ...(of === undefined ? {} : { of }), rest: [wordOf(area)] };
}

export function contestPlace(of: ElectionRef, contest: string): Place {
  return { kind: 'contest', of, rest: [wordOf(contest)] };
}

export function stationPlace(of: ElectionRef | undefined, station: string): Place {
  return { kind: 'station', ...(of === undefined ? {} : { of }), rest: [wordOf(station)] };
}

export function AreaLink({ of, area }: { readonly of: ElectionRef | undefined; readonly area: AreaName }): ReactNode {
  return (
    <PlaceLink place={areaPlace(of, area.id)}>
      <Named text={area.name} otherwise={area.id} />
    </PlaceLink>
  );
}

export function Trail({
  of,
  areas,
}: {
  readonly of: ElectionRef | undefined;
  readonly areas: readonly AreaName[];
}): ReactNode {
  const say = useSay('parts');
  if (areas.length === 0) return null;
  return (
    <nav className="trail" aria-label={say('trail')}>
      <ol>
        {areas.map((area) => (
          <li key={area.id}>
            <AreaLink of={of} area={area} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
