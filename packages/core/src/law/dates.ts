/** Dates of the law: ISO days, or months where the day is not known. */

/** Where a day stands to a boundary: before it, from it on, or inside its month, where nobody can tell. */
export type Side = 'before' | 'from' | 'inside';

/** Compares an ISO day with a boundary given as day (2021-06-05) or month (2004-04). */
export function sideOf(day: string, boundary: string): Side {
  if (boundary.length === 10) return day < boundary ? 'before' : 'from';
  const month = day.slice(0, 7);
  if (month === boundary) return 'inside';
  return month < boundary ? 'before' : 'from';
}
