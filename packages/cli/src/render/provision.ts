/** Provisions as grounds of a step: what they say, their article, since when, how sure. */

import { type Confidence, heldOn, type Provision, provisionsOf, type Statute, type Version } from '@saylau/core';
import { date } from '../numbers.js';
import type { Texts } from '../text.js';

/** The law that a count ran under, for looking provisions up. */
export interface Lawbook {
  readonly statute: Statute;
  readonly on: string;
  readonly provisions: ReadonlyMap<string, Provision>;
}

export function lawbook(statute: Statute, on: string): Lawbook {
  return { statute, on, provisions: provisionsOf(statute) };
}

export function versionOn({ provisions, on }: Lawbook, id: string): Version | undefined {
  const held = heldOn(provisions.get(id)?.history ?? [], on);
  return held.is === 'version' ? held.version : undefined;
}

/** "EL, Art. 97-1(2)". */
export function articleOf(texts: Texts, { cite }: Pick<Version, 'cite'>): string {
  return cite.article === undefined ? cite.act : texts.say('cite.article', { act: cite.act, article: cite.article });
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
