/** Changes of a log as they are told: reconnects by itself, and knows since when nothing was heard. */

/** Milliseconds without a sign of life after which a page is stale; the server sends one every fifteen seconds. */
const silence = 25_000;
/** Milliseconds between looks. */
const look = 2_000;

/** As much of an event `head` as a page needs (docs/formats/api.md). */
export interface Head {
  readonly size: number;
  /** Of elections of the log: protocols expected and counted. */
  readonly elections: readonly { readonly id: string; readonly expected: number; readonly counted: number }[];
}

export interface Listener {
  /** How the log stands now. */
  readonly grown: (head: Head) => void;
  /** Since when nothing was heard; undefined: heard again. */
  readonly stale: (since: Date | undefined) => void;
}

/** Listens until the function it returns is called. */
export function listen(address: string, { grown, stale }: Listener): () => void {
  let heard = Date.now();
  let isStale = false;
  let source = open();
  const timer = setInterval(watch, look);

  function open(): EventSource {
    const own = new EventSource(address);
    own.addEventListener('open', heardNow);
    own.addEventListener('head', (event) => {
      heardNow();
      // Written by the page's own server.
      grown(JSON.parse(event.data) as Head);
    });
    return own;
  }

  function heardNow(): void {
    heard = Date.now();
    if (isStale) stale(undefined);
    isStale = false;
  }

  /** A connection that is closed for good, after a refusal, is opened anew; so is one that only seems open. */
  function watch(): void {
    const isLost = source.readyState !== EventSource.OPEN;
    if (!isLost && Date.now() - heard < silence) return;
    if (!isLost && document.visibilityState === 'hidden') return;
    if (!isStale && (isLost ? Date.now() - heard > look : true)) {
      isStale = true;
      stale(new Date(heard));
    }
    if (source.readyState !== EventSource.CONNECTING) {
      source.close();
      source = open();
    }
  }

  return () => {
    clearInterval(timer);
    source.close();
  };
}
