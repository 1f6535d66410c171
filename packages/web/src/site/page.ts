/** A page: what it is about, of which version of the record, and its data. A pure value; rendering it looks at nothing else. */

import type { Language } from '@saylau/core';
import type { Place } from './address.js';
import type { PageData } from './kinds.js';

/** The log behind a page, as far as readers must know it. */
export interface PageLog {
  readonly origin: string;
  /** Leaves that the page is of. */
  readonly size: number;
  readonly isRehearsal: boolean;
  /** When the last of them was taken in: ISO instant. */
  readonly at?: string;
}

/** How far the result is that a page shows. */
export type Stage = 'none' | 'counting' | 'preliminary' | 'established' | 'final' | 'declared';

export type PageOf<K extends keyof PageData> = {
  readonly kind: K;
  readonly place: Place;
  readonly data: PageData[K];
  readonly log?: PageLog;
  readonly stage?: Stage;
};

export type Page = { [K in keyof PageData]: PageOf<K> }[keyof PageData];

/** What a reader's browser begins with. */
export interface Boot {
  readonly page: Page;
  readonly language: Language;
  /** What stands before every path of the site: "" or "/folder". */
  readonly base: string;
  /** Where changes of the log are told; none of a site of static files. */
  readonly events?: string;
}
