/** What an office acts for. */

import type { Row } from '@saylau/core';
import type { ActedAs } from '../act.js';
import type { Ground } from '../state/ground.js';
import type { Holder } from '../views.js';

/** A station, for what is done there, or for its protocol of a contest held in `contest`. */
export function actsForStation(ground: Ground, as: ActedAs, row: Row, contest?: string): boolean {
  switch (as.office) {
    case 'central':
      return true;
    case 'territorial':
      return ground.isStationIn(row, areaOf(ground, as));
    case 'district':
      return (
        contest !== undefined && actsForContest(ground, as, contest) && ground.isStationIn(row, areaOf(ground, as))
      );
    case 'precinct':
      return row >= 0 && ground.stations.ids[row] === as.station;
    default:
      return false;
  }
}

/** A contest as a whole: `area` is the one in which it is held. */
export function actsForContest(ground: Ground, as: ActedAs, area: string): boolean {
  if (as.office === 'central') return true;
  if (as.office !== 'territorial' && as.office !== 'district') return false;
  return ground.isAreaIn(ground.area(area), areaOf(ground, as));
}

/** The totals of an area for a contest held in `contest`. */
export function actsForTotals(ground: Ground, as: ActedAs, area: string, contest: string): boolean {
  return actsForContest(ground, as, area) && (as.office !== 'district' || actsForContest(ground, as, contest));
}

/** Offices for which an office may vouch; `archive` in its own logs alone. */
const vouchable: Readonly<Partial<Record<ActedAs['office'], readonly Holder['office'][]>>> = {
  central: ['central', 'territorial', 'district', 'precinct', 'observer', 'log'],
  territorial: ['territorial', 'district', 'precinct', 'observer'],
  district: ['precinct'],
  archive: ['archive', 'log'],
};

/** Why an office may not vouch for such a holder: his office, or where that is; undefined: it may. */
export function cannotVouch(ground: Ground | undefined, as: ActedAs, holder: Holder): 'office' | 'area' | undefined {
  if (vouchable[as.office]?.includes(holder.office) !== true) return 'office';
  if (as.office === 'central' || as.office === 'archive' || holder.office === 'observer') return undefined;
  return ground !== undefined && liesBelow(ground, as, holder) ? undefined : 'area';
}

/** Whether a holder below lies in the area of an office that has one; another of the same office lies truly in it. */
function liesBelow(ground: Ground, as: ActedAs, holder: Holder): boolean {
  const own = areaOf(ground, as);
  if (holder.office === 'precinct') return ground.isStationIn(ground.row(holder.station ?? ''), own);
  const area = areaOf(ground, holder);
  return area >= 0 && ground.isAreaIn(area, own) && (holder.office !== 'territorial' || area !== own);
}

function areaOf(ground: Ground, { area }: ActedAs): number {
  return area === undefined ? -1 : ground.area(area);
}
