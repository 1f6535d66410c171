/** The law in words of all three languages: what pages of the law are made from. Never in a browser: it holds all texts. */

import {
  type Confidence,
  type Held,
  heldOn,
  type Language,
  type Provision,
  type Statute,
  type SystemVersion,
  type Text,
  type Version,
} from '@saylau/core';
import { conditionOf } from '@saylau/formats/rules';
import {
  date,
  type LawWords,
  lawWords,
  tellArticle,
  tellHeld,
  tellSpan,
  tellSystem,
  tellValue,
  tellVersion,
} from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';
import { withActNames } from './act-names.js';
import { toldIn } from './told.js';

/** What a day says of a provision: a version's state, or that none or either of two holds. */
export type HeldState = Version['state'] | 'nothing' | 'ambiguous';

/** A provision in one line of a list. */
export interface ProvisionLine {
  readonly id: string;
  readonly says: Text;
  /** What holds on the day. */
  readonly value: Text;
  readonly state: HeldState;
  readonly article?: Text;
  readonly confidence?: Confidence;
  /** The last value known, where what holds today was not seen: article and confidence are then its own. */
  readonly last?: Text;
  /** The day or month up to which that value held. */
  readonly until?: Text;
}

/** The words of one statute. */
export class ToldLaw {
  readonly statute: Statute;
  readonly #words: Readonly<Record<Language, LawWords>>;
  readonly #subjects: ReadonlyMap<string, string>;
  readonly #provisions: ReadonlyMap<string, Provision>;

  constructor(statute: Statute) {
    this.statute = statute;
    const words = (language: Language) => lawWords(sayIn(language), statute, conditionOf);
    this.#words = { kk: words('kk'), ru: words('ru'), en: words('en') };
    const all = statute.subjects.flatMap(({ id, provisions }) => provisions.map((one) => [one, id] as const));
    this.#subjects = new Map(all.map(([{ id }, subject]) => [id, subject]));
    this.#provisions = new Map(all.map(([one]) => [one.id, one]));
  }

  provision(id: string): Provision | undefined {
    return this.#provisions.get(id);
  }

  /** The subject that a provision stands under. */
  subjectOf(id: string): string | undefined {
    return this.#subjects.get(id);
  }

  version({ type }: Provision, version: Version): Text {
    return toldIn(({ language }) => tellVersion(this.#words[language], type, version));
  }

  /** A value by itself, such as that of another reading. */
  value({ type }: Provision, value: Exclude<Version['value'], undefined>): Text {
    return toldIn(({ language }) => tellValue(this.#words[language], type, value));
  }

  held(provision: Provision, held: Held<Version>, day: string): Text {
    return toldIn(({ language }) => tellHeld(this.#words[language], provision, held, day));
  }

  system(held: Held<SystemVersion>, day: string): Text {
    return toldIn((texts) => tellSystem(texts, held, day));
  }

  article(version: Pick<Version, 'cite'>): Text {
    return toldIn((texts, language) => withActNames(language, tellArticle(texts, version)));
  }

  /** "From 5 June 2021", "10 August 1999 – 5 June 2021". */
  span(version: { readonly from: string; readonly to?: string }, next: string | undefined): Text {
    return toldIn((texts) => tellSpan(texts, version, next));
  }

  /** A word of the statute's own, else as it is written. */
  word(id: string): Text {
    return this.statute.words.find((word) => word.id === id)?.says ?? { en: id };
  }

  #ground(version: Version): Pick<ProvisionLine, 'article' | 'confidence'> {
    return { article: this.article(version), confidence: version.confidence };
  }

  line(provision: Provision, day: string): ProvisionLine {
    const held = heldOn(provision.history, day);
    const version = held.is === 'version' ? held.version : undefined;
    const last = version === undefined ? undefined : lastGiven(provision, version);
    return {
      id: provision.id,
      says: provision.says,
      value: this.held(provision, held, day),
      state: version?.state ?? (held.is === 'ambiguous' ? 'ambiguous' : 'nothing'),
      ...(version === undefined ? {} : this.#ground(last ?? version)),
      ...(last === undefined || version === undefined
        ? {}
        : { last: this.version(provision, last), until: dateText(version.from) }),
    };
  }
}

/** The value that held before a version which has none because its text was not seen. */
function lastGiven({ history }: Provision, version: Version): Version | undefined {
  if (version.state !== 'superseded') return undefined;
  return history.slice(0, history.indexOf(version)).findLast(({ state }) => state === 'given');
}

/** A day or month of the law in words. */
export function dateText(iso: string): Text {
  return toldIn((texts) => date(texts, iso));
}

const told = new WeakMap<Statute, ToldLaw>();

/** Made once for a statute. */
export function toldLaw(statute: Statute): ToldLaw {
  const known = told.get(statute) ?? new ToldLaw(statute);
  told.set(statute, known);
  return known;
}
