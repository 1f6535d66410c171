/** Changes of a log as they are told: reconnects by itself, and knows since when nothing was heard. */

/** Milliseconds without a sign of life after which a page is stale; the server sends one every fifteen seconds. */
const silence = 25_000;
/** Milliseconds between looks. */
const look = 2_000;

export interface Listener {
  /** The log has this size now. */
  readonly grown: (size: number) => void;
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
      grown(Number(event.lastEventId));
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
