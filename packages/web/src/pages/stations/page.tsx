/** Stations: found by number, name, settlement or district; or by way of their regions. */

import type { ReactNode } from 'react';
import { Progress, Stat, Stats } from '../../parts/stat.js';
import { AreaLink } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { StationsArea } from './data.js';
import { StationSearch } from './search.js';

function StationsPage({ page }: { readonly page: PageOf<'stations'> }): ReactNode {
  const say = useSay('stations');
  const site = useSite();
  const { data, place } = page;
  const { of } = place;
  return (
    <>
      <h1>{say('title')}</h1>
      <Stats>
        <Stat
          label={say('counted')}
          value={`${site.number(data.counted)} / ${site.number(data.expected)}`}
          note={<Progress part={data.counted} whole={data.expected} />}
        />
      </Stats>
      {of !== undefined && <StationSearch of={of} hasNames={data.hasNames === true} />}
      <h2>{say('by-region')}</h2>
      <p className="quiet">{say('by-region-note')}</p>
      <div className="station-regions">
        {site.sorted(data.regions).map((region) => (
          <details key={region.id} className="station-region">
            <summary>
              {site.name(region.name)} <Count area={region} />
            </summary>
            <p>
              <AreaLink of={of} area={region} />
            </p>
            <AreaList of={of} areas={region.districts} />
          </details>
        ))}
        {data.constituencies.length > 0 && (
          <details className="station-region">
            <summary>
              {say('constituencies')} <span className="quiet small">{site.number(data.constituencies.length)}</span>
            </summary>
            <AreaList of={of} areas={data.constituencies} />
          </details>
        )}
      </div>
      <p>
        <PlaceLink place={{ kind: 'station-index', ...(of === undefined ? {} : { of }), rest: [] }}>
          {say('all')}
        </PlaceLink>
      </p>
    </>
  );
}

function AreaList({
  of,
  areas,
}: {
  readonly of: ElectionRef | undefined;
  readonly areas: readonly StationsArea[];
}): ReactNode {
  const site = useSite();
  return (
    <ul className="area-list">
      {site.sorted(areas).map((area) => (
        <li key={area.id}>
          <AreaLink of={of} area={area} /> <Count area={area} />
        </li>
      ))}
    </ul>
  );
}

function Count({ area: { counted, expected } }: { readonly area: StationsArea }): ReactNode {
  const site = useSite();
  return (
    <span className="quiet small number">
      {site.number(counted)} / {site.number(expected)}
    </span>
  );
}

export const stationsModule: PageModule<'stations'> = {
  namespaces: ['stations', 'parts'],
  title: ({ about }, site) => `${site.say('stations')('title')}, ${site.name(about?.name)}`,
  View: StationsPage,
};
