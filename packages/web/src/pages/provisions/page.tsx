/** All provisions of a statute, to be found by words. Readable as a whole; the filter comes with the script. */

import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import { LawCrumbs, OurSummary } from '../law/parts.js';
import type { ListedProvision, ProvisionsData } from './data.js';

function ProvisionsPage({ page: { data } }: { readonly page: PageOf<'provisions'> }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const [words, setWords] = useState<string>();
  useEffect(() => setWords(new URLSearchParams(window.location.search).get('words') ?? ''), []);
  const shown = useMemo(() => found(data.subjects, words ?? '', site), [data.subjects, words, site]);
  const count = shown.reduce((sum, { provisions }) => sum + provisions.length, 0);
  return (
    <>
      <LawCrumbs statute={data.statute} />
      <h1>{say('all-provisions')}</h1>
      <p className="lead">{say('all-lead', { day: site.day(data.today) })}</p>
      <OurSummary />
      {words !== undefined && (
        <search className="toolbar">
          <div className="field">
            <label htmlFor="words">{say('find')}</label>
            <input
              id="words"
              type="search"
              autoComplete="off"
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
          </div>
          <p role="status">{say('found', { count })}</p>
        </search>
      )}
      {shown.map(({ id, name, provisions }) => (
        <details key={id} className="law-fold" open={words !== undefined && words.trim() !== ''}>
          <summary>
            <h2>
              <Named text={name} />
            </h2>{' '}
            <span className="quiet small">{site.number(provisions.length)}</span>
          </summary>
          <p>
            <PlaceLink place={{ kind: 'law-subject', rest: [data.statute.id, id] }}>{say('subject-page')}</PlaceLink>
          </p>
          <ul className="law-index">
            {provisions.map((one) => (
              <Line key={one.id} statute={data.statute.id} provision={one} />
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Line({ statute, provision }: { readonly statute: string; readonly provision: ListedProvision }): ReactNode {
  const site = useSite();
  const { id, says, value, state } = provision;
  return (
    <li>
      {/* A plain link: 630 that watch the pointer are heavy. */}
      <a href={site.href({ kind: 'provision', rest: [statute, id] })}>
        <Named text={says} />
      </a>{' '}
      <span className={state === 'given' ? 'law-value' : state === 'superseded' ? 'law-value was' : 'absent'}>
        <Named text={value} />
      </span>
    </li>
  );
}

/** Provisions that hold every word, in what they say, their value or their id. */
function found(subjects: ProvisionsData['subjects'], words: string, site: Site): ProvisionsData['subjects'] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return subjects;
  return subjects
    .map((subject) => ({
      ...subject,
      provisions: subject.provisions.filter(({ id, says, value }) => {
        const text = `${id} ${site.name(subject.name)} ${site.name(says)} ${site.name(value)}`.toLowerCase();
        return wanted.every((word) => text.includes(word));
      }),
    }))
    .filter(({ provisions }) => provisions.length > 0);
}

export const provisionsModule: PageModule<'provisions'> = {
  namespaces: ['law'],
  title: ({ data }, site) => `${site.say('law')('all-provisions')} · ${site.name(data.statute.name)}`,
  View: ProvisionsPage,
};
