/** The question for the page of an address: what is kept of it, when it is asked again, what stands there meanwhile. */

import { QueryClient, type QueryObserverOptions } from '@tanstack/react-query';
import type { Boot, Page } from '../site/page.js';
import { type Asked, fetchPage, NeedsDocument } from './fetch-page.js';

/** Milliseconds after which pages that no one log tells of, and pages that did not come, are asked for again. */
const again = 15_000;

/** Data never grows old by time: the log says when there is news. */
export function clientFor(boot: Boot, path: string): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 600_000,
        retry: (failures, error) => failures < 1 && !(error instanceof NeedsDocument),
        refetchOnWindowFocus: false,
        // Without a connection a question fails, and the page says so: it does not wait in silence.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
    },
  });
  client.setQueryData(queryKeyOf(path), boot.page);
  return client;
}

export function queryKeyOf(path: string): readonly string[] {
  return ['page', path];
}

/** `shown`: the page that stands there until another has come; undefined where none does. */
export function pageQuery(
  client: QueryClient,
  asked: Asked,
  { isLive, shown }: { readonly isLive: boolean; readonly shown: () => Page | undefined },
): QueryObserverOptions<Page> {
  const queryKey = queryKeyOf(asked.path);
  const isAskedAgain = (page: Page | undefined): boolean => isLive && isOfManyLogs(page);
  return {
    queryKey,
    queryFn: async ({ signal }) => newerOf(client.getQueryData<Page>(queryKey), await fetchPage(asked, signal)),
    placeholderData: shown,
    staleTime: ({ state }) => (isAskedAgain(state.data) ? again : Number.POSITIVE_INFINITY),
    refetchInterval: ({ state }) => {
      const isMissing = state.status === 'error' && state.data === undefined;
      return isMissing || isAskedAgain(state.data) ? again : false;
    },
  };
}

/** Whether a page says how far several logs are. */
function isOfManyLogs(page: Page | undefined): boolean {
  return page?.kind === 'home' || page?.kind === 'rehearsals';
}

/** A page that was asked for earlier and came later is not shown over a newer one. */
function newerOf(known: Page | undefined, fetched: Page): Page {
  const isOlder = known?.log !== undefined && fetched.log !== undefined && known.log.origin === fetched.log.origin;
  return isOlder && (known?.log?.size ?? 0) > (fetched.log?.size ?? 0) ? known : fetched;
}
