/** Where a published site comes from: a server elsewhere, or one in this process. */

import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { languages } from '@saylau/core';
import type { ApiDocument, Page } from '@saylau/web';
import { placeAt } from '@saylau/web';
import type { RunningServer } from '../../serve.js';
import { wholeLog } from '../../views/whole-log.js';
import { SitePages } from '../site-pages.js';
import { getFrom } from './get-from.js';
import type { Get } from './log-files.js';

export interface PublishSource {
  /** The site as it is served: its logs' files, its downloads. */
  readonly get: Get;
  /** A page as JSON: in each language, or once for all of them. Undefined where there is none. */
  page(path: string): Promise<readonly string[] | undefined>;
  /** Says what a page is made of before it is made; undefined where only the page itself says it. */
  keyOf(path: string): Promise<string | undefined>;
}

/** A site that is asked over a network: each page in each language. */
export function sourceOver(get: Get): PublishSource {
  return {
    get,
    page: async (path) => {
      const pages = await Promise.all(languages.map((language) => get(`/${language}${path}/data.json`)));
      const texts = pages.flatMap((page) => (page === undefined ? [] : [Buffer.from(page).toString('utf8')]));
      return texts.length === languages.length && texts.every((text) => isOf(path, text)) ? texts : undefined;
    },
    keyOf: () => Promise.resolve(undefined),
  };
}

/** Whether a page says that it is the one that was asked for. */
function isOf(path: string, json: string): boolean {
  const { place } = JSON.parse(json) as Partial<Page>;
  return place !== undefined && isDeepStrictEqual(place, JSON.parse(JSON.stringify(placeAt(path) ?? null)));
}

/** The site of a server in this process: pages are made once for all languages. */
export async function sourceIn({ app, context }: Pick<RunningServer, 'app' | 'context'>): Promise<PublishSource> {
  // A server that listens is.
  await app.ready();
  // Thousands of stations ask for their leaves.
  const pages = new SitePages(context, () => app.swagger() as ApiDocument, wholeLog);
  return {
    get: getFrom(app),
    page: async (path) => {
      const place = placeAt(path);
      const made = place && (await pages.page(place));
      return made && [JSON.stringify(made.page)];
    },
    keyOf: async (path) => {
      const place = placeAt(path);
      return place && (await pages.standsAt(place));
    },
  };
}

/** What pages are known by: the hash of what they are made of. */
export function keyFor(made: readonly string[]): string {
  const hash = createHash('sha256');
  for (const one of made) hash.update(one).update('\0');
  return hash.digest('base64url').slice(0, 22);
}
