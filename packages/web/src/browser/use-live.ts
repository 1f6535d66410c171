/** Keeps the page at hand up to date with its log. */

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { LiveStatusProps } from '../shell/live-status.js';
import type { Page } from '../site/page.js';
import { listen } from './live.js';

/** Milliseconds between two versions of a page: figures that change faster cannot be read. */
const calm = 1_500;

/** `isLive`: the site has a server that tells of changes. */
export function useLive(page: Page, path: string, isLive: boolean): LiveStatusProps {
  const client = useQueryClient();
  const [staleSince, setStale] = useState<string>();
  const shown = useRef(page.log?.size ?? 0);
  shown.current = page.log?.size ?? 0;
  const origin = page.log?.origin;
  useEffect(() => {
    if (!isLive || origin === undefined) return undefined;
    let isDue = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      timer = undefined;
      if (!isDue) return;
      isDue = false;
      client.invalidateQueries({ queryKey: ['page', path] }).catch(() => undefined);
      timer = setTimeout(refresh, calm);
    };
    const end = listen(`/api/v1/logs/${encodeURIComponent(origin)}/events`, {
      grown: (size) => {
        isDue ||= size > shown.current;
        timer ??= setTimeout(refresh, Math.random() * 300);
      },
      stale: (since) => setStale(since === undefined ? undefined : clock(since)),
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [client, isLive, origin, path]);
  return { staleSince };
}

/** "21:14" by the reader's own clock. */
function clock(time: Date): string {
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}
