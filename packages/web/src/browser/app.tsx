/** The site in a browser: the page of the address, kept up to date, and the next one without loading a document. */

import { type QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { NotLoaded } from '../shell/no-page.js';
import { PageFrame, pageKey } from '../shell/page-frame.js';
import { PrefetchProvider } from '../shell/prefetch.js';
import { documentTitle } from '../site/module.js';
import { type Boot, isRehearsal, type Page } from '../site/page.js';
import { Site, SiteProvider, useSite } from '../site/site.js';
import { Boundary } from './boundary.js';
import { fetchPage, NeedsDocument } from './fetch-page.js';
import { loadAnew } from './load-anew.js';
import { type LoadedWords, loadModule, moduleAtHand } from './modules.js';
import { pageQuery, queryKeyOf } from './page-query.js';
import { clock, useLive } from './use-live.js';

export interface AppProps {
  readonly boot: Boot;
  readonly words: LoadedWords;
  readonly client: QueryClient;
}

export function App({ boot, words, client }: AppProps): ReactNode {
  const [site] = useState(() => new Site(words, boot));
  return (
    <QueryClientProvider client={client}>
      <SiteProvider value={site}>
        <Pages boot={boot} words={words} />
      </SiteProvider>
    </QueryClientProvider>
  );
}

function Pages({ boot, words }: Omit<AppProps, 'client'>): ReactNode {
  const { isLive } = boot;
  const { build } = boot.page;
  const [path] = useLocation();
  const client = useQueryClient();
  const shown = useRef<Page>(undefined);
  const asked = { path, words, build };
  const query = useQuery(pageQuery(client, asked, { isLive, shown: () => shown.current }));
  const { data: page, error, isFetching, refetch } = query;
  shown.current = page;
  const prefetch = useCallback(
    (next: string) => {
      if (next === path) return;
      const queryFn = (): Promise<Page> => fetchPage({ path: next, words, build });
      client.prefetchQuery({ queryKey: queryKeyOf(next), queryFn, staleTime: 5_000 }).catch(() => undefined);
    },
    [build, client, path, words],
  );
  const status = useLive(page, path, isLive);
  useArrival(page);
  useNextModule(page, words);
  useEffect(() => {
    if (error instanceof NeedsDocument) loadAnew();
  }, [error]);
  // What no log tells of is as old as its last answer.
  const behindSince =
    status.behindSince ?? (error !== null && page?.log === undefined ? clock(query.dataUpdatedAt) : undefined);
  return (
    <PrefetchProvider value={prefetch}>
      <Boundary path={path} build={build}>
        {page === undefined ? (
          <NotLoaded path={path} needsDocument={error instanceof NeedsDocument} isAsked={isFetching} again={refetch} />
        ) : (
          <PageFrame page={page} module={moduleAtHand(page.kind)} status={{ ...status, behindSince }} />
        )}
      </Boundary>
    </PrefetchProvider>
  );
}

/** Most who read of an area go on to a station: what shows one is there before the click. */
function useNextModule(page: Page | undefined, words: LoadedWords): void {
  const isNear = page?.kind === 'area';
  useEffect(() => {
    if (isNear) loadModule('station', words).catch(() => undefined);
  }, [isNear, words]);
}

/** On another page the reader is at its top, or at what the link meant; the document has its title, and whoever listens is in it. */
function useArrival(page: Page | undefined): void {
  const site = useSite();
  const key = page === undefined ? '' : pageKey(page);
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    document.title = page === undefined ? site.say('site')('not-loaded-title') : titleOf(page, site);
    document.getElementById('content')?.focus({ preventScroll: true });
    const meant = document.getElementById(window.location.hash.slice(1));
    if (meant === null) window.scrollTo(0, 0);
    else meant.scrollIntoView();
    document.documentElement.classList.toggle('is-rehearsal', page !== undefined && isRehearsal(page));
  }, [key, page, site]);
}

function titleOf(page: Page, site: Site): string {
  const module = moduleAtHand(page.kind);
  return module === undefined ? document.title : documentTitle(page, module, site);
}
