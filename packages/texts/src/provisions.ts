/** Provisions as grounds: what they say, their article, since when, how sure; how a count looks them up. */

import {
  type Confidence,
  type OutcomeLaw,
  type Provision,
  provisionsOf,
  type Statute,
  type Version,
} from '@saylau/core';
import { versionOn } from '@saylau/formats/outcome-json';
import type { Speaker } from './speaker.js';
import { date } from './times.js';

/** The law that a count ran under, for looking provisions up. */
export interface Lawbook {
  readonly statute: Statute;
  readonly on: string;
  readonly provisions: ReadonlyMap<string, Provision>;
  /** Provisions whose values were set or decided for this count. */
  readonly changed: ReadonlySet<string>;
}

export function lawbook(statute: Statute, { on, changed }: Pick<OutcomeLaw, 'on' | 'changed'>): Lawbook {
  const ids = new Set(changed.map(({ provision }) => provision));
  return { statute, on, provisions: provisionsOf(statute), changed: ids };
}

/** "EL Art. 97-1(2)". Several articles, or a chapter, are given as the statute writes them. */
export function tellArticle(texts: Speaker, { cite }: Pick<Version, 'cite'>): string {
  const { act, article } = cite;
  if (article === undefined) return act;
  // A resolution is cited by its number.
  if (/^\d+\/\d+$/.test(article)) return texts.say('cite.number', { act, article });
  // A chapter names itself; "41(5); EL 9(1)" is an article of the act, then one of another.
  if (!/^\d/.test(article)) return `${act} ${article}`;
  const [own = '', ...others] = article.split('; ');
  const first = texts.say(/^\d[\d()-]*$/.test(own) ? 'cite.article' : 'cite.articles', { act, article: own });
  return [first, ...others.map((other) => otherArticle(texts, other))].join('; ');
}

function otherArticle(texts: Speaker, words: string): string {
  const [, act, article] = /^(\S+) (\d[\d()-]*)$/.exec(words) ?? [];
  return act === undefined || article === undefined ? words : texts.say('cite.article', { act, article });
}

/** "EL, Art. 97-1(2) · in force since 5 June 2021 · official statement". */
export function tellGround(texts: Speaker, version: Version, { history }: Provision): string {
  // Of the first version the sources tell from when it is known, not that nothing was in force before.
  const key = history[0] === version ? 'cite.known-since' : 'cite.since';
  const since = texts.say(key, { date: date(texts, version.from) });
  return [tellArticle(texts, version), since, texts.say(`confidence.${version.confidence}`)].join(' · ');
}

/** The provision behind a step: its words, and in brackets its article, since when, how sure. Undefined for one not at hand. */
export function tellCited(texts: Speaker, book: Lawbook | undefined, id: string): string | undefined {
  const found = book?.provisions.get(id);
  if (book === undefined || found === undefined) return undefined;
  const version = versionOn(book, id);
  const held = version === undefined ? '' : ` (${tellGround(texts, version, found)})`;
  const ground = book.changed.has(id) ? ` (${texts.say('cite.changed')})` : held;
  return `${found.says[texts.language]}${ground}`;
}

/** How many of these provisions stand on which confidence, surest first: "9 seen in the text, 4 official statements". */
export function confidenceOf(book: Lawbook, ids: Iterable<string>): ReadonlyMap<Confidence, number> {
  const counts = new Map<Confidence, number>();
  for (const id of ids) {
    const confidence = versionOn(book, id)?.confidence;
    if (confidence !== undefined) counts.set(confidence, (counts.get(confidence) ?? 0) + 1);
  }
  return counts;
}

/** "From 5 June 2021", "10 August 1999 – 5 June 2021"; `next`: from when the next version holds. */
export function tellSpan(texts: Speaker, { from, to }: Pick<Version, 'from' | 'to'>, next?: string): string {
  const end = to ?? next;
  return end === undefined
    ? texts.say('span.from', { from: date(texts, from) })
    : texts.say('span.from-to', { from: date(texts, from), to: date(texts, end) });
}
