/** Turnout in one line: counted with its two sums, or declared alone with the lines that it cannot be counted without. */

import type { LineId, PollOutcome } from '@saylau/core';
import { tellTurnout } from '@saylau/texts';
import { comparisonCell, comparisonOf } from './comparison.js';
import type { Counting } from './counting.js';
import { textOf } from './table.js';

/** Undefined where nothing is known of it. */
export function turnoutWords(
  counting: Counting,
  contest: string,
  poll: PollOutcome,
  missing: readonly LineId[],
): string | undefined {
  const { page, names } = counting;
  const rounding = counting.contest(contest)?.declared.percentRounding;
  const of = { poll, missing, ...(rounding === undefined ? {} : { rounding }) };
  const told = tellTurnout({ texts: page.texts, names, contest }, of);
  if (told?.share === undefined) return told && [told.declared, told.missing].filter(Boolean).join('; ');
  const comparison = textOf(comparisonCell(page, comparisonOf(poll.comparisons, 'turnout', 'turnout')));
  return [told.share, told.how, comparison].filter((part) => part !== '').join(' · ');
}
