/** A page: what it is about, of which version of the record, and its data. A pure value; rendering it looks at nothing else. */

import type { Language, Text } from '@saylau/core';
import type { Stage } from '../data/stage.js';
import type { PageKind, Place } from './address.js';
import type { PageData } from './kinds.js';

/** The log behind a page, as far as readers must know it. */
export interface PageLog {
  readonly origin: string;
  /** Leaves that the page is of. */
  readonly size: number;
  readonly isRehearsal: boolean;
  /** Verifier keys under which it signs. */
  readonly keys: readonly string[];
  /** Hours ahead of UTC on its polling day: "+06:00". */
  readonly zone?: string;
}

/** The pages of an election that its head leads to, in this order. */
export const electionPages = [
  'election',
  'map',
  'stations',
  'seats',
  'laboratory',
  'open',
  'around',
  'changes',
  'check',
  'data',
  'screen',
] as const satisfies readonly PageKind[];
export type ElectionPageKind = (typeof electionPages)[number];

/** The election behind a page. */
export interface PageElection {
  readonly name: Text;
  /** ISO day. */
  readonly date: string;
  readonly pages: readonly ElectionPageKind[];
  /** One person or one answer is chosen: no seats are divided. */
  readonly isOneVote?: true;
}

export type PageOf<K extends keyof PageData> = {
  readonly kind: K;
  readonly place: Place;
  readonly data: PageData[K];
  readonly log?: PageLog;
  readonly about?: PageElection;
  readonly stage?: Stage;
  /** Build of the browser's part that it is sent for: another one's scripts may not understand it. */
  readonly build?: string;
};

export type Page = { [K in keyof PageData]: PageOf<K> }[keyof PageData];

/** What a reader's browser begins with. */
export interface Boot {
  readonly page: Page;
  readonly language: Language;
  /** What stands before every path of the site: "" or "/folder". */
  readonly base: string;
  /** There is a server that tells of changes; not so for static files. */
  readonly isLive: boolean;
  /** "https://host", where the site was published for one. */
  readonly host?: string;
}
