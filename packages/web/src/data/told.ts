/** What is told where data is made: in all languages at once, so that a browser needs no words for it. */

import { type Election, type Language, languages, type Text } from '@saylau/core';
import { type LoadedElection, partsOf } from '@saylau/formats/outcome-json';
import { Names, type TextCatalogue } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';

/** A text as `tell` says it in each language. */
export function toldIn(tell: (texts: TextCatalogue, language: Language) => string): Text {
  return Object.fromEntries(languages.map((language) => [language, tell(sayIn(language), language)]));
}

/** Names of an election's options, lines, parts and areas, in all languages. */
export class ToldNames {
  readonly #names: ReadonlyMap<Language, Names>;

  constructor(loaded: LoadedElection) {
    const parts = partsOf(loaded);
    this.#names = new Map(
      languages.map((language) => [language, new Names(sayIn(language), loaded.election, parts)] as const),
    );
  }

  tell(name: (names: Names, texts: TextCatalogue) => string): Text {
    return toldIn((texts, language) => {
      const names = this.#names.get(language);
      return names === undefined ? '' : name(names, texts);
    });
  }

  /** With a capital letter: "Voters on the lists". */
  line(line: string, contest: string): Text {
    return this.tell((names) => names.row(contest, line));
  }
}

/** The name of an area as the election has it; its id where it has none. */
export function areaName({ areas }: Election, id: string): Text {
  return areas.find((area) => area.id === id)?.name ?? { en: id };
}
