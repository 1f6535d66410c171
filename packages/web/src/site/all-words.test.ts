/** What the site says: the same in three languages, well formed, each with its own words. */

import { languages } from '@saylau/core';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { allWords, namespaces } from './all-words.js';
import type { Namespace } from './words.js';

const own = namespaces.filter((name) => name !== 'texts') as Namespace[];
/** As much of a message's tree as holds names: choices hold messages of their own. */
interface Node {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>;
}

/** Of plain text and of the number of a plural. */
const nameless = [0, 7];

function paramsOf(message: string): readonly string[] {
  const tree = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst() as readonly Node[];
  const names = (nodes: readonly Node[]): readonly string[] =>
    nodes.flatMap(({ type, value, options = {} }) => [
      ...(value === undefined || nameless.includes(type) ? [] : [value]),
      ...Object.values(options).flatMap((option) => names(option.value)),
    ]);
  return [...new Set(names(tree))].sort();
}

describe.each(own)('%s', (namespace) => {
  const messages = languages.map((language) => [language, allWords(language).of(namespace)] as const);
  const english = allWords('en').of(namespace);

  test('has the same keys in all languages, none empty', () => {
    for (const [language, own] of messages) {
      expect(Object.keys(own), language).toEqual(Object.keys(english));
      expect(
        Object.entries(own).filter(([, text]) => text.trim() === ''),
        language,
      ).toEqual([]);
    }
  });

  test('fills in the same in all languages', () => {
    for (const [language, own] of messages)
      for (const [key, text] of Object.entries(own))
        expect(paramsOf(text), `${language} ${key}`).toEqual(paramsOf(english[key] ?? ''));
  });

  test('is well formed', () => {
    for (const [language, own] of messages)
      for (const [key, text] of Object.entries(own)) {
        const format = (): unknown => new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
        expect(format, `${language} ${key}`).not.toThrow();
      }
  });

  test('is not English in Kazakh and Russian', () => {
    const untold = Object.entries(english).filter(
      ([key, text]) =>
        /[a-z]{4}/i.test(text.replaceAll(/\{[^}]*\}/g, '')) &&
        ['kk', 'ru'].some((language) => allWords(language as 'kk').of(namespace)[key] === text),
    );
    expect(untold.map(([key, text]) => `${key}: ${text}`)).toEqual(namespace === 'site' ? ['brand: Saylau'] : []);
  });
});
