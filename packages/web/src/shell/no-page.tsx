/** What stands at an address whose page is not there: never another page. */

import type { ReactNode } from 'react';
import { useSay } from '../site/site.js';
import { PlaceLink } from './place-link.js';
import { SiteHead } from './shell.js';

export interface NotLoadedProps {
  readonly path: string;
  /** Only its document can tell what stands there. */
  readonly needsDocument: boolean;
  /** It is being asked for. */
  readonly isAsked: boolean;
  readonly again: () => void;
}

/** It did not come. */
export function NotLoaded({ path, needsDocument, isAsked, again }: NotLoadedProps): ReactNode {
  const say = useSay('site');
  if (needsDocument) return <LoadAgain path={path} title={say('not-loaded-title')} says={say('needs-document')} />;
  return (
    <NoPage title={say(isAsked ? 'loading' : 'not-loaded-title')} isBusy={isAsked}>
      {!isAsked && (
        <>
          <p className="lead">{say('not-loaded')}</p>
          <p>
            <button type="button" onClick={() => again()}>
              {say('again')}
            </button>
          </p>
        </>
      )}
    </NoPage>
  );
}

/** It came, and could not be shown. */
export function NotShown({ path }: { readonly path: string }): ReactNode {
  const say = useSay('site');
  return <LoadAgain path={path} title={say('failed-title')} says={say('failed')} />;
}

interface LoadAgainProps {
  readonly path: string;
  readonly title: string;
  readonly says: string;
}

function LoadAgain({ path, title, says }: LoadAgainProps): ReactNode {
  const say = useSay('site');
  return (
    <NoPage title={title}>
      <p className="lead">{says}</p>
      <p>
        <a className="button" href={path}>
          {say('load-again')}
        </a>
      </p>
    </NoPage>
  );
}

/** Said beside a page that stays as it came. */
export function AsItCame({ path }: { readonly path: string }): ReactNode {
  const say = useSay('site');
  return (
    <>
      {say('left')} <a href={path}>{say('load-again')}</a>
    </>
  );
}

/** Nothing stands at the address. */
export function NotThere(): ReactNode {
  const say = useSay('site');
  return (
    <NoPage title={say('not-there-title')}>
      <p className="lead">{say('not-there')}</p>
      <p>
        <PlaceLink place={{ kind: 'home', rest: [] }} className="button">
          {say('to-start')}
        </PlaceLink>
      </p>
    </NoPage>
  );
}

interface NoPageProps {
  readonly title: string;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

function NoPage({ title, isBusy = false, children }: NoPageProps): ReactNode {
  return (
    <>
      <SiteHead />
      <main id="content" tabIndex={-1} className="page" aria-busy={isBusy}>
        <h1>{title}</h1>
        <div role="status">{children}</div>
      </main>
    </>
  );
}
