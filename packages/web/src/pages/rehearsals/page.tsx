/** All rehearsals, and the way to play one. */

import type { ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { Named } from '../../parts/option-name.js';
import { InBrowser, LazyNewPlay } from '../../shell/in-browser.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { RehearsalLine } from './data.js';

function Rehearsals({ page }: { readonly page: PageOf<'rehearsals'> }): ReactNode {
  const say = useSay('rehearsals');
  const { isLive } = useSite();
  const { rehearsals } = page.data;
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <h2>{say('play')}</h2>
      <p>{say('play-lead')}</p>
      {isLive ? (
        <InBrowser before={<p className="player-room">{say('by-command')}</p>}>
          <LazyNewPlay />
        </InBrowser>
      ) : (
        <p>{say('no-server')}</p>
      )}
      {rehearsals.length > 0 && (
        <>
          <h2>{say('all')}</h2>
          <DataTable
            caption={say('all')}
            isCaptionHidden={true}
            rows={rehearsals}
            keyOf={({ day }) => `${day.plan}/${day.seed}`}
            columns={[
              { key: 'name', head: say('day'), cell: nameCell },
              { key: 'seed', head: say('seed'), cell: ({ day }) => day.seed },
              {
                key: 'counted',
                head: say('counted'),
                isFigure: true,
                cell: ({ counted }) => <Figure value={counted} />,
              },
              {
                key: 'expected',
                head: say('expected'),
                isFigure: true,
                cell: ({ expected }) => <Figure value={expected} />,
              },
              { key: 'acts', head: say('acts'), isFigure: true, cell: ({ acts }) => <Figure value={acts} /> },
            ]}
          />
        </>
      )}
    </>
  );
}

function nameCell({ day, name }: RehearsalLine): ReactNode {
  return (
    <PlaceLink place={{ kind: 'rehearsal-day', day, rest: [] }}>
      <Named text={name} otherwise={day.plan} />
    </PlaceLink>
  );
}

export const rehearsalsModule: PageModule<'rehearsals'> = {
  namespaces: ['parts', 'rehearsals'],
  title: (_, site) => site.say('rehearsals')('title'),
  summary: (_, site) => site.say('rehearsals')('lead'),
  View: Rehearsals,
};
