/** Every source of the data says what it is in three languages. Examples of other countries' files may say it in one. */

import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { filesOf, textOf } from './files.js';

interface Sourced {
  /** A list in elections, registers and plans; by id in laws. */
  readonly sources?: Readonly<Record<string, { readonly what?: Readonly<Record<string, unknown>> }>>;
}

const paths = ['elections', 'laws', 'registers', 'rehearsals'].flatMap((folder) => filesOf(folder, '.yaml'));
const sources = paths.flatMap((path) => {
  const { sources: own = {} } = parse(textOf(path)) as Sourced;
  return Object.entries(own).map(([at, { what }]) => ({ at: `${path} ${at}`, what }));
});

test.each(['elections', 'laws', 'registers', 'rehearsals'])('%s have sources', (folder) => {
  expect(sources.some(({ at }) => at.startsWith(`${folder}/`))).toBe(true);
});

test.each(['kk', 'ru', 'en'])('every source says what it is, in %s', (language) => {
  const isSaid = (says: unknown): boolean => typeof says === 'string' && says.trim() !== '';
  expect(sources.filter(({ what }) => !isSaid(what?.[language])).map(({ at }) => at)).toEqual([]);
});

test('what is said in Kazakh and in Russian is no English left over', () => {
  const left = sources.filter(({ what }) => what?.kk === what?.en || what?.ru === what?.en);
  expect(left.map(({ at, what }) => `${at}: ${what?.en}`)).toEqual([]);
});
