/** The declared figure beside the counted one, in few words. */

import type { Comparison } from '@saylau/core';
import { signed } from '@saylau/texts';
import type { Page } from './page.js';
import type { Cell } from './table.js';

/** "agrees", "differs by +0.02", "not declared"; in a table's cell. */
export function comparisonCell(page: Page, comparison: Comparison | undefined): Cell {
  const { texts, colours } = page;
  if (comparison === undefined) return '';
  switch (comparison.is) {
    case 'agrees':
      return { text: `✓ ${texts.say('compare.agrees')}`, style: colours.green };
    case 'differs': {
      const by = comparison.by === undefined ? undefined : signed(texts, comparison.by);
      const words =
        by === undefined
          ? texts.say('compare.differs-from', { declared: comparison.declared ?? '' })
          : texts.say('compare.differs-by', { by });
      return { text: `≠ ${words}`, style: colours.yellow };
    }
    case 'not-declared':
      return { text: `– ${texts.say('compare.not-declared')}`, style: colours.dim };
    case 'not-counted':
      return { text: `· ${texts.say('compare.not-counted')}`, style: colours.dim };
  }
}

/** Comparisons by what and key. Outcomes are never changed, so what was found of a list of them stays true. */
const found = new WeakMap<readonly Comparison[], ReadonlyMap<string, Comparison>>();

export function comparisonOf(
  comparisons: readonly Comparison[],
  what: Comparison['what'],
  key: string,
): Comparison | undefined {
  const known =
    found.get(comparisons) ?? new Map(comparisons.toReversed().map((one) => [`${one.what} ${one.key}`, one]));
  found.set(comparisons, known);
  return known.get(`${what} ${key}`);
}
