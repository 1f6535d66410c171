/**
 * The order of names in each language's alphabet, numbers by their value. The same wherever it runs: browsers know no Kazakh.
 */

import type { Language } from '@saylau/core';

const latin = 'abcdefghijklmnopqrstuvwxyz';
const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const kazakh = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';

/** Letters of the language's own script first. */
const alphabets: Readonly<Record<Language, string>> = {
  kk: kazakh + latin,
  ru: kazakhIn(russian) + latin,
  en: latin + kazakhIn(russian),
};

/** Kazakh letters among the Russian ones, in names that are kept as they are. */
function kazakhIn(alphabet: string): string {
  return alphabet + [...kazakh].filter((letter) => !alphabet.includes(letter)).join('');
}

const ranks = new Map<Language, ReadonlyMap<string, number>>();

function ranksIn(language: Language): ReadonlyMap<string, number> {
  const known = ranks.get(language);
  if (known !== undefined) return known;
  const letters = [...alphabets[language]].filter((letter) => letter !== 'ё');
  const made = new Map(letters.map((letter, at) => [letter, at + 1]));
  // Like the letter it is written for, where all else is equal.
  made.set('ё', made.get('е') ?? 0);
  ranks.set(language, made);
  return made;
}

/** Compares names: negative where the first comes first. Case, and ё beside е, decide only between names that are else equal. */
export function byAlphabet(language: Language): (one: string, other: string) => number {
  const rankOf = ranksIn(language);
  return (one, other) => {
    const [left, right] = [partsOf(one), partsOf(other)];
    for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
      const found = compareParts(rankOf, left[at] ?? '', right[at] ?? '');
      if (found !== 0) return found;
    }
    return left.length - right.length || (one < other ? -1 : Number(one > other));
  };
}

/** Letters one by one, digits together; signs are as spaces. */
function partsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\d+|\p{L}|[^\d\p{L}]+/gu) ?? []
  );
}

/** Spaces come before digits, digits before letters, letters that no alphabet here has last. */
function compareParts(rankOf: ReadonlyMap<string, number>, one: string, other: string): number {
  const kind = kindOf(one) - kindOf(other);
  if (kind !== 0) return kind;
  if (/^\d/.test(one)) return Number(one) - Number(other);
  const [left, right] = [one, other].map((part) => rankOf.get(part) ?? rankOf.size + (part.codePointAt(0) ?? 0));
  return kindOf(one) === 0 ? 0 : (left ?? 0) - (right ?? 0);
}

function kindOf(part: string): number {
  if (/^\d/.test(part)) return 1;
  return /^\p{L}/u.test(part) ? 2 : 0;
}
