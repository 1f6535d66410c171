/** Addresses of the site last: every kind of page stands in docs/formats/site.md with its address. */

import { expect, test } from 'vitest';
import { electionKinds, rootKinds } from '../../packages/web/src/site/address.js';
import { textOf } from './files.js';

const page = textOf('docs/formats/site.md');

/** Kind → address, as the page's tables say it: words that are named as `*`, such as may be left out as `?`. */
function documented(): Readonly<Record<string, string>> {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| `([^`]+)` \|/gmu)];
  return Object.fromEntries(
    rows.map(([, kind, address = '']) => [kind, address.replace(/\[\/<[^>]+>\]/gu, '/?').replace(/<[^>]+>/gu, '*')]),
  );
}

test('the document has every kind of page with its address, and no other', () => {
  const kinds = { ...rootKinds, ...electionKinds, 'rehearsal-day': ['rehearsal', '*', '*'] };
  const known = Object.entries(kinds).map(([kind, words]) => [kind, `/${words.join('/')}`]);
  expect(documented()).toEqual(Object.fromEntries(known));
});
