/** Guesses what a wrong id was meant to be: letters of another alphabet that look alike, or a slip of the pen. */

import { codePoint } from './at.js';
import { nearest } from './nearest.js';

/** What helps in a fault: the known id meant, and the letter that only looks right. */
export interface Guessed {
  readonly nearest?: string;
  readonly character?: string;
}

/** Cyrillic letters, as in Kazakh and Russian, each with the Latin one that looks the same. */
const alike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    А: 'A',
    В: 'B',
    Е: 'E',
    К: 'K',
    М: 'M',
    Н: 'H',
    О: 'O',
    Р: 'P',
    С: 'C',
    Т: 'T',
    У: 'Y',
    Х: 'X',
    І: 'I',
    Ү: 'Y',
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    һ: 'h',
    ѕ: 's',
    ј: 'j',
  }),
);

/** The text with look-alikes as Latin letters: two ids that a reader cannot tell apart have one skeleton. */
export function skeleton(text: string): string {
  if (isAscii(text) && !text.includes('  ')) return text;
  return text
    .normalize('NFKC')
    .replace(/[\u0400-\u04ff]/g, (letter) => alike.get(letter) ?? letter)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/\s+/g, ' ');
}

/** Whether a text holds plain letters, digits and signs only. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 126) return false;
  return true;
}

/** The first letter of one alphabet inside a word of another (Latin, Cyrillic, Greek); undefined where words are of one each. */
export function mixedLetter(text: string): string | undefined {
  if (isAscii(text)) return undefined;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const first = scriptOf(word);
    const other = [...word].find((letter) => scriptOf(letter) !== first);
    if (other !== undefined) return other;
  }
  return undefined;
}

function scriptOf(text: string): string {
  return /^\p{Script=Latin}/u.test(text) ? 'Latin' : /^\p{Script=Greek}/u.test(text) ? 'Greek' : 'other';
}

/** Guesses for one input. Comparing words costs time, so that after some hundred no more are made: a file of a million wrong ids is read as fast. */
export class Guess {
  #left = 200;
  #skeletons: { readonly of: unknown; readonly ids: ReadonlyMap<string, string> } | undefined;

  /** The known id that `word` was meant to be; nothing where none is near. */
  of(word: string, known: { keys(): Iterable<string> }): Guessed {
    if (this.#left <= 0 || word === '') return {};
    this.#left -= 1;
    const twin = this.#bySkeleton(known).get(skeleton(word));
    if (twin !== undefined && twin !== word) return { nearest: twin, ...differing(word, twin) };
    return nearest(word, near(word, known.keys()));
  }

  #bySkeleton(known: { keys(): Iterable<string> }): ReadonlyMap<string, string> {
    if (this.#skeletons?.of !== known) {
      this.#skeletons = { of: known, ids: new Map([...known.keys()].map((id) => [skeleton(id), id])) };
    }
    return this.#skeletons.ids;
  }
}

/** The first letter that is not the one of the id meant, as a code point. */
function differing(word: string, twin: string): { readonly character?: string } {
  const letters = [...twin];
  const wrong = [...word].find((letter, index) => letter !== letters[index]);
  return wrong === undefined ? {} : { character: codePoint(wrong) };
}

/** Ids that begin or end as `word` does: one slip leaves one half of a word as it was. */
function* near(word: string, known: Iterable<string>): Generator<string> {
  const half = word.length >> 1;
  const [front, back] = [word.slice(0, half), word.slice(half + 1)];
  for (const id of known) if (word.length < 4 || id.startsWith(front) || id.endsWith(back)) yield id;
}
