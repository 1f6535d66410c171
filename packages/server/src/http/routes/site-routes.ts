/** The public site: pages as documents and as data, and the files that a browser needs for them. */

import { type Language, languages } from '@saylau/core';
import { type ApiDocument, type Place, pathOf, placeAsked, placeAt, renderNotThere } from '@saylau/web';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type SiteFiles, siteFilesIn } from '../../site/assets.js';
import { Downloads } from '../../site/downloads.js';
import { type Form, formAsked, pageIn } from '../../site/forms.js';
import { SitePages } from '../../site/site-pages.js';
import { KeptView } from '../../views/kept-views.js';
import type { ApiContext } from '../context.js';
import { redirectTo } from '../language.js';
import { Problem, problem } from '../problem.js';
import { scriptHeaders, sitePageHeaders } from '../security-headers.js';
import { caching, publicHeaders, sendView } from '../send.js';
import { DownloadSender } from '../send-download.js';
import { countsItself, sendLater } from '../view-route.js';

const hidden = { schema: { hide: true }, config: countsItself };

/** Public. */
export function siteRoutes(app: FastifyInstance, context: ApiContext): void {
  const files = siteFilesIn(context.siteFolder);
  const pages = new SitePages(context, () => app.swagger() as ApiDocument);
  const site = new SiteViews(context, files, pages);
  fileRoutes(app, files);
  dataRoutes(app, new Downloads(context, pages), new DownloadSender(context.views, files.assets.build));
  app.get('/', hidden, (request, reply) => redirectTo(request, reply, ''));
  for (const language of languages) {
    for (const path of [`/${language}`, `/${language}/*`]) {
      app.get(path, hidden, (request, reply) => {
        const [asked = '', query = ''] = request.url.split('?');
        const form = query === '' ? undefined : formAnswer(asked.slice(1 + language.length), query);
        if (form !== undefined) return reply.redirect(`/${language}${pathOf(form)}`, 303);
        const found = site.at(language, asked.slice(1 + language.length));
        if (!isForPerson(request)) return sendLater(context, request, reply, found);
        return sendLater(context, request, reply, found).catch((error: unknown) => {
          if (!(error instanceof Problem) || error.code !== 'http-unknown') throw error;
          context.metrics.problem(error.code);
          return reply.code(404).headers(notThereHeaders).send(site.notThere(language));
        });
      });
    }
  }
}

function fileRoutes(app: FastifyInstance, { files }: SiteFiles): void {
  for (const [path, { bytes, type }] of files) {
    const isHashed = /-[\w-]{8}\.\w+$/.test(path);
    const own = path.endsWith('.js') ? scriptHeaders : {};
    const headers = { ...publicHeaders(isHashed ? caching.forever : caching.revalidate, type), ...own };
    const view = new KeptView(0, bytes, headers);
    app.get(`/${path}`, hidden, (request, reply) => sendView(request, reply, view));
  }
}

function dataRoutes(app: FastifyInstance, downloads: Downloads, sender: DownloadSender): void {
  app.get('/data/*', hidden, async (request, reply) => {
    const [path = ''] = request.url.split('?');
    const found = await downloads.at(path);
    if (found === undefined) throw problem('http-unknown');
    return await sender.send(request, reply, found);
  });
}

/** Who reads it asked for a document, and not for data. */
function isForPerson({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.includes('text/html');
}

/** Where a form's answers lead to; undefined where they lead nowhere else. */
function formAnswer(path: string, query: string): Place | undefined {
  const place = placeAt(path);
  return place && placeAsked(place, new URLSearchParams(query));
}

/** Pages as they are sent: kept as long as what they are made of stays the same. */
class SiteViews {
  readonly #context: ApiContext;
  readonly #files: SiteFiles;
  readonly #pages: SitePages;

  constructor(context: ApiContext, files: SiteFiles, pages: SitePages) {
    this.#context = context;
    this.#files = files;
    this.#pages = pages;
  }

  /** A page's document, or its data. Throws Problem where there is none. */
  async at(language: Language, path: string): Promise<KeptView> {
    const asked = formAsked(path);
    const place = placeAt(asked.path);
    const made = place && (await this.#made(language, place, asked.form));
    if (made === undefined) throw problem('http-unknown');
    return made;
  }

  notThere(language: Language): string {
    return renderNotThere({ language, base: '', assets: this.#files.assets, isLive: true });
  }

  async #made(language: Language, place: Place, form: Form): Promise<KeptView | undefined> {
    const { views } = this.#context;
    // What was made with votes that were deleted since is not found again.
    const key = JSON.stringify(['site', this.#pages.deletions, form, language, place]);
    const now = await this.#pages.versionOf(place);
    const known = now === undefined ? undefined : views.peek(key, now);
    if (known !== undefined) return known;
    const found = await this.#pages.page(place);
    if (found === undefined) return undefined;
    const { page, version } = found;
    const kept = views.peek(key, version);
    if (kept !== undefined) return kept;
    const text = pageIn(page, form, { language, base: '', assets: this.#files.assets, isLive: true });
    return text === undefined ? undefined : views.keep(key, new KeptView(version, Buffer.from(text), headers[form]));
  }
}

const notThereHeaders = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...sitePageHeaders };

const headers: Readonly<Record<Form, Readonly<Record<string, string>>>> = {
  page: { ...publicHeaders(caching.revalidate, 'text/html; charset=utf-8'), ...sitePageHeaders },
  data: publicHeaders(),
  feed: publicHeaders(caching.revalidate, 'application/atom+xml; charset=utf-8'),
};
