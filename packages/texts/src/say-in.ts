/** The texts of any language at once: for Node, where nothing is gained by loading them one at a time. */

import type { Language } from '@saylau/core';
import { TextCatalogue } from './catalogue.js';
import type { Messages } from './speaker.js';
// biome-ignore lint/correctness/useImportExtensions: a JSON file, which has no .js form
import english from './texts/en.json' with { type: 'json' };
// biome-ignore lint/correctness/useImportExtensions: a JSON file, which has no .js form
import kazakh from './texts/kk.json' with { type: 'json' };
// biome-ignore lint/correctness/useImportExtensions: a JSON file, which has no .js form
import russian from './texts/ru.json' with { type: 'json' };

const messages: Readonly<Record<Language, Messages>> = { kk: kazakh, ru: russian, en: english };

const catalogues = new Map<Language, TextCatalogue>();

/** The texts of a language; made once. */
export function sayIn(language: Language): TextCatalogue {
  const catalogue = catalogues.get(language) ?? new TextCatalogue(language, messages[language]);
  catalogues.set(language, catalogue);
  return catalogue;
}
