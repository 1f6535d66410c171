/** A page in its forms: the document, its data, its feed. The same from a server and in files. */

import { changesFeed, type Page, type RenderOptions, renderPage, sentPage } from '@saylau/web';

const ends = { data: '/data.json', feed: '.atom' } as const;

export const forms = ['page', 'data', 'feed'] as const;
export type Form = (typeof forms)[number];

/** What of a page is asked for, by the end of its path. */
export function formAsked(path: string): { readonly path: string; readonly form: Form } {
  for (const [form, end] of Object.entries(ends))
    if (path.endsWith(end)) return { path: path.slice(0, -end.length), form: form as keyof typeof ends };
  return { path, form: 'page' };
}

/** Undefined where the page has no such form. */
export function pageIn(page: Page, form: Form, options: RenderOptions): string | undefined {
  switch (form) {
    case 'page':
      return renderPage(page, options);
    case 'data':
      return JSON.stringify(sentPage(page, options));
    case 'feed':
      return page.kind === 'changes' && page.place.rest.length === 0 ? changesFeed(page, options) : undefined;
  }
}
