/** The declared figure beside the counted one, in few words. */

import type { Comparison } from '@saylau/core';
import { signed } from '../numbers.js';
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

export function comparisonOf(
  comparisons: readonly Comparison[],
  what: Comparison['what'],
  key: string,
): Comparison | undefined {
  return comparisons.find((one) => one.what === what && one.key === key);
}
