/** Text in documents cannot become markup. */

import { expect, test } from 'vitest';
import { escaped } from './markup.js';

test('what would be markup is text, in attributes too', () => {
  expect(escaped(`</title><a title="x" rel='y'>&`)).toBe(
    '&lt;/title&gt;&lt;a title=&quot;x&quot; rel=&#39;y&#39;&gt;&amp;',
  );
});

test('what XML cannot hold is left out, letters of every language stay', () => {
  expect(escaped('a\u0000\u0008\ud800b Әлия 𐐷')).toBe('ab Әлия 𐐷');
});
