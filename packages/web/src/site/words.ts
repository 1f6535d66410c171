/** What the site says: each kind of page has its own messages, in three languages, loaded with it. */

import type { Language } from '@saylau/core';
import type { Params } from '@saylau/texts';
import type texts from '@saylau/texts/en.json';
import type api from '../pages/api/words/en.json';
import type area from '../pages/area/words/en.json';
import type around from '../pages/around/words/en.json';
import type changes from '../pages/changes/words/en.json';
import type check from '../pages/check/words/en.json';
import type contest from '../pages/contest/words/en.json';
import type data from '../pages/data/words/en.json';
import type election from '../pages/election/words/en.json';
import type home from '../pages/home/words/en.json';
import type laboratory from '../pages/laboratory/words/en.json';
import type law from '../pages/law/words/en.json';
import type map from '../pages/map/words/en.json';
import type open from '../pages/open/words/en.json';
import type rehearsalDay from '../pages/rehearsal-day/words/en.json';
import type rehearsals from '../pages/rehearsals/words/en.json';
import type screen from '../pages/screen/words/en.json';
import type seats from '../pages/seats/words/en.json';
import type station from '../pages/station/words/en.json';
import type stations from '../pages/stations/words/en.json';
import type thenAndNow from '../pages/then-and-now/words/en.json';
import type parts from '../parts/words/en.json';
import type site from './words/en.json';

/** Namespace → its messages. A new kind of page adds its own here and in `all-words.ts`. */
export interface Words {
  /** What acts, the law and a count say: for tellers of `@saylau/texts` (`Site.texts`). */
  readonly texts: typeof texts;
  readonly site: typeof site;
  readonly parts: typeof parts;
  readonly home: typeof home;
  readonly screen: typeof screen;
  readonly api: typeof api;
  readonly around: typeof around;
  readonly changes: typeof changes;
  readonly check: typeof check;
  readonly contest: typeof contest;
  readonly data: typeof data;
  readonly election: typeof election;
  readonly open: typeof open;
  readonly laboratory: typeof laboratory;
  readonly seats: typeof seats;
  readonly 'rehearsal-day': typeof rehearsalDay;
  readonly rehearsals: typeof rehearsals;
  readonly law: typeof law;
  readonly 'then-and-now': typeof thenAndNow;
  readonly area: typeof area;
  readonly map: typeof map;
  readonly station: typeof station;
  readonly stations: typeof stations;
}

export type Namespace = keyof Words;
export type Messages = Readonly<Record<string, string>>;

/** Says a message of a namespace. */
export type Say<N extends Namespace> = (key: Extract<keyof Words[N], string>, params?: Params) => string;

/** The messages at hand in one language: all of them on a server, those of the pages visited in a browser. */
export interface WordsAtHand {
  readonly language: Language;
  of(namespace: Namespace): Messages;
}
