/** What tables and their columns are called and what they say, in three languages: files, the export and the site have it from here. */

import type { Language } from '@saylau/core';
import en from './words/en.json' with { type: 'json' };
import kk from './words/kk.json' with { type: 'json' };
import ru from './words/ru.json' with { type: 'json' };

/** A text that no language lacks. */
export type Said = Readonly<Record<Language, string>>;

type Word = keyof typeof en;
type Of<Prefix extends string, W> = W extends `${Prefix}${infer Rest}` ? Rest : never;
/** What a column says; columns that mean the same in several tables share it. */
export type ColumnWord = Of<'column-', Word>;
export type TableName = Of<'name-', Word>;
/** What a table is; those of one name that are made of other things have one each. */
export type TableWord = Of<'what-', Word>;

const words: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { kk, ru, en };

export function tableName(name: TableName): Said {
  return inAll((language) => words[language][`name-${name}`]);
}

export function tableWhat(word: TableWord): Said {
  return inAll((language) => words[language][`what-${word}`]);
}

/** `of`: the language that the column's texts are in, which it names. */
export function columnWhat(word: ColumnWord, of?: Language): Said {
  return inAll((language) => {
    const said = words[language][`column-${word}`];
    return of === undefined ? said : said.replace('{language}', words[language][`in-${of}`]);
  });
}

function inAll(say: (language: Language) => string): Said {
  return { kk: say('kk'), ru: say('ru'), en: say('en') };
}
