/** Votes taken over all contests of a part in one body, for thresholds of the whole country. */

import type { Option } from '../election.js';
import type { OptionId, Sum, SumResult } from '../figures.js';
import { evaluateSum, figureAt, type View } from './view.js';

export interface Across {
  /** Votes of these options over all contests: of their parties, or of the same id where an option has no party. */
  readonly votes: (options: readonly Option[]) => SumResult;
  readonly total: (sum: Sum) => SumResult;
}

interface Place {
  readonly view: View;
  readonly id: OptionId;
}

/** Sums over `views`, the first rounds of the contests; every one is taken once. */
export function acrossOf(views: readonly View[]): Across {
  const places = placesOf(views);
  const votes = kept((key: string) => added((places.get(key) ?? []).map(({ view, id }) => figureAt(view, id))));
  return {
    votes: (options) => added([...new Set(options.map(keyOf))].map(votes)),
    total: kept((sum: Sum) => added(views.map((view) => evaluateSum(sum, view)))),
  };
}

/** The same for the same question, found once. */
function kept<K>(find: (key: K) => SumResult): (key: K) => SumResult {
  const found = new Map<K, SumResult>();
  return (key) => {
    const result = found.get(key) ?? find(key);
    found.set(key, result);
    return result;
  };
}

function placesOf(views: readonly View[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const view of views) {
    for (const option of view.options) {
      const own = places.get(keyOf(option));
      if (own) own.push({ view, id: option.id });
      else places.set(keyOf(option), [{ view, id: option.id }]);
    }
  }
  return places;
}

/** An id is another option's in another contest as soon as one of them has a party. */
function keyOf({ id, party }: Option): string {
  return typeof party === 'string' ? `party ${party}` : `option ${id}`;
}

/** The sum of figures; unknown, with all that is missing, where one is. */
export function added(results: readonly SumResult[]): SumResult {
  const missing = results.flatMap((result) => (result.known ? [] : result.missing));
  if (missing.length > 0) return { known: false, missing: [...new Set(missing)] };
  return { known: true, value: results.reduce((sum, result) => (result.known ? sum + result.value : sum), 0n) };
}
