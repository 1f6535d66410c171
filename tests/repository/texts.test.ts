/** The command's texts say the same things in Kazakh, Russian and English. */

import { TextCatalogue } from '@saylau/texts';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { isFile, isTest, manifestOf, textOf } from './files.js';
import { sourcesOf } from './imports.js';

const folder = 'packages/cli/src/texts';
const languages = ['kk', 'ru', 'en'] as const;

/** One part of a parsed message, of which only the names matter here. */
interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
  readonly children?: readonly Part[];
}
/** The kinds of parts that are not a placeholder: a literal, and `#` inside a plural. */
const plain = [0, 7];

/** Key → text; nested keys joined by ".". */
function flat(value: unknown, key = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) throw new TypeError(`${key} is neither a text nor a group of texts`);
  return Object.entries(value).flatMap(([name, inner]) => flat(inner, key === '' ? name : `${key}.${name}`));
}

/** The name of every placeholder, each once: languages differ in which of them need plural forms. */
function placeholders(parts: readonly Part[]): readonly string[] {
  const found = parts.flatMap((part) => [
    ...(plain.includes(part.type) ? [] : [String(part.value)]),
    ...Object.values(part.options ?? {}).flatMap((option) => placeholders(option.value)),
    ...placeholders(part.children ?? []),
  ]);
  return [...new Set(found)].sort();
}

// The parser's own type is not exported; the parts above are those of its documentation.
const placeholdersOf = (text: string, language: string): readonly string[] =>
  placeholders(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst() as readonly Part[]);

const isThere = isFile(folder);
if (!isThere) process.stdout.write(`${folder} does not exist: the texts are not compared\n`);

describe.skipIf(!isThere)('texts', () => {
  const read = (language: string): ReadonlyMap<string, string> =>
    new Map(isThere ? flat(JSON.parse(textOf(`${folder}/${language}.json`))) : []);
  const texts = languages.map((language) => ({ language, texts: read(language) }));
  const english = read('en');

  test.each(texts)('$language has exactly the keys of English', (own) => {
    expect([...own.texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test.each(texts)('$language has no empty text', (own) => {
    expect([...own.texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  test.each(texts)('$language has the placeholders of English in every text', ({ language, texts: own }) => {
    const different = [...own].filter(([key, text]) => {
      const wanted = placeholdersOf(english.get(key) ?? '', 'en');
      return placeholdersOf(text, language).join() !== wanted.join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });
});

test('a browser loads the texts of one language: only what is for Node brings them all', () => {
  const bringing = sourcesOf('texts').filter(
    (path) => !isTest(path) && /^import (?!type )[^;]*\.json'/mu.test(textOf(path)),
  );
  expect(bringing).toEqual(['packages/texts/src/say-in.ts']);
  const importing = sourcesOf('texts').filter((path) => !isTest(path) && /\/say-in\.js'/u.test(textOf(path)));
  expect(importing).toEqual([]);
  const { exports } = manifestOf('packages/texts');
  expect(languages.map((language) => exports?.[`./${language}.json`])).toEqual(
    languages.map((language) => `./dist/texts/${language}.json`),
  );
});

test('one JSON file is all that a catalogue needs', async () => {
  const { default: kazakh } = await import('@saylau/texts/kk.json', { with: { type: 'json' } });
  const texts = new TextCatalogue('kk', kazakh);
  expect(texts.say('month-of.3')).toBe('наурыз');
});
