/** All kinds of pages, for a server. A browser loads those it needs (`browser/modules.ts`). */

import { allDataModule } from '../pages/all-data/page.js';
import { apiModule } from '../pages/api/page.js';
import { areaModule } from '../pages/area/page.js';
import { aroundModule } from '../pages/around/page.js';
import { changesModule } from '../pages/changes/page.js';
import { checkModule } from '../pages/check/page.js';
import { checksModule } from '../pages/checks/page.js';
import { contestModule } from '../pages/contest/page.js';
import { dataModule } from '../pages/data/page.js';
import { electionModule } from '../pages/election/page.js';
import { homeModule } from '../pages/home/page.js';
import { institutionsModule } from '../pages/institutions/page.js';
import { laboratoryModule } from '../pages/laboratory/page.js';
import { lawModule } from '../pages/law/page.js';
import { lawChangesModule } from '../pages/law-changes/page.js';
import { lawDaysModule } from '../pages/law-days/page.js';
import { lawOfficeModule } from '../pages/law-office/page.js';
import { lawSubjectModule } from '../pages/law-subject/page.js';
import { mapModule } from '../pages/map/page.js';
import { openModule } from '../pages/open/page.js';
import { provisionModule } from '../pages/provision/page.js';
import { provisionsModule } from '../pages/provisions/page.js';
import { rehearsalDayModule } from '../pages/rehearsal-day/page.js';
import { rehearsalsModule } from '../pages/rehearsals/page.js';
import { screenModule } from '../pages/screen/page.js';
import { seatsModule } from '../pages/seats/page.js';
import { stationModule } from '../pages/station/page.js';
import { stationIndexModule } from '../pages/station-index/page.js';
import { stationsModule } from '../pages/stations/page.js';
import { thenAndNowModule } from '../pages/then-and-now/page.js';
import type { PageData } from './kinds.js';
import type { PageModule } from './module.js';

export const pages: { readonly [K in keyof PageData]: PageModule<K> } = {
  'all-data': allDataModule,
  api: apiModule,
  around: aroundModule,
  changes: changesModule,
  check: checkModule,
  checks: checksModule,
  contest: contestModule,
  area: areaModule,
  data: dataModule,
  election: electionModule,
  open: openModule,
  laboratory: laboratoryModule,
  seats: seatsModule,
  home: homeModule,
  screen: screenModule,
  'rehearsal-day': rehearsalDayModule,
  rehearsals: rehearsalsModule,
  institutions: institutionsModule,
  law: lawModule,
  'law-changes': lawChangesModule,
  'law-days': lawDaysModule,
  'law-office': lawOfficeModule,
  'law-subject': lawSubjectModule,
  provision: provisionModule,
  provisions: provisionsModule,
  'then-and-now': thenAndNowModule,
  map: mapModule,
  station: stationModule,
  'station-index': stationIndexModule,
  stations: stationsModule,
};

/** All kinds of pages that there are. */
export const pageKinds = Object.keys(pages) as readonly (keyof PageData)[];
