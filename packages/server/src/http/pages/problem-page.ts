/** What a code of a problem means, and what to do. */

import type { Language } from '@saylau/core';
import { tellProblem } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';
import { escaped } from '@saylau/web';
import { pageHtml } from './html.js';
import { pageWords } from './words.js';

/** Undefined for a code that the texts do not have. */
export function problemPage(code: string, language: Language): string | undefined {
  const { wrong, todo } = tellProblem(sayIn(language), { code });
  if (todo === undefined) return undefined;
  const words = pageWords[language];
  const body = `<p><code>${escaped(code)}</code></p>
<h2>${escaped(words.whatToDo)}</h2>
<p>${escaped(todo)}</p>`;
  return pageHtml({ language, title: wrong, path: `/problems/${encodeURIComponent(code)}`, body });
}
