/** What stands around every page: its head, the mark of a rehearsal, the stage of the result, the languages. */

import { type Language, languages } from '@saylau/core';
import type { ReactNode } from 'react';
import type { Place } from '../site/address.js';
import type { Page } from '../site/page.js';
import { useSay, useSite } from '../site/site.js';
import { ElectionHead } from './election-head.js';
import { InBrowser, LazyPlayerBar } from './in-browser.js';
import { PlaceLink } from './place-link.js';

const ownNames: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

const mainPages: readonly {
  readonly place: Place;
  readonly word: 'elections' | 'law' | 'then-and-now' | 'rehearsals';
}[] = [
  { place: { kind: 'home', rest: [] }, word: 'elections' },
  { place: { kind: 'rehearsals', rest: [] }, word: 'rehearsals' },
  { place: { kind: 'law', rest: [] }, word: 'law' },
  { place: { kind: 'then-and-now', rest: [] }, word: 'then-and-now' },
];

export function Shell({ page, children }: { readonly page: Page; readonly children: ReactNode }): ReactNode {
  const say = useSay('site');
  const { isLive } = useSite();
  const isRehearsal = page.log?.isRehearsal === true;
  // A screen in a hall shows itself alone.
  const isBare = page.kind === 'screen';
  return (
    <>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      {isRehearsal && <RehearsalMark />}
      {isLive && page.log?.isRehearsal === true && (
        <InBrowser>
          <div className="player-place">
            <LazyPlayerBar log={page.log.origin} zone={page.log.zone ?? '+00:00'} />
          </div>
        </InBrowser>
      )}
      {!isBare && <SiteHead page={page} />}
      <main id="content" tabIndex={-1} className={`page page-${page.kind}`}>
        {page.place.of !== undefined && !isBare && <ElectionHead page={page} of={page.place.of} />}
        {children}
      </main>
      {!isBare && <SiteFoot page={page} />}
    </>
  );
}

/** Without a page where none could be loaded. */
export function SiteHead({ page }: { readonly page?: Page }): ReactNode {
  const say = useSay('site');
  return (
    <header className="site-head">
      <PlaceLink place={{ kind: 'home', rest: [] }} className="brand">
        <Emblem />
        {say('brand')}
      </PlaceLink>
      <nav className="site-menu" aria-label={say('menu')}>
        {mainPages.map(({ place, word }) => (
          <PlaceLink key={word} place={place} isCurrent={place.kind === page?.kind}>
            {say(word)}
          </PlaceLink>
        ))}
      </nav>
      {page !== undefined && <Languages place={page.place} />}
    </header>
  );
}

const footPages: readonly { readonly place: Place; readonly word: 'foot-check' | 'foot-data' | 'foot-api' }[] = [
  { place: { kind: 'checks', rest: [] }, word: 'foot-check' },
  { place: { kind: 'all-data', rest: [] }, word: 'foot-data' },
  { place: { kind: 'api', rest: [] }, word: 'foot-api' },
];

function SiteFoot({ page }: { readonly page: Page }): ReactNode {
  const say = useSay('site');
  const { base } = useSite();
  return (
    <footer className="site-foot">
      <nav aria-label={say('foot-menu')}>
        <ul className="foot-pages">
          {footPages.map(({ place, word }) => (
            <li key={word}>
              <PlaceLink place={place} isCurrent={place.kind === page.kind}>
                {say(word)}
              </PlaceLink>
            </li>
          ))}
        </ul>
      </nav>
      <p>{say('foot-what')}</p>
      <p>{say('foot-colours')}</p>
      <p>
        {say('foot-licence')} <a href={`${base}/assets/licences.txt`}>{say('foot-licences')}</a>
      </p>
    </footer>
  );
}

/** Above everything, on every page of a rehearsal, and across the paper in print. */
function RehearsalMark(): ReactNode {
  const say = useSay('site');
  return (
    <>
      <p className="rehearsal-strip">
        <strong>{say('rehearsal')}</strong> {say('rehearsal-strip')}{' '}
        <span className="made">{say('rehearsal-made')}</span>
      </p>
      <p className="rehearsal-print" aria-hidden="true">
        {say('rehearsal-print')}
      </p>
    </>
  );
}

/** Another language is another document: a plain link. */
function Languages({ place }: { readonly place: Place }): ReactNode {
  const site = useSite();
  const say = useSay('site');
  return (
    <nav className="languages" aria-label={say('language')}>
      {languages.map((language) =>
        language === site.language ? (
          <span key={language} aria-current="true" lang={language}>
            {ownNames[language]}
          </span>
        ) : (
          <a key={language} href={site.href(place, language)} hrefLang={language} lang={language}>
            {ownNames[language]}
          </a>
        ),
      )}
    </nav>
  );
}

/** Saylau's sign: a ballot on its way into the ring of a shanyrak. */
function Emblem(): ReactNode {
  return (
    <svg className="emblem" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="13" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <path
        d="M7 10 Q16 16 25 10 M7 22 Q16 16 25 22 M10 7 Q16 16 10 25 M22 7 Q16 16 22 25"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
    </svg>
  );
}
