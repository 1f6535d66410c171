/** One subject of the law: its provisions with values, articles and how sure. */

import type { ReactNode } from 'react';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { LawCrumbs, OurSummary, ProvisionTable } from '../law/parts.js';

function LawSubject({ page: { data } }: { readonly page: PageOf<'law-subject'> }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const superseded = data.lines.filter(({ state }) => state === 'superseded').length;
  return (
    <>
      <LawCrumbs statute={data.statute} />
      <h1>
        <Named text={data.subject.name} />
      </h1>
      <p className="lead">{say('subject-lead', { day: site.day(data.today), count: data.lines.length })}</p>
      {superseded > 0 && (
        <p className="note-box is-warning">{say('superseded-note', { count: superseded, of: data.lines.length })}</p>
      )}
      <OurSummary />
      <ProvisionTable statute={data.statute.id} lines={data.lines} />
      <h2>{say('other-subjects')}</h2>
      <ul className="law-subjects">
        {data.subjects
          .filter(({ id }) => id !== data.subject.id)
          .map(({ id, name }) => (
            <li key={id}>
              <PlaceLink place={{ kind: 'law-subject', rest: [data.statute.id, id] }}>
                <Named text={name} />
              </PlaceLink>
            </li>
          ))}
      </ul>
    </>
  );
}

export const lawSubjectModule: PageModule<'law-subject'> = {
  namespaces: ['law'],
  title: ({ data }, site) => `${site.name(data.subject.name)} · ${site.name(data.statute.name)}`,
  View: LawSubject,
};
