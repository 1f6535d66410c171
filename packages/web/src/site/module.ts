/** What a kind of page is made of beside its data: its view, its title, the messages that it says. */

import type { ReactNode } from 'react';
import type { PageData } from './kinds.js';
import type { PageOf } from './page.js';
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
