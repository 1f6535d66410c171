/** All kinds of pages, for a server. A browser loads those it needs (`browser/modules.ts`). */

import { electionModule } from '../pages/election/page.js';
import { homeModule } from '../pages/home/page.js';
import { laboratoryModule } from '../pages/laboratory/page.js';
import { rehearsalDayModule } from '../pages/rehearsal-day/page.js';
import { rehearsalsModule } from '../pages/rehearsals/page.js';
import { seatsModule } from '../pages/seats/page.js';
import type { PageData } from './kinds.js';
import type { PageModule } from './module.js';

export const pages: { readonly [K in keyof PageData]: PageModule<K> } = {
  election: electionModule,
  laboratory: laboratoryModule,
  seats: seatsModule,
  home: homeModule,
  'rehearsal-day': rehearsalDayModule,
  rehearsals: rehearsalsModule,
};
