/** A rehearsal's day: its elections, and how far stations and protocols are. */

import type { ReactNode } from 'react';
import { Figure } from '../../parts/figure.js';
import { Named } from '../../parts/option-name.js';
import { Progress, Stat, Stats } from '../../parts/stat.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';

function RehearsalDay({ page }: { readonly page: PageOf<'rehearsal-day'> }): ReactNode {
  const say = useSay('rehearsal-day');
  const site = useSite();
  const { name, date, stations, elections, acts, day } = page.data;
  const expected = elections.reduce((sum, one) => sum + one.expected, 0);
  const counted = elections.reduce((sum, one) => sum + one.counted, 0);
  const of = (number: number): string => say('of', { number });
  return (
    <>
      <h1>
        <Named text={name} otherwise={`${day.plan} ${day.seed}`} />
      </h1>
      {date !== undefined && <p className="lead">{say('lead', { date: site.day(date), seed: day.seed })}</p>}
      <Stats>
        <Stat label={say('opened')} value={<Figure value={stations.opened} />} note={of(stations.expected)} />
        <Stat label={say('closed')} value={<Figure value={stations.closed} />} note={of(stations.expected)} />
        <Stat label={say('counted')} value={<Figure value={counted} />} note={of(expected)} />
        <Stat label={say('acts')} value={<Figure value={acts} />} />
      </Stats>
      {stations.opened > 0 && <p className="quiet small">{say('paper')}</p>}
      <h2>{say('elections')}</h2>
      {elections.length === 0 && <p className="quiet">{say('none-yet')}</p>}
      <ul className="cards">
        {elections.map((one) => (
          <li key={one.ref.election} className="card">
            <h3>
              <PlaceLink place={{ kind: 'election', of: one.ref, rest: [] }}>
                <Named text={one.name} />
              </PlaceLink>
            </h3>
            <Progress part={one.counted} whole={one.expected} />
            <p className="quiet">{say('counted-of', { counted: one.counted, expected: one.expected })}</p>
            <p className="quiet">{say('established-of', { established: one.established, contests: one.contests })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

export const rehearsalDayModule: PageModule<'rehearsal-day'> = {
  namespaces: ['parts', 'rehearsal-day'],
  title: ({ data }, site) => site.name(data.name) || `${data.day.plan} ${data.day.seed}`,
  View: RehearsalDay,
};
