/** Two days of the law to choose; where no server compares them, the browser does. And the acts that changed the law. */

import { isDay } from '@saylau/formats/leaves';
import { type ReactNode, useEffect, useState } from 'react';
import { changesBetween } from '../../data/law-history.js';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { DaysForm, LawCrumbs, OurSummary } from '../law/parts.js';
import { ChangesView } from '../law-changes/changes.js';
import type { LawDaysData } from './data.js';

interface Days {
  readonly earlier: string;
  readonly later: string;
}

function LawDaysPage({ page: { data } }: { readonly page: PageOf<'law-days'> }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const [asked, setAsked] = useState<Days>();
  useEffect(() => setAsked(daysOf(window.location.search)), []);
  const { statute, history, highlights, comparison } = data;
  return (
    <>
      <LawCrumbs statute={statute} />
      <h1>{say('two-days')}</h1>
      <p className="lead">{say('two-days-lead')}</p>
      <DaysForm key={asked?.earlier} statute={statute.id} {...(asked ?? comparison)} />
      {asked === undefined ? (
        <Ready data={data} />
      ) : (
        <>
          <p className="lead">{say('between', { earlier: site.day(asked.earlier), later: site.day(asked.later) })}</p>
          <ChangesView statute={statute.id} changes={changesBetween(history, asked.earlier, asked.later, highlights)} />
        </>
      )}
      <OurSummary />
    </>
  );
}

function daysOf(search: string): Days | undefined {
  const asked = new URLSearchParams(search);
  const [one, other] = [asked.get('from') ?? '', asked.get('to') ?? ''];
  if (!isDay(one) || !isDay(other)) return undefined;
  return one <= other ? { earlier: one, later: other } : { earlier: other, later: one };
}

/** Comparisons that need no form: before and after each act, and from election to election. */
function Ready({ data: { statute, acts, elections, comparison } }: { readonly data: LawDaysData }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const days = [...new Set(elections.map(({ date }) => date))];
  return (
    <>
      <p>
        <PlaceLink
          className="button is-main"
          place={{ kind: 'law-changes', rest: [statute.id, comparison.earlier, comparison.later] }}
        >
          {say('between', { earlier: site.day(comparison.earlier), later: site.day(comparison.later) })}
        </PlaceLink>
      </p>
      <h2>{say('amending-acts')}</h2>
      <ol className="timeline">
        {acts.map(({ id, name, since, provisions, before, after }) => (
          <li key={id}>
            <h3>
              <Named text={since} />
            </h3>
            <p>
              <Named text={name} />
            </p>
            <p className="small">
              <PlaceLink place={{ kind: 'law-changes', rest: [statute.id, before, after] }}>
                {say('before-after')}
              </PlaceLink>{' '}
              <span className="quiet">{say('of-provisions', { count: provisions })}</span>
            </p>
          </li>
        ))}
      </ol>
      {days.length > 1 && (
        <>
          <h2>{say('from-election-to-election')}</h2>
          <ul>
            {days.slice(1).map((day, at) => (
              <li key={day}>
                <PlaceLink place={{ kind: 'law-changes', rest: [statute.id, days[at] ?? day, day] }}>
                  {site.day(days[at] ?? day)} → {site.day(day)}
                </PlaceLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

export const lawDaysModule: PageModule<'law-days'> = {
  namespaces: ['law'],
  title: (_, site) => site.say('law')('two-days'),
  View: LawDaysPage,
};
