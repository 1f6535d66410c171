/** The server's own pages as HTML: no script, nothing from anywhere else. */

import { type Language, languages } from '@saylau/core';
import { escaped } from '@saylau/web';
import { pageWords } from './words.js';

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** Path of the page, for its other languages. */
  readonly path: string;
  /** HTML. */
  readonly body: string;
}

const own: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** The whole page, with links to it in the other languages. */
export function pageHtml({ language, title, path, body }: Page): string {
  const words = pageWords[language];
  const links = languages.map((other) =>
    other === language
      ? `<span aria-current="true" lang="${other}">${own[other]}</span>`
      : `<a href="${escaped(path)}?lang=${other}" hreflang="${other}" lang="${other}">${own[other]}</a>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<header>
<a href="/?lang=${language}">${escaped(words.start)}</a>
<nav aria-label="${escaped(words.languages)}">${links.join(' ')}</nav>
</header>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
