/** What holds for the form of an act and no schema says: whose act it is, that days exist, that lists name nothing twice. */

import type { Act, ActedAs } from './act.js';
import type { Reasons } from './kinds/reasons.js';
import { placeMember } from './table.js';

/** Adds a reason for every fault of a signed act that its schema lets through. */
export function refuseForm(act: Act, to: Reasons): void {
  refusePlace(act.as, '/act/as', to);
  if (!isInstant(act.at)) to.add('act-malformed', '/act/at', { rule: 'date' });
  switch (act.act) {
    case 'log-opened':
    case 'key-vouched':
      for (const [index, { holder }] of act.body.keys.entries())
        refusePlace(holder, `/act/body/keys/${index}/holder`, to);
      return;
    case 'dataset-adopted':
      refuseTwice(act.body.files, ({ name }) => name, '/act/body/files', to);
      return;
    case 'election-opened':
      refuseDay(act.body.disclosure?.from, '/act/body/disclosure/from', to);
      return;
    case 'repeat-voting-ordered':
      refuseDay(act.body.date, '/act/body/date', to);
      return;
    case 'preliminary-announced':
    case 'result-established':
    case 'result-re-established':
      refuseTwice(act.body.results, ({ contest }) => contest, '/act/body/results', to);
      return;
    default:
  }
}

/** Days of the months; February has its 29th in leap years. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** An instant that exists: `2023-02-30` does not. Precondition: digits stand where the schema wants them. */
export function isInstant(text: string): boolean {
  const part = (from: number): number => Number(text.slice(from, from + 2));
  const [month, day] = [part(5), part(8)];
  if (day < 1 || day > (longest[month - 1] ?? 0) || part(11) > 23 || part(14) > 59 || part(17) > 59) return false;
  return month !== 2 || day < 29 || isLeap(Number(text.slice(0, 4)));
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function refuseDay(day: string | undefined, path: string, to: Reasons): void {
  if (day !== undefined && !isInstant(`${day}T00:00:00Z`)) to.add('act-malformed', path, { rule: 'date' });
}

/** The office's own member is there, and no other. */
function refusePlace(of: ActedAs, path: string, to: Reasons): void {
  const own = placeMember[of.office];
  if (own !== undefined && of[own] === undefined) to.add('act-malformed', `${path}/${own}`, { rule: 'missing' });
  for (const member of ['area', 'station', 'name'] as const) {
    if (member !== own && of[member] !== undefined) to.add('act-malformed', `${path}/${member}`, { rule: 'unknown' });
  }
}

function refuseTwice<T>(list: readonly T[], nameOf: (item: T) => string, path: string, to: Reasons): void {
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    const name = nameOf(item);
    if (seen.has(name)) to.add('act-malformed', `${path}/${index}`, { rule: 'uniqueItems', name });
    seen.add(name);
  }
}
