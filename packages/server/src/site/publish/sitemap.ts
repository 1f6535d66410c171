/** The site's pages for search engines, in every language (sitemaps.org): at most so many a file as they read. */

import { languages } from '@saylau/core';
import { escaped } from '@saylau/web';

const mostInFile = 15_000;

/** File name → content. `paths`: of pages, without a language. */
export function sitemaps(paths: readonly string[], site: string): ReadonlyMap<string, string> {
  const parts = Array.from({ length: Math.ceil(paths.length / mostInFile) }, (_, at) =>
    paths.slice(at * mostInFile, (at + 1) * mostInFile),
  );
  const [only = [], ...others] = parts;
  if (others.length === 0) return new Map([['sitemap.xml', urlset(only, site)]]);
  const files = parts.map((part, at) => [`sitemap-${at + 1}.xml`, urlset(part, site)] as const);
  const index = files.map(([name]) => `<sitemap><loc>${escaped(`${site}/${name}`)}</loc></sitemap>`);
  const whole = [head, `<sitemapindex ${namespace}>`, ...index, '</sitemapindex>\n'].join('\n');
  return new Map([['sitemap.xml', whole], ...files]);
}

const head = '<?xml version="1.0" encoding="utf-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function urlset(paths: readonly string[], site: string): string {
  const urls = paths.flatMap((path) =>
    languages.map((language) => `<url><loc>${escaped(`${site}/${language}${path}`)}</loc></url>`),
  );
  return [head, `<urlset ${namespace}>`, ...urls, '</urlset>\n'].join('\n');
}
