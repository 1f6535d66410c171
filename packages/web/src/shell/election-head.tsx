/** Above every page of an election: which it is, how far, and its other pages. */

import { type ReactNode, useEffect, useRef } from 'react';
import { Named } from '../parts/option-name.js';
import { StageMark } from '../parts/stage.js';
import type { ElectionRef } from '../site/address.js';
import type { Page } from '../site/page.js';
import { useSay } from '../site/site.js';
import { PlaceLink } from './place-link.js';

export function ElectionHead({ page, of }: { readonly page: Page; readonly of: ElectionRef }): ReactNode {
  const say = useSay('site');
  const { about, stage } = page;
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen they scroll: the one that is shown stands in view.
  useEffect(() => {
    const own = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (own !== null && own !== undefined) own.parentElement?.scrollIntoView({ inline: 'center', block: 'nearest' });
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
        <ul>
          {about.pages.map((kind) => (
            <li key={kind}>
              <PlaceLink place={{ kind, of, rest: [] }} isCurrent={kind === page.kind}>
                {say(kind === 'seats' && about.isOneVote === true ? 'page-seats-answer' : `page-${kind}`)}
              </PlaceLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
