/** The texts of one language: ICU messages by key, filled in. Runs in Node and in a browser alike. */

import type { Language, Text } from '@saylau/core';
import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { whole } from './numbers.js';
import { oneLine } from './one-line.js';
import type { MessageKey, Messages, Params, Speaker } from './speaker.js';

/** Plurals, choices and quoted braces; all other messages are filled in directly, which is ten times as fast. */
const needsIcu = /['#]|, (?:plural|select)/;
const plural = /, plural,/;
const names = /\{\s*(\w+)\s*[,}]/g;

/** What the runtime puts between groups of digits in Russian; the same sign as in `number`. */
const groupGap = /(?<=\d)[\u00a0 ](?=\d{3}(?!\d))/g;

/** What a choice is given for a param that is not there: messages that can do without it choose by `none`. */
const absent = 'none';

/** Looks messages up and fills them in. A param that is missing never throws, and never shows a brace. */
export class TextCatalogue implements Speaker {
  readonly language: Language;
  readonly #messages: Messages;
  readonly #compiled = new Map<string, IntlMessageFormat>();
  readonly #plurals = new Map<string, Intl.PluralRules>();
  /** Browsers know no Kazakh: numbers are grouped here, and its plurals are those of English. */

  readonly #formatters: Formatters = {
    getNumberFormat: () => ({ format: (value: number) => this.number(value) }) as Intl.NumberFormat,
    getDateTimeFormat: (...of) => new Intl.DateTimeFormat(...of),
    getPluralRules: (_, options) => this.#pluralRules(options),
  };

  /** `messages`: those of the language's JSON file, which a browser loads alone. */
  constructor(language: Language, messages: Messages) {
    this.language = language;
    this.#messages = messages;
  }

  /** The message under a key, filled in. */
  say = (key: MessageKey, params: Params = {}): string => this.#format(key, this.#messages[key] ?? key, params);

  /** The message under a key made at run time (`act.station-opened`); undefined where the texts have none. */
  sayIf = (key: string, params: Params = {}): string | undefined => {
    const message = Object.hasOwn(this.#messages, key) ? this.#messages[key] : undefined;
    return message === undefined ? undefined : this.#format(key, message, params);
  };

  /** A text of the data in this language, else in any that it has; always one line. */
  of = (text: Text | undefined): string | undefined => {
    const words = text?.[this.language] ?? text?.ru ?? text?.en ?? text?.kk;
    return words === undefined ? undefined : oneLine(words);
  };

  /** A whole number with its digits in groups of three: 12 035 578 in Kazakh and Russian, 12,035,578 in English. */
  number(value: number): string {
    return whole(this, value);
  }

  /** The names of a message's params; none for a key that the texts do not have. */
  paramsOf(key: string): readonly string[] {
    const message = Object.hasOwn(this.#messages, key) ? this.#messages[key] : undefined;
    return [...(message ?? '').matchAll(names)].map(([, name = '']) => name);
  }

  #format(key: string, message: string, params: Params): string {
    if (!needsIcu.test(message)) return message.replace(names, (_, name: string) => this.#value(params, name) ?? '…');
    const format =
      this.#compiled.get(key) ??
      new IntlMessageFormat(message, this.language, undefined, { ignoreTag: true, formatters: this.#formatters });
    this.#compiled.set(key, format);
    const asNumbers = plural.test(message);
    const values = this.paramsOf(key).map((name): [string, string | number] => {
      const own = Object.hasOwn(params, name) ? params[name] : undefined;
      return [name, asNumbers && typeof own === 'number' ? own : (this.#value(params, name) ?? absent)];
    });
    return String(format.format(Object.fromEntries(values))).replaceAll(groupGap, '\u202f');
  }

  /** Made anew they take longer than the message. */
  #pluralRules(options: Intl.PluralRulesOptions = {}): Intl.PluralRules {
    const key = options.type ?? 'cardinal';
    const rules =
      this.#plurals.get(key) ?? new Intl.PluralRules(this.language === 'kk' ? 'en' : this.language, options);
    this.#plurals.set(key, rules);
    return rules;
  }

  #value(params: Params, name: string): string | undefined {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return typeof value === 'number' ? this.number(value) : value;
  }
}
