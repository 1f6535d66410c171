/** Dated histories: versions in order, not overlapping. Boundaries are days, or months where the day is not known. */

import type { At } from './at.js';

interface Dated {
  readonly from: string;
  readonly to?: string;
}

/** The first day on which a boundary may lie: a month counts from its first day. */
function earliest(boundary: string): string {
  return boundary.length === 7 ? `${boundary}-01` : boundary;
}

/** Reports versions that end before they begin, stand out of order, or begin before the one above has ended. */
export function checkVersions(versions: readonly Dated[], at: At): void {
  for (const [index, { from, to }] of versions.entries()) {
    const place = at.in(index);
    // An empty date was reported already.
    if (from === '') continue;
    if (to !== undefined && to !== '' && earliest(to) <= earliest(from))
      place.in('to').fault('version-order', { from, to });
    const above = versions[index - 1];
    if (above === undefined || above.from === '') continue;
    if (earliest(from) <= earliest(above.from)) place.in('from').fault('version-order', { from: above.from, to: from });
    else if (above.to !== undefined && earliest(from) < earliest(above.to)) {
      place.in('from').fault('version-overlap', { from, to: above.to });
    }
  }
}
