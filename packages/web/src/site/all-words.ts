/** All messages of the site in all languages, for a server. A browser loads those it needs (`browser/modules.ts`). */

import type { Language } from '@saylau/core';
// biome-ignore-start lint/correctness/useImportExtensions: JSON files, which have no .js form
import textsEn from '@saylau/texts/en.json' with { type: 'json' };
import textsKk from '@saylau/texts/kk.json' with { type: 'json' };
import textsRu from '@saylau/texts/ru.json' with { type: 'json' };
import areaEn from '../pages/area/words/en.json' with { type: 'json' };
import areaKk from '../pages/area/words/kk.json' with { type: 'json' };
import areaRu from '../pages/area/words/ru.json' with { type: 'json' };
import electionEn from '../pages/election/words/en.json' with { type: 'json' };
import electionKk from '../pages/election/words/kk.json' with { type: 'json' };
import electionRu from '../pages/election/words/ru.json' with { type: 'json' };
import homeEn from '../pages/home/words/en.json' with { type: 'json' };
import homeKk from '../pages/home/words/kk.json' with { type: 'json' };
import homeRu from '../pages/home/words/ru.json' with { type: 'json' };
import mapEn from '../pages/map/words/en.json' with { type: 'json' };
import mapKk from '../pages/map/words/kk.json' with { type: 'json' };
import mapRu from '../pages/map/words/ru.json' with { type: 'json' };
import stationEn from '../pages/station/words/en.json' with { type: 'json' };
import stationKk from '../pages/station/words/kk.json' with { type: 'json' };
import stationRu from '../pages/station/words/ru.json' with { type: 'json' };
import stationsEn from '../pages/stations/words/en.json' with { type: 'json' };
import stationsKk from '../pages/stations/words/kk.json' with { type: 'json' };
import stationsRu from '../pages/stations/words/ru.json' with { type: 'json' };
import partsEn from '../parts/words/en.json' with { type: 'json' };
import partsKk from '../parts/words/kk.json' with { type: 'json' };
import partsRu from '../parts/words/ru.json' with { type: 'json' };
import siteEn from './words/en.json' with { type: 'json' };
import siteKk from './words/kk.json' with { type: 'json' };
import siteRu from './words/ru.json' with { type: 'json' };
// biome-ignore-end lint/correctness/useImportExtensions: see above
import type { Messages, Namespace, WordsAtHand } from './words.js';

const all: Readonly<Record<Namespace, Readonly<Record<Language, Messages>>>> = {
  area: { en: areaEn, kk: areaKk, ru: areaRu },
  election: { en: electionEn, kk: electionKk, ru: electionRu },
  home: { en: homeEn, kk: homeKk, ru: homeRu },
  map: { en: mapEn, kk: mapKk, ru: mapRu },
  station: { en: stationEn, kk: stationKk, ru: stationRu },
  stations: { en: stationsEn, kk: stationsKk, ru: stationsRu },
  parts: { en: partsEn, kk: partsKk, ru: partsRu },
  texts: { en: textsEn, kk: textsKk, ru: textsRu },
  site: { en: siteEn, kk: siteKk, ru: siteRu },
};

export const namespaces = Object.keys(all).sort();

/** All messages in a language. */
export function allWords(language: Language): WordsAtHand {
  return { language, of: (namespace) => all[namespace][language] };
}
