/** Kinds of pages and their messages, loaded by a browser when a page of the kind is first shown. */

import type { Language } from '@saylau/core';
import type { PageData } from '../site/kinds.js';
import type { PageModule } from '../site/module.js';
import type { Messages, Namespace, WordsAtHand } from '../site/words.js';

type Loaders = { readonly [K in keyof PageData]: () => Promise<PageModule<K>> };

const loaders: Loaders = {
  screen: () => import('../pages/screen/page.js').then((module) => module.screenModule),
  'all-data': () => import('../pages/all-data/page.js').then((module) => module.allDataModule),
  api: () => import('../pages/api/page.js').then((module) => module.apiModule),
  around: () => import('../pages/around/page.js').then((module) => module.aroundModule),
  changes: () => import('../pages/changes/page.js').then((module) => module.changesModule),
  check: () => import('../pages/check/page.js').then((module) => module.checkModule),
  checks: () => import('../pages/checks/page.js').then((module) => module.checksModule),
  contest: () => import('../pages/contest/page.js').then((module) => module.contestModule),
  area: () => import('../pages/area/page.js').then((module) => module.areaModule),
  data: () => import('../pages/data/page.js').then((module) => module.dataModule),
  election: () => import('../pages/election/page.js').then((module) => module.electionModule),
  open: () => import('../pages/open/page.js').then((module) => module.openModule),
  laboratory: () => import('../pages/laboratory/page.js').then((module) => module.laboratoryModule),
  seats: () => import('../pages/seats/page.js').then((module) => module.seatsModule),
  home: () => import('../pages/home/page.js').then((module) => module.homeModule),
  'rehearsal-day': () => import('../pages/rehearsal-day/page.js').then((module) => module.rehearsalDayModule),
  rehearsals: () => import('../pages/rehearsals/page.js').then((module) => module.rehearsalsModule),
  institutions: () => import('../pages/institutions/page.js').then((module) => module.institutionsModule),
  law: () => import('../pages/law/page.js').then((module) => module.lawModule),
  'law-changes': () => import('../pages/law-changes/page.js').then((module) => module.lawChangesModule),
  'law-days': () => import('../pages/law-days/page.js').then((module) => module.lawDaysModule),
  'law-office': () => import('../pages/law-office/page.js').then((module) => module.lawOfficeModule),
  'law-subject': () => import('../pages/law-subject/page.js').then((module) => module.lawSubjectModule),
  provision: () => import('../pages/provision/page.js').then((module) => module.provisionModule),
  provisions: () => import('../pages/provisions/page.js').then((module) => module.provisionsModule),
  'then-and-now': () => import('../pages/then-and-now/page.js').then((module) => module.thenAndNowModule),
  map: () => import('../pages/map/page.js').then((module) => module.mapModule),
  station: () => import('../pages/station/page.js').then((module) => module.stationModule),
  'station-index': () => import('../pages/station-index/page.js').then((module) => module.stationIndexModule),
  stations: () => import('../pages/stations/page.js').then((module) => module.stationsModule),
};

/** Messages by file: "../pages/election/words/en.json". The bundler makes a piece of each. */
const files = import.meta.glob<Messages>(['../pages/*/words/*.json', '../parts/words/*.json', '../site/words/*.json'], {
  import: 'default',
});

/** The texts that everything shares, a language at a time. */
const texts: Readonly<Record<Language, () => Promise<{ readonly default: Messages }>>> = {
  en: () => import('@saylau/texts/en.json'),
  kk: () => import('@saylau/texts/kk.json'),
  ru: () => import('@saylau/texts/ru.json'),
};

const loaded = new Map<keyof PageData, PageModule<never>>();

/** Throws what the network throws. */
export async function loadModule(kind: keyof PageData, words: LoadedWords): Promise<PageModule<never>> {
  const module = loaded.get(kind) ?? ((await loaders[kind]()) as unknown as PageModule<never>);
  loaded.set(kind, module);
  await Promise.all([...module.namespaces, 'site' as const].map((namespace) => words.load(namespace)));
  return module;
}

/** The module of a kind that was loaded before. */
export function moduleAtHand(kind: keyof PageData): PageModule<never> | undefined {
  return loaded.get(kind);
}

export class LoadedWords implements WordsAtHand {
  readonly language: Language;
  readonly #messages = new Map<Namespace, Messages>();

  constructor(language: Language) {
    this.language = language;
  }

  /** Throws what the network throws. */
  async load(namespace: Namespace): Promise<void> {
    if (this.#messages.has(namespace)) return;
    if (namespace === 'texts') {
      this.#messages.set(namespace, (await texts[this.language]()).default);
      return;
    }
    const own = namespace === 'site' || namespace === 'parts' ? namespace : `pages/${namespace}`;
    const file = files[`../${own}/words/${this.language}.json`];
    if (file !== undefined) this.#messages.set(namespace, await file());
  }

  of(namespace: Namespace): Messages {
    return this.#messages.get(namespace) ?? {};
  }
}
