/** The data of each kind of page. A new kind has its folder in `pages/`, a line here, in `pages.ts` and in `browser/modules.ts`. */

import type { AreaPageData } from '../pages/area/data.js';
import type { ElectionPageData } from '../pages/election/data.js';
import type { HomeData } from '../pages/home/data.js';
import type { MapPageData } from '../pages/map/data.js';
import type { StationPageData } from '../pages/station/data.js';
import type { StationIndexData } from '../pages/station-index/data.js';
import type { StationsPageData } from '../pages/stations/data.js';

export interface PageData {
  readonly home: HomeData;
  readonly election: ElectionPageData;
  readonly area: AreaPageData;
  readonly map: MapPageData;
  readonly station: StationPageData;
  readonly 'station-index': StationIndexData;
  readonly stations: StationsPageData;
}
