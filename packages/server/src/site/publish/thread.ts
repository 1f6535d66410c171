/** A thread that writes pages: each in every language, as a document, as data, as a feed where it has one. */

import { parentPort, workerData } from 'node:worker_threads';
import { languages } from '@saylau/core';
import type { Page } from '@saylau/web';
import { siteFilesIn } from '../assets.js';
import { pageIn } from '../forms.js';
import { fileOf, linksIn } from './links.js';
import type { WritePage, WritingSettings, WrittenPage } from './messages.js';
import { isBelow, putFile } from './out-folder.js';
import { policy } from './policy.js';

// Given by who started it.
const { siteFolder, out, base, host } = workerData as WritingSettings;
const { assets } = siteFilesIn(siteFolder);
const settings = { base, assets, policy, isLive: false, ...(host === undefined ? {} : { host }) };

parentPort?.on('message', (asked: WritePage) => parentPort?.postMessage(answerTo(asked)));

function answerTo(asked: WritePage): WrittenPage {
  try {
    return written(asked);
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id: asked.id, files: [], links: [], failed };
  }
}

function written({ id, path, pages }: WritePage): WrittenPage {
  const files: [string, boolean][] = [];
  const links = new Set<string>();
  const put = (name: string, content: string): void => {
    const file = fileOf(name);
    if (file !== undefined && isBelow(file)) files.push([file, putFile(out, file, Buffer.from(content))]);
  };
  // The site's own answers.
  const parsed = pages.map((json) => JSON.parse(json) as Page);
  for (const [at, language] of languages.entries()) {
    const page = parsed[at] ?? parsed[0];
    if (page === undefined) continue;
    const options = { ...settings, language };
    const html = pageIn(page, 'page', options) ?? '';
    put(`/${language}${path}/index.html`, html);
    put(`/${language}${path}/data.json`, pageIn(page, 'data', options) ?? '');
    const feed = pageIn(page, 'feed', options);
    if (feed !== undefined) put(`/${language}${path}.atom`, feed);
    for (const link of linksIn(html, base)) links.add(link);
  }
  return { id, files, links: [...links] };
}
