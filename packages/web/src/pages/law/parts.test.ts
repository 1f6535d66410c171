/** The form for two days: where nobody answers it without scripts, it is not shown without them. */

import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { allWords } from '../../site/all-words.js';
import { Site, SiteProvider } from '../../site/site.js';
import { DaysForm } from './parts.js';

test.each([
  [true, '<form class="toolbar" '],
  [false, '<form class="toolbar needs-scripts" '],
])('a server that answers: %s', (isLive, form) => {
  const site = new Site(allWords('en'), { base: '', isLive });
  const days = createElement(DaysForm, { statute: 'kz', earlier: '2020-01-01', later: '2024-01-01' });
  expect(renderToStaticMarkup(createElement(SiteProvider, { value: site }, days))).toContain(form);
});
