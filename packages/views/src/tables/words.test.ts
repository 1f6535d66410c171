/** Whoever reads a table is told what stands in each column in their own language, and programs read the same in English. */

import type { RecordState } from '@saylau/acts';
import { languages, outcomeOf } from '@saylau/core';
import { describe, expect, test } from 'vitest';
import { closed, enters } from '../../../acts/src/record.test-kit.js';
import { contest, election, lists, rules } from '../../../core/src/count/election.test-kit.js';
import { logTables, pastTables, schemaFields, shownFigures, type Table, tableIn } from '../tables.js';
import en from './words/en.json' with { type: 'json' };
import kk from './words/kk.json' with { type: 'json' };
import ru from './words/ru.json' with { type: 'json' };

const log = closed();
enters(log, 'a1');
/** The state, of the class that tables are given: types of sources and of what is built differ. */
const state = log.state as unknown as RecordState;
const figures = shownFigures(state, 'made', { log: { origin: 'made', size: state.size, root: new Uint8Array() } })!;

const counted = election([contest({ votes: { x: 3, y: 2 } })]);
const law = {
  law: { on: counted.date, is: 'rules', changed: [] },
  rules: rules({ p: lists() }),
  readings: [],
} as const;
const past = { election: counted, outcome: outcomeOf(counted, law) };

const ofLog = Object.entries(logTables).map(([name, make]): [string, Table] => [`${name} of a log`, make(figures)]);
const ofPast = Object.entries(pastTables).map(([name, make]): [string, Table] => [`${name} of the past`, make(past)]);
const tables = [...ofLog, ...ofPast];

describe.each(tables)('%s', (_, table) => {
  const texts = [table.title, table.description, ...table.fields.map(({ description }) => description)];

  test('is told in three languages, with every column, and nothing is left to be filled in', () => {
    for (const text of texts) {
      for (const language of languages) expect(text[language]).toMatch(/^[^{}]*\p{L}{2}[^{}]*$/u);
      expect([text.kk, text.ru].filter((own) => !/\p{Script=Cyrillic}/u.test(own) || own === text.en)).toEqual([]);
    }
  });

  test('has no two columns that say the same', () => {
    for (const language of languages) {
      const said = table.fields.map(({ description }) => description[language]);
      expect(said.filter((text, at) => said.indexOf(text) !== at)).toEqual([]);
    }
  });

  test('says in its file, in English, what the site says in English', () => {
    const file = JSON.parse([...tableIn(table, 'json', {})].join(''));
    expect(file).toMatchObject({ title: table.title.en, description: table.description.en });
    expect(file.fields).toEqual(schemaFields(table.fields));
    expect(file.fields.map((field: { description: string }) => field.description)).toEqual(
      table.fields.map(({ description }) => description.en),
    );
  });
});

test('every word is one that a table says, in the same keys in each language', () => {
  expect(Object.keys(kk)).toEqual(Object.keys(en));
  expect(Object.keys(ru)).toEqual(Object.keys(en));
  const said = new Set(
    tables.flatMap(([, { title, description, fields }]) => [
      ...[title.en, description.en],
      ...fields.map((field) => field.description.en.replace(/in (Kazakh|Russian|English)/, '{language}')),
    ]),
  );
  const unsaid = Object.entries(en).filter(([key, text]) => !key.startsWith('in-') && !said.has(text));
  expect(unsaid).toEqual([]);
});
