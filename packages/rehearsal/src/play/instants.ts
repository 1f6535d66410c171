/** Instants of a simulated night: whole seconds since 1970 in UTC. */

import type { PollingDay } from '@saylau/core';

/** A whole number of seconds since the start of 1970 in UTC. */
export type Instant = number;

export const minute = 60;

/** The instant so many minutes after midnight at which the polling day begins, in its own zone. */
export function instantOf({ date, zone }: Pick<PollingDay, 'date' | 'zone'>, minutes: number): Instant {
  return Date.parse(`${date}T00:00:00${zone}`) / 1000 + minutes * minute;
}

/** As acts write it: `2023-03-19T18:02:11Z`. */
export function instantText(instant: Instant): string {
  return `${new Date(instant * 1000).toISOString().slice(0, 19)}Z`;
}
