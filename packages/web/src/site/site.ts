/** What every part of a page knows: its language, its words, where it lies. Given once, at the root of the page. */

import type { Language, Text } from '@saylau/core';
import { byAlphabet, type Params, TextCatalogue } from '@saylau/texts';
import { createContext, useContext } from 'react';
import { type Place, pathOf } from './address.js';
import { dayText, decimalText, type Figure, named, numberText, percentText, shareText } from './telling.js';
import type { Namespace, Say, WordsAtHand } from './words.js';

export class Site {
  readonly language: Language;
  /** What stands before every path of the site. */
  readonly base: string;
  /** There is a server to ask; not so for static files. */
  readonly isLive: boolean;
  /** "https://host", where the site was published for one. */
  readonly host: string | undefined;
  readonly #words: WordsAtHand;
  readonly #catalogues = new Map<Namespace, TextCatalogue>();

  constructor(
    words: WordsAtHand,
    { base, isLive, host }: Pick<Site, 'base' | 'isLive'> & { readonly host?: string | undefined },
  ) {
    this.language = words.language;
    this.base = base;
    this.isLive = isLive;
    this.host = host;
    this.#words = words;
  }

  /** The way to say a namespace's messages. */
  say<N extends Namespace>(namespace: N): Say<N> {
    const catalogue = this.#catalogue(namespace);
    return (key: string, params?: Params) => catalogue.sayIf(key, params) ?? key;
  }

  /** What tellers of `@saylau/texts` speak with. A page that uses it names the namespace `texts`. */
  get texts(): TextCatalogue {
    return this.#catalogue('texts');
  }

  #catalogue(namespace: Namespace): TextCatalogue {
    const known = this.#catalogues.get(namespace);
    if (known !== undefined) return known;
    const made = new TextCatalogue(this.language, this.#words.of(namespace));
    this.#catalogues.set(namespace, made);
    return made;
  }

  /** "/en/elections/kz-2023-mazhilis" */
  href(place: Place, language: Language = this.language): string {
    return `${this.base}/${language}${pathOf(place).replace(/\/$/, '')}`;
  }

  number = (value: Figure): string => numberText(this.language, value);
  decimal = (decimal: string): string => decimalText(this.language, decimal);
  percent = (decimal: string): string => percentText(this.language, decimal);
  share = (part: number, whole: number, places?: number): string => shareText(this.language, part, whole, places);
  day = (day: string): string => dayText(this.language, day);
  name = (text: Text | undefined): string => named(this.language, text).text;
  /** In the order of the language's alphabet. */
  sorted = <T extends { readonly name: Text }>(rows: readonly T[]): readonly T[] => {
    const compare = byAlphabet(this.language);
    return [...rows].sort((one, other) => compare(this.name(one.name), this.name(other.name)));
  };
}

const Context = createContext<Site | undefined>(undefined);
export const SiteProvider = Context.Provider;

export function useSite(): Site {
  const site = useContext(Context);
  if (site === undefined) throw new Error('a part of a page stands outside of the site');
  return site;
}

/** The messages of a namespace. */
export function useSay<N extends Namespace>(namespace: N): Say<N> {
  return useSite().say(namespace);
}
