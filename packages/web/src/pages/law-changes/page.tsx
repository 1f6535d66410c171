/** What has changed in the law between two days. */

import type { ReactNode } from 'react';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { DaysForm, LawCrumbs, OurSummary } from '../law/parts.js';
import { ChangesView } from './changes.js';
import type { LawChangesData } from './data.js';

function LawChangesPage({ page: { data } }: { readonly page: PageOf<'law-changes'> }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const { statute, earlier, later } = data;
  return (
    <>
      <LawCrumbs
        statute={statute}
        more={[{ place: { kind: 'law-days', rest: [statute.id] }, words: say('two-days') }]}
      />
      <h1>{say('what-changed')}</h1>
      <p className="lead">{say('between', { earlier: site.day(earlier), later: site.day(later) })}</p>
      <DaysForm statute={statute.id} earlier={earlier} later={later} />
      <ChangesView statute={statute.id} changes={data.changes} />
      <OtherDay data={data} />
      <OurSummary />
    </>
  );
}

/** The same votes under the law of the other day. */
function OtherDay({ data: { elections, earlier, later } }: { readonly data: LawChangesData }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  if (elections.length === 0) return null;
  return (
    <>
      <h2>{say('same-votes')}</h2>
      <p>{say('same-votes-note')}</p>
      <ul>
        {elections.map(({ ref, name, date }) => {
          const other = date === earlier ? later : earlier;
          return (
            <li key={ref.election}>
              <PlaceLink place={{ kind: 'election', of: ref, rest: [] }}>
                <Named text={name} />
              </PlaceLink>
              {': '}
              <a href={`${site.href({ kind: 'laboratory', of: ref, rest: [] })}?law=${other}`}>
                {say('under-law-of', { day: site.day(other) })}
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}

export const lawChangesModule: PageModule<'law-changes'> = {
  namespaces: ['law'],
  title: (_, site) => site.say('law')('what-changed'),
  summary: ({ data }, site) =>
    site.say('law')('between', { earlier: site.day(data.earlier), later: site.day(data.later) }),
  View: LawChangesPage,
};
