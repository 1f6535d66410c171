/** What a kind of page is made of beside its data: its view, its title, the messages that it says. */

import type { ReactNode } from 'react';
import type { PageData } from './kinds.js';
import { isRehearsal, type Page, type PageOf } from './page.js';
import type { Site } from './site.js';
import type { Namespace } from './words.js';

export interface PageModule<K extends keyof PageData> {
  /** Beside `site`, which every page says. */
  readonly namespaces: readonly Namespace[];
  /** Of the document, and of previews of links to it. */
  readonly title: (page: PageOf<K>, site: Site) => string;
  /** One sentence for previews of links. */
  readonly summary?: (page: PageOf<K>, site: Site) => string;
  readonly View: (props: { readonly page: PageOf<K> }) => ReactNode;
}

/** What stands before titles of a rehearsal's pages, in previews of links too: "[Rehearsal] ", else nothing. */
export function rehearsalMark(page: Pick<Page, 'log' | 'place'>, site: Site): string {
  return isRehearsal(page) ? `[${site.say('site')('rehearsal')}] ` : '';
}

/** The document's title: "[Rehearsal] Map · Saylau". */
export function documentTitle(page: Page, { title }: PageModule<never>, site: Site): string {
  return `${rehearsalMark(page, site)}${title(page as never, site)} · ${site.say('site')('brand')}`;
}
