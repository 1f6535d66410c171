/** All messages of the site in all languages, for a server. A browser loads those it needs (`browser/modules.ts`). */

import type { Language } from '@saylau/core';
import textsEn from '@saylau/texts/en.json' with { type: 'json' };
import textsKk from '@saylau/texts/kk.json' with { type: 'json' };
import textsRu from '@saylau/texts/ru.json' with { type: 'json' };
import apiEn from '../pages/api/words/en.json' with { type: 'json' };
import apiKk from '../pages/api/words/kk.json' with { type: 'json' };
import apiRu from '../pages/api/words/ru.json' with { type: 'json' };
import areaEn from '../pages/area/words/en.json' with { type: 'json' };
import areaKk from '../pages/area/words/kk.json' with { type: 'json' };
import areaRu from '../pages/area/words/ru.json' with { type: 'json' };
import aroundEn from '../pages/around/words/en.json' with { type: 'json' };
import aroundKk from '../pages/around/words/kk.json' with { type: 'json' };
import aroundRu from '../pages/around/words/ru.json' with { type: 'json' };
import changesEn from '../pages/changes/words/en.json' with { type: 'json' };
import changesKk from '../pages/changes/words/kk.json' with { type: 'json' };
import changesRu from '../pages/changes/words/ru.json' with { type: 'json' };
import checkEn from '../pages/check/words/en.json' with { type: 'json' };
import checkKk from '../pages/check/words/kk.json' with { type: 'json' };
import checkRu from '../pages/check/words/ru.json' with { type: 'json' };
import contestEn from '../pages/contest/words/en.json' with { type: 'json' };
import contestKk from '../pages/contest/words/kk.json' with { type: 'json' };
import contestRu from '../pages/contest/words/ru.json' with { type: 'json' };
import dataEn from '../pages/data/words/en.json' with { type: 'json' };
import dataKk from '../pages/data/words/kk.json' with { type: 'json' };
import dataRu from '../pages/data/words/ru.json' with { type: 'json' };
import electionEn from '../pages/election/words/en.json' with { type: 'json' };
import electionKk from '../pages/election/words/kk.json' with { type: 'json' };
import electionRu from '../pages/election/words/ru.json' with { type: 'json' };
import homeEn from '../pages/home/words/en.json' with { type: 'json' };
import homeKk from '../pages/home/words/kk.json' with { type: 'json' };
import homeRu from '../pages/home/words/ru.json' with { type: 'json' };
import laboratoryEn from '../pages/laboratory/words/en.json' with { type: 'json' };
import laboratoryKk from '../pages/laboratory/words/kk.json' with { type: 'json' };
import laboratoryRu from '../pages/laboratory/words/ru.json' with { type: 'json' };
import lawEn from '../pages/law/words/en.json' with { type: 'json' };
import lawKk from '../pages/law/words/kk.json' with { type: 'json' };
import lawRu from '../pages/law/words/ru.json' with { type: 'json' };
import mapEn from '../pages/map/words/en.json' with { type: 'json' };
import mapKk from '../pages/map/words/kk.json' with { type: 'json' };
import mapRu from '../pages/map/words/ru.json' with { type: 'json' };
import openEn from '../pages/open/words/en.json' with { type: 'json' };
import openKk from '../pages/open/words/kk.json' with { type: 'json' };
import openRu from '../pages/open/words/ru.json' with { type: 'json' };
import rehearsalDayEn from '../pages/rehearsal-day/words/en.json' with { type: 'json' };
import rehearsalDayKk from '../pages/rehearsal-day/words/kk.json' with { type: 'json' };
import rehearsalDayRu from '../pages/rehearsal-day/words/ru.json' with { type: 'json' };
import rehearsalsEn from '../pages/rehearsals/words/en.json' with { type: 'json' };
import rehearsalsKk from '../pages/rehearsals/words/kk.json' with { type: 'json' };
import rehearsalsRu from '../pages/rehearsals/words/ru.json' with { type: 'json' };
import screenEn from '../pages/screen/words/en.json' with { type: 'json' };
import screenKk from '../pages/screen/words/kk.json' with { type: 'json' };
import screenRu from '../pages/screen/words/ru.json' with { type: 'json' };
import seatsEn from '../pages/seats/words/en.json' with { type: 'json' };
import seatsKk from '../pages/seats/words/kk.json' with { type: 'json' };
import seatsRu from '../pages/seats/words/ru.json' with { type: 'json' };
import stationEn from '../pages/station/words/en.json' with { type: 'json' };
import stationKk from '../pages/station/words/kk.json' with { type: 'json' };
import stationRu from '../pages/station/words/ru.json' with { type: 'json' };
import stationsEn from '../pages/stations/words/en.json' with { type: 'json' };
import stationsKk from '../pages/stations/words/kk.json' with { type: 'json' };
import stationsRu from '../pages/stations/words/ru.json' with { type: 'json' };
import thenAndNowEn from '../pages/then-and-now/words/en.json' with { type: 'json' };
import thenAndNowKk from '../pages/then-and-now/words/kk.json' with { type: 'json' };
import thenAndNowRu from '../pages/then-and-now/words/ru.json' with { type: 'json' };
import partsEn from '../parts/words/en.json' with { type: 'json' };
import partsKk from '../parts/words/kk.json' with { type: 'json' };
import partsRu from '../parts/words/ru.json' with { type: 'json' };
import siteEn from './words/en.json' with { type: 'json' };
import siteKk from './words/kk.json' with { type: 'json' };
import siteRu from './words/ru.json' with { type: 'json' };
import type { Messages, Namespace, WordsAtHand } from './words.js';

const all: Readonly<Record<Namespace, Readonly<Record<Language, Messages>>>> = {
  api: { en: apiEn, kk: apiKk, ru: apiRu },
  around: { en: aroundEn, kk: aroundKk, ru: aroundRu },
  changes: { en: changesEn, kk: changesKk, ru: changesRu },
  check: { en: checkEn, kk: checkKk, ru: checkRu },
  contest: { en: contestEn, kk: contestKk, ru: contestRu },
  data: { en: dataEn, kk: dataKk, ru: dataRu },
  election: { en: electionEn, kk: electionKk, ru: electionRu },
  home: { en: homeEn, kk: homeKk, ru: homeRu },
  law: { en: lawEn, kk: lawKk, ru: lawRu },
  seats: { en: seatsEn, kk: seatsKk, ru: seatsRu },
  laboratory: { en: laboratoryEn, kk: laboratoryKk, ru: laboratoryRu },
  open: { en: openEn, kk: openKk, ru: openRu },
  area: { en: areaEn, kk: areaKk, ru: areaRu },
  map: { en: mapEn, kk: mapKk, ru: mapRu },
  station: { en: stationEn, kk: stationKk, ru: stationRu },
  stations: { en: stationsEn, kk: stationsKk, ru: stationsRu },
  parts: { en: partsEn, kk: partsKk, ru: partsRu },
  texts: { en: textsEn, kk: textsKk, ru: textsRu },
  'rehearsal-day': { en: rehearsalDayEn, kk: rehearsalDayKk, ru: rehearsalDayRu },
  rehearsals: { en: rehearsalsEn, kk: rehearsalsKk, ru: rehearsalsRu },
  screen: { en: screenEn, kk: screenKk, ru: screenRu },
  site: { en: siteEn, kk: siteKk, ru: siteRu },
  'then-and-now': { en: thenAndNowEn, kk: thenAndNowKk, ru: thenAndNowRu },
};

export const namespaces = Object.keys(all).sort();

/** All messages in a language. */
export function allWords(language: Language): WordsAtHand {
  return { language, of: (namespace) => all[namespace][language] };
}
