/** How large the rules of a statute can become: provisions name provisions, and a stranger's may double at every step. */

import type { Statute } from '@saylau/core';

/** Real rules are a few thousand values. */
const mostValues = 100_000;

/** Whether the rules of every system stay within what can be composed. */
export function isBounded({ subjects, systems }: Statute): boolean {
  const histories = new Map(
    subjects.flatMap(({ provisions }) => provisions.map(({ id, history }) => [id, history] as const)),
  );
  const sizes = new Map<string, number>();
  const sizeOf = (id: string): number => {
    const known = sizes.get(id);
    if (known !== undefined) return known;
    // Met again before it is known, a provision stands within itself.
    sizes.set(id, Number.POSITIVE_INFINITY);
    const size = valuesIn(histories.get(id), sizeOf);
    sizes.set(id, size);
    return size;
  };
  return (
    valuesIn(
      systems.map(({ versions }) => versions),
      sizeOf,
    ) < mostValues
  );
}

/** So many values stand in a value, those of the provisions that it names among them. */
function valuesIn(value: unknown, sizeOf: (id: string) => number): number {
  if (typeof value === 'string' && value.startsWith('$')) return sizeOf(value.slice(1));
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + valuesIn(inner, sizeOf), 1);
}
