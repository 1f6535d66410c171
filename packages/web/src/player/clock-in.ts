/** What a clock in a zone shows at an instant. */

import type { Site } from '../site/site.js';

/** "19 March 2023, 21:14" of "2023-03-19T15:14:00Z" in "+06:00". */
export function clockIn(site: Pick<Site, 'day'>, instant: string, zone: string): string {
  const [hours = '0', minutes = '0'] = zone.slice(1).split(':');
  const offset = (Number(hours) * 60 + Number(minutes)) * (zone.startsWith('-') ? -1 : 1);
  const there = new Date(Date.parse(instant) + offset * 60_000).toISOString();
  return `${site.day(there.slice(0, 10))}, ${there.slice(11, 16)}`;
}
