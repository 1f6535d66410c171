/** All kinds of pages, for a server. A browser loads those it needs (`browser/modules.ts`). */

import { contestModule } from '../pages/contest/page.js';
import { electionModule } from '../pages/election/page.js';
import { homeModule } from '../pages/home/page.js';
import type { PageData } from './kinds.js';
import type { PageModule } from './module.js';

export const pages: { readonly [K in keyof PageData]: PageModule<K> } = {
  contest: contestModule,
  election: electionModule,
  home: homeModule,
};
