/** Writes the whole site as files that any web server or object store can serve: every page that can be reached, in every language. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '@saylau/core';
import { toHex } from '@saylau/log';
import type { LogView } from '@saylau/views';
import { dataFileAt, placeAt, renderNotThere } from '@saylau/web';
import { siteFilesIn } from '../assets.js';
import { formAsked } from '../forms.js';
import { fileOf, linksIn } from './links.js';
import { checkpointIn, logFiles } from './log-files.js';
import type { WritingSettings } from './messages.js';
import { isBelow, OutFolder, type OutReport } from './out-folder.js';
import { policy } from './policy.js';
import { sitemaps } from './sitemap.js';
import { keyFor, type PublishSource } from './source.js';
import { WritingThreads } from './threads.js';

/** `base`: "" or "/folder", where it will lie. `host`: "https://host"; without it there is no map of the site. */
export interface PublishSettings extends WritingSettings {
  readonly source: PublishSource;
  /** Changes with the program and with all that it shows beside logs: what another one wrote is written anew. */
  readonly program: string;
  /** Called now and then: pages done, of those known so far. */
  told?(pages: number, of: number): void;
}

export interface PublishReport extends OutReport {
  readonly pages: number;
  /** Links that lead nowhere: from which page, to what. */
  readonly broken: readonly { readonly from: string; readonly to: string }[];
  /** Origins of logs that grew meanwhile: their pages are of different moments, each of one. */
  readonly grown: readonly string[];
}

/** Throws OutFolderTaken, what the source throws, or what the file system throws. */
export async function publishSite(settings: PublishSettings): Promise<PublishReport> {
  const publishing = new Publishing(settings);
  try {
    await publishing.begin();
    await publishing.pages();
    await publishing.logs();
    return publishing.end();
  } finally {
    await publishing.close();
  }
}

const logsPath = '/api/v1/logs';
/** What of a log stays true in files. */
type ListedLog = Pick<LogView, 'origin' | 'kind' | 'rehearsal' | 'keys' | 'size'>;

interface Found {
  /** Without a language. */
  readonly path: string;
  /** The page that leads there. */
  readonly from: string;
}

class Publishing {
  readonly #settings: PublishSettings;
  readonly #out: OutFolder;
  readonly #site: ReturnType<typeof siteFilesIn>;
  readonly #threads: WritingThreads;
  readonly #known = new Set<string>(['']);
  readonly #found: Found[] = [{ path: '', from: '' }];
  /** Files that pages offer beside pages, with the page. */
  readonly #downloads = new Map<string, string>();
  readonly #written: string[] = [];
  readonly #broken: { readonly from: string; readonly to: string }[] = [];
  /** Sizes of logs before the first page. */
  #before: ReadonlyMap<string, number> = new Map();
  readonly #grown: string[] = [];

  constructor(settings: PublishSettings) {
    const { siteFolder, out, base, host, program } = settings;
    this.#settings = settings;
    this.#out = new OutFolder(out, keyFor([program, base, host ?? '']));
    this.#site = siteFilesIn(siteFolder);
    this.#threads = new WritingThreads({ siteFolder, out, base, ...(host === undefined ? {} : { host }) });
  }

  /** The program's own files come first: nobody else's stands in their place. */
  async begin(): Promise<void> {
    for (const [path, { bytes }] of this.#site.files) this.#put(`/${path}`, bytes);
    this.#put('/index.html', rootPage(this.#settings.base));
    this.#notThere();
    this.#before = new Map(((await this.#listed()) ?? []).map(({ origin, size }) => [origin, size]));
  }

  /** Pages lead to pages: while they are written more are found. */
  async pages(): Promise<void> {
    const under = new Set<Promise<void>>();
    for (let at = 0; at < this.#found.length || under.size > 0; ) {
      const next = this.#found[at];
      if (next === undefined || under.size >= this.#threads.room) {
        await Promise.race(under);
        continue;
      }
      at += 1;
      const one = this.#page(next).finally(() => under.delete(one));
      under.add(one);
    }
    for (const [path, from] of this.#downloads) {
      const content = await this.#settings.source.get(path);
      if (content === undefined) this.#broken.push({ from, to: path });
      else this.#put(path, content);
    }
  }

  async #page({ path, from }: Found): Promise<void> {
    const known = await this.#settings.source.keyOf(path);
    if (known !== undefined && (await this.#isKept(path, known))) return;
    const pages = await this.#settings.source.page(path);
    if (pages === undefined) {
      this.#broken.push({ from, to: path });
      return;
    }
    const key = known ?? keyFor(pages);
    if (known === undefined && (await this.#isKept(path, key))) return;
    const { files, links } = await this.#threads.write({ path, pages });
    this.#out.wrote(path, key, files);
    this.#done(path, links);
  }

  /** What was written of the same before stays, and leads where it led. */
  async #isKept(path: string, key: string): Promise<boolean> {
    const { out, base } = this.#settings;
    if (!this.#out.keep(path, key)) return false;
    const html = await readFile(join(out, fileOf(`/${languages[0]}${path}/index.html`) ?? ''), 'utf8');
    this.#done(path, linksIn(html, base));
    return true;
  }

  #done(path: string, links: readonly string[]): void {
    this.#written.push(path);
    for (const link of links) this.#follow(path, link);
    if (this.#written.length % 20 === 0) this.#settings.told?.(this.#written.length, this.#found.length);
  }

  #follow(from: string, link: string): void {
    if (isElsewhere(link)) return;
    const path = pageBehind(link);
    if (path === undefined && this.#site.files.has(link.slice(1))) return;
    if (path === undefined && isDataFile(link)) this.#downloads.set(link, this.#downloads.get(link) ?? from);
    else if (path === undefined) this.#broken.push({ from, to: link });
    else if (!this.#known.has(path)) {
      this.#known.add(path);
      this.#found.push({ path, from });
    }
  }

  /** Each log whole, and the list of them where a server has it: `saylau verify` asks there first. */
  async logs(): Promise<void> {
    const { get } = this.#settings.source;
    const logs = await this.#listed();
    if (logs === undefined) return;
    const listed: object[] = [];
    for (const log of logs) {
      if (this.#before.get(log.origin) !== log.size) this.#grown.push(log.origin);
      for await (const [path, content] of logFiles(get, log.origin)) {
        this.#put(path, content);
        if (path.endsWith('/checkpoint')) listed.push(listedAt(log, content));
      }
    }
    this.#put(logsPath, JSON.stringify(listed));
  }

  /** For web servers that are told what to send for what is not there: `404.html`, in the state's language, and one in each. */
  #notThere(): void {
    const { base } = this.#settings;
    const options = { base, assets: this.#site.assets, isLive: false, policy };
    for (const language of languages) this.#put(`/${language}/404.html`, renderNotThere({ ...options, language }));
    this.#put('/404.html', renderNotThere({ ...options, language: 'kk' }));
  }

  /** Undefined where the source has no list. */
  async #listed(): Promise<readonly ListedLog[] | undefined> {
    const all = await this.#settings.source.get(logsPath);
    // The site's own answer.
    return all && (JSON.parse(Buffer.from(all).toString('utf8')) as readonly ListedLog[]);
  }

  end(): PublishReport {
    const { base, host } = this.#settings;
    const paths = this.#written.sort();
    if (host !== undefined) for (const [name, content] of sitemaps(paths, host + base)) this.#put(`/${name}`, content);
    const broken = this.#broken.sort((one, other) => (one.from + one.to < other.from + other.to ? -1 : 1));
    return { ...this.#out.end(), pages: paths.length * languages.length, broken, grown: this.#grown };
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }

  #put(path: string, content: Uint8Array | string): void {
    const file = fileOf(path);
    if (file !== undefined && isBelow(file)) this.#out.put(file, content);
  }
}

/** A log as it is listed: only what holds for the checkpoint that lies beside it, whatever came while the files were written. */
function listedAt({ origin, kind, rehearsal, keys }: ListedLog, checkpoint: Uint8Array): object {
  const { size, root } = checkpointIn(checkpoint);
  return { origin, kind, rehearsal, size, root: toHex(root), keys };
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

/** Nothing else is taken from a source, which may be anybody's: no script, no document. */
function isDataFile(link: string): boolean {
  return dataFileAt(link) !== undefined && /\.(?:csv|json|gz)$/.test(link);
}

/** Logs are written whole, feeds with their pages; where the site begins stands by itself; what a question leads to is no file. */
function isElsewhere(link: string): boolean {
  return link === '/' || link.includes('?') || link.startsWith('/log/') || formAsked(link).form !== 'page';
}
