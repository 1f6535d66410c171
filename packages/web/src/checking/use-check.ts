/** A check under way on a page: begun, watched, stopped. It ends with the page. */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { CheckAsked, CheckDone, CheckProgress, CheckTold, CheckTrouble } from './messages.js';

export type Checking =
  | { readonly is: 'idle' | 'stopped' }
  | { readonly is: 'running'; readonly progress: CheckProgress }
  | { readonly is: 'done'; readonly done: CheckDone }
  | { readonly is: 'trouble'; readonly trouble: CheckTrouble; readonly what: string };

export interface CheckHandle {
  readonly checking: Checking;
  /** Scripts run: the button does something. */
  readonly isReady: boolean;
  readonly begin: (asked: CheckAsked) => void;
  readonly stop: () => void;
}

export function useCheck(): CheckHandle {
  const [checking, setChecking] = useState<Checking>({ is: 'idle' });
  const [isReady, setReady] = useState(false);
  const worker = useRef<Worker | undefined>(undefined);
  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
  }, []);
  useEffect(() => {
    setReady(true);
    return end;
  }, [end]);
  const begin = useCallback(
    (asked: CheckAsked) => {
      end();
      setChecking({ is: 'running', progress: { stage: 'fetching', leaves: 0, signatures: 0 } });
      const own = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      worker.current = own;
      own.onmessage = ({ data }: MessageEvent<CheckTold>) => {
        setChecking(data.is === 'progress' ? { is: 'running', progress: data.progress } : data);
        if (data.is !== 'progress') end();
      };
      own.onerror = ({ message }) => setChecking({ is: 'trouble', trouble: 'failed', what: message });
      own.postMessage(asked);
    },
    [end],
  );
  const stop = useCallback(() => {
    end();
    setChecking({ is: 'stopped' });
  }, [end]);
  return { checking, isReady, begin, stop };
}
