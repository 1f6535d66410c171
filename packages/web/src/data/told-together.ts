/** Something told as a whole once a language, of which several texts are taken. */

import { type Language, languages, type Text } from '@saylau/core';
import type { Speaker } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';

export interface ToldTogether<T> {
  /** Of what was told, the part that `pick` names, in every language. */
  readonly text: (pick: (one: T) => string) => Text;
  /** As it was told in English: for how many parts it has. */
  readonly shape: T;
}

export function toldTogether<T>(tell: (texts: Speaker) => T): ToldTogether<T> {
  const all = new Map(languages.map((language): readonly [Language, T] => [language, tell(sayIn(language))]));
  return {
    text: (pick) => Object.fromEntries([...all].map(([language, one]) => [language, pick(one)])),
    shape: all.get('en') ?? tell(sayIn('en')),
  };
}
