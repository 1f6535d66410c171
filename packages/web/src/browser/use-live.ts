/** Keeps the page at hand up to date with its log. */

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { LiveStatusProps } from '../shell/live-status.js';
import type { Page } from '../site/page.js';
import { useSite } from '../site/site.js';
import { Keeper } from './keeper.js';
import { type Head, listen } from './live.js';
import { queryKeyOf } from './page-query.js';

/** Milliseconds between two sentences to those who listen: more would drown what they are reading. */
const polite = 20_000;

/** `isLive`: the site has a server that tells of changes. */
export function useLive(page: Page | undefined, path: string, isLive: boolean): LiveStatusProps {
  const client = useQueryClient();
  const site = useSite();
  const [staleSince, setStale] = useState<string>();
  const [behindSince, setBehind] = useState<string>();
  const [news, setNews] = useState<string>();
  const origin = page?.log?.origin;
  useEffect(() => {
    if (!isLive || origin === undefined) return undefined;
    let told = Date.now();
    const keeper = keeperOf(client, path, (since) => setBehind(since && clock(since)));
    const end = listen(`/api/v1/logs/${encodeURIComponent(origin)}/events`, {
      grown: (head) => {
        keeper.grown(head.size);
        if (head.size <= sizeOf(client, path) || Date.now() - told <= polite) return;
        told = Date.now();
        setNews(site.say('site')('changed', countsOf(head)));
      },
      stale: (since) => setStale(since && clock(since)),
      seen: () => keeper.look(),
    });
    return () => {
      keeper.end();
      end();
      setStale(undefined);
    };
  }, [client, isLive, origin, path, site]);
  return { staleSince, behindSince, news };
}

/** Of the page at an address, as the browser has it. */
export function keeperOf(client: QueryClient, path: string, behind: (since: Date | undefined) => void): Keeper {
  return new Keeper({
    // An answer on its way is waited for: on a slow link one that is given up for the next would never come.
    ask: () =>
      client.refetchQueries({ queryKey: queryKeyOf(path), exact: true }, { cancelRefetch: false, throwOnError: true }),
    shown: () => sizeOf(client, path),
    behind,
  });
}

function sizeOf(client: QueryClient, path: string): number {
  return client.getQueryData<Page>(queryKeyOf(path))?.log?.size ?? 0;
}

function countsOf({ elections }: Head): { readonly counted: number; readonly expected: number } {
  return {
    counted: elections.reduce((sum, { counted }) => sum + counted, 0),
    expected: elections.reduce((sum, { expected }) => sum + expected, 0),
  };
}

/** "21:14" by the reader's own clock. */
export function clock(moment: Date | number): string {
  const time = new Date(moment);
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}
