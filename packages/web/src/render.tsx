/** A page as a document: the same bytes from a server and in a folder of static files. */

import type { Language } from '@saylau/core';
import { languages } from '@saylau/core';
import { renderToString } from 'react-dom/server';
import { Router } from 'wouter';
import { NotThere } from './shell/no-page.js';
import { PageFrame } from './shell/page-frame.js';
import { allWords } from './site/all-words.js';
import { escaped } from './site/markup.js';
import { documentTitle, type PageModule, rehearsalMark } from './site/module.js';
import { narrowed } from './site/narrowed.js';
import { type Boot, isRehearsal, type Page } from './site/page.js';
import { pages } from './site/pages.js';
import { Site, SiteProvider } from './site/site.js';

/** Files of the browser's part, by what built them. */
export interface Assets {
  /** Another one for other files. */
  readonly build?: string;
  readonly script?: string;
  readonly styles: readonly string[];
  /** Modules that the first page needs besides: told beforehand, so that they are not waited for one by one. */
  readonly preload: (page: Page, language: Language) => readonly string[];
  /** Fonts with the letters of a language. */
  readonly fonts: (language: Language) => readonly string[];
}

export interface RenderOptions {
  readonly language: Language;
  /** "" or "/folder": what stands before every path of the site. */
  readonly base: string;
  readonly assets: Assets;
  /** There is a server that tells of changes; not so for static files. */
  readonly isLive: boolean;
  /** "https://host", for previews of links and for commands; left out where it is not known. */
  readonly host?: string;
  /** Content security policy, where no server sends it as a header. */
  readonly policy?: string;
}

/** The page as a browser gets it: in one language, with the build that it is sent for. */
export function sentPage(
  page: Page,
  { language, assets: { build } }: Pick<RenderOptions, 'language' | 'assets'>,
): Page {
  const { build: _, ...own } = page;
  // Its kind and data stay together.
  return narrowed({ ...own, ...(build === undefined ? {} : { build }) } as Page, language);
}

export function renderPage(page: Page, options: RenderOptions): string {
  const { language, base, assets, isLive, host } = options;
  const site = siteIn(options);
  const module = moduleOf(page);
  const title = module.title(page as never, site);
  const summary = module.summary?.(page as never, site);
  const path = site.href(page.place);
  const body = renderToString(
    <SiteProvider value={site}>
      <Router ssrPath={path}>
        <PageFrame page={page} module={module} status={{}} />
      </Router>
    </SiteProvider>,
  );
  const boot: Boot = {
    page: sentPage(page, options),
    language,
    base,
    isLive,
    ...(host === undefined ? {} : { host }),
  };
  return [
    '<!doctype html>',
    `<html lang="${language}"${isRehearsal(page) ? ' class="is-rehearsal"' : ''}>`,
    `<head>${headOf({ page, title, summary, options, site })}</head>`,
    `<body><div id="root">${body}</div>`,
    `<script id="boot" type="application/json">${inScript(boot)}</script>`,
    ...(assets.script === undefined ? [] : [`<script type="module" src="${base}/${assets.script}"></script>`]),
    '</body></html>\n',
  ].join('\n');
}

/** What stands at an address without a page: a document to be read, without scripts. */
export function renderNotThere(options: RenderOptions): string {
  const { language, base, assets, policy } = options;
  const site = siteIn(options);
  const say = site.say('site');
  const body = renderToString(
    <SiteProvider value={site}>
      <Router ssrPath={`${base}/${language}`}>
        <NotThere />
      </Router>
    </SiteProvider>,
  );
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head><meta charset="utf-8">',
    ...(policy === undefined ? [] : [`<meta http-equiv="content-security-policy" content="${policy}">`]),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(`${say('not-there-title')} · ${say('brand')}`)}</title>`,
    ...assets.styles.map((style) => `<link rel="stylesheet" href="${base}/${style}">`),
    `<link rel="icon" type="image/svg+xml" href="${base}/assets/icon.svg"></head>`,
    `<body>${body}</body></html>\n`,
  ].join('\n');
}

const sites = new Map<string, Site>();

/** Its messages are compiled once, for all pages. */
function siteIn({ language, base, isLive, host }: RenderOptions): Site {
  const key = `${language} ${isLive} ${host} ${base}`;
  const site = sites.get(key) ?? new Site(allWords(language), { base, isLive, host });
  sites.set(key, site);
  return site;
}

/** The page's kind chooses its module; the compiler cannot follow the name alone. */
function moduleOf(page: Page): PageModule<never> {
  return pages[page.kind] as unknown as PageModule<never>;
}

interface Head {
  readonly page: Page;
  readonly title: string;
  readonly summary: string | undefined;
  readonly options: RenderOptions;
  readonly site: Site;
}

function headOf({ page, title, summary, options, site }: Head): string {
  const { language, base, assets, policy, host = '' } = options;
  const mark = rehearsalMark(page, site);
  return [
    '<meta charset="utf-8">',
    ...(policy === undefined ? [] : [`<meta http-equiv="content-security-policy" content="${policy}">`]),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(documentTitle(page, moduleOf(page), site))}</title>`,
    ...(summary === undefined ? [] : [`<meta name="description" content="${escaped(mark + summary)}">`]),
    `<meta property="og:title" content="${escaped(mark + title)}">`,
    ...(summary === undefined ? [] : [`<meta property="og:description" content="${escaped(mark + summary)}">`]),
    '<meta property="og:type" content="website"><meta property="og:site_name" content="Saylau">',
    `<meta property="og:locale" content="${language}">`,
    ...languages.map(
      (other) => `<link rel="alternate" hreflang="${other}" href="${host}${site.href(page.place, other)}">`,
    ),
    ...assets.styles.map((style) => `<link rel="stylesheet" href="${base}/${style}">`),
    ...assets
      .fonts(language)
      .map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${base}/${file}">`),
    ...assets.preload(page, language).map((file) => `<link rel="modulepreload" href="${base}/${file}">`),
    `<link rel="icon" type="image/svg+xml" href="${base}/assets/icon.svg">`,
  ].join('\n');
}

/** JSON that ends no script, whatever the data says. */
function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
