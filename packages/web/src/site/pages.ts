/** All kinds of pages, for a server. A browser loads those it needs (`browser/modules.ts`). */

import { areaModule } from '../pages/area/page.js';
import { electionModule } from '../pages/election/page.js';
import { homeModule } from '../pages/home/page.js';
import { mapModule } from '../pages/map/page.js';
import { stationModule } from '../pages/station/page.js';
import { stationIndexModule } from '../pages/station-index/page.js';
import { stationsModule } from '../pages/stations/page.js';
import type { PageData } from './kinds.js';
import type { PageModule } from './module.js';

export const pages: { readonly [K in keyof PageData]: PageModule<K> } = {
  area: areaModule,
  election: electionModule,
  home: homeModule,
  map: mapModule,
  station: stationModule,
  'station-index': stationIndexModule,
  stations: stationsModule,
};
