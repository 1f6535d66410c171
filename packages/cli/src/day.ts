/** Days on the command line. */

import { UsageProblem } from './problems.js';

/** Refuses what is no day of the calendar, such as 2023-02-30. */
export function checkDay(day: string): void {
  const time = Date.parse(`${day}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (!real) throw new UsageProblem('usage.date', { what: day });
}
