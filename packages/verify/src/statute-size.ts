/** How large the rules of a statute can become: provisions name provisions, and a stranger's may double at every step. */

import type { Statute } from '@saylau/core';

/** Real rules are a few thousand values. */
const mostValues = 100_000;
/** Provisions that stand within each other. Real ones are three. */
const mostWithin = 10;

/** What a value comes to: how many values stand in it, and how many provisions within each other. */
interface Size {
  readonly values: number;
  readonly within: number;
}

const endless: Size = { values: Number.POSITIVE_INFINITY, within: mostWithin };

/** Whether the rules of every system stay within what can be composed. */
export function isBounded({ subjects, systems }: Statute): boolean {
  const histories = new Map(
    subjects.flatMap(({ provisions }) => provisions.map(({ id, history }) => [id, history] as const)),
  );
  const sizes = new Map<string, Size>();
  const sizeOf = (id: string, depth: number): Size => {
    const known = sizes.get(id);
    if (known !== undefined) return known;
    if (depth > mostWithin) return endless;
    // Met again before it is known, a provision stands within itself.
    sizes.set(id, endless);
    const { values, within } = sizeIn(histories.get(id), (inner) => sizeOf(inner, depth + 1));
    const size = { values, within: within + 1 };
    sizes.set(id, size);
    return size;
  };
  const all = sizeIn(
    systems.map(({ versions }) => versions),
    (id) => sizeOf(id, 1),
  );
  return all.values < mostValues && all.within <= mostWithin;
}

/** A list or record is one value beside those that it holds; a provision that is named is all values of its history. */
function sizeIn(value: unknown, sizeOf: (id: string) => Size): Size {
  if (typeof value === 'string' && value.startsWith('$')) return sizeOf(value.slice(1));
  if (typeof value !== 'object' || value === null) return { values: 1, within: 0 };
  const inner = Object.values(value).map((one) => sizeIn(one, sizeOf));
  return {
    values: inner.reduce((sum, { values }) => sum + values, 1),
    within: inner.reduce((most, { within }) => Math.max(most, within), 0),
  };
}
