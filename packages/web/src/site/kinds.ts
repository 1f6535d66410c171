/** The data of each kind of page. A new kind has its folder in `pages/`, a line here, in `pages.ts` and in `browser/modules.ts`. */

import type { CheckData } from '../pages/check/data.js';
import type { ChecksData } from '../pages/checks/data.js';
import type { ElectionPageData } from '../pages/election/data.js';
import type { HomeData } from '../pages/home/data.js';
import type { RehearsalDayData } from '../pages/rehearsal-day/data.js';
import type { RehearsalsData } from '../pages/rehearsals/data.js';

export interface PageData {
  readonly check: CheckData;
  readonly checks: ChecksData;
  readonly home: HomeData;
  readonly election: ElectionPageData;
  readonly 'rehearsal-day': RehearsalDayData;
  readonly rehearsals: RehearsalsData;
}
