/** Changes as an Atom feed (RFC 4287): the newest ones, in one language, with ids that never change. */

import type { Language, Text } from '@saylau/core';
import { inLanguage } from '../../data/rehearsed.js';
import { allWords } from '../../site/all-words.js';
import { escaped } from '../../site/markup.js';
import { rehearsalMark } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { Site } from '../../site/site.js';
import type { ChangedLine, ChangeLine } from './data.js';

export interface FeedOptions {
  readonly language: Language;
  readonly base: string;
  /** "https://host"; without it addresses are relative to where the feed lies. */
  readonly host?: string;
}

/** Undefined where there is no record whose changes could be told. */
export function changesFeed(page: PageOf<'changes'>, { language, base, host = '' }: FeedOptions): string | undefined {
  const { data, log, place } = page;
  if (data.record === undefined || log === undefined) return undefined;
  const site = new Site(allWords(language), { base, isLive: true });
  const say = site.say('changes');
  const { record } = data;
  const mark = rehearsalMark(page, site);
  const address = host + site.href({ ...place, rest: [] });
  const newest = record.changes[0]?.received ?? '1970-01-01T00:00:00Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<title>${escaped(`${mark}${say('title')} · ${site.name(data.name)}`)}</title>`,
    `<id>${escaped(tagOf(log.origin, `changes/${language}/${place.of?.election ?? ''}`))}</id>`,
    `<updated>${escaped(newest)}</updated>`,
    `<author><name>${escaped(`${mark}${log.origin}`)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(`${address}.atom`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    ...record.changes.map((change) =>
      entry(site, change, { mark, address, id: tagOf(log.origin, String(change.leaf)) }),
    ),
    '</feed>\n',
  ].join('\n');
}

interface Around {
  readonly mark: string;
  readonly address: string;
  readonly id: string;
}

function entry(site: Site, change: ChangeLine, { mark, address, id }: Around): string {
  const { act, received, at, leaf, page, by, contests, stations } = change;
  const say = site.say('changes');
  const where = [
    ...contests.map(({ id: contest, name }) => site.name(name) || contest),
    ...stations.map(({ name }) => say('station', { id: name })),
  ];
  const title = `${mark}${[site.texts.sayIf(`act.${act}`) ?? act, ...where].join(' · ')}`;
  return [
    '<entry>',
    `<title>${escaped(title)}</title>`,
    `<id>${escaped(id)}</id>`,
    `<updated>${escaped(received)}</updated>`,
    `<published>${escaped(at)}</published>`,
    `<author><name>${escaped(site.texts.sayIf(`office.${by.office}`) ?? by.office)}</name></author>`,
    `<link rel="alternate" type="text/html" href="${escaped(`${address}/${page}#leaf-${leaf}`)}"/>`,
    `<content type="text">${escaped(contentOf(site, change, mark))}</content>`,
    '</entry>',
  ].join('\n');
}

function contentOf(site: Site, { lines, reason, ground, cause }: ChangeLine, mark: string): string {
  const say = site.say('changes');
  return [
    ...(mark === '' ? [] : [site.say('site')('rehearsal-strip')]),
    ...(cause === undefined ? [] : [site.texts.sayIf(`replacement.${cause}`) ?? cause]),
    ...lines.map((line) => lineText(site, line)),
    ...(reason === undefined ? [] : [`${say('reason')} ${inLanguage(site.language, reason)}`]),
    ...(ground === undefined ? [] : [`${say('ground')} ${inLanguage(site.language, ground)}`]),
  ].join('\n');
}

function lineText(site: Site, { number = '', name, line, before, after }: ChangedLine): string {
  const shown = (value: number | undefined): string =>
    value === undefined ? site.say('changes')('nothing') : site.number(value);
  return `${number} ${nameOf(site, name, line)}: ${shown(before)} → ${shown(after)}`.trim();
}

function nameOf(site: Site, name: Text, otherwise: string): string {
  return site.name(name) || otherwise;
}

/** RFC 4151: the log's own name, and what of it: the same for as long as the log lasts, wherever its pages lie. */
function tagOf(origin: string, what: string): string {
  const [authority = '', ...path] = origin.split('/');
  return `tag:${authority},2026:${[...path, what].map(encodeURIComponent).join('/').replaceAll('%2F', '/')}`;
}
