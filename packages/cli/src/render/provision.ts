/** Provisions as grounds of a step: what they say, their article, since when, how sure. */

import {
  type Confidence,
  heldOn,
  type OutcomeLaw,
  type Provision,
  provisionsOf,
  type Statute,
  type Version,
} from '@saylau/core';
import { date } from '../numbers.js';
import type { Texts } from '../text.js';

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

export function versionOn({ provisions, on }: Lawbook, id: string): Version | undefined {
  const held = heldOn(provisions.get(id)?.history ?? [], on);
  return held.is === 'version' ? held.version : undefined;
}

/** "EL Art. 97-1(2)". Several articles, or a chapter, are given as the statute writes them. */
export function articleOf(texts: Texts, { cite }: Pick<Version, 'cite'>): string {
  const { act, article } = cite;
  if (article === undefined) return act;
  return texts.say(/^\d[\d()-]*$/.test(article) ? 'cite.article' : 'cite.articles', { act, article });
}

/** "EL, Art. 97-1(2) · in force since 5 June 2021 · official statement". */
export function groundOf(texts: Texts, version: Version): string {
  const since = texts.say('cite.since', { date: date(texts, version.from) });
  return [articleOf(texts, version), since, texts.say(`confidence.${version.confidence}`)].join(' · ');
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
