/** The declared figure beside the counted one, in few words. */

import type { Comparison } from '@saylau/core';
import { tellComparison } from '@saylau/texts';
import type { Page } from './page.js';
import type { Cell } from './table.js';

/** "agrees", "differs by +0.02", "not declared"; in a table's cell. */
export function comparisonCell({ texts, colours }: Page, comparison: Comparison | undefined): Cell {
  if (comparison === undefined) return '';
  const mark = { agrees: '✓', differs: '≠', 'not-declared': '–', 'not-counted': '·' }[comparison.is];
  const style = {
    agrees: colours.green,
    differs: colours.yellow,
    'not-declared': colours.dim,
    'not-counted': colours.dim,
  }[comparison.is];
  return { text: `${mark} ${tellComparison(texts, comparison)}`, style };
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
