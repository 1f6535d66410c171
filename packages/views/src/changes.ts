/** A change of public figures as readers see it. */

import type { Change } from '@saylau/acts';
import type { ChangeView } from './shapes.js';

/** Undefined where the leaf is no change. */
export function changeView(change: Change | undefined): ChangeView | undefined {
  if (change === undefined) return undefined;
  const { as, contests, stations, before, after, ...said } = change;
  const { office, area, station } = as;
  return {
    ...said,
    by: { office, ...(area === undefined ? {} : { area }), ...(station === undefined ? {} : { station }) },
    contests: [...contests],
    stations: [...stations],
    ...(before === undefined ? {} : { before: { ...before } }),
    ...(after === undefined ? {} : { after: { ...after } }),
  };
}
