/** Protocols of the commissions above the stations: line by line the sums of their stations. */

import { type AreaId, type TerritorialProtocol, type Totals, tallyOf } from '@saylau/core';
import { mark } from './input.js';

/** For every contest that of its own area, and those of the regions and units in it. */
export function territorialOf(totals: readonly Totals[]): TerritorialProtocol[] {
  return totals.flatMap((own) => {
    const { election, round, contests } = own.table.ballot;
    const kinds = new Map(own.table.stations.areas.map(({ id, kind }) => [id, kind]));
    const has = (area: AreaId): boolean => kinds.get(area) !== 'constituency' && !area.startsWith(mark);
    return contests.flatMap((contest, index) =>
      [...tallyOf(own, index)].flatMap(([area, figures]) =>
        area === contest.area || has(area) ? [{ election, contest: contest.id, round, area, figures }] : [],
      ),
    );
  });
}
