/** Names in the order of each alphabet: as the Unicode data have it, for every name of the registers. */

import { readFileSync } from 'node:fs';
import { languages } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { byAlphabet } from './collation.js';

/** Of areas and parties, as the registers name them. */
const registered = (language: string): readonly string[] =>
  ['areas', 'parties'].flatMap((register) => {
    const text = readFileSync(new URL(`../../../registers/kz/${register}.yaml`, import.meta.url), 'utf8');
    return text
      .split('\n')
      .filter((line) => /^ +name: \{/.test(line))
      .map((line) => new RegExp(`\\b${language}: "?([^",{}]+)`).exec(line)?.[1] ?? '');
  });

describe.each(languages)('%s', (language) => {
  it('sorts every area and party as the Unicode data of this program do', () => {
    const names = [...new Set(registered(language))];
    expect(names.length).toBeGreaterThan(20);
    const unicode = new Intl.Collator(language, { numeric: true });
    expect(names.toSorted(byAlphabet(language))).toEqual(names.toSorted(unicode.compare));
  });
});

it('has Kazakh letters in their places, not behind я', () => {
  const words = ['Яғни', 'Ұлытау', 'Қарағанды', 'Караганда', 'Ғабиден', 'Әулиеата', 'Бурабай', 'Іле', 'Ыстық', 'Аягөз'];
  expect(words.toSorted(byAlphabet('kk'))).toEqual([
    ...['Аягөз', 'Әулиеата', 'Бурабай', 'Ғабиден', 'Караганда', 'Қарағанды', 'Ұлытау', 'Ыстық', 'Іле', 'Яғни'],
  ]);
});

it('has numbers by their value, and ё with е', () => {
  expect(['№ 10', '№ 9', '№ 100'].toSorted(byAlphabet('ru'))).toEqual(['№ 9', '№ 10', '№ 100']);
  expect(['ежи', 'ёж', 'еж', 'жук'].toSorted(byAlphabet('ru'))).toEqual(['еж', 'ёж', 'ежи', 'жук']);
});
