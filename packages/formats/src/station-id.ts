/** Ids in tables: those of stations, as their commissions write them, and those made of lower-case words. */

import type { Fault, FaultCode } from './faults.js';
import { mixedLetter } from './guess.js';
import { limits } from './limits.js';
import { isFormula } from './protocols/figure.js';
import { foreignDigit } from './text.js';

/** How everything made up begins. */
export const rehearsalMark = 'rehearsal/';

/** Whether an id is marked as made up; letters and strokes that only look so are marks too, so that none passes as real. */
export function isMarked(id: string): boolean {
  return id.startsWith(rehearsalMark) || /^rehearsal[/\\\u2044\u2215]/i.test(id.normalize('NFKC'));
}

type Wrong = { readonly code: FaultCode; readonly params: Fault['params'] } | undefined;

/**
 * What is wrong with a station's id: empty, with spaces at its ends, too long, a formula, a digit of another script,
 * a word that mixes alphabets. The characters that no text may hold were looked for before.
 */
export function stationIdFault(id: string): Wrong {
  if (/^[a-z0-9][a-z0-9/-]{0,98}$/.test(id)) return undefined;
  if (id === '') return { code: 'empty', params: {} };
  if (isFormula(id) || id.startsWith('-')) return { code: 'csv-formula', params: { found: id } };
  if (id.trim() !== id || id.length > limits.id) return { code: 'bad-station-id', params: { found: id } };
  const digit = foreignDigit(id);
  if (digit !== undefined) return { code: 'text-digit', params: { found: id, character: digit } };
  const letter = mixedLetter(id);
  return letter === undefined ? undefined : { code: 'id-confusable', params: { found: id, character: letter } };
}

/** The fault of an id that looks like one met before. */
export function twinFault(id: string, twin: string | undefined): Wrong {
  return twin === undefined
    ? undefined
    : { code: 'id-confusable', params: { found: id, character: twin, nearest: twin } };
}

/** Lower-case words joined by `-`, in levels joined by `/`: ids of a polling day, of which what is made up begins with `rehearsal/`. */
export function isDayId(id: string): boolean {
  return id.length <= limits.id && /^[a-z0-9]+(?:[-/][a-z0-9]+)*$/.test(id);
}
