/** All stations on one page, folded by region: for readers without scripts, and for searching in the page. */

import type { Text } from '@saylau/core';
import type { ReactNode } from 'react';
import { stationLabel, stationNumber } from '../../data/ids.js';
import { Named } from '../../parts/option-name.js';
import { stationPlace } from '../../parts/trail.js';
import type { ElectionRef } from '../../site/address.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import type { IndexedArea } from '../stations/data.js';

function StationIndexPage({ page }: { readonly page: PageOf<'station-index'> }): ReactNode {
  const say = useSay('stations');
  const site = useSite();
  const regions = byRegion(site.sorted(page.data.areas)).map((areas) => ({ name: nameOf(areas, site), areas }));
  return (
    <>
      <h1>{say('all')}</h1>
      <p className="quiet">{say('all-note')}</p>
      {site.sorted(regions).map(({ areas }) => (
        <Region key={areas[0].area} areas={areas} of={page.place.of} />
      ))}
    </>
  );
}

function Region({ areas, of }: { readonly areas: Areas; readonly of: ElectionRef | undefined }): ReactNode {
  const site = useSite();
  const [{ area: id }] = areas;
  const all = areas.reduce((sum, { stations }) => sum + stations.length, 0);
  const isOne = isAlone(areas, site);
  return (
    <details className="station-region is-all">
      <summary>
        <h2>
          <Named text={nameOf(areas, site)} otherwise={id} />
        </h2>{' '}
        <span className="quiet small">{site.number(all)}</span>
      </summary>
      {areas.map(({ area, name: own, prefix, stations, names }) => (
        <section key={area}>
          {!isOne && (
            <h3>
              <Named text={own} otherwise={area} />
            </h3>
          )}
          <ul className={names === undefined ? 'station-numbers' : 'station-numbers is-named'}>
            {stations.map((station, at) => (
              <li key={station}>
                <a href={site.href(stationPlace(of, prefix + station))}>
                  {names === undefined ? stationNumber(prefix + station) : stationLabel(prefix + station, names[at])}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

type Areas = readonly [IndexedArea, ...IndexedArea[]];

/** A country, or a city, of which nothing is below: its own name is said once. */
function isAlone([{ region }]: Areas, site: Site): boolean {
  return site.name(region) === '';
}

function nameOf(areas: Areas, site: Site): Text {
  return isAlone(areas, site) ? areas[0].name : areas[0].region;
}

/** In the order they came; what lies in no region stands alone. */
export function byRegion(areas: readonly IndexedArea[]): readonly Areas[] {
  const groups = new Map<string, [IndexedArea, ...IndexedArea[]]>();
  for (const area of areas) {
    const region = JSON.stringify(area.region);
    const key = region === '{}' ? area.area : region;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [area]);
    else own.push(area);
  }
  return [...groups.values()];
}

export const stationIndexModule: PageModule<'station-index'> = {
  namespaces: ['stations', 'parts'],
  title: ({ about }, site) => `${site.say('stations')('all')}, ${site.name(about?.name)}`,
  View: StationIndexPage,
};
