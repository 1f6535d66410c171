/** Keeps the page at hand up to date with its log. */

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LiveStatusProps } from '../shell/live-status.js';
import type { Page } from '../site/page.js';
import { useSite } from '../site/site.js';
import { type Head, listen } from './live.js';

/** Milliseconds between two versions of a page: figures that change faster cannot be read. */
const calm = 1_500;

/** Milliseconds between two sentences to those who listen: more would drown what they are reading. */
const polite = 20_000;

/** `isLive`: the site has a server that tells of changes. */
export function useLive(page: Page, path: string, isLive: boolean): LiveStatusProps {
  const client = useQueryClient();
  const site = useSite();
  const [staleSince, setStale] = useState<string>();
  const [news, setNews] = useState<string>();
  const shown = useRef(page.log?.size ?? 0);
  shown.current = page.log?.size ?? 0;
  const origin = page.log?.origin;
  useEffect(() => {
    if (!isLive || origin === undefined) return undefined;
    let head: Head | undefined;
    let told = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      timer = undefined;
      if (head === undefined || head.size <= shown.current) return;
      client.invalidateQueries({ queryKey: ['page', path] }).catch(() => undefined);
      if (Date.now() - told > polite) {
        told = Date.now();
        setNews(site.say('site')('changed', countsOf(head)));
      }
      timer = setTimeout(refresh, calm);
    };
    const end = listen(`/api/v1/logs/${encodeURIComponent(origin)}/events`, {
      grown: (now) => {
        head = now;
        if (now.size > shown.current) timer ??= setTimeout(refresh, Math.random() * 300);
      },
      stale: (since) => setStale(since === undefined ? undefined : clock(since)),
    });
    return () => {
      clearTimeout(timer);
      end();
      setStale(undefined);
    };
  }, [client, isLive, origin, path, site]);
  return { staleSince, news };
}

function countsOf({ elections }: Head): { readonly counted: number; readonly expected: number } {
  return {
    counted: elections.reduce((sum, { counted }) => sum + counted, 0),
    expected: elections.reduce((sum, { expected }) => sum + expected, 0),
  };
}

/** "21:14" by the reader's own clock. */
function clock(time: Date): string {
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}
