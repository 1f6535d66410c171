/** The texts: the same keys and parameters in three languages, well formed, one for every code that may be told. */

import { readFileSync } from 'node:fs';
import { apportionErrors, type Language, languages } from '@saylau/core';
import { faultCodes } from '@saylau/formats';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';

function messagesOf(language: Language): Readonly<Record<string, string>> {
  const read: unknown = JSON.parse(readFileSync(new URL(`./texts/${language}.json`, import.meta.url), 'utf8'));
  return read as Readonly<Record<string, string>>;
}

const texts = { kk: messagesOf('kk'), ru: messagesOf('ru'), en: messagesOf('en') };

function parametersOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{([a-z]\w*)[,}]/gi)].map(([, name = '']) => name))].sort();
}

describe.each(languages)('%s', (language) => {
  it('has the keys of English', () => {
    expect(Object.keys(texts[language]).sort()).toEqual(Object.keys(texts.en).sort());
  });

  it('has well-formed messages that say something', () => {
    for (const [key, message] of Object.entries(texts[language])) {
      expect(message.trim(), key).not.toBe('');
      expect(() => new IntlMessageFormat(message, language, undefined, { ignoreTag: true }), key).not.toThrow();
    }
  });

  it('names no parameter that English has not', () => {
    for (const [key, message] of Object.entries(texts[language])) {
      const known = parametersOf(texts.en[key] ?? '');
      expect(
        parametersOf(message).filter((name) => !known.includes(name)),
        key,
      ).toEqual([]);
    }
  });

  it.each([
    ['fault', faultCodes],
    ['apportion-error', apportionErrors],
  ])('has a sentence for every %s', (prefix, codes) => {
    for (const code of codes) expect(texts[language], code).toHaveProperty([`${prefix}.${code}`]);
  });
});

it('Kazakh, Russian and English texts differ, but for signs and names', () => {
  const same = Object.keys(texts.en).filter(
    (key) =>
      !key.endsWith('-examples') &&
      texts.kk[key] === texts.en[key] &&
      /[a-z]{4}/i.test((texts.en[key] ?? '').replaceAll(/\{[^}]*\}+/g, '')),
  );
  expect(same).toEqual([]);
});
