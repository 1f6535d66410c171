/** Pages as a browser gets them: the data of an address, and what shows it. */

import type { Page } from '../site/page.js';
import { type LoadedWords, loadModule } from './modules.js';

/** The document of the address is to be loaded: it says that there is no such page, or brings the scripts that can show it. */
export class NeedsDocument extends Error {}

/** Milliseconds after which an answer is not waited for. */
const longest = 60_000;

export interface Asked {
  readonly path: string;
  readonly words: LoadedWords;
  /** Build of the scripts at hand. */
  readonly build: string | undefined;
}

/** Data and module together: a page is shown when both are there. Throws NeedsDocument, or what the network throws. */
export async function fetchPage({ path, words, build }: Asked, signal?: AbortSignal): Promise<Page> {
  const page = await dataAt(path, signal);
  if (page.build !== build) throw new NeedsDocument(`${path}: build ${page.build}`);
  try {
    await loadModule(page.kind, words);
  } catch (cause) {
    // The server that gave the data has no such script, or the browser will not ask for it again.
    throw new NeedsDocument(`${path}: ${page.kind}`, { cause });
  }
  return page;
}

async function dataAt(path: string, signal: AbortSignal | undefined): Promise<Page> {
  const control = new AbortController();
  const leave = (): void => control.abort();
  const timer = setTimeout(leave, longest);
  signal?.addEventListener('abort', leave);
  try {
    const answer = await fetch(`${path.replace(/\/$/, '')}/data.json`, { signal: control.signal });
    if (answer.status === 404) throw new NeedsDocument(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    // Its own server's answer.
    return (await answer.json()) as Page;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  }
}
