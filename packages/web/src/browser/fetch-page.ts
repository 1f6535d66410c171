/** Pages as a browser gets them: the data of an address, and what shows it. */

import type { Page } from '../site/page.js';
import { type LoadedWords, loadModule } from './modules.js';

/** There is no such page: the document is to be loaded, which says so. */
export class NoPage extends Error {}

/** Data and module together: a page is shown when both are there. Throws NoPage, or what the network throws. */
export async function fetchPage(path: string, words: LoadedWords, signal?: AbortSignal): Promise<Page> {
  const answer = await fetch(`${path.replace(/\/$/, '')}/data.json`, signal === undefined ? {} : { signal });
  if (answer.status === 404) throw new NoPage(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  // Its own server's answer.
  const page = (await answer.json()) as Page;
  await loadModule(page.kind, words);
  return page;
}
