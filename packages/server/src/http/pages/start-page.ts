/** The start page: what this server is, and its logs. */

import type { Language } from '@saylau/core';
import type { LoadedElection } from '@saylau/formats/outcome-json';
import { sayIn } from '@saylau/texts/say-in';
import type { OpenLog } from '../../record/open-log.js';
import { escaped, pageHtml } from './html.js';
import { type PageWords, pageWords } from './words.js';

export interface StartPage {
  /** The server's. */
  readonly name: string;
  readonly logs: readonly OpenLog[];
  /** Elections of the past. */
  readonly archive: readonly LoadedElection[];
}

export function startPage({ name, logs, archive }: StartPage, language: Language): string {
  const words = pageWords[language];
  const list = logs.map((log) => logHtml(log, words, sayIn(language).number(log.size))).join('');
  const command = `saylau verify <${words.address}> ${logs.at(-1)?.origin ?? '…'}`;
  const links = [
    ['/api', words.api],
    ['/openapi.json', words.description],
    ['/api/v1/law', words.law],
  ].map(([path = '', text = '']) => `<li><a href="${path}">${escaped(text)}</a></li>`);
  const body = `<p>${escaped(words.what)}</p>
<p>${escaped(words.check)}</p>
<pre>${escaped(command)}</pre>
<h2>${escaped(words.logs)}</h2>
${list === '' ? `<p>${escaped(words.noLogs)}</p>` : `<ul class="cards">${list}</ul>`}
${archive.length === 0 ? '' : `<h2>${escaped(words.past)}</h2>\n<ul>${archive.map((one) => pastHtml(one, language)).join('')}</ul>`}
<h2>${escaped(words.more)}</h2>
<ul>${links.join('')}</ul>`;
  return pageHtml({ language, title: `${words.server} ${name}`, path: '/', body });
}

function pastHtml({ election: { id, name, date } }: LoadedElection, language: Language): string {
  const address = `/api/v1/elections/${encodeURIComponent(id)}/outcome`;
  return `<li><a href="${escaped(address)}">${escaped(name[language] ?? id)}</a> <span class="quiet">${escaped(date)}</span></li>`;
}

function logHtml({ origin, kind }: OpenLog, words: PageWords, size: string): string {
  const address = `/api/v1/logs/${encodeURIComponent(origin)}`;
  const mark = kind === 'rehearsal' ? `<br><span class="mark">${escaped(words.rehearsal)}</span>` : '';
  return `<li><a href="${escaped(address)}"><code>${escaped(origin)}</code></a><br><span class="quiet">${escaped(words.kinds[kind])} · ${escaped(words.leaves(size))}</span>${mark}</li>`;
}
