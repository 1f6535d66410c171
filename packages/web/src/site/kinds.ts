/** The data of each kind of page. A new kind has its folder in `pages/`, a line here, in `pages.ts` and in `browser/modules.ts`. */

import type { AreaPageData } from '../pages/area/data.js';
import type { ChangesData } from '../pages/changes/data.js';
import type { CheckData } from '../pages/check/data.js';
import type { ChecksData } from '../pages/checks/data.js';
import type { ContestPageData } from '../pages/contest/data.js';
import type { ElectionPageData } from '../pages/election/data.js';
import type { HomeData } from '../pages/home/data.js';
import type { InstitutionsData } from '../pages/institutions/data.js';
import type { LawData } from '../pages/law/data.js';
import type { LawChangesData } from '../pages/law-changes/data.js';
import type { LawDaysData } from '../pages/law-days/data.js';
import type { LawOfficeData } from '../pages/law-office/data.js';
import type { LawSubjectData } from '../pages/law-subject/data.js';
import type { MapPageData } from '../pages/map/data.js';
import type { ProvisionData } from '../pages/provision/data.js';
import type { ProvisionsData } from '../pages/provisions/data.js';
import type { RehearsalDayData } from '../pages/rehearsal-day/data.js';
import type { RehearsalsData } from '../pages/rehearsals/data.js';
import type { ScreenData } from '../pages/screen/data.js';
import type { SeatsData } from '../pages/seats/data.js';
import type { StationPageData } from '../pages/station/data.js';
import type { StationIndexData } from '../pages/station-index/data.js';
import type { StationsPageData } from '../pages/stations/data.js';

export interface PageData {
  readonly changes: ChangesData;
  readonly screen: ScreenData;
  readonly check: CheckData;
  readonly checks: ChecksData;
  readonly home: HomeData;
  readonly contest: ContestPageData;
  readonly election: ElectionPageData;
  readonly seats: SeatsData;
  readonly 'rehearsal-day': RehearsalDayData;
  readonly rehearsals: RehearsalsData;
  readonly institutions: InstitutionsData;
  readonly law: LawData;
  readonly 'law-changes': LawChangesData;
  readonly 'law-days': LawDaysData;
  readonly 'law-office': LawOfficeData;
  readonly 'law-subject': LawSubjectData;
  readonly provision: ProvisionData;
  readonly provisions: ProvisionsData;
  readonly area: AreaPageData;
  readonly map: MapPageData;
  readonly station: StationPageData;
  readonly 'station-index': StationIndexData;
  readonly stations: StationsPageData;
}
