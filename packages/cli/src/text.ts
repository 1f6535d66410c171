/** The command's texts in three languages: ICU messages by key, the same keys in each. What the site says too stands in `texts`. */

import { readFileSync } from 'node:fs';
import { type Language, languages } from '@saylau/core';
import type { Messages, Params, MessageKey as SharedKey, Speaker, TextCatalogue } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';
import { IntlMessageFormat } from 'intl-messageformat';
// biome-ignore lint/correctness/useImportExtensions: a type taken from a JSON file, which has no .js form
import type english from './texts/en.json';

type OwnKey = keyof typeof english;
export type MessageKey = OwnKey | SharedKey;

/** Plurals, choices and quoted braces; all other messages are filled in directly, which is ten times as fast. */
const needsIcu = /['#]|, (plural|select)/;

/** Language of this invocation: --lang, then SAYLAU_LANG, then the locale of the system, then English. */
export function languageOf(chosen: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const wanted = [chosen, env.SAYLAU_LANG, locale.slice(0, 2)];
  return wanted.map(asLanguage).find((language) => language !== undefined) ?? 'en';
}

export function asLanguage(word: string | undefined): Language | undefined {
  return languages.find((language) => language === word);
}

/** How the command is started: what texts call `{saylau}` can be typed as it stands there. */
export function commandIn(env: Readonly<Record<string, string | undefined>>): string {
  return env.npm_lifecycle_event === 'start' ? 'npm start --' : 'saylau';
}

/** Looks messages up, the command's own first and then those that it shares with the site, and fills them in. */
export class Texts implements Speaker {
  readonly language: Language;
  readonly of: Speaker['of'];
  readonly #shared: TextCatalogue;
  readonly #messages: Messages;
  readonly #compiled = new Map<string, IntlMessageFormat>();

  /** What stands for `{saylau}`. */
  readonly command: string;

  constructor(language: Language, command = 'saylau') {
    this.language = language;
    this.command = command;
    this.#messages = readMessages(language);
    this.#shared = sayIn(language);
    this.of = this.#shared.of;
  }

  /** The message under a key, filled in. */
  say = (key: MessageKey, params: Params = {}): string => this.sayIf(key, params) ?? key;

  /** The message under a key made at run time (`line.registered`); undefined where the texts have none. */
  sayIf = (key: string, params: Params = {}): string | undefined => {
    const message = Object.hasOwn(this.#messages, key) ? this.#messages[key] : undefined;
    return message === undefined ? this.#shared.sayIf(key, params) : this.#format(key, message, params);
  };

  #format(key: string, message: string, own: Params): string {
    const params: Params = { saylau: this.command, ...own };
    if (!needsIcu.test(message))
      return message.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
    const known =
      this.#compiled.get(key) ?? new IntlMessageFormat(message, this.language, undefined, { ignoreTag: true });
    this.#compiled.set(key, known);
    return String(known.format({ ...params })).replaceAll(/(?<=\d)[\u00a0 ](?=\d{3}(?!\d))/g, '\u202f');
  }
}

/** The texts stand once, beside the sources, for the built command too. */
function readMessages(language: Language): Messages {
  const read: unknown = JSON.parse(readFileSync(new URL(`../src/texts/${language}.json`, import.meta.url), 'utf8'));
  // The files are Saylau's own; a repository test holds their keys equal and their values texts.
  return read as Messages;
}
