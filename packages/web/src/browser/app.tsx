/** The site in a browser: the page of the address, kept up to date, and the next one without loading a document. */

import { keepPreviousData, QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { PageFrame, pageKey } from '../shell/page-frame.js';
import { PrefetchProvider } from '../shell/prefetch.js';
import type { Boot, Page } from '../site/page.js';
import { Site, SiteProvider } from '../site/site.js';
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
  const [path] = useLocation();
  const client = useQueryClient();
  const newest = useRef(new Map<string, Page>());
  const { data, error } = useQuery({
    queryKey: ['page', path],
    queryFn: async ({ signal }) => newerOf(newest.current.get(path), await fetchPage(path, words, signal)),
    placeholderData: keepPreviousData,
  });
  const page = data ?? boot.page;
  newest.current.set(path, page);
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
  useArrival(page);
  useEffect(() => {
    if (error instanceof NoPage) window.location.assign(path);
  }, [error, path]);
  return (
    <PrefetchProvider value={prefetch}>
      <PageFrame page={page} module={moduleAtHand(page.kind)} status={{ ...status, hasTrouble: error !== null }} />
    </PrefetchProvider>
  );
}

/** A page that was asked for earlier and came later is not shown over a newer one. */
function newerOf(known: Page | undefined, fetched: Page): Page {
  const isOlder = known?.log !== undefined && fetched.log !== undefined && known.log.origin === fetched.log.origin;
  return isOlder && (known?.log?.size ?? 0) > (fetched.log?.size ?? 0) ? known : fetched;
}

/** On another page the reader is at its top, and whoever listens hears its title. */
function useArrival(page: Page): void {
  const key = pageKey(page);
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    window.scrollTo(0, 0);
    document.getElementById('content')?.focus({ preventScroll: true });
    document.documentElement.classList.toggle('is-rehearsal', page.log?.isRehearsal === true);
  }, [key, page]);
}
