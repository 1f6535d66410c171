/** Turnout in words: counted with its two sums, or declared alone with the lines that it cannot be counted without. */

import type { LineId, PollOutcome } from '@saylau/core';
import { decimal, percentNumber, whole } from '@saylau/texts';
import { comparisonCell, comparisonOf } from './comparison.js';
import type { Counting } from './counting.js';
import { textOf } from './table.js';

/** Undefined where nothing is known of it. */
export function turnoutWords(
  counting: Counting,
  contest: string,
  { turnout, comparisons, figures }: PollOutcome,
  missing: readonly LineId[],
): string | undefined {
  const { page, names } = counting;
  const { texts } = page;
  const comparison = comparisonOf(comparisons, 'turnout', 'turnout');
  if (turnout !== undefined) {
    const { votes, base, of, line, share } = turnout;
    const how = texts.say('turnout.how', {
      count: whole(texts, votes),
      what: names.line(line),
      base: whole(texts, base),
      of: names.sum(of, contest),
    });
    const rounding = counting.contest(contest)?.declared.percentRounding;
    const shown = share === undefined ? '–' : `${percentNumber(texts, turnout, rounding)}\u00a0%`;
    return [shown, how, textOf(comparisonCell(page, comparison))].filter((part) => part !== '').join(' · ');
  }
  const declared =
    comparison?.declared === undefined
      ? []
      : [texts.say('turnout.declared', { declared: decimal(texts, comparison.declared) })];
  const known = declared.length > 0 || figures.length > 0;
  const without = missing.length === 0 ? [] : [texts.say('turnout.missing', { lines: names.lines(missing, contest) })];
  return known && declared.length + without.length > 0 ? [...declared, ...without].join('; ') : undefined;
}
