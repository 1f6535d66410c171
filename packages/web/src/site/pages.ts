/** All kinds of pages, for a server. A browser loads those it needs (`browser/modules.ts`). */

import { checkModule } from '../pages/check/page.js';
import { checksModule } from '../pages/checks/page.js';
import { electionModule } from '../pages/election/page.js';
import { homeModule } from '../pages/home/page.js';
import { rehearsalDayModule } from '../pages/rehearsal-day/page.js';
import { rehearsalsModule } from '../pages/rehearsals/page.js';
import type { PageData } from './kinds.js';
import type { PageModule } from './module.js';

export const pages: { readonly [K in keyof PageData]: PageModule<K> } = {
  check: checkModule,
  checks: checksModule,
  election: electionModule,
  home: homeModule,
  'rehearsal-day': rehearsalDayModule,
  rehearsals: rehearsalsModule,
};
