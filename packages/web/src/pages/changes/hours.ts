/** Changes by the hours in which they were done, by the clock of the polling day. */

import type { ChangeLine } from './data.js';

export interface Hour {
  readonly key: string;
  /** The hour before the newest act of the log. */
  readonly isLast: boolean;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly ChangeLine[];
}

/** In the order of the changes; a change that was done earlier than its neighbours stands by itself. */
export function hoursOf(changes: readonly ChangeLine[], zone: string): readonly Hour[] {
  const hours: { key: string; isLast: boolean; day: string; from: string; to: string; changes: ChangeLine[] }[] = [];
  for (const change of changes) {
    const { day, clock } = timeIn(change.at, zone);
    const hour = clock.slice(0, 2);
    const key = change.isInLastHour ? 'last' : `${day} ${hour}`;
    const before = hours.at(-1);
    if (before?.key.startsWith(`${key}#`) === true) before.changes.push(change);
    else {
      const next = String((Number(hour) + 1) % 24).padStart(2, '0');
      const own = { isLast: change.isInLastHour, day, from: `${hour}:00`, to: `${next}:00`, changes: [change] };
      hours.push({ key: `${key}#${hours.length}`, ...own });
    }
  }
  return hours;
}

/** Day and clock in a zone: "2023-03-19" and "21:14" of "2023-03-19T15:14:00Z" in "+06:00". */
export function timeIn(instant: string, zone: string): { readonly day: string; readonly clock: string } {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return { day: instant.slice(0, 10), clock: '' };
  const there = new Date(at + offset).toISOString();
  return { day: there.slice(0, 10), clock: there.slice(11, 16) };
}
