/** How a dated history went, in words. */

import type { Turn } from '@saylau/formats/outcome-json';

/** Turns in words, without those that say what was said before them. */
export function tellingTurns<V>(
  before: string,
  turns: readonly Turn<V>[],
  wordsOf: (version: V | undefined) => string,
): { readonly from: string; readonly words: string }[] {
  const all = turns.map(({ from, version }) => ({ from, words: wordsOf(version) }));
  return all.filter(({ words }, index) => words !== (all[index - 1]?.words ?? before));
}
