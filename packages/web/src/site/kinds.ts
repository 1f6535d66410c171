/** The data of each kind of page. A new kind has its folder in `pages/`, a line here, in `pages.ts` and in `browser/modules.ts`. */

import type { ElectionPageData } from '../pages/election/data.js';
import type { HomeData } from '../pages/home/data.js';
import type { LaboratoryData } from '../pages/laboratory/data.js';
import type { RehearsalDayData } from '../pages/rehearsal-day/data.js';
import type { RehearsalsData } from '../pages/rehearsals/data.js';
import type { SeatsData } from '../pages/seats/data.js';

export interface PageData {
  readonly home: HomeData;
  readonly election: ElectionPageData;
  readonly laboratory: LaboratoryData;
  readonly seats: SeatsData;
  readonly 'rehearsal-day': RehearsalDayData;
  readonly rehearsals: RehearsalsData;
}
