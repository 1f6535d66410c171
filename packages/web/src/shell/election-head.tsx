/** Above every page of an election: which it is, how far, and its other pages. */

import { type ReactNode, useEffect, useRef } from 'react';
import { Named } from '../parts/option-name.js';
import { StageMark } from '../parts/stage.js';
import type { ElectionRef, PageKind } from '../site/address.js';
import type { Page } from '../site/page.js';
import { useSay } from '../site/site.js';
import { PlaceLink } from './place-link.js';

/** Pages beside the result: where they do not fit the line of the others, they stand in one of their own. */
const beside: ReadonlySet<PageKind> = new Set(['around', 'changes', 'check', 'data', 'screen']);

export function ElectionHead({ page, of }: { readonly page: Page; readonly of: ElectionRef }): ReactNode {
  const say = useSay('site');
  const { about, stage } = page;
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen they scroll: the one that is shown stands in view. `scrollIntoView` would move the keyboard there too.
  useEffect(() => {
    const own = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current === null || own === null || own === undefined) return;
    nav.current.scrollLeft = own.offsetLeft - (nav.current.clientWidth - own.clientWidth) / 2;
  }, []);
  if (about === undefined) return null;
  return (
    <>
      <div className="election-head">
        <PlaceLink className="name" place={{ kind: 'election', of, rest: [] }}>
          <Named text={about.name} />
        </PlaceLink>
        <StageMark stage={stage} />
      </div>
      <nav ref={nav} className="election-nav" aria-label={say('election-pages')}>
        {[about.pages.filter((kind) => !beside.has(kind)), about.pages.filter((kind) => beside.has(kind))].map(
          (kinds) => (
            <ul key={kinds[0] ?? ''}>
              {kinds.map((kind) => (
                <li key={kind}>
                  <PlaceLink place={{ kind, of, rest: [] }} isCurrent={kind === page.kind}>
                    {say(kind === 'seats' && about.isOneVote === true ? 'page-seats-answer' : `page-${kind}`)}
                  </PlaceLink>
                </li>
              ))}
            </ul>
          ),
        )}
      </nav>
    </>
  );
}
