/** The site in a browser: the page of the address, kept up to date, and the next one without loading a document. */

import { keepPreviousData, QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { PageFrame, pageKey } from '../shell/page-frame.js';
import { PrefetchProvider } from '../shell/prefetch.js';
import { documentTitle } from '../site/module.js';
import type { Boot, Page } from '../site/page.js';
import { Site, SiteProvider, useSite } from '../site/site.js';
import { fetchPage, NoPage } from './fetch-page.js';
import { type LoadedWords, moduleAtHand } from './modules.js';
import { useLive } from './use-live.js';

export interface AppProps {
  readonly boot: Boot;
  readonly words: LoadedWords;
  readonly client: QueryClient;
}

/** Data never grows old by time: the log says when there is news. */
export function clientFor(boot: Boot, path: string): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 600_000, retry: 2, refetchOnWindowFocus: false },
    },
  });
  client.setQueryData(['page', path], boot.page);
  return client;
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
  const site = useSite();
  const [path] = useLocation();
  const client = useQueryClient();
  const key = ['page', path];
  const { data, error } = useQuery<Page>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const fetched = await fetchPage(path, words, signal);
      return newerOf(client.getQueryData<Page>(key), fetched);
    },
    placeholderData: keepPreviousData,
    staleTime: ({ state }) => (boot.isLive && isOfManyLogs(state.data) ? again : Number.POSITIVE_INFINITY),
    refetchInterval: ({ state }) => (boot.isLive && isOfManyLogs(state.data) ? again : false),
  });
  const page = data ?? boot.page;
  const prefetch = useCallback(
    (next: string) => {
      if (next !== path)
        client
          .prefetchQuery({ queryKey: ['page', next], queryFn: () => fetchPage(next, words), staleTime: 5_000 })
          .catch(() => undefined);
    },
    [client, path, words],
  );
  const status = useLive(page, path, boot.isLive);
  useArrival(page, site);
  useEffect(() => {
    if (error instanceof NoPage) window.location.assign(path);
  }, [error, path]);
  return (
    <PrefetchProvider value={prefetch}>
      <PageFrame page={page} module={moduleAtHand(page.kind)} status={status} />
    </PrefetchProvider>
  );
}

/** Milliseconds after which pages that no one log tells of are asked for again. */
const again = 15_000;

/** Whether a page says how far several logs are. */
function isOfManyLogs(page: Page | undefined): boolean {
  return page?.kind === 'home' || page?.kind === 'rehearsals';
}

/** A page that was asked for earlier and came later is not shown over a newer one. */
function newerOf(known: Page | undefined, fetched: Page): Page {
  const isOlder = known?.log !== undefined && fetched.log !== undefined && known.log.origin === fetched.log.origin;
  return isOlder && (known?.log?.size ?? 0) > (fetched.log?.size ?? 0) ? known : fetched;
}

/** On another page the reader is at its top, the document has its title, and whoever listens is in it. */
function useArrival(page: Page, site: Site): void {
  const key = pageKey(page);
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const module = moduleAtHand(page.kind);
    if (module !== undefined) document.title = documentTitle(page, module, site);
    window.scrollTo(0, 0);
    document.getElementById('content')?.focus({ preventScroll: true });
    document.documentElement.classList.toggle('is-rehearsal', page.log?.isRehearsal === true);
  }, [key, page, site]);
}
