/** A page's data in one language: texts keep that language alone, where they have it. */

import { type Language, languages } from '@saylau/core';

/** The same value with every text (`kk`, `ru`, `en` and no other key) narrowed to what `named` would choose. */
export function narrowed<T>(value: T, language: Language): T {
  // Only texts are changed, into texts.
  return narrow(value, language) as T;
}

function narrow(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((one) => narrow(one, language));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isText = entries.length > 0 && entries.every(([key, own]) => isLanguage(key) && typeof own === 'string');
  if (isText && Object.hasOwn(value, language)) return { [language]: (value as Record<string, string>)[language] };
  return Object.fromEntries(entries.map(([key, own]) => [key, narrow(own, language)]));
}

function isLanguage(key: string): boolean {
  return languages.some((language) => language === key);
}
