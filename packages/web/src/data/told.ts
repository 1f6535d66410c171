/** What tellers say, as texts of data: in all languages at once. For makers of data alone, which a browser never runs. */

import { type Language, languages, type Text } from '@saylau/core';
import type { Speaker } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';

export function told(tell: (texts: Speaker) => string): Text {
  return Object.fromEntries(languages.map((language) => [language, tell(sayIn(language))]));
}

/** Of something told as a whole, the part that `pick` names, in every language. */
export type Picked<T> = (pick: (one: T) => string) => Text;

/** Tells once a language what several texts are taken from. */
export function toldTogether<T>(tell: (texts: Speaker) => T): Picked<T> & { readonly first: T } {
  const all = languages.map((language): readonly [Language, T] => [language, tell(sayIn(language))]);
  const picked: Picked<T> = (pick) => Object.fromEntries(all.map(([language, one]) => [language, pick(one)]));
  return Object.assign(picked, { first: tell(sayIn('en')) });
}
