/** Writes the whole site as files that any web server or object store can serve: every page that can be reached, in every language. */

import { type Language, languages } from '@saylau/core';
import { type Page, pathOf, placeAt } from '@saylau/web';
import { siteFilesIn } from '../assets.js';
import { type Form, formAsked, pageIn } from '../forms.js';
import { fileOf, linksIn } from './links.js';
import { type Get, logFiles } from './log-files.js';
import { isBelow, OutFolder, type OutReport } from './out-folder.js';
import { sitemaps } from './sitemap.js';

export interface PublishSettings {
  /** The site as it is served: its pages' data, its logs' files, its downloads. */
  readonly get: Get;
  /** The browser's part of the site, as it was built. */
  readonly siteFolder: string;
  readonly out: string;
  /** "" or "/folder": where it will lie. */
  readonly base: string;
  /** "https://host" where it will lie; without it there is no map of the site. */
  readonly host?: string;
  /** Called now and then: pages done, of those known so far. */
  told?(pages: number, of: number): void;
}

export interface PublishReport extends OutReport {
  readonly pages: number;
  /** Links that lead nowhere: from which page, to what. */
  readonly broken: readonly { readonly from: string; readonly to: string }[];
}

/** A document's own policy: there is no server to send it as a header. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'";

/** Throws OutFolderTaken, what `get` throws, or what the file system throws. */
export async function publishSite(settings: PublishSettings): Promise<PublishReport> {
  const publishing = new Publishing(settings);
  await publishing.pages();
  await publishing.logs();
  return publishing.end();
}

class Publishing {
  readonly #settings: PublishSettings;
  readonly #out: OutFolder;
  readonly #site: ReturnType<typeof siteFilesIn>;
  /** Paths without a language, as they were found, each with the page that leads there. */
  readonly #found = new Map<string, string>([['', '']]);
  /** Files that pages offer beside pages. */
  readonly #downloads = new Map<string, string>();
  readonly #written: string[] = [];
  readonly #broken: { readonly from: string; readonly to: string }[] = [];

  constructor(settings: PublishSettings) {
    this.#settings = settings;
    this.#out = new OutFolder(settings.out);
    this.#site = siteFilesIn(settings.siteFolder);
  }

  /** Pages lead to pages: while they are written more are found. */
  async pages(): Promise<void> {
    for (const [path, from] of this.#found) {
      if (!(await this.#page(path))) this.#broken.push({ from, to: path });
      if (this.#written.length % 20 === 0) this.#settings.told?.(this.#written.length, this.#found.size);
    }
    for (const [path, from] of this.#downloads) {
      const content = await this.#settings.get(path);
      if (content === undefined) this.#broken.push({ from, to: path });
      else this.#put(path, content);
    }
  }

  async #page(path: string): Promise<boolean> {
    const pages = await Promise.all(languages.map((language) => this.#settings.get(`/${language}${path}/data.json`)));
    for (const [at, language] of languages.entries()) {
      const data = pages[at];
      if (data === undefined) return false;
      // The site's own answer.
      const page = JSON.parse(Buffer.from(data).toString('utf8')) as Page;
      this.#put(`/${language}${path}/data.json`, data);
      const html = this.#write(page, 'page', language) ?? '';
      this.#put(`/${language}${path}/index.html`, html);
      const feed = this.#write(page, 'feed', language);
      if (feed !== undefined) this.#put(`/${language}${path}.atom`, feed);
      this.#follow(path, html);
    }
    this.#written.push(path);
    return true;
  }

  /** Throws what the page throws, with its path. */
  #write(page: Page, form: Form, language: Language): string | undefined {
    const { base, host } = this.#settings;
    const { assets } = this.#site;
    const options = { language, base, assets, policy, isLive: false, ...(host === undefined ? {} : { host }) };
    try {
      return pageIn(page, form, options);
    } catch (cause) {
      throw new Error(`${language}${pathOf(page.place)} cannot be written`, { cause });
    }
  }

  #follow(from: string, html: string): void {
    for (const link of linksIn(html, this.#settings.base)) {
      const page = pageBehind(link);
      const [known, to] = page === undefined ? [this.#downloads, link] : [this.#found, page];
      if (to !== undefined && !known.has(to) && !isElsewhere(link)) known.set(to, from);
    }
  }

  async logs(): Promise<void> {
    const all = await this.#settings.get('/api/v1/logs');
    if (all === undefined) return;
    // The site's own answer.
    const logs = JSON.parse(Buffer.from(all).toString('utf8')) as readonly { readonly origin: string }[];
    for (const { origin } of logs)
      for await (const [path, content] of logFiles(this.#settings.get, origin)) this.#put(path, content);
  }

  end(): PublishReport {
    const { base, host } = this.#settings;
    for (const [path, { bytes }] of this.#site.files) this.#put(`/${path}`, bytes);
    this.#put('/index.html', rootPage(base));
    const paths = this.#written.filter((path) => !this.#broken.some(({ to }) => to === path)).sort();
    if (host !== undefined) for (const [name, content] of sitemaps(paths, host + base)) this.#put(`/${name}`, content);
    return { ...this.#out.end(), pages: paths.length * languages.length, broken: this.#broken };
  }

  #put(path: string, content: Uint8Array | string): void {
    const file = fileOf(path);
    if (file !== undefined && isBelow(file)) this.#out.put(file, content);
  }
}

/** Where nobody can ask for the reader's language, the reader chooses; whoever does not gets the state's. */
function rootPage(base: string): string {
  const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
  const links = languages.map(
    (language) => `<li><a href="${base}/${language}" lang="${language}">${names[language]}</a></li>`,
  );
  return `<!doctype html>
<html lang="kk">
<head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url=${base}/kk"><title>Saylau</title></head>
<body><ul>${links.join('')}</ul></body></html>
`;
}

/** The path of a page, without its language; undefined where the link leads to something else. */
function pageBehind(link: string): string | undefined {
  const [, rest] = /^\/(?:kk|ru|en)((?:\/.*)?)$/.exec(link.split('?')[0] ?? '') ?? [];
  if (rest === undefined) return undefined;
  const { path, form } = formAsked(rest.replace(/\/$/, ''));
  return form === 'page' && placeAt(path) !== undefined ? path : undefined;
}

/** Logs are written whole, feeds with their pages; where the site begins stands by itself; what a question leads to is no file. */
function isElsewhere(link: string): boolean {
  return link === '/' || link.includes('?') || link.startsWith('/log/') || formAsked(link).form !== 'page';
}
