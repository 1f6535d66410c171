/** Sources: where the values of a file are from. */

import type { Source } from '@saylau/core';
import type { At } from './at.js';
import { label, text, words } from './leaves.js';
import { list, optional, record, required, type Shape, shape } from './shape.js';

/** A link that a page may carry: nothing but http and https. */
export const link: Shape<string> = shape('', (value, at) => {
  const read = words.read(value, at);
  if (read === '' || /^https?:\/\/[^\s"'<>\\]+$/.test(read)) return read;
  at.fault('bad-value', { found: read, type: 'url' });
  return '';
});

export const sources: Shape<readonly Source[]> = list(
  record({ id: required(label), url: optional(link), what: required(text) }),
);

/** The ids, after a check that none is given twice. */
export function checkSources(found: readonly Source[], at: At): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [index, { id }] of found.entries()) {
    if (id !== '' && ids.has(id)) at.in(index).in('id').fault('duplicate-id', { id });
    ids.add(id);
  }
  return ids;
}
