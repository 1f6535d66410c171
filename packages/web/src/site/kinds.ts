/** The data of each kind of page. A new kind has its folder in `pages/`, a line here, in `pages.ts` and in `browser/modules.ts`. */

import type { ContestPageData } from '../pages/contest/data.js';
import type { ElectionPageData } from '../pages/election/data.js';
import type { HomeData } from '../pages/home/data.js';

export interface PageData {
  readonly home: HomeData;
  readonly contest: ContestPageData;
  readonly election: ElectionPageData;
}
