/** All stations on one long page, by district: for readers without scripts, and for searching in the page. */

import type { ReactNode } from 'react';
import { stationLabel, stationNumber } from '../../data/ids.js';
import { Named } from '../../parts/option-name.js';
import { stationPlace } from '../../parts/trail.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';

function StationIndexPage({ page }: { readonly page: PageOf<'station-index'> }): ReactNode {
  const say = useSay('stations');
  const site = useSite();
  return (
    <>
      <h1>{say('all')}</h1>
      {page.data.areas.map(({ area, name, region, prefix, stations, names }) => (
        <section key={area}>
          <h2>
            <Named text={name} otherwise={area} />
            {site.name(region) !== '' && <span className="quiet small">, {site.name(region)}</span>}
          </h2>
          <ul className={names === undefined ? 'station-numbers' : 'station-numbers is-named'}>
            {stations.map((own, at) => (
              <li key={own}>
                <a href={site.href(stationPlace(page.place.of, prefix + own))}>
                  {names === undefined ? stationNumber(prefix + own) : stationLabel(prefix + own, names[at])}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

export const stationIndexModule: PageModule<'station-index'> = {
  namespaces: ['stations', 'parts'],
  title: ({ about }, site) => `${site.say('stations')('all')}, ${site.name(about?.name)}`,
  View: StationIndexPage,
};
