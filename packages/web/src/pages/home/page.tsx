/** The start page. */

import type { ReactNode } from 'react';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';

function Home({ page }: { readonly page: PageOf<'home'> }): ReactNode {
  const site = useSite();
  const say = useSay('home');
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <ul className="cards">
        {page.data.elections.map(({ ref, name, date }) => (
          <li key={ref.election} className="card">
            <PlaceLink place={{ kind: 'election', of: ref, rest: [] }}>{site.name(name)}</PlaceLink>
            <p className="quiet">{site.day(date)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

export const homeModule: PageModule<'home'> = {
  namespaces: ['home'],
  title: (_, site) => site.say('home')('title'),
  summary: (_, site) => site.say('home')('lead'),
  View: Home,
};
