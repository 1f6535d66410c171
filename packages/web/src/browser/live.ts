/** Changes of a log as they are told: reconnects by itself, and knows since when nothing was heard. */

/** Milliseconds without a sign of life after which a connection that seems open is lost; the server sends one every fifteen seconds. */
const silence = 35_000;
/** Milliseconds that a lost connection has to come back before that is told. */
const patience = 5_000;
/** Milliseconds between looks. */
const look = 2_000;

/** As much of an event `head` as a page needs (docs/formats/api.md). */
export interface Head {
  readonly size: number;
  /** Of elections of the log: protocols expected and counted. */
  readonly elections: readonly { readonly id: string; readonly expected: number; readonly counted: number }[];
}

export interface Listener {
  readonly grown: (head: Head) => void;
  /** Since when nothing was heard; undefined: heard again. */
  readonly stale: (since: Date | undefined) => void;
  /** The tab is seen again: what was told meanwhile was not heard. */
  readonly seen: () => void;
}

/**
 * Listens until the function it returns is called, while the tab is seen: a browser has six connections to a server
 * that speaks HTTP/1.1, and seven open tabs would leave none for pages. Tabs side by side are few.
 */
export function listen(address: string, { grown, stale, seen }: Listener): () => void {
  let heard = Date.now();
  /** When the connection was last known to be sound, or was begun. */
  let sound = heard;
  let isStale = false;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  function begin(): void {
    sound = Date.now();
    source = open();
    timer = setInterval(watch, look);
  }

  function end(): void {
    clearInterval(timer);
    source?.close();
    source = undefined;
  }

  function open(): EventSource {
    const own = new EventSource(address);
    own.addEventListener('open', heardNow);
    own.addEventListener('beat', heardNow);
    own.addEventListener('head', (event) => {
      heardNow();
      // Written by the page's own server.
      grown(JSON.parse(event.data) as Head);
    });
    return own;
  }

  function heardNow(): void {
    heard = Date.now();
    sound = heard;
    if (isStale) stale(undefined);
    isStale = false;
  }

  /** A connection that is closed for good, after a refusal, is opened anew; so is one that only seems open. */
  function watch(): void {
    const now = Date.now();
    const isOpen = source?.readyState === EventSource.OPEN;
    if (isOpen && now - heard < silence) {
      sound = now;
      return;
    }
    if (!isStale && (isOpen || now - sound >= patience)) {
      isStale = true;
      stale(new Date(heard));
    }
    if (source?.readyState === EventSource.CONNECTING) return;
    source?.close();
    source = open();
  }

  function turned(): void {
    if (document.visibilityState === 'hidden') end();
    else if (source === undefined) {
      begin();
      seen();
    }
  }

  document.addEventListener('visibilitychange', turned);
  if (document.visibilityState !== 'hidden') begin();
  return () => {
    document.removeEventListener('visibilitychange', turned);
    end();
  };
}
