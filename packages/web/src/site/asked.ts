/** Where a form of the site leads to: its answers are words of an address. */

import { isDay } from '@saylau/formats/leaves';
import type { Place } from './address.js';

/** The place behind a form's answers; undefined where the page of the form itself answers. */
export function placeAsked({ kind, rest }: Place, query: URLSearchParams): Place | undefined {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  if (kind !== 'law-days' || !isDay(from) || !isDay(to)) return undefined;
  return { kind: 'law-changes', rest: [...rest, ...[from, to].sort()] };
}
