/** Data: where those of each election are, the law, and the ways for programs. */

import type { ReactNode } from 'react';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { Licence } from '../data/licence.js';
import type { ElectionWithData } from './data.js';

function AllData({ page }: { readonly page: PageOf<'all-data'> }): ReactNode {
  const say = useSay('data');
  const site = useSite();
  const { elections, rehearsals, laws } = page.data;
  return (
    <>
      <h1>{say('all-title')}</h1>
      <p className="lead">{say('all-lead')}</p>
      <h2>{say('elections')}</h2>
      <p>{say('elections-what')}</p>
      <Elections elections={elections} />
      {rehearsals.length > 0 && (
        <>
          <h2>{say('rehearsals')}</h2>
          <p>{say('rehearsals-what')}</p>
          <Elections elections={rehearsals} />
        </>
      )}
      <h2>{say('law')}</h2>
      <p>{say('law-what')}</p>
      <ul>
        {laws.map(({ id, name, provisions, path }) => (
          <li key={id}>
            <a href={site.base + path} download="">
              <Named text={name} otherwise={id} /> (JSON)
            </a>{' '}
            <span className="quiet">{say('provisions', { number: provisions })}</span>
          </li>
        ))}
      </ul>
      <h2>{say('programs')}</h2>
      <ul>
        <li>
          <PlaceLink place={{ kind: 'api', rest: [] }}>{say('api')}</PlaceLink>
        </li>
        <li>
          {say('by-command')} <code>saylau export</code>
        </li>
        <li>
          <PlaceLink place={{ kind: 'checks', rest: [] }}>{say('check')}</PlaceLink>
        </li>
      </ul>
      <Licence />
    </>
  );
}

function Elections({ elections }: { readonly elections: readonly ElectionWithData[] }): ReactNode {
  const site = useSite();
  return (
    <ul>
      {elections.map(({ ref, name, date }) => (
        <li key={JSON.stringify(ref)}>
          <PlaceLink place={{ kind: 'data', of: ref, rest: [] }}>
            <Named text={name} otherwise={ref.election} />
          </PlaceLink>
          {ref.rehearsal !== undefined && (
            <span className="quiet mono"> {`${ref.rehearsal.plan}/${ref.rehearsal.seed}`}</span>
          )}
          {date !== undefined && ref.rehearsal === undefined && <span className="quiet"> {site.day(date)}</span>}
        </li>
      ))}
    </ul>
  );
}

export const allDataModule: PageModule<'all-data'> = {
  namespaces: ['data', 'parts'],
  title: (_, site) => site.say('data')('all-title'),
  summary: (_, site) => site.say('data')('all-lead'),
  View: AllData,
};
